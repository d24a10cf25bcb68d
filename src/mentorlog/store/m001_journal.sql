-- The journal as version 1 writes it. A table for each type of the exchange format, a column for
-- each of its keys. NULL is "not stated". A number below 0 stands only while an import runs.
-- The program checks that JSON is JSON: with trusted_schema=OFF no CHECK may use json_valid().
-- Words are compared one by one, because SQLite builds a table for each IN at each row.
-- Once released this file is never edited.

-- A relationship stands for itself, and everything else belongs to one.
CREATE TABLE relationship (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000) UNIQUE,
    mentor TEXT NOT NULL,
    mentee TEXT NOT NULL,
    keeper TEXT CHECK (keeper = 'mentor' OR keeper = 'mentee' OR keeper = 'facilitator'),
    form TEXT CHECK (form = 'mentoring' OR form = 'coaching'),
    purpose TEXT,
    success TEXT,
    asked_for_by TEXT CHECK (asked_for_by = 'self' OR asked_for_by = 'mentor' OR asked_for_by = 'programme' OR asked_for_by = 'manager'),
    started_on TEXT CHECK (started_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(started_on, '+0 days') IS started_on),
    planned_end TEXT CHECK (planned_end GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(planned_end, '+0 days') IS planned_end),
    facilitator TEXT,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}')
) STRICT;

CREATE TABLE agreement (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
    agreed_on TEXT CHECK (agreed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(agreed_on, '+0 days') IS agreed_on),
    rhythm TEXT CHECK (rhythm GLOB 'P[0-9]*[DWMY]'),
    minutes INTEGER CHECK (minutes >= 0),
    notice_hours INTEGER CHECK (notice_hours >= 0),
    review_every TEXT CHECK (review_every GLOB 'P[0-9]*[DWMY]'),
    mentor_expects TEXT,
    mentee_expects TEXT,
    boundaries TEXT,
    confidentiality TEXT,
    contact TEXT,
    sessions_agreed INTEGER CHECK (sessions_agreed >= 0),
    sponsor TEXT,
    if_not_working TEXT,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number)
) STRICT;

CREATE TABLE agreement_review (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    changed INTEGER CHECK (changed = 0 OR changed = 1),
    note TEXT,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number)
) STRICT;

CREATE TABLE goal (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    measure TEXT,
    why TEXT,
    set_on TEXT CHECK (set_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(set_on, '+0 days') IS set_on),
    target_on TEXT CHECK (target_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(target_on, '+0 days') IS target_on),
    achieved_on TEXT CHECK (achieved_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(achieved_on, '+0 days') IS achieved_on),
    dropped_on TEXT CHECK (dropped_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(dropped_on, '+0 days') IS dropped_on),
    replaced_by TEXT,
    note TEXT,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number),
    UNIQUE (relationship, id),
    FOREIGN KEY (relationship, replaced_by) REFERENCES goal (relationship, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX goal_replaced_by ON goal (relationship, replaced_by) WHERE replaced_by IS NOT NULL;

CREATE TABLE goal_change (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL,
    goal TEXT NOT NULL,
    "on" TEXT NOT NULL CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    target_on TEXT CHECK (target_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(target_on, '+0 days') IS target_on),
    measure TEXT,
    text TEXT,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number),
    FOREIGN KEY (relationship, goal) REFERENCES goal (relationship, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX goal_change_goal ON goal_change (relationship, goal);

CREATE TABLE goal_review (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL,
    goal TEXT NOT NULL,
    "on" TEXT NOT NULL CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    meeting TEXT,
    progress INTEGER CHECK (progress BETWEEN 0 AND 100),
    still_right INTEGER CHECK (still_right = 0 OR still_right = 1),
    note TEXT,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number),
    FOREIGN KEY (relationship, goal) REFERENCES goal (relationship, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (relationship, meeting) REFERENCES meeting (relationship, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX goal_review_goal ON goal_review (relationship, goal);
CREATE INDEX goal_review_meeting ON goal_review (relationship, meeting) WHERE meeting IS NOT NULL;

CREATE TABLE milestone (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL,
    goal TEXT NOT NULL,
    text TEXT NOT NULL,
    due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(due_on, '+0 days') IS due_on),
    reached_on TEXT CHECK (reached_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(reached_on, '+0 days') IS reached_on),
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number),
    FOREIGN KEY (relationship, goal) REFERENCES goal (relationship, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX milestone_goal ON milestone (relationship, goal);

-- goals: how many goals the meeting states in meeting_goal, NULL where none is stated.
CREATE TABLE meeting (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
    outcome TEXT NOT NULL CHECK (outcome = 'planned' OR outcome = 'held' OR outcome = 'cancelled' OR outcome = 'missed' OR outcome = 'moved' OR outcome = 'unknown'),
    "on" TEXT CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    at TEXT CHECK (at GLOB '[0-2][0-9]:[0-5][0-9]' AND at < '24:00'),
    "by" TEXT CHECK ("by" = 'mentor' OR "by" = 'mentee' OR "by" = 'both' OR "by" = 'outside'),
    reason TEXT,
    notice_hours INTEGER CHECK (notice_hours >= 0),
    moved_to TEXT,
    planned_minutes INTEGER CHECK (planned_minutes >= 0),
    lasted_minutes INTEGER CHECK (lasted_minutes >= 0),
    ended_early_by TEXT CHECK (ended_early_by = 'mentor' OR ended_early_by = 'mentee' OR ended_early_by = 'both' OR ended_early_by = 'outside'),
    distracted TEXT CHECK (distracted = '[]' OR distracted = '["mentor"]' OR distracted = '["mentee"]' OR distracted = '["mentor","mentee"]'),
    quiet TEXT CHECK (quiet = '[]' OR quiet = '["mentor"]' OR quiet = '["mentee"]' OR quiet = '["mentor","mentee"]'),
    unprepared TEXT CHECK (unprepared = '[]' OR unprepared = '["mentor"]' OR unprepared = '["mentee"]' OR unprepared = '["mentor","mentee"]'),
    observed INTEGER CHECK (observed = 0 OR observed = 1),
    useful INTEGER CHECK (useful BETWEEN 1 AND 5),
    form TEXT CHECK (form = 'mentoring' OR form = 'coaching'),
    goals INTEGER CHECK (goals >= 0),
    topics TEXT,
    notes TEXT,
    private_notes TEXT,
    answers TEXT CHECK (answers GLOB '{*}'),
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number),
    UNIQUE (relationship, id),
    FOREIGN KEY (relationship, moved_to) REFERENCES meeting (relationship, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX meeting_moved_to ON meeting (relationship, moved_to) WHERE moved_to IS NOT NULL;

CREATE TABLE meeting_goal (
    relationship TEXT NOT NULL,
    meeting TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    goal TEXT NOT NULL,
    PRIMARY KEY (relationship, meeting, position),
    FOREIGN KEY (relationship, meeting) REFERENCES meeting (relationship, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (relationship, goal) REFERENCES goal (relationship, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_goal_goal ON meeting_goal (relationship, goal);

CREATE TABLE "action" (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    owner TEXT NOT NULL CHECK (owner = 'mentor' OR owner = 'mentee' OR owner = 'both'),
    agreed_on TEXT CHECK (agreed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(agreed_on, '+0 days') IS agreed_on),
    meeting TEXT,
    goal TEXT,
    due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(due_on, '+0 days') IS due_on),
    done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(done_on, '+0 days') IS done_on),
    dropped_on TEXT CHECK (dropped_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(dropped_on, '+0 days') IS dropped_on),
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number),
    UNIQUE (relationship, id),
    FOREIGN KEY (relationship, meeting) REFERENCES meeting (relationship, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (relationship, goal) REFERENCES goal (relationship, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX action_meeting ON "action" (relationship, meeting) WHERE meeting IS NOT NULL;
CREATE INDEX action_goal ON "action" (relationship, goal) WHERE goal IS NOT NULL;

CREATE TABLE action_report (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "on" TEXT NOT NULL CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    meeting TEXT,
    progress TEXT CHECK (progress = 'done' OR progress = 'some' OR progress = 'none'),
    new_due_on TEXT CHECK (new_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(new_due_on, '+0 days') IS new_due_on),
    note TEXT,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number),
    FOREIGN KEY (relationship, "action") REFERENCES "action" (relationship, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (relationship, meeting) REFERENCES meeting (relationship, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX action_report_action ON action_report (relationship, "action");
CREATE INDEX action_report_meeting ON action_report (relationship, meeting) WHERE meeting IS NOT NULL;

CREATE TABLE feedback (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    from_ TEXT NOT NULL CHECK (from_ = 'mentor' OR from_ = 'mentee'),
    about TEXT CHECK (about = 'mentor' OR about = 'mentee' OR about = 'relationship'),
    asked_on TEXT CHECK (asked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(asked_on, '+0 days') IS asked_on),
    question TEXT,
    text TEXT,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number)
) STRICT;

CREATE TABLE concern (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    "by" TEXT NOT NULL CHECK ("by" = 'mentor' OR "by" = 'mentee' OR "by" = 'facilitator'),
    text TEXT NOT NULL,
    factor TEXT,
    sign TEXT,
    agreed TEXT,
    resolved_on TEXT CHECK (resolved_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(resolved_on, '+0 days') IS resolved_on),
    resolution TEXT,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number),
    UNIQUE (relationship, id)
) STRICT;

CREATE TABLE step (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL,
    concern TEXT NOT NULL,
    "on" TEXT NOT NULL CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    "by" TEXT NOT NULL CHECK ("by" = 'mentor' OR "by" = 'mentee' OR "by" = 'facilitator'),
    text TEXT NOT NULL,
    response TEXT CHECK (response = 'accepted' OR response = 'partly' OR response = 'resisted' OR response = 'no-change'),
    check_on TEXT CHECK (check_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(check_on, '+0 days') IS check_on),
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number),
    FOREIGN KEY (relationship, concern) REFERENCES concern (relationship, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX step_concern ON step (relationship, concern);

CREATE TABLE topic (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    "on" TEXT CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    "by" TEXT CHECK ("by" = 'mentor' OR "by" = 'mentee' OR "by" = 'facilitator'),
    discussed_on TEXT CHECK (discussed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(discussed_on, '+0 days') IS discussed_on),
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number)
) STRICT;

CREATE TABLE pause (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
    from_ TEXT NOT NULL CHECK (from_ GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(from_, '+0 days') IS from_),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(until, '+0 days') IS until),
    reason TEXT,
    announced_on TEXT CHECK (announced_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(announced_on, '+0 days') IS announced_on),
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number)
) STRICT;

CREATE TABLE sign_pause (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
    sign TEXT NOT NULL,
    "on" TEXT NOT NULL CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(until, '+0 days') IS until),
    reason TEXT,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number)
) STRICT;

CREATE TABLE consent (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    "by" TEXT NOT NULL CHECK ("by" = 'mentor' OR "by" = 'mentee' OR "by" = 'facilitator'),
    for_ TEXT NOT NULL,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number)
) STRICT;

CREATE TABLE closing (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
    decided_on TEXT CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(decided_on, '+0 days') IS decided_on),
    "by" TEXT CHECK ("by" = 'mentor' OR "by" = 'mentee' OR "by" = 'both' OR "by" = 'outside'),
    reason TEXT CHECK (reason = 'goals-achieved' OR reason = 'time-is-up' OR reason = 'not-working' OR reason = 'withdrawal' OR reason = 'moved-on' OR reason = 'renewed' OR reason = 'other'),
    explored INTEGER CHECK (explored = 0 OR explored = 1),
    renegotiated INTEGER CHECK (renegotiated = 0 OR renegotiated = 1),
    mentor_told_on TEXT CHECK (mentor_told_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(mentor_told_on, '+0 days') IS mentor_told_on),
    mentee_told_on TEXT CHECK (mentee_told_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(mentee_told_on, '+0 days') IS mentee_told_on),
    final_meeting TEXT,
    celebration TEXT,
    closed_on TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(closed_on, '+0 days') IS closed_on),
    outcome TEXT,
    thanks_mentor TEXT,
    thanks_mentee TEXT,
    takes_mentor TEXT,
    takes_mentee TEXT,
    contact_afterwards TEXT,
    erase_on TEXT CHECK (erase_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(erase_on, '+0 days') IS erase_on),
    reopened_on TEXT CHECK (reopened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(reopened_on, '+0 days') IS reopened_on),
    note TEXT,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number),
    UNIQUE (relationship, id),
    FOREIGN KEY (relationship, final_meeting) REFERENCES meeting (relationship, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX closing_final_meeting ON closing (relationship, final_meeting) WHERE final_meeting IS NOT NULL;

CREATE TABLE disposition (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    number INTEGER NOT NULL CHECK (number <> 0 AND number < 1000000000),
    relationship TEXT NOT NULL,
    closing TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome = 'done' OR outcome = 'handed-over' OR outcome = 'alone' OR outcome = 'dropped'),
    goal TEXT,
    "action" TEXT,
    "to" TEXT,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private = 0 OR private = 1),
    recorded_on TEXT CHECK (recorded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(recorded_on, '+0 days') IS recorded_on),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
    UNIQUE (relationship, number),
    FOREIGN KEY (relationship, closing) REFERENCES closing (relationship, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (relationship, goal) REFERENCES goal (relationship, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (relationship, "action") REFERENCES "action" (relationship, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX disposition_closing ON disposition (relationship, closing);
CREATE INDEX disposition_goal ON disposition (relationship, goal) WHERE goal IS NOT NULL;
CREATE INDEX disposition_action ON disposition (relationship, "action") WHERE "action" IS NOT NULL;

-- The last number given for each type in each relationship, so that none is ever given twice.
-- Relationships are numbered journal-wide, under the relationship ''.
CREATE TABLE counter (
    relationship TEXT NOT NULL,
    type TEXT NOT NULL,
    last INTEGER NOT NULL CHECK (last > 0),
    PRIMARY KEY (relationship, type)
) STRICT, WITHOUT ROWID;
