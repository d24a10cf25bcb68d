"""`mentorlog guide`: the guidance, to browse."""

from __future__ import annotations

from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, text, what
from mentorlog.errors import NotFound

commands = Commands()


@commands.command(
    "guide", example="mentorlog guide\nmentorlog guide raising-a-problem\nmentorlog guide sarah"
)
def guide(
    ctx: Ctx,
    name: Annotated[str | None, what("which page, else the table of contents", "NAME")] = None,
    topic: Annotated[str | None, text("the same, as a flag", "--topic")] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """What the guidance says: raising a problem, feedback, goals, ending well.

    Every page ends with its sources. Nothing is needed.
    """
    from mentorlog.render import guiding

    session = ctx.obj
    found = guiding.leaves()
    wanted = name or topic
    if wanted is None:
        if as_json:
            session.print_json([guiding.data(key, leaf) for key, leaf in found.items()])
        else:
            session.print(guiding.contents(found))
        return
    key = _key(wanted, list(found))
    if as_json:
        session.print_json(guiding.data(key, found[key]))
    else:
        session.print(guiding.leaf_page(found[key]))


def _key(wanted: str, names: list[str]) -> str:
    """The page of that name, or the only one that has it in its name; NotFound otherwise."""
    from difflib import get_close_matches

    folded = "-".join(wanted.casefold().replace("-", " ").replace("_", " ").split())
    if folded in ("sarah", "aisha"):
        return "scenario"
    if folded in names:
        return folded
    within = [name for name in names if folded and folded in name]
    if len(within) == 1:
        return within[0]
    near = within[:4] or get_close_matches(folded, names, n=3, cutoff=0.6)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise NotFound(
        f"The guide has no page {wanted!r}.{hint}",
        f"mentorlog guide {near[0]}" if near else "mentorlog guide",
    )
