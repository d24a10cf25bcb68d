-- Which words stand in which entry, so that they are found in any number of relationships. No
-- trigger may write these tables (with trusted_schema=OFF an FTS5 table is out of their reach):
-- the program does, from what a command changed, before it is committed.
-- Once released this file is never edited.

CREATE TABLE worded (
    id INTEGER NOT NULL PRIMARY KEY,
    relationship TEXT NOT NULL,
    type TEXT NOT NULL,
    entry TEXT NOT NULL,
    UNIQUE (type, entry)
) STRICT;

-- The words are folded by the program, and each begins with a character that marks its relationship, so that a
-- search reads the words of one relationship alone. For this tokenizer all that is not ASCII
-- belongs to a word.
CREATE VIRTUAL TABLE words USING fts5 (said, tokenize = 'ascii', detail = 'none');
