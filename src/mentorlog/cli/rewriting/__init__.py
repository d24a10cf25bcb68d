"""Putting right what was written, taking it back, and what it was before."""
