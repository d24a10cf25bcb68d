"""Whoever is asked at a terminal: questions, keys, lists, an editor, and what is not saved yet."""
