PRAGMA application_id=1833725799;
PRAGMA user_version=3;
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
CREATE TABLE command (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    "on" TEXT NOT NULL CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date("on", '+0 days') IS "on"),
    undoes INTEGER REFERENCES command (id) DEFERRABLE INITIALLY DEFERRED,
    redoes INTEGER REFERENCES command (id) DEFERRABLE INITIALLY DEFERRED,
    undone_by INTEGER REFERENCES command (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    type TEXT,
    entry TEXT,
    what TEXT
) STRICT;
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
CREATE TABLE meeting_goal_was (
    change INTEGER NOT NULL PRIMARY KEY,
    relationship TEXT,
    meeting TEXT,
    position INTEGER,
    goal TEXT
) STRICT;
CREATE TABLE worded (
    id INTEGER NOT NULL PRIMARY KEY,
    relationship TEXT NOT NULL,
    type TEXT NOT NULL,
    entry TEXT NOT NULL,
    UNIQUE (type, entry)
) STRICT;
CREATE VIRTUAL TABLE words USING fts5 (said, tokenize = 'ascii', detail = 'none');
INSERT INTO "_sqlite_migrations" ("id", "migration_set", "name", "applied_at") VALUES (1, 'mentorlog', 'm001_journal', '2026-11-22 05:34:11.545431+00:00');
INSERT INTO "_sqlite_migrations" ("id", "migration_set", "name", "applied_at") VALUES (2, 'mentorlog', 'm002_history', '2026-11-22 05:34:11.565829+00:00');
INSERT INTO "_sqlite_migrations" ("id", "migration_set", "name", "applied_at") VALUES (3, 'mentorlog', 'm003_words', '2026-11-22 05:34:11.567097+00:00');
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
INSERT INTO "counter" ("relationship", "type", "last") VALUES ('relationship-2', 'goal', 2);
INSERT INTO "command" ("id", "name", "on", "undoes", "redoes", "undone_by") VALUES (1, 'import', '2026-11-21', NULL, NULL, NULL);
INSERT INTO "command" ("id", "name", "on", "undoes", "redoes", "undone_by") VALUES (41, 'start', '2026-11-21', NULL, NULL, NULL);
INSERT INTO "command" ("id", "name", "on", "undoes", "redoes", "undone_by") VALUES (42, 'goal add', '2026-11-21', NULL, NULL, NULL);
INSERT INTO "command" ("id", "name", "on", "undoes", "redoes", "undone_by") VALUES (43, 'goal change', '2026-11-21', NULL, NULL, NULL);
INSERT INTO "command" ("id", "name", "on", "undoes", "redoes", "undone_by") VALUES (44, 'feedback', '2026-11-21', NULL, NULL, NULL);
INSERT INTO "command" ("id", "name", "on", "undoes", "redoes", "undone_by") VALUES (45, 'delete', '2026-11-21', NULL, NULL, NULL);
INSERT INTO "command" ("id", "name", "on", "undoes", "redoes", "undone_by") VALUES (46, 'goal add', '2026-11-21', NULL, NULL, 47);
INSERT INTO "command" ("id", "name", "on", "undoes", "redoes", "undone_by") VALUES (47, 'undo', '2026-11-21', 46, NULL, NULL);
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (1, 'relationship', 'relationship-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (2, 'relationship', 'relationship-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (3, 'agreement', 'agreement-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (4, 'agreement', 'agreement-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (5, 'agreement_review', 'agreementreview-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (6, 'agreement_review', 'agreementreview-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (7, 'goal', 'goal-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (8, 'goal', 'goal-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (9, 'goal_change', 'goalchange-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (10, 'goal_change', 'goalchange-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (11, 'goal_review', 'goalreview-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (12, 'goal_review', 'goalreview-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (13, 'milestone', 'milestone-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (14, 'milestone', 'milestone-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (15, 'meeting', 'meeting-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (16, 'meeting_goal', 'meeting-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (17, 'meeting_goal', 'meeting-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (18, 'meeting', 'meeting-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (19, 'action', 'action-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (20, 'action', 'action-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (21, 'action_report', 'actionreport-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (22, 'action_report', 'actionreport-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (23, 'feedback', 'feedback-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (24, 'feedback', 'feedback-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (25, 'concern', 'concern-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (26, 'concern', 'concern-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (27, 'step', 'step-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (28, 'step', 'step-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (29, 'topic', 'topic-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (30, 'topic', 'topic-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (31, 'pause', 'pause-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (32, 'pause', 'pause-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (33, 'sign_pause', 'signpause-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (34, 'sign_pause', 'signpause-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (35, 'consent', 'consent-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (36, 'consent', 'consent-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (37, 'closing', 'closing-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (38, 'closing', 'closing-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (39, 'disposition', 'disposition-1', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (40, 'disposition', 'disposition-0', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (41, 'relationship', 'relationship-2', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (42, 'goal', 'goal-2', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (43, 'goal', 'goal-2', 'update');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (44, 'feedback', 'feedback-2', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (45, 'feedback', 'feedback-2', 'delete');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (46, 'goal', 'goal-3', 'insert');
INSERT INTO "change" ("id", "type", "entry", "what") VALUES (47, 'goal', 'goal-3', 'delete');
INSERT INTO "goal_was" ("change", "id", "number", "relationship", "text", "measure", "why", "set_on", "target_on", "achieved_on", "dropped_on", "replaced_by", "note", "private", "recorded_on", "extra") VALUES (43, 'goal-2', 1, 'relationship-2', 'Lead a project of three people', 'shipped', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-21', '{}');
INSERT INTO "goal_was" ("change", "id", "number", "relationship", "text", "measure", "why", "set_on", "target_on", "achieved_on", "dropped_on", "replaced_by", "note", "private", "recorded_on", "extra") VALUES (47, 'goal-3', 2, 'relationship-2', 'Taken back', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '2026-11-21', '{}');
INSERT INTO "feedback_was" ("change", "id", "number", "relationship", "on", "from_", "about", "asked_on", "question", "text", "private", "recorded_on", "extra") VALUES (45, 'feedback-2', 1, 'relationship-2', '2026-11-20', 'mentee', NULL, NULL, NULL, 'Not to stay', 0, '2026-11-21', '{}');
INSERT INTO "meeting_goal_was" ("change", "relationship", "meeting", "position", "goal") VALUES (16, 'relationship-1', 'meeting-1', 0, 'goal-1');
INSERT INTO "meeting_goal_was" ("change", "relationship", "meeting", "position", "goal") VALUES (17, 'relationship-1', 'meeting-1', 1, 'goal-0');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (1, 'relationship-1', 'relationship', 'relationship-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (2, 'relationship-1', 'agreement', 'agreement-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (3, 'relationship-1', 'agreement_review', 'agreementreview-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (4, 'relationship-1', 'goal', 'goal-0');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (5, 'relationship-1', 'goal', 'goal-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (6, 'relationship-1', 'goal_change', 'goalchange-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (7, 'relationship-1', 'goal_review', 'goalreview-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (8, 'relationship-1', 'milestone', 'milestone-0');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (9, 'relationship-1', 'milestone', 'milestone-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (10, 'relationship-1', 'meeting', 'meeting-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (11, 'relationship-1', 'action', 'action-0');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (12, 'relationship-1', 'action', 'action-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (13, 'relationship-1', 'action_report', 'actionreport-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (14, 'relationship-1', 'feedback', 'feedback-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (15, 'relationship-1', 'concern', 'concern-0');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (16, 'relationship-1', 'concern', 'concern-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (17, 'relationship-1', 'step', 'step-0');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (18, 'relationship-1', 'step', 'step-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (19, 'relationship-1', 'topic', 'topic-0');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (20, 'relationship-1', 'topic', 'topic-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (21, 'relationship-1', 'pause', 'pause-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (22, 'relationship-1', 'sign_pause', 'signpause-0');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (23, 'relationship-1', 'sign_pause', 'signpause-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (24, 'relationship-1', 'consent', 'consent-0');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (25, 'relationship-1', 'consent', 'consent-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (26, 'relationship-1', 'closing', 'closing-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (27, 'relationship-1', 'disposition', 'disposition-1');
INSERT INTO "worded" ("id", "relationship", "type", "entry") VALUES (28, 'relationship-2', 'goal', 'goal-2');
INSERT INTO "words" ("rowid", "said") VALUES (1, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (2, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (3, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (4, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (5, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (6, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (7, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (8, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (9, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (10, '苎a 苎and 苎bold 苎grusse 苎helped 苎line 苎quoted 苎second 苎what 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (11, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (12, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (13, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (14, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (15, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (16, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (17, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (18, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (19, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (20, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (21, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (22, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (23, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (24, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (25, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (26, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (27, '苎a 苎and 苎bold 苎grusse 苎line 苎quoted 苎second 苎你好');
INSERT INTO "words" ("rowid", "said") VALUES (28, '鰔a 鰔four 鰔lead 鰔of 鰔people 鰔project 鰔shipped');
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
CREATE INDEX command_standing ON command (id) WHERE undoes IS NULL AND redoes IS NULL AND undone_by IS NULL;
CREATE INDEX command_typed ON command (id) WHERE undoes IS NULL AND redoes IS NULL;
CREATE INDEX command_taken_back ON command (id) WHERE undoes IS NOT NULL AND undone_by IS NULL;
CREATE INDEX change_entry ON change (entry);
CREATE INDEX change_delete ON change (type) WHERE what = 'delete';
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
COMMIT;
