"""A page for a terminal: paragraphs, labelled rows, commands, each with a hanging indent.

Every string that comes in passes `safe` and is never read as markup. A page is made of blocks;
a block gives its lines for a width. Where the terminal or the encoding cannot take the marks,
others of the same width stand for them. A block also says its words `aloud`, for who does not
look at the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from mentorlog.render import aloud as spoken
from mentorlog.render.safe import safe
from mentorlog.render.styled import Text
from mentorlog.render.width import padded
from mentorlog.render.width import width as cells_of

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.segment import Segment

WIDEST = 100
NARROW = 64
LEAST = 12
COLUMN = 9
NAMES = 30

Words = str | Text


def words(*parts: Words) -> Text:
    """The parts one after the other, as text without markup; strings are made safe."""
    if len(parts) == 1:
        return Text(safe(parts[0])) if isinstance(parts[0], str) else parts[0]
    whole = Text()
    for part in parts:
        whole.append_text(Text(safe(part)) if isinstance(part, str) else part)
    return whole


class Block(Protocol):
    """Something that a page is made of."""

    def lines(self, width: int) -> Iterable[Text]:
        """Its lines, none wider than `width` cells where its words allow it."""

    def aloud(self) -> Iterable[str]:
        """The same in words alone, a fact a line; no line where others say as much."""


class Page:
    """Blocks one below the other; what `Session.print` is given."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.blocks = tuple(blocks)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        from rich.segment import Segment
        from rich.style import Style

        plain = options.ascii_only or console.is_dumb_terminal
        for line in self.texts(options.max_width, plain):
            # The line is wrapped already: as segments it is not wrapped once more.
            for part, style in line.runs():
                yield Segment(part, Style.parse(style) if style else None)
            yield Segment("\n")

    def texts(self, width: int, plain: bool) -> Iterator[Text]:
        """Its lines for a width in cells, with other marks where it is `plain`."""
        for block in self.blocks:
            for line in block.lines(min(width, WIDEST)):
                if plain:
                    line.plain = line.plain.translate(spoken.ASCII)
                yield line.stripped()

    def aloud(self) -> Iterator[str]:
        """Its words without marks, drawings and columns, a fact a line."""
        return spoken.lines(line for block in self.blocks for line in block.aloud())


class Para:
    """A paragraph: `lead` stands before its first line, the others hang below the words; `says`
    is what it says aloud where that is something else."""

    def __init__(
        self,
        body: Words,
        lead: Words = "",
        indent: int = 0,
        hang: int | None = None,
        says: str | None = None,
    ) -> None:
        self.says = says
        self.body = words(body)
        self.lead = words(lead)
        self.indent = indent
        self.hang = cells_of(self.lead.plain) if hang is None else hang

    def lines(self, width: int) -> Iterator[Text]:
        """The lines, wrapped between words."""
        room = width - self.indent - max(self.hang, cells_of(self.lead.plain))
        if self.lead.plain and room < LEAST:
            yield from Para(self.lead + self.body, "", self.indent, 2).lines(width)
            return
        room = max(LEAST, room)
        for number, line in enumerate(self.body.wrap(room)):
            before = self.lead if number == 0 else Text(" " * self.hang)
            yield Text(" " * self.indent).append_text(before).append_text(line)

    def aloud(self) -> tuple[str]:
        """The words as one line."""
        if self.says is not None:
            return (spoken.begun(safe(self.says)),)
        if not self.lead.plain:
            return (spoken.begun(self.body.plain),)
        return (spoken.led(self.lead.plain, self.body.plain),)


class Seen:
    """A block that is there to be looked at: other words say the same."""

    def __init__(self, block: Block) -> None:
        self.block = block

    def lines(self, width: int) -> Iterable[Text]:
        """The lines of the block."""
        return self.block.lines(width)

    def aloud(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


class Either:
    """One block where there is room, another where there is not."""

    def __init__(self, wide: Block, narrow: Block, from_: int = NARROW) -> None:
        self.wide, self.narrow, self.from_ = wide, narrow, from_

    def lines(self, width: int) -> Iterable[Text]:
        """The lines of the one that fits."""
        chosen = self.wide if width >= self.from_ else self.narrow
        return chosen.lines(width)

    def aloud(self) -> Iterable[str]:
        """What the one for little room says, which has no columns."""
        return self.narrow.aloud()


class Listed(Either):
    """A line of a list in columns, the last part of it in words."""

    def __init__(self, wide: Block, narrow: Block, parts: Sequence[str]) -> None:
        super().__init__(wide, narrow)
        self.parts = parts

    def aloud(self) -> tuple[str]:
        """What leads, and the words."""
        *leading, last = map(safe, self.parts)
        return (spoken.led("  ".join(leading), last),)


class Beside:
    """A line of a long list, whose words hang beside `lead` (`style` is that of its mark, at its
    second place), or below it where there is little room. As cheap as a line can be made: a
    log has thousands of them."""

    def __init__(self, body: Text, lead: str, narrow: str, style: str = "", deep: int = 0) -> None:
        self.body, self.lead, self.narrow, self.style, self.deep = body, lead, narrow, style, deep

    def lines(self, width: int) -> Iterable[Text]:
        """One line where it fits, else lines that hang."""
        wide = width >= NARROW
        lead = self.lead if wide else self.narrow
        before = Text(lead)
        if self.style:
            before.stylize(self.style, 1, 2)
        if len(lead) + self.deep + cells_of(self.body.plain) <= width:
            return (before.append_text(self.body),)
        if self.deep:
            own = len(self.body.plain) - len(self.body.plain.lstrip())
            body = self.body[own:] if own else self.body
            return Para(body, indent=len(lead) + own, hang=self.deep).lines(width)
        if wide:
            return Para(self.body, lead=before).lines(width)
        return Para(before.append_text(self.body), hang=3).lines(width)

    def aloud(self) -> tuple[str]:
        """What leads, and the words."""
        return (spoken.led(self.lead, spoken.unquoted(self.body.plain)),)


class Ends:
    """Words at both ends of a line, or one below the other."""

    def __init__(self, left: Words, right: Words, indent: int = 0, says: str | None = None) -> None:
        self.says = says
        self.left, self.right, self.indent = words(left), words(right), indent

    def lines(self, width: int) -> Iterator[Text]:
        """One line where both fit with some room between them."""
        taken = self.indent + cells_of(self.left.plain) + cells_of(self.right.plain)
        if taken + 2 <= width:
            line = Text(" " * self.indent).append_text(self.left).append(" " * (width - taken))
            yield line.append_text(self.right)
            return
        yield from Para(self.left, indent=self.indent, hang=2).lines(width)
        yield from Para(self.right, indent=self.indent + 2).lines(width)

    def aloud(self) -> tuple[str]:
        """Both, one after the other."""
        left = ", ".join(spoken.in_columns(self.left.plain))
        right = spoken.unmarked(self.right.plain).replace(" · ", ", ")
        if self.says is not None:
            return (spoken.sentence(safe(self.says)),)
        if not right:
            return (spoken.title(left),)
        return (spoken.sentence(spoken.unmarked(f"{left}: {right}")),)


class Command:
    """A command to type, on lines of its own; one that is too long is continued, as a shell
    reads it, after a backslash."""

    def __init__(self, command: str, indent: int = 4) -> None:
        self.command, self.indent = safe(command), indent

    def lines(self, width: int) -> Iterator[Text]:
        """The command, broken between its words only."""
        indent = self.indent if width >= NARROW else min(self.indent, 4)
        line, room = "", max(LEAST, width - indent - 2)
        for word in self.command.split(" "):
            longer = f"{line} {word}" if line else word
            if line and cells_of(longer) > room:
                yield Text(f"{' ' * indent}{line} \\", "bold")
                line = f"  {word}"
            else:
                line = longer
        yield Text(f"{' ' * indent}{line}", "bold")

    def aloud(self) -> tuple[str]:
        """The command as it is typed."""
        return (self.command,)


BLANK = Para("")


def strong(part: str) -> Text:
    """The words in bold."""
    return Text(safe(part), "bold")


def heading(title: str) -> Iterator[Block]:
    """A blank line and the title of a part of the page."""
    yield BLANK
    yield Para(strong(title), says=spoken.title(title))


def row(
    label: str, body: Words, indent: int = 2, column: int = COLUMN, says: str | None = None
) -> Block:
    """A labelled line: the labels make a column, or stand before the words where the page is
    narrow or the label is longer; `says` is what stands aloud in the place of words that begin
    with a mark or a drawing."""
    wide = Para(body, lead=f"{padded(label, column)} ", indent=indent)
    before = f"{label}: " if label else ""
    told = None if says is None else f"{before}{says}"
    narrow = Para(words(before, words(body)), indent=indent, hang=2, says=told)
    return Either(wide if cells_of(safe(label)) <= column else narrow, narrow)


def widest(parts: Iterable[str]) -> int:
    """The width of a column of names, in cells; those that are very long are left out."""
    lengths = [cells_of(safe(part)) for part in parts]
    return max((length for length in lengths if length <= NAMES), default=0)


def cells(parts: tuple[str, ...], widths: tuple[int, ...], body: Words, indent: int) -> Block:
    """A line of a list: short parts in columns, then words that hang below themselves. Where the
    page is narrow, or a part is longer than its column, they stand one after the other."""
    pairs = list(zip(parts, widths, strict=True))
    lead = "".join(f"{padded(part, wide)}  " for part, wide in pairs)
    short = "  ".join(part for part in parts if part) + (": " if len(parts) > 1 else "  ")
    beside = Para(words(short, words(body)), indent=indent, hang=2)
    fits = len(parts) == 1 or all(cells_of(safe(part)) <= wide for part, wide in pairs)
    columns = Para(body, lead=lead, indent=indent) if fits else beside
    return Listed(columns, beside, (*parts, words(body).plain))
