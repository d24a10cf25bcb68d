"""`mentorlog close`: looks first, plans the final session, and completes the ending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.cli.app import Command, Commands, Ctx
from mentorlog.cli.closing import flags as f
from mentorlog.cli.flagged import flagged, given
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from typer._click import Context

commands = Commands()
EXAMPLE = """\
mentorlog close           (where things stand; on a terminal, step by step)
mentorlog close --on 2026-12-18 --reason goals-achieved --told 2026-11-20"""
EXAMPLES = {
    f.LOOK: 'mentorlog close --explored --reason not-working --note "too many"',
    f.OTHERWISE: """\
mentorlog close --new-goal "Lead the pilot" --measure "it runs" --go-on
mentorlog close --renew --until 2027-12-17 --rhythm monthly""",
    f.PLAN: """\
mentorlog close --on "18 dec 17:00" --told 2026-11-20
mentorlog close --ics final-session.ics""",
    f.OPEN: "mentorlog close --goal g2=alone --action a3=handed-over:Maryam",
    f.WORDS: 'mentorlog close --thanks-mentor "…" --takes-mentee "…"',
    f.COMPLETE: "mentorlog close --done --rest alone --outcome completed",
    f.AFTER: "mentorlog close --erase-on 2027-12-18",
    f.WITHDRAW: "mentorlog close --withdraw --by mentee",
}


class CloseCommand(Command):
    """A command whose `--on` may have a time beside the day, with an example for each step."""

    examples = EXAMPLES

    def invoke(self, ctx: Context) -> Any:
        """Run it, once that day is read: the other days to come are counted from it."""
        typed = ctx.params["on"]
        if typed is not None:
            from mentorlog.cli.closing.day import final_day

            at = ctx.params["at"]
            ctx.params["on"], ctx.params["at"] = final_day(ctx.obj, typed, at, ctx.params["done"])
        return super().invoke(ctx)


@commands.command("close", example=EXAMPLE, cls=CloseCommand)
@flagged(f.Flags)
def close(ctx: Ctx, flags: f.Flags) -> None:
    """Look whether it should end, plan the final session, and complete the ending.

    Needed to plan: --on. Needed to complete: --done, and --goal, --action or --rest for each
    goal and action that is still open. Alone it shows where things stand; on a terminal it then
    goes through the steps with you, each of which can be left and taken up again.
    """
    from mentorlog.cli.closing import saved
    from mentorlog.cli.closing.afterwards import NOTED, closed, note

    session = ctx.obj
    said = {name for name in flags.names if name != "as_json" and given(flags, name)}
    if "out" in said and "withdraw" not in said:
        from mentorlog.cli.closing.message import write_again

        write_again(session, flags, said)
    elif said & {"ics", "force"} and "out" not in said:
        from mentorlog.cli.closing.ics import write_entry

        write_entry(session, flags, said)
    elif not said and session.interactive and not flags.as_json:
        from mentorlog.cli.closing.guided import run

        run(session)
    elif not said:
        saved.show(session, flags.as_json)
    elif flags.no_erase_on or said <= f.HIDDEN or (said <= NOTED and closed(session)):
        note(session, flags, said)
    elif flags.renew:
        from mentorlog.cli.closing.renew import renew

        renew(session, flags)
    elif flags.withdraw:
        from mentorlog.cli.closing.withdraw import withdraw

        withdraw(session, flags)
    elif flags.as_it_is:
        raise UsageError("--as-it-is goes with --withdraw.", "mentorlog close --withdraw")
    elif flags.until is not None:
        raise UsageError("--until goes with --renew.", "mentorlog close --renew --until DAY")
    elif flags.sessions is not None:
        raise UsageError("--sessions goes with --renew.", "mentorlog close --renew --sessions 8")
    elif said == {"go_on"}:
        saved.go_on(session, flags.as_json)
    elif _looked(said) and saved.undecided(session, flags):
        saved.look(session, flags)
    else:
        saved.write(session, flags)


def _looked(said: set[str]) -> bool:
    """Whether that is said before anything is decided; a reason alone is one for an ending."""
    return said <= set(f.LOOKED) and said - f.HIDDEN != {"reason"}
