"""`mentorlog` alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentorlog.cli.session import Session
from mentorlog.errors import BEGIN

if TYPE_CHECKING:
    from typer._click import Context


def welcome(ctx: Context) -> None:
    """The commands there are; before them, where there is no journal yet, how to begin."""
    session: Session = ctx.obj
    if not os.path.exists(session.journal_path):
        session.out("There is no journal yet. Begin one:", "", f"  {BEGIN}", "")
        session.out("Or bring a backup back:", "", "  mentorlog restore FOLDER", "")
    session.out(*ctx.get_help().split("\n"))
