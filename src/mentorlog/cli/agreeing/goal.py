"""`mentorlog goal`: goals with a measure and a date, and the reviews that keep them alive."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import (
    AsJson,
    Note,
    On,
    Private,
    flag,
    future_day,
    number,
    text,
    what,
    words,
)
from mentorlog.errors import UsageError
from mentorlog.record import Goal, Milestone
from mentorlog.store.verbs import goals

commands = Commands("Goals with a measure and a date, and the reviews that keep them alive.")

By = Annotated[date | None, future_day("the day it is to be reached", "--by", "--due")]
Measure = Annotated[str | None, text("how both will know that it is reached", "--measure")]
Why = Annotated[str | None, text("why it matters", "--why")]
Which = Annotated[str, what("which goal", "GOAL")]


@commands.command(
    "add",
    example='mentorlog goal add "Lead a project of three people" '
    '--measure "shipped, and they\n  would do it again" --by 2026-06-30',
)
def add(
    ctx: Ctx,
    text: Annotated[str, words("the goal")],
    measure: Measure = None,
    why: Why = None,
    by: By = None,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Set a goal.

    Needed: TEXT. A measure and a day make it a goal that can be seen to be reached.
    """
    session = ctx.obj
    with session.writing() as writer:
        record = session.open_record(writer)
        goal = goals.set_goal(
            writer,
            record,
            text,
            set_on=on or session.today,
            measure=measure,
            why=why,
            target_on=by,
            private=private,
        )
    session.saved(f"Saved {goal.short}: {goal.text}", goal, as_json)


@commands.command("list", example="mentorlog goal list --all")
def list_(
    ctx: Ctx,
    everything: Annotated[bool, flag("those that have ended, too", "--all")] = False,
    as_json: AsJson = False,
) -> None:
    """The goals as they are now, with their milestones.

    Nothing is needed.
    """
    from mentorlog.cli.agreeing import lists

    session = ctx.obj
    lists.show(
        session,
        as_json,
        lambda record, typed: lists.goal_lines(record, session.today, everything, typed),
        lambda record: lists.goals_data(record, everything),
    )


@commands.command("review", example="mentorlog goal review g1 --progress 40 --still-right")
def review(
    ctx: Ctx,
    goal: Which,
    progress: Annotated[
        int | None, number("how far it is, in percent", "--progress", high=100)
    ] = None,
    still_right: Annotated[
        bool | None, flag("whether it is still the right goal", "--still-right/--not-right")
    ] = None,
    note: Note = None,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Say that you looked at a goal again, and how far it is.

    Needed: GOAL, and one of --progress, --still-right, --not-right, --note.
    """
    session = ctx.obj
    if progress is None and still_right is None and note is None:
        raise UsageError(
            "What was seen is missing: --progress, --still-right, --not-right or --note.",
            f"{session.command} {goal} --still-right",
        )
    with session.writing() as writer:
        found = session.find(session.open_record(writer), Goal, goal)
        new = goals.review_goal(
            writer,
            found,
            on or session.today,
            progress=progress,
            still_right=still_right,
            note=note,
            private=private,
        )
    far = "" if progress is None else f", {progress} %"
    session.saved(f"Saved: {found.short} was looked at again{far}.", new, as_json)


@commands.command(
    "milestone",
    example='mentorlog goal milestone g1 "Pick the team" --by 2026-04-01\n'
    "mentorlog goal milestone ms1 --reached --on 2026-03-28",
)
def milestone(
    ctx: Ctx,
    which: Annotated[str, what("a goal, or a milestone with --reached", "ID")],
    text: Annotated[str | None, words("the milestone")] = None,
    by: Annotated[date | None, future_day("the day it is due", "--by", "--due")] = None,
    reached: Annotated[bool, flag("the milestone is reached", "--reached")] = False,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Set a step on the way to a goal, or say that one is reached.

    Needed: a goal and TEXT, or a milestone (ms1) and --reached.
    """
    session = ctx.obj
    if not reached and text is None:
        raise UsageError(
            "TEXT is missing: the milestone; or --reached.", f'{session.command} {which} "TEXT"'
        )
    if on is not None and not reached:
        raise UsageError(
            "--on is the day on which one was reached, and goes with --reached; --by is the day "
            "it is due.",
            f"{session.command} --help",
        )
    with session.writing() as writer:
        record = session.open_record(writer)
        if reached:
            there = session.find(record, Milestone, which)
            if text is not None or by is not None:
                raise UsageError(
                    "--reached says that a milestone is reached; other words for it, or another "
                    "day, are for edit.",
                    f"mentorlog edit {there.short}",
                )
            new = goals.reach_milestone(writer, there, on or session.today, private=private)
        else:
            goal = session.find(record, Goal, which)
            new = goals.add_milestone(writer, goal, text or "", by, private=private)
    said = "is reached" if reached else "on the way"
    session.saved(f"Saved {new.short}, {said}: {new.text}", new, as_json)


@commands.command("achieve", example="mentorlog goal achieve g1 --on 2026-06-12")
def achieve(ctx: Ctx, goal: Which, on: On = None, as_json: AsJson = False) -> None:
    """Say that a goal is reached.

    Needed: GOAL.
    """
    session = ctx.obj
    with session.writing() as writer:
        found = session.find(session.open_record(writer), Goal, goal)
        new = goals.achieve_goal(writer, found, on or session.today)
    session.saved(f"Saved {new.short}, achieved: {new.text}", new, as_json)


@commands.command("drop", example='mentorlog goal drop g2 --note "no longer hers to do"')
def drop(ctx: Ctx, goal: Which, note: Note = None, on: On = None, as_json: AsJson = False) -> None:
    """Let a goal go; it stays in the record.

    Needed: GOAL.
    """
    session = ctx.obj
    with session.writing() as writer:
        found = session.find(session.open_record(writer), Goal, goal)
        new = goals.drop_goal(writer, found, on or session.today, note)
    session.saved(f"Saved {new.short}, dropped: {new.text}", new, as_json)


@commands.command(
    "replace", example='mentorlog goal replace g1 "Lead two projects" --by 2026-12-01'
)
def replace(
    ctx: Ctx,
    goal: Which,
    text: Annotated[str, words("the goal in its place")],
    measure: Measure = None,
    why: Why = None,
    by: By = None,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Set a new goal in the place of another.

    Needed: GOAL and TEXT.
    """
    session = ctx.obj
    with session.writing() as writer:
        record = session.open_record(writer)
        old = session.find(record, Goal, goal)
        new, _ = goals.replace_goal(
            writer,
            record,
            old,
            text,
            on=on or session.today,
            measure=measure,
            why=why,
            target_on=by,
            private=private,
        )
    session.saved(f"Saved {new.short}, in the place of {old.short}: {new.text}", new, as_json)


@commands.command("change", example="mentorlog goal change g1 --by 2026-09-30")
def change(
    ctx: Ctx,
    goal: Which,
    by: By = None,
    measure: Measure = None,
    text: Annotated[str | None, text("other words for it", "--text")] = None,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Give a goal another day, measure or wording; the earlier ones are kept.

    Needed: GOAL, and one of --by, --measure, --text.
    """
    session = ctx.obj
    with session.writing() as writer:
        found = session.find(session.open_record(writer), Goal, goal)
        new = goals.change_goal(
            writer,
            found,
            on or session.today,
            target_on=by,
            measure=measure,
            text=text,
            private=private,
        )
    session.saved(f"Saved: {found.short} has changed.", new, as_json)
