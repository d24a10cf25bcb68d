"""`mentorlog sign`: what a warning sign looks for, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, what
from mentorlog.errors import NotFound

if TYPE_CHECKING:
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
    found = named(name) if name is not None else None
    if as_json:
        from mentorlog.render import data

        every = [data.sign(one) for one in signs()]
        session.print_json(data.sign(found) if found is not None else every)
        return
    from mentorlog.render.explaining import sign_page, signs_page

    session.print(sign_page(found) if found is not None else signs_page(signs()))


def named(name: str) -> Sign:
    """The sign of that name, or of the only one that begins so; NotFound names the near ones."""
    from difflib import get_close_matches

    from mentorlog.signs import signs

    known = {one.slug: one for one in signs()}
    wanted = "-".join(name.casefold().replace("_", " ").replace("-", " ").split())
    begin = [slug for slug in known if wanted and slug.startswith(wanted)]
    if wanted in known or len(begin) == 1:
        return known[wanted if wanted in known else begin[0]]
    near = begin or get_close_matches(wanted, known, n=3, cutoff=0.4)
    near = near or [slug for slug in known if wanted and wanted in slug][:3]
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    try_ = f"mentorlog sign {near[0]}" if near else "mentorlog sign"
    raise NotFound(f"There is no sign {name!r}.{hint}", try_)
