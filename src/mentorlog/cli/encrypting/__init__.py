"""Encrypted journals at the command line: where a passphrase comes from, and who asks for it."""
