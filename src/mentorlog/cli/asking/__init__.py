"""Whoever is asked at a terminal: questions, keys, an editor, and what is not saved yet."""
