-- What is recorded, for whoever looks at it with SQL: one row a session, an action, a goal, as it is
-- now. mentorlog itself never reads these views. Their columns and types stay from version to
-- version: a column may be added at the end of a view, none is renamed or taken away.
-- The words behind each column are its description, from which docs/journal-file.md is written.
-- With trusted_schema=OFF a view may use only what SQLite holds harmless; these do.
-- Once released this file is never edited: a migration that changes a table drops what reads it, and makes it anew.

-- The sessions, those to come and those called off among them.
CREATE VIEW v_meetings AS
SELECT
    r.mentor || ' and ' || r.mentee AS relationship, -- both names, the mentor's first
    'r' || r.number AS relationship_short, -- the short id of the relationship
    'm' || m.number AS short, -- the short id, as commands take it
    m.number AS number, -- its number alone
    m."on" AS "day", -- the day, empty where nobody knows it
    m.at AS "time", -- the local time, HH:MM
    CASE m.outcome WHEN 'cancelled' THEN 'called off' WHEN 'unknown' THEN 'not known' ELSE m.outcome END AS outcome, -- planned, held, called off, missed, moved, not known
    CASE WHEN lower(m.reason) IN ('illness', 'holiday', 'leave', 'emergency', 'bereavement') THEN 'outside' ELSE m."by" END AS "by", -- on whose side it lay: mentor, mentee, both (by agreement), outside (also for illness, holidays and the like)
    m.reason AS reason, -- why it did not take place, or was moved
    m.notice_hours AS notice_hours, -- hours between word of it and its start
    (SELECT 'm' || n.number FROM meeting n WHERE n.relationship = m.relationship AND n.id = m.moved_to) AS moved_to, -- the short id of the session that stands for it
    m.planned_minutes AS planned_minutes, -- the length that was planned for this one
    m.lasted_minutes AS lasted_minutes, -- how long it lasted
    m.useful AS useful, -- how useful it was, 1 to 5
    (SELECT group_concat(s.short, ' ') FROM (SELECT 'g' || g.number AS short FROM meeting_goal l JOIN goal g ON g.relationship = l.relationship AND g.id = l.goal WHERE l.relationship = m.relationship AND l.meeting = m.id ORDER BY l.position) s) AS goals, -- the short ids of the goals that it was about
    m.topics AS topics, -- what it was about
    m.notes AS notes, -- notes
    m.private_notes AS private_notes, -- notes that mentorlog shares with nobody
    max(m.private, r.private) AS private, -- 1 where it, or its relationship, is marked private
    m.id AS id -- the id in the table meeting
FROM meeting m JOIN relationship r ON r.id = m.relationship;

-- The actions, with what became of them.
CREATE VIEW v_actions AS
SELECT
    r.mentor || ' and ' || r.mentee AS relationship, -- both names, the mentor's first
    'r' || r.number AS relationship_short, -- the short id of the relationship
    'a' || a.number AS short, -- the short id, as commands take it
    a.number AS number, -- its number alone
    a.text AS text, -- what was promised
    a.owner AS owner, -- whose it is: mentor, mentee, both
    CASE a.owner WHEN 'mentor' THEN r.mentor WHEN 'mentee' THEN r.mentee ELSE 'both' END AS owner_name, -- the same, by name
    coalesce(a.agreed_on, (SELECT m."on" FROM meeting m WHERE m.relationship = a.relationship AND m.id = a.meeting)) AS agreed_on, -- the day it was agreed on, that of its session where none is stated
    (SELECT 'm' || m.number FROM meeting m WHERE m.relationship = a.relationship AND m.id = a.meeting) AS meeting, -- the short id of the session in which it was agreed on
    (SELECT 'g' || g.number FROM goal g WHERE g.relationship = a.relationship AND g.id = a.goal) AS goal, -- the short id of the goal that it is for
    coalesce((SELECT p.new_due_on FROM action_report p WHERE p.relationship = a.relationship AND p."action" = a.id AND p.new_due_on IS NOT NULL ORDER BY p."on" DESC, p.number DESC, p.id DESC LIMIT 1), a.due_on) AS due_on, -- the day it is promised for now
    a.due_on AS first_due_on, -- the day it was first promised for
    (SELECT count(*) FROM action_report p WHERE p.relationship = a.relationship AND p."action" = a.id AND p.new_due_on IS NOT NULL) AS times_redated, -- how often it was given another day
    CASE WHEN coalesce(a.done_on, (SELECT min(p."on") FROM action_report p WHERE p.relationship = a.relationship AND p."action" = a.id AND p.progress = 'done')) IS NOT NULL THEN 'done' WHEN a.dropped_on IS NOT NULL THEN 'dropped' ELSE 'open' END AS state, -- open, done, dropped
    coalesce(a.done_on, (SELECT min(p."on") FROM action_report p WHERE p.relationship = a.relationship AND p."action" = a.id AND p.progress = 'done')) AS done_on, -- the day it was done
    a.dropped_on AS dropped_on, -- the day it was let go
    (SELECT p.progress FROM action_report p WHERE p.relationship = a.relationship AND p."action" = a.id AND p.progress IS NOT NULL ORDER BY p."on" DESC, p.number DESC, p.id DESC LIMIT 1) AS last_progress, -- what was last said of it: done, some, none; empty where nobody said a word
    (SELECT max(p."on") FROM action_report p WHERE p.relationship = a.relationship AND p."action" = a.id AND p.progress IS NOT NULL) AS last_progress_on, -- the day of that
    max(a.private, r.private, EXISTS (SELECT 1 FROM action_report p WHERE p.relationship = a.relationship AND p."action" = a.id AND p.private = 1)) AS private, -- 1 where it, a report on it, or its relationship is marked private
    a.id AS id -- the id in the table action
FROM "action" a JOIN relationship r ON r.id = a.relationship;

-- The goals, as they are worded now, with what became of them.
CREATE VIEW v_goals AS
SELECT
    r.mentor || ' and ' || r.mentee AS relationship, -- both names, the mentor's first
    'r' || r.number AS relationship_short, -- the short id of the relationship
    'g' || g.number AS short, -- the short id, as commands take it
    g.number AS number, -- its number alone
    coalesce((SELECT c.text FROM goal_change c WHERE c.relationship = g.relationship AND c.goal = g.id AND c.text <> '' ORDER BY c."on" DESC, c.number DESC, c.id DESC LIMIT 1), g.text) AS text, -- the goal, as it is worded now
    g.text AS first_text, -- as it was first worded
    coalesce((SELECT c.measure FROM goal_change c WHERE c.relationship = g.relationship AND c.goal = g.id AND c.measure <> '' ORDER BY c."on" DESC, c.number DESC, c.id DESC LIMIT 1), g.measure) AS measure, -- by what it is known to be reached
    coalesce((SELECT c.target_on FROM goal_change c WHERE c.relationship = g.relationship AND c.goal = g.id AND c.target_on IS NOT NULL ORDER BY c."on" DESC, c.number DESC, c.id DESC LIMIT 1), g.target_on) AS target_on, -- the day it is meant for now
    g.set_on AS set_on, -- the day it was set
    (SELECT v.progress FROM goal_review v WHERE v.relationship = g.relationship AND v.goal = g.id AND v.progress IS NOT NULL ORDER BY v."on" DESC, v.number DESC, v.id DESC LIMIT 1) AS progress, -- how far it was, in per cent, when that was last said
    (SELECT max(v."on") FROM goal_review v WHERE v.relationship = g.relationship AND v.goal = g.id) AS last_review_on, -- the last day on which it was reviewed
    CASE WHEN g.achieved_on IS NOT NULL THEN 'achieved' WHEN g.dropped_on IS NOT NULL THEN 'dropped' WHEN g.replaced_by IS NOT NULL THEN 'replaced' ELSE 'open' END AS state, -- open, achieved, dropped, replaced
    g.achieved_on AS achieved_on, -- the day it was reached
    g.dropped_on AS dropped_on, -- the day it was let go
    (SELECT 'g' || n.number FROM goal n WHERE n.relationship = g.relationship AND n.id = g.replaced_by) AS replaced_by, -- the short id of the goal that stands for it
    (SELECT count(*) FROM milestone s WHERE s.relationship = g.relationship AND s.goal = g.id) AS milestones, -- how many milestones it has
    (SELECT count(s.reached_on) FROM milestone s WHERE s.relationship = g.relationship AND s.goal = g.id) AS milestones_reached, -- how many of them are reached
    max(g.private, r.private, EXISTS (SELECT 1 FROM goal_change c WHERE c.relationship = g.relationship AND c.goal = g.id AND c.private = 1)) AS private, -- 1 where it, a change of it, or its relationship is marked private
    g.id AS id -- the id in the table goal
FROM goal g JOIN relationship r ON r.id = g.relationship;
