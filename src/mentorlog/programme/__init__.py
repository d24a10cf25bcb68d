"""The check over the packets of many: found, read, examined side by side, and counted."""
