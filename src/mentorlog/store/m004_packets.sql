-- What the other side shared: one packet for each side of a relationship, as it came. It is that
-- side's own view and no part of the record: nothing here is checked, counted or exported.
-- It goes with its relationship, whoever takes that away, and its history is kept as that of an entry.
-- Once released this file is never edited.

-- id: the side and the relationship. theirs: the id that the relationship has on the other side.
-- lines: the lines of the exchange format below the header.
CREATE TABLE packet (
    id TEXT NOT NULL PRIMARY KEY CHECK (id = side || ' ' || relationship),
    relationship TEXT NOT NULL REFERENCES relationship (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    side TEXT NOT NULL CHECK (side = 'mentor' OR side = 'mentee' OR side = 'facilitator'),
    theirs TEXT NOT NULL CHECK (theirs <> ''),
    exported_on TEXT NOT NULL CHECK (exported_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(exported_on, '+0 days') IS exported_on),
    revision INTEGER NOT NULL CHECK (revision >= 0),
    received_on TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(received_on, '+0 days') IS received_on),
    lines TEXT NOT NULL
) STRICT;
CREATE INDEX packet_relationship ON packet (relationship);
CREATE INDEX packet_theirs ON packet (theirs);

CREATE TABLE packet_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    relationship TEXT,
    side TEXT,
    theirs TEXT,
    exported_on TEXT,
    revision INTEGER,
    received_on TEXT,
    lines TEXT
) STRICT;
CREATE TRIGGER packet_insert AFTER INSERT ON packet BEGIN
    INSERT INTO change (type, entry, what) VALUES ('packet', NEW.id, 'insert');
END;
CREATE TRIGGER packet_update BEFORE UPDATE ON packet BEGIN
    INSERT INTO change (type, entry, what) VALUES ('packet', OLD.id, 'update');
    INSERT INTO packet_was SELECT (SELECT max(id) FROM change), * FROM packet WHERE id = OLD.id;
END;
CREATE TRIGGER packet_delete BEFORE DELETE ON packet BEGIN
    INSERT INTO change (type, entry, what) VALUES ('packet', OLD.id, 'delete');
    INSERT INTO packet_was SELECT (SELECT max(id) FROM change), * FROM packet WHERE id = OLD.id;
END;
