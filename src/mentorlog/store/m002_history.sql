-- What every command changed, so that it can be looked at and taken back.
-- Triggers write it, so that nothing that writes to the record can forget to. A change names its
-- entry. What stood there before an update or a delete is kept in <type>_was, under the number of
-- the change: the columns of <type>, in their order. Whoever gives a table a column gives it to
-- its <type>_was too. (With trusted_schema=OFF no trigger may use json_object().)
-- While its number is below 0, or its relationship begins with NUL (length() is then 0), a row is
-- in the middle of an import: that is nobody's state, and is not kept.
-- Once released this file is never edited.

-- A command has the number of the first change that it made: those up to the next command's are its.
-- undoes: the command that this one took back. redoes: the undo that this one took back.
-- undone_by: the command that took this one back, NULL while it stands.
CREATE TABLE command (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    "on" TEXT NOT NULL CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    undoes INTEGER REFERENCES command (id) DEFERRABLE INITIALLY DEFERRED,
    redoes INTEGER REFERENCES command (id) DEFERRABLE INITIALLY DEFERRED,
    undone_by INTEGER REFERENCES command (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX command_standing ON command (id) WHERE undoes IS NULL AND redoes IS NULL AND undone_by IS NULL;
CREATE INDEX command_typed ON command (id) WHERE undoes IS NULL AND redoes IS NULL;
CREATE INDEX command_taken_back ON command (id) WHERE undoes IS NOT NULL AND undone_by IS NULL;

-- what: insert, update or delete. Nothing is checked and little is indexed, because every row of an
-- import pays for it. Rows are blanked and never removed, so that no number is given twice.
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    type TEXT,
    entry TEXT,
    what TEXT
) STRICT;
CREATE INDEX change_entry ON change (entry);
CREATE INDEX change_delete ON change (type) WHERE what = 'delete';

CREATE TABLE relationship_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    mentor TEXT,
    mentee TEXT,
    keeper TEXT,
    form TEXT,
    purpose TEXT,
    success TEXT,
    asked_for_by TEXT,
    started_on TEXT,
    planned_end TEXT,
    facilitator TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER relationship_insert AFTER INSERT ON relationship BEGIN
    INSERT INTO change (type, entry, what) VALUES ('relationship', NEW.id, 'insert');
END;
CREATE TRIGGER relationship_update BEFORE UPDATE ON relationship WHEN OLD.number > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('relationship', OLD.id, 'update');
    INSERT INTO relationship_was SELECT (SELECT max(id) FROM change), * FROM relationship WHERE id = OLD.id;
END;
CREATE TRIGGER relationship_delete BEFORE DELETE ON relationship BEGIN
    INSERT INTO change (type, entry, what) VALUES ('relationship', OLD.id, 'delete');
    INSERT INTO relationship_was SELECT (SELECT max(id) FROM change), * FROM relationship WHERE id = OLD.id;
END;

CREATE TABLE agreement_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    agreed_on TEXT,
    rhythm TEXT,
    minutes INTEGER,
    notice_hours INTEGER,
    review_every TEXT,
    mentor_expects TEXT,
    mentee_expects TEXT,
    boundaries TEXT,
    confidentiality TEXT,
    contact TEXT,
    sessions_agreed INTEGER,
    sponsor TEXT,
    if_not_working TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER agreement_insert AFTER INSERT ON agreement BEGIN
    INSERT INTO change (type, entry, what) VALUES ('agreement', NEW.id, 'insert');
END;
CREATE TRIGGER agreement_update BEFORE UPDATE ON agreement WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('agreement', OLD.id, 'update');
    INSERT INTO agreement_was SELECT (SELECT max(id) FROM change), * FROM agreement WHERE id = OLD.id;
END;
CREATE TRIGGER agreement_delete BEFORE DELETE ON agreement BEGIN
    INSERT INTO change (type, entry, what) VALUES ('agreement', OLD.id, 'delete');
    INSERT INTO agreement_was SELECT (SELECT max(id) FROM change), * FROM agreement WHERE id = OLD.id;
END;

CREATE TABLE agreement_review_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    "on" TEXT,
    changed INTEGER,
    note TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER agreement_review_insert AFTER INSERT ON agreement_review BEGIN
    INSERT INTO change (type, entry, what) VALUES ('agreement_review', NEW.id, 'insert');
END;
CREATE TRIGGER agreement_review_update BEFORE UPDATE ON agreement_review WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('agreement_review', OLD.id, 'update');
    INSERT INTO agreement_review_was SELECT (SELECT max(id) FROM change), * FROM agreement_review WHERE id = OLD.id;
END;
CREATE TRIGGER agreement_review_delete BEFORE DELETE ON agreement_review BEGIN
    INSERT INTO change (type, entry, what) VALUES ('agreement_review', OLD.id, 'delete');
    INSERT INTO agreement_review_was SELECT (SELECT max(id) FROM change), * FROM agreement_review WHERE id = OLD.id;
END;

CREATE TABLE goal_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    text TEXT,
    measure TEXT,
    why TEXT,
    set_on TEXT,
    target_on TEXT,
    achieved_on TEXT,
    dropped_on TEXT,
    replaced_by TEXT,
    note TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER goal_insert AFTER INSERT ON goal BEGIN
    INSERT INTO change (type, entry, what) VALUES ('goal', NEW.id, 'insert');
END;
CREATE TRIGGER goal_update BEFORE UPDATE ON goal WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('goal', OLD.id, 'update');
    INSERT INTO goal_was SELECT (SELECT max(id) FROM change), * FROM goal WHERE id = OLD.id;
END;
CREATE TRIGGER goal_delete BEFORE DELETE ON goal BEGIN
    INSERT INTO change (type, entry, what) VALUES ('goal', OLD.id, 'delete');
    INSERT INTO goal_was SELECT (SELECT max(id) FROM change), * FROM goal WHERE id = OLD.id;
END;

CREATE TABLE goal_change_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    goal TEXT,
    "on" TEXT,
    target_on TEXT,
    measure TEXT,
    text TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER goal_change_insert AFTER INSERT ON goal_change BEGIN
    INSERT INTO change (type, entry, what) VALUES ('goal_change', NEW.id, 'insert');
END;
CREATE TRIGGER goal_change_update BEFORE UPDATE ON goal_change WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('goal_change', OLD.id, 'update');
    INSERT INTO goal_change_was SELECT (SELECT max(id) FROM change), * FROM goal_change WHERE id = OLD.id;
END;
CREATE TRIGGER goal_change_delete BEFORE DELETE ON goal_change BEGIN
    INSERT INTO change (type, entry, what) VALUES ('goal_change', OLD.id, 'delete');
    INSERT INTO goal_change_was SELECT (SELECT max(id) FROM change), * FROM goal_change WHERE id = OLD.id;
END;

CREATE TABLE goal_review_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    goal TEXT,
    "on" TEXT,
    meeting TEXT,
    progress INTEGER,
    still_right INTEGER,
    note TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER goal_review_insert AFTER INSERT ON goal_review BEGIN
    INSERT INTO change (type, entry, what) VALUES ('goal_review', NEW.id, 'insert');
END;
CREATE TRIGGER goal_review_update BEFORE UPDATE ON goal_review WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('goal_review', OLD.id, 'update');
    INSERT INTO goal_review_was SELECT (SELECT max(id) FROM change), * FROM goal_review WHERE id = OLD.id;
END;
CREATE TRIGGER goal_review_delete BEFORE DELETE ON goal_review BEGIN
    INSERT INTO change (type, entry, what) VALUES ('goal_review', OLD.id, 'delete');
    INSERT INTO goal_review_was SELECT (SELECT max(id) FROM change), * FROM goal_review WHERE id = OLD.id;
END;

CREATE TABLE milestone_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    goal TEXT,
    text TEXT,
    due_on TEXT,
    reached_on TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER milestone_insert AFTER INSERT ON milestone BEGIN
    INSERT INTO change (type, entry, what) VALUES ('milestone', NEW.id, 'insert');
END;
CREATE TRIGGER milestone_update BEFORE UPDATE ON milestone WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('milestone', OLD.id, 'update');
    INSERT INTO milestone_was SELECT (SELECT max(id) FROM change), * FROM milestone WHERE id = OLD.id;
END;
CREATE TRIGGER milestone_delete BEFORE DELETE ON milestone BEGIN
    INSERT INTO change (type, entry, what) VALUES ('milestone', OLD.id, 'delete');
    INSERT INTO milestone_was SELECT (SELECT max(id) FROM change), * FROM milestone WHERE id = OLD.id;
END;

CREATE TABLE meeting_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    outcome TEXT,
    "on" TEXT,
    at TEXT,
    "by" TEXT,
    reason TEXT,
    notice_hours INTEGER,
    moved_to TEXT,
    planned_minutes INTEGER,
    lasted_minutes INTEGER,
    ended_early_by TEXT,
    distracted TEXT,
    quiet TEXT,
    unprepared TEXT,
    observed INTEGER,
    useful INTEGER,
    form TEXT,
    goals INTEGER,
    topics TEXT,
    notes TEXT,
    private_notes TEXT,
    answers TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER meeting_insert AFTER INSERT ON meeting BEGIN
    INSERT INTO change (type, entry, what) VALUES ('meeting', NEW.id, 'insert');
END;
CREATE TRIGGER meeting_update BEFORE UPDATE ON meeting WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('meeting', OLD.id, 'update');
    INSERT INTO meeting_was SELECT (SELECT max(id) FROM change), * FROM meeting WHERE id = OLD.id;
END;
CREATE TRIGGER meeting_delete BEFORE DELETE ON meeting BEGIN
    INSERT INTO change (type, entry, what) VALUES ('meeting', OLD.id, 'delete');
    INSERT INTO meeting_was SELECT (SELECT max(id) FROM change), * FROM meeting WHERE id = OLD.id;
END;

CREATE TABLE action_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    text TEXT,
    owner TEXT,
    agreed_on TEXT,
    meeting TEXT,
    goal TEXT,
    due_on TEXT,
    done_on TEXT,
    dropped_on TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER action_insert AFTER INSERT ON "action" BEGIN
    INSERT INTO change (type, entry, what) VALUES ('action', NEW.id, 'insert');
END;
CREATE TRIGGER action_update BEFORE UPDATE ON "action" WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('action', OLD.id, 'update');
    INSERT INTO action_was SELECT (SELECT max(id) FROM change), * FROM "action" WHERE id = OLD.id;
END;
CREATE TRIGGER action_delete BEFORE DELETE ON "action" BEGIN
    INSERT INTO change (type, entry, what) VALUES ('action', OLD.id, 'delete');
    INSERT INTO action_was SELECT (SELECT max(id) FROM change), * FROM "action" WHERE id = OLD.id;
END;

CREATE TABLE action_report_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    "action" TEXT,
    "on" TEXT,
    meeting TEXT,
    progress TEXT,
    new_due_on TEXT,
    note TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER action_report_insert AFTER INSERT ON action_report BEGIN
    INSERT INTO change (type, entry, what) VALUES ('action_report', NEW.id, 'insert');
END;
CREATE TRIGGER action_report_update BEFORE UPDATE ON action_report WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('action_report', OLD.id, 'update');
    INSERT INTO action_report_was SELECT (SELECT max(id) FROM change), * FROM action_report WHERE id = OLD.id;
END;
CREATE TRIGGER action_report_delete BEFORE DELETE ON action_report BEGIN
    INSERT INTO change (type, entry, what) VALUES ('action_report', OLD.id, 'delete');
    INSERT INTO action_report_was SELECT (SELECT max(id) FROM change), * FROM action_report WHERE id = OLD.id;
END;

CREATE TABLE feedback_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    "on" TEXT,
    from_ TEXT,
    about TEXT,
    asked_on TEXT,
    question TEXT,
    text TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER feedback_insert AFTER INSERT ON feedback BEGIN
    INSERT INTO change (type, entry, what) VALUES ('feedback', NEW.id, 'insert');
END;
CREATE TRIGGER feedback_update BEFORE UPDATE ON feedback WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('feedback', OLD.id, 'update');
    INSERT INTO feedback_was SELECT (SELECT max(id) FROM change), * FROM feedback WHERE id = OLD.id;
END;
CREATE TRIGGER feedback_delete BEFORE DELETE ON feedback BEGIN
    INSERT INTO change (type, entry, what) VALUES ('feedback', OLD.id, 'delete');
    INSERT INTO feedback_was SELECT (SELECT max(id) FROM change), * FROM feedback WHERE id = OLD.id;
END;

CREATE TABLE concern_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    "on" TEXT,
    "by" TEXT,
    text TEXT,
    factor TEXT,
    sign TEXT,
    agreed TEXT,
    resolved_on TEXT,
    resolution TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER concern_insert AFTER INSERT ON concern BEGIN
    INSERT INTO change (type, entry, what) VALUES ('concern', NEW.id, 'insert');
END;
CREATE TRIGGER concern_update BEFORE UPDATE ON concern WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('concern', OLD.id, 'update');
    INSERT INTO concern_was SELECT (SELECT max(id) FROM change), * FROM concern WHERE id = OLD.id;
END;
CREATE TRIGGER concern_delete BEFORE DELETE ON concern BEGIN
    INSERT INTO change (type, entry, what) VALUES ('concern', OLD.id, 'delete');
    INSERT INTO concern_was SELECT (SELECT max(id) FROM change), * FROM concern WHERE id = OLD.id;
END;

CREATE TABLE step_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    concern TEXT,
    "on" TEXT,
    "by" TEXT,
    text TEXT,
    response TEXT,
    check_on TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER step_insert AFTER INSERT ON step BEGIN
    INSERT INTO change (type, entry, what) VALUES ('step', NEW.id, 'insert');
END;
CREATE TRIGGER step_update BEFORE UPDATE ON step WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('step', OLD.id, 'update');
    INSERT INTO step_was SELECT (SELECT max(id) FROM change), * FROM step WHERE id = OLD.id;
END;
CREATE TRIGGER step_delete BEFORE DELETE ON step BEGIN
    INSERT INTO change (type, entry, what) VALUES ('step', OLD.id, 'delete');
    INSERT INTO step_was SELECT (SELECT max(id) FROM change), * FROM step WHERE id = OLD.id;
END;

CREATE TABLE topic_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    text TEXT,
    "on" TEXT,
    "by" TEXT,
    discussed_on TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER topic_insert AFTER INSERT ON topic BEGIN
    INSERT INTO change (type, entry, what) VALUES ('topic', NEW.id, 'insert');
END;
CREATE TRIGGER topic_update BEFORE UPDATE ON topic WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('topic', OLD.id, 'update');
    INSERT INTO topic_was SELECT (SELECT max(id) FROM change), * FROM topic WHERE id = OLD.id;
END;
CREATE TRIGGER topic_delete BEFORE DELETE ON topic BEGIN
    INSERT INTO change (type, entry, what) VALUES ('topic', OLD.id, 'delete');
    INSERT INTO topic_was SELECT (SELECT max(id) FROM change), * FROM topic WHERE id = OLD.id;
END;

CREATE TABLE pause_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    from_ TEXT,
    until TEXT,
    reason TEXT,
    announced_on TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER pause_insert AFTER INSERT ON pause BEGIN
    INSERT INTO change (type, entry, what) VALUES ('pause', NEW.id, 'insert');
END;
CREATE TRIGGER pause_update BEFORE UPDATE ON pause WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('pause', OLD.id, 'update');
    INSERT INTO pause_was SELECT (SELECT max(id) FROM change), * FROM pause WHERE id = OLD.id;
END;
CREATE TRIGGER pause_delete BEFORE DELETE ON pause BEGIN
    INSERT INTO change (type, entry, what) VALUES ('pause', OLD.id, 'delete');
    INSERT INTO pause_was SELECT (SELECT max(id) FROM change), * FROM pause WHERE id = OLD.id;
END;

CREATE TABLE sign_pause_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    sign TEXT,
    "on" TEXT,
    until TEXT,
    reason TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER sign_pause_insert AFTER INSERT ON sign_pause BEGIN
    INSERT INTO change (type, entry, what) VALUES ('sign_pause', NEW.id, 'insert');
END;
CREATE TRIGGER sign_pause_update BEFORE UPDATE ON sign_pause WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('sign_pause', OLD.id, 'update');
    INSERT INTO sign_pause_was SELECT (SELECT max(id) FROM change), * FROM sign_pause WHERE id = OLD.id;
END;
CREATE TRIGGER sign_pause_delete BEFORE DELETE ON sign_pause BEGIN
    INSERT INTO change (type, entry, what) VALUES ('sign_pause', OLD.id, 'delete');
    INSERT INTO sign_pause_was SELECT (SELECT max(id) FROM change), * FROM sign_pause WHERE id = OLD.id;
END;

CREATE TABLE consent_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    "on" TEXT,
    "by" TEXT,
    for_ TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER consent_insert AFTER INSERT ON consent BEGIN
    INSERT INTO change (type, entry, what) VALUES ('consent', NEW.id, 'insert');
END;
CREATE TRIGGER consent_update BEFORE UPDATE ON consent WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('consent', OLD.id, 'update');
    INSERT INTO consent_was SELECT (SELECT max(id) FROM change), * FROM consent WHERE id = OLD.id;
END;
CREATE TRIGGER consent_delete BEFORE DELETE ON consent BEGIN
    INSERT INTO change (type, entry, what) VALUES ('consent', OLD.id, 'delete');
    INSERT INTO consent_was SELECT (SELECT max(id) FROM change), * FROM consent WHERE id = OLD.id;
END;

CREATE TABLE closing_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    decided_on TEXT,
    "by" TEXT,
    reason TEXT,
    explored INTEGER,
    renegotiated INTEGER,
    mentor_told_on TEXT,
    mentee_told_on TEXT,
    final_meeting TEXT,
    celebration TEXT,
    closed_on TEXT,
    outcome TEXT,
    thanks_mentor TEXT,
    thanks_mentee TEXT,
    takes_mentor TEXT,
    takes_mentee TEXT,
    contact_afterwards TEXT,
    erase_on TEXT,
    reopened_on TEXT,
    note TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER closing_insert AFTER INSERT ON closing BEGIN
    INSERT INTO change (type, entry, what) VALUES ('closing', NEW.id, 'insert');
END;
CREATE TRIGGER closing_update BEFORE UPDATE ON closing WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('closing', OLD.id, 'update');
    INSERT INTO closing_was SELECT (SELECT max(id) FROM change), * FROM closing WHERE id = OLD.id;
END;
CREATE TRIGGER closing_delete BEFORE DELETE ON closing BEGIN
    INSERT INTO change (type, entry, what) VALUES ('closing', OLD.id, 'delete');
    INSERT INTO closing_was SELECT (SELECT max(id) FROM change), * FROM closing WHERE id = OLD.id;
END;

CREATE TABLE disposition_was (
    change INTEGER NOT NULL PRIMARY KEY,
    id TEXT,
    number INTEGER,
    relationship TEXT,
    closing TEXT,
    outcome TEXT,
    goal TEXT,
    "action" TEXT,
    "to" TEXT,
    private INTEGER,
    recorded_on TEXT,
    extra TEXT
) STRICT;
CREATE TRIGGER disposition_insert AFTER INSERT ON disposition BEGIN
    INSERT INTO change (type, entry, what) VALUES ('disposition', NEW.id, 'insert');
END;
CREATE TRIGGER disposition_update BEFORE UPDATE ON disposition WHEN OLD.number > 0 AND length(OLD.relationship) > 0 BEGIN
    INSERT INTO change (type, entry, what) VALUES ('disposition', OLD.id, 'update');
    INSERT INTO disposition_was SELECT (SELECT max(id) FROM change), * FROM disposition WHERE id = OLD.id;
END;
CREATE TRIGGER disposition_delete BEFORE DELETE ON disposition BEGIN
    INSERT INTO change (type, entry, what) VALUES ('disposition', OLD.id, 'delete');
    INSERT INTO disposition_was SELECT (SELECT max(id) FROM change), * FROM disposition WHERE id = OLD.id;
END;

-- The goals of a meeting, under its id. What was added is kept as well as what was taken away: its
-- rows have no id of their own.
CREATE TABLE meeting_goal_was (
    change INTEGER NOT NULL PRIMARY KEY,
    relationship TEXT,
    meeting TEXT,
    position INTEGER,
    goal TEXT
) STRICT;
CREATE TRIGGER meeting_goal_insert AFTER INSERT ON meeting_goal BEGIN
    INSERT INTO change (type, entry, what) VALUES ('meeting_goal', NEW.meeting, 'insert');
    INSERT INTO meeting_goal_was (change, relationship, meeting, position, goal)
    VALUES ((SELECT max(id) FROM change), NEW.relationship, NEW.meeting, NEW.position, NEW.goal);
END;
CREATE TRIGGER meeting_goal_update AFTER UPDATE ON meeting_goal BEGIN
    INSERT INTO change (type, entry, what) VALUES ('meeting_goal', OLD.meeting, 'delete');
    INSERT INTO meeting_goal_was (change, relationship, meeting, position, goal)
    VALUES ((SELECT max(id) FROM change), OLD.relationship, OLD.meeting, OLD.position, OLD.goal);
    INSERT INTO change (type, entry, what) VALUES ('meeting_goal', NEW.meeting, 'insert');
    INSERT INTO meeting_goal_was (change, relationship, meeting, position, goal)
    VALUES ((SELECT max(id) FROM change), NEW.relationship, NEW.meeting, NEW.position, NEW.goal);
END;
CREATE TRIGGER meeting_goal_delete AFTER DELETE ON meeting_goal BEGIN
    INSERT INTO change (type, entry, what) VALUES ('meeting_goal', OLD.meeting, 'delete');
    INSERT INTO meeting_goal_was (change, relationship, meeting, position, goal)
    VALUES ((SELECT max(id) FROM change), OLD.relationship, OLD.meeting, OLD.position, OLD.goal);
END;
