"""A page of the terminal as an SVG picture that needs nothing from elsewhere."""

from __future__ import annotations

import io
from html import escape
from typing import Any

from rich.console import Console

from mentorlog.render.safe import safe

WIDTH = 80
# rich's own names a font on a host far away; whoever opened the picture would be told of there.
FORMAT = """\
<svg viewBox="0 0 {{width}} {{height}}" xmlns="http://www.w3.org/2000/svg" role="img"
 aria-label="{title}">
<style>
.{{unique_id}}-matrix {{{{ font-family: ui-monospace, Menlo, Consolas, monospace;
 font-size: {{char_height}}px; line-height: {{line_height}}px; }}}}
.{{unique_id}}-title {{{{ font: bold 18px system-ui, sans-serif; }}}}
{{styles}}
</style>
<defs>
<clipPath id="{{unique_id}}-clip-terminal">
<rect x="0" y="0" width="{{terminal_width}}" height="{{terminal_height}}"/>
</clipPath>
{{lines}}
</defs>
{{chrome}}
<g transform="translate({{terminal_x}}, {{terminal_y}})"
 clip-path="url(#{{unique_id}}-clip-terminal)">
{{backgrounds}}
<g class="{{unique_id}}-matrix">
{{matrix}}
</g>
</g>
</svg>
"""


def picture(page: Any, title: str) -> str:
    """The page as a terminal of 80 columns shows it, with that title."""
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    console.print(page)
    named = escape(safe(title)).replace("{", "{{").replace("}", "}}")
    return console.export_svg(
        title=safe(title), code_format=FORMAT.format(title=named), unique_id="page"
    )
