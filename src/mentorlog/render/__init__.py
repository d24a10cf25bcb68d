"""Values made into something to look at; nothing here prints."""
