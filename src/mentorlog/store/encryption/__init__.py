"""Journals that are encrypted: plain SQLCipher 4 databases, opened with a key of their own."""
