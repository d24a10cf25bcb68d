PRAGMA application_id=1833725799;
PRAGMA user_version=1;
BEGIN;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
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
CREATE TABLE meeting_goal (
    relationship TEXT NOT NULL,
    meeting TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    goal TEXT NOT NULL,
    PRIMARY KEY (relationship, meeting, position),
    FOREIGN KEY (relationship, meeting) REFERENCES meeting (relationship, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (relationship, goal) REFERENCES goal (relationship, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
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
CREATE TABLE counter (
    relationship TEXT NOT NULL,
    type TEXT NOT NULL,
    last INTEGER NOT NULL CHECK (last > 0),
    PRIMARY KEY (relationship, type)
) STRICT, WITHOUT ROWID;
INSERT INTO "_sqlite_migrations" ("id", "migration_set", "name", "applied_at") VALUES (1, 'mentorlog', 'm001_journal', '2026-11-22 05:34:09.374468+00:00');
INSERT INTO "relationship" ("id", "number", "mentor", "mentee", "keeper", "form", "purpose", "success", "asked_for_by", "started_on", "planned_end", "facilitator", "private", "recorded_on", "extra") VALUES ('relationship-1', 3, 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'facilitator', 'coaching', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'manager', '2024-02-29', '2024-02-29', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "relationship" ("id", "number", "mentor", "mentee", "keeper", "form", "purpose", "success", "asked_for_by", "started_on", "planned_end", "facilitator", "private", "recorded_on", "extra") VALUES ('relationship-0', 4, 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "relationship" ("id", "number", "mentor", "mentee", "keeper", "form", "purpose", "success", "asked_for_by", "started_on", "planned_end", "facilitator", "private", "recorded_on", "extra") VALUES ('relationship-2', 5, 'Aisha', 'Tariq', 'mentor', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-21', '{}');
INSERT INTO "agreement" ("id", "number", "relationship", "agreed_on", "rhythm", "minutes", "notice_hours", "review_every", "mentor_expects", "mentee_expects", "boundaries", "confidentiality", "contact", "sessions_agreed", "sponsor", "if_not_working", "private", "recorded_on", "extra") VALUES ('agreement-1', 3, 'relationship-1', '2024-02-29', 'P2W', 60, 0, 'P2W', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 3, 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "agreement" ("id", "number", "relationship", "agreed_on", "rhythm", "minutes", "notice_hours", "review_every", "mentor_expects", "mentee_expects", "boundaries", "confidentiality", "contact", "sessions_agreed", "sponsor", "if_not_working", "private", "recorded_on", "extra") VALUES ('agreement-0', 4, 'relationship-1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "agreement_review" ("id", "number", "relationship", "on", "changed", "note", "private", "recorded_on", "extra") VALUES ('agreementreview-1', 3, 'relationship-1', '2024-02-29', 1, 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "agreement_review" ("id", "number", "relationship", "on", "changed", "note", "private", "recorded_on", "extra") VALUES ('agreementreview-0', 4, 'relationship-1', '2024-02-29', NULL, NULL, 0, NULL, '{}');
INSERT INTO "goal" ("id", "number", "relationship", "text", "measure", "why", "set_on", "target_on", "achieved_on", "dropped_on", "replaced_by", "note", "private", "recorded_on", "extra") VALUES ('goal-1', 3, 'relationship-1', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', '2024-02-29', '2024-02-29', '2024-02-29', '2024-02-29', 'goal-1', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "goal" ("id", "number", "relationship", "text", "measure", "why", "set_on", "target_on", "achieved_on", "dropped_on", "replaced_by", "note", "private", "recorded_on", "extra") VALUES ('goal-0', 4, 'relationship-1', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "goal" ("id", "number", "relationship", "text", "measure", "why", "set_on", "target_on", "achieved_on", "dropped_on", "replaced_by", "note", "private", "recorded_on", "extra") VALUES ('goal-2', 1, 'relationship-2', 'Lead a project of four people', 'shipped', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-21', '{}');
INSERT INTO "goal_change" ("id", "number", "relationship", "goal", "on", "target_on", "measure", "text", "private", "recorded_on", "extra") VALUES ('goalchange-1', 3, 'relationship-1', 'goal-1', '2024-02-29', '2024-02-29', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "goal_change" ("id", "number", "relationship", "goal", "on", "target_on", "measure", "text", "private", "recorded_on", "extra") VALUES ('goalchange-0', 4, 'relationship-1', 'goal-0', '2024-02-29', NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "goal_review" ("id", "number", "relationship", "goal", "on", "meeting", "progress", "still_right", "note", "private", "recorded_on", "extra") VALUES ('goalreview-1', 3, 'relationship-1', 'goal-1', '2024-02-29', 'meeting-1', 100, 1, 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "goal_review" ("id", "number", "relationship", "goal", "on", "meeting", "progress", "still_right", "note", "private", "recorded_on", "extra") VALUES ('goalreview-0', 4, 'relationship-1', 'goal-0', '2024-02-29', NULL, NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "milestone" ("id", "number", "relationship", "goal", "text", "due_on", "reached_on", "private", "recorded_on", "extra") VALUES ('milestone-1', 3, 'relationship-1', 'goal-1', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', '2024-02-29', '2024-02-29', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "milestone" ("id", "number", "relationship", "goal", "text", "due_on", "reached_on", "private", "recorded_on", "extra") VALUES ('milestone-0', 4, 'relationship-1', 'goal-0', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', NULL, NULL, 0, NULL, '{}');
INSERT INTO "meeting" ("id", "number", "relationship", "outcome", "on", "at", "by", "reason", "notice_hours", "moved_to", "planned_minutes", "lasted_minutes", "ended_early_by", "distracted", "quiet", "unprepared", "observed", "useful", "form", "goals", "topics", "notes", "private_notes", "answers", "private", "recorded_on", "extra") VALUES ('meeting-1', 3, 'relationship-1', 'unknown', '2024-02-29', '17:30', 'outside', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 0, 'meeting-1', 60, 60, 'outside', '["mentor","mentee"]', '["mentor","mentee"]', '["mentor","mentee"]', 1, 5, 'coaching', 2, 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', '{"what helped?":"Grüße \u0007"}', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "meeting" ("id", "number", "relationship", "outcome", "on", "at", "by", "reason", "notice_hours", "moved_to", "planned_minutes", "lasted_minutes", "ended_early_by", "distracted", "quiet", "unprepared", "observed", "useful", "form", "goals", "topics", "notes", "private_notes", "answers", "private", "recorded_on", "extra") VALUES ('meeting-0', 4, 'relationship-1', 'unknown', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "meeting_goal" ("relationship", "meeting", "position", "goal") VALUES ('relationship-1', 'meeting-1', 1, 'goal-0');
INSERT INTO "meeting_goal" ("relationship", "meeting", "position", "goal") VALUES ('relationship-1', 'meeting-1', 0, 'goal-1');
INSERT INTO "action" ("id", "number", "relationship", "text", "owner", "agreed_on", "meeting", "goal", "due_on", "done_on", "dropped_on", "private", "recorded_on", "extra") VALUES ('action-1', 3, 'relationship-1', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'both', '2024-02-29', 'meeting-1', 'goal-1', '2024-02-29', '2024-02-29', '2024-02-29', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "action" ("id", "number", "relationship", "text", "owner", "agreed_on", "meeting", "goal", "due_on", "done_on", "dropped_on", "private", "recorded_on", "extra") VALUES ('action-0', 4, 'relationship-1', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'both', NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "action_report" ("id", "number", "relationship", "action", "on", "meeting", "progress", "new_due_on", "note", "private", "recorded_on", "extra") VALUES ('actionreport-1', 3, 'relationship-1', 'action-1', '2024-02-29', 'meeting-1', 'none', '2024-02-29', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "action_report" ("id", "number", "relationship", "action", "on", "meeting", "progress", "new_due_on", "note", "private", "recorded_on", "extra") VALUES ('actionreport-0', 4, 'relationship-1', 'action-0', '2024-02-29', NULL, NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "feedback" ("id", "number", "relationship", "on", "from_", "about", "asked_on", "question", "text", "private", "recorded_on", "extra") VALUES ('feedback-1', 3, 'relationship-1', '2024-02-29', 'mentee', 'relationship', '2024-02-29', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "feedback" ("id", "number", "relationship", "on", "from_", "about", "asked_on", "question", "text", "private", "recorded_on", "extra") VALUES ('feedback-0', 4, 'relationship-1', '2024-02-29', 'mentee', NULL, NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "concern" ("id", "number", "relationship", "on", "by", "text", "factor", "sign", "agreed", "resolved_on", "resolution", "private", "recorded_on", "extra") VALUES ('concern-1', 3, 'relationship-1', '2024-02-29', 'facilitator', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', '2024-02-29', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "concern" ("id", "number", "relationship", "on", "by", "text", "factor", "sign", "agreed", "resolved_on", "resolution", "private", "recorded_on", "extra") VALUES ('concern-0', 4, 'relationship-1', '2024-02-29', 'facilitator', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', NULL, NULL, NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "step" ("id", "number", "relationship", "concern", "on", "by", "text", "response", "check_on", "private", "recorded_on", "extra") VALUES ('step-1', 3, 'relationship-1', 'concern-1', '2024-02-29', 'facilitator', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'no-change', '2024-02-29', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "step" ("id", "number", "relationship", "concern", "on", "by", "text", "response", "check_on", "private", "recorded_on", "extra") VALUES ('step-0', 4, 'relationship-1', 'concern-0', '2024-02-29', 'facilitator', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', NULL, NULL, 0, NULL, '{}');
INSERT INTO "topic" ("id", "number", "relationship", "text", "on", "by", "discussed_on", "private", "recorded_on", "extra") VALUES ('topic-1', 3, 'relationship-1', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', '2024-02-29', 'facilitator', '2024-02-29', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "topic" ("id", "number", "relationship", "text", "on", "by", "discussed_on", "private", "recorded_on", "extra") VALUES ('topic-0', 4, 'relationship-1', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "pause" ("id", "number", "relationship", "from_", "until", "reason", "announced_on", "private", "recorded_on", "extra") VALUES ('pause-1', 3, 'relationship-1', '2024-02-29', '2024-02-29', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', '2024-02-29', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "pause" ("id", "number", "relationship", "from_", "until", "reason", "announced_on", "private", "recorded_on", "extra") VALUES ('pause-0', 4, 'relationship-1', '2024-02-29', NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "sign_pause" ("id", "number", "relationship", "sign", "on", "until", "reason", "private", "recorded_on", "extra") VALUES ('signpause-1', 3, 'relationship-1', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', '2024-02-29', '2024-02-29', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "sign_pause" ("id", "number", "relationship", "sign", "on", "until", "reason", "private", "recorded_on", "extra") VALUES ('signpause-0', 4, 'relationship-1', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', '2024-02-29', NULL, NULL, 0, NULL, '{}');
INSERT INTO "consent" ("id", "number", "relationship", "on", "by", "for_", "private", "recorded_on", "extra") VALUES ('consent-1', 3, 'relationship-1', '2024-02-29', 'facilitator', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "consent" ("id", "number", "relationship", "on", "by", "for_", "private", "recorded_on", "extra") VALUES ('consent-0', 4, 'relationship-1', '2024-02-29', 'facilitator', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 0, NULL, '{}');
INSERT INTO "closing" ("id", "number", "relationship", "decided_on", "by", "reason", "explored", "renegotiated", "mentor_told_on", "mentee_told_on", "final_meeting", "celebration", "closed_on", "outcome", "thanks_mentor", "thanks_mentee", "takes_mentor", "takes_mentee", "contact_afterwards", "erase_on", "reopened_on", "note", "private", "recorded_on", "extra") VALUES ('closing-1', 3, 'relationship-1', '2024-02-29', 'outside', 'other', 1, 1, '2024-02-29', '2024-02-29', 'meeting-1', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', '2024-02-29', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', '2024-02-29', '2024-02-29', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "closing" ("id", "number", "relationship", "decided_on", "by", "reason", "explored", "renegotiated", "mentor_told_on", "mentee_told_on", "final_meeting", "celebration", "closed_on", "outcome", "thanks_mentor", "thanks_mentee", "takes_mentor", "takes_mentee", "contact_afterwards", "erase_on", "reopened_on", "note", "private", "recorded_on", "extra") VALUES ('closing-0', 4, 'relationship-1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "disposition" ("id", "number", "relationship", "closing", "outcome", "goal", "action", "to", "private", "recorded_on", "extra") VALUES ('disposition-1', 3, 'relationship-1', 'closing-1', 'dropped', 'goal-1', 'action-1', 'Grüße, 你好 🙂 [bold] ''quoted''
-- and a second line', 1, '2024-02-29', '{"x-theirs":[1,2.5,null,{"deep":"é"}]}');
INSERT INTO "disposition" ("id", "number", "relationship", "closing", "outcome", "goal", "action", "to", "private", "recorded_on", "extra") VALUES ('disposition-0', 4, 'relationship-1', 'closing-0', 'dropped', NULL, NULL, NULL, 0, NULL, '{}');
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('', 'relationship', 5);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'action', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'action_report', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'agreement', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'agreement_review', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'closing', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'concern', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'consent', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'disposition', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'feedback', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'goal', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'goal_change', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'goal_review', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'meeting', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'milestone', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'pause', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'sign_pause', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'step', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-1', 'topic', 4);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-2', 'feedback', 1);
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-2', 'goal', 1);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX goal_replaced_by ON goal (relationship, replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX goal_change_goal ON goal_change (relationship, goal);
CREATE INDEX goal_review_goal ON goal_review (relationship, goal);
CREATE INDEX goal_review_meeting ON goal_review (relationship, meeting) WHERE meeting IS NOT NULL;
CREATE INDEX milestone_goal ON milestone (relationship, goal);
CREATE INDEX meeting_moved_to ON meeting (relationship, moved_to) WHERE moved_to IS NOT NULL;
CREATE INDEX meeting_goal_goal ON meeting_goal (relationship, goal);
CREATE INDEX action_meeting ON "action" (relationship, meeting) WHERE meeting IS NOT NULL;
CREATE INDEX action_goal ON "action" (relationship, goal) WHERE goal IS NOT NULL;
CREATE INDEX action_report_action ON action_report (relationship, "action");
CREATE INDEX action_report_meeting ON action_report (relationship, meeting) WHERE meeting IS NOT NULL;
CREATE INDEX step_concern ON step (relationship, concern);
CREATE INDEX closing_final_meeting ON closing (relationship, final_meeting) WHERE final_meeting IS NOT NULL;
CREATE INDEX disposition_closing ON disposition (relationship, closing);
CREATE INDEX disposition_goal ON disposition (relationship, goal) WHERE goal IS NOT NULL;
CREATE INDEX disposition_action ON disposition (relationship, "action") WHERE "action" IS NOT NULL;
COMMIT;
