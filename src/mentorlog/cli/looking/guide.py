"""`mentorlog guide`: the guidance, to browse."""

from __future__ import annotations

from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, text, what
from mentorlog.cli.naming import quoted
from mentorlog.cli.session import Session
from mentorlog.errors import NotFound, UsageError

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
    if name is not None and topic is not None:
        raise UsageError("NAME and --topic are the same; give one.", f"mentorlog guide {name}")
    found = guiding.leaves()
    wanted = name or topic
    if wanted is None:
        if as_json:
            session.print_json([guiding.data(key, leaf) for key, leaf in found.items()])
        else:
            session.print(guiding.contents(found))
        return
    key = _key(session, wanted, list(found))
    if as_json:
        session.print_json(guiding.data(key, found[key]))
    else:
        session.print(guiding.leaf_page(found[key]))


def _key(session: Session, wanted: str, names: list[str]) -> str:
    """The page of that name, or the only one that has it in its name; NotFound otherwise."""
    from mentorlog.cli.asking.retyped import instead
    from mentorlog.cli.nearby import did_you_mean, meant, near, slug

    name = slug(wanted)
    if name in ("sarah", "aisha"):
        return "scenario"
    within = [page for page in names if name and name in page]
    page = meant(wanted, names) or (within[0] if len(within) == 1 else None)
    if page is not None:
        return page
    found = within[:4] or near(name, names)
    raise NotFound(
        f"The guide has no page {quoted(wanted)}.{did_you_mean(found)}",
        (found and instead(session, wanted, found[0])) or "mentorlog guide",
    )
