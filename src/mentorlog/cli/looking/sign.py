"""`mentorlog sign`: what a warning sign looks for, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, what
from mentorlog.cli.naming import quoted
from mentorlog.errors import NotFound

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.sign import Sign

commands = Commands()


@commands.command("sign", example="mentorlog sign\nmentorlog sign cancelling")
def sign(
    ctx: Ctx,
    name: Annotated[str | None, what("which sign, else all", "NAME")] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """What a warning sign looks for, why, when it is no worry, and what to try."""
    from mentorlog.signs import signs

    session = ctx.obj
    found = named(session, name) if name is not None else None
    if as_json:
        from mentorlog.render import data

        every = [data.sign(one) for one in signs()]
        session.print_json(data.sign(found) if found is not None else every)
        return
    from mentorlog.render.explaining import sign_page, signs_page

    session.print(sign_page(found) if found is not None else signs_page(signs()))


def named(session: Session, name: str) -> Sign:
    """The sign of that name, or of the only one that begins so; NotFound names the near ones."""
    from mentorlog.cli.asking.retyped import instead
    from mentorlog.cli.nearby import did_you_mean, meant, near, slug
    from mentorlog.signs import signs

    known = {one.slug: one for one in signs()}
    wanted = meant(name, known)
    if wanted is not None:
        return known[wanted]
    found = near(slug(name), list(known))
    raise NotFound(
        f"There is no sign {quoted(name)}.{did_you_mean(found)}",
        (found and instead(session, name, found[0])) or "mentorlog sign",
    )
