"""Calendars: what an iCalendar file (RFC 5545) says of the sessions of two people."""
