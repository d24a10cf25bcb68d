"""A text that is filled in: a line `word: value` for each thing, long texts below marks.

Lines that begin with `#` explain and are not read. A mark, `== notes ==`, begins a text that
goes on to the next mark or the end; there nothing is a comment, so that headings survive. What
was wrong is written above its line, and taken away again when the text is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mentorlog.frozen import Frozen

HERE, WHOLE = "#! line below: ", "#! in all of this: "
LONGEST_MARK = 80
WIDE = 79
_SAID = re.compile(rf"(?:{HERE}|{WHOLE})")
_MARK = re.compile(r"==\s*(\S.*?)\s*==\s*")
_LINE = re.compile(r"\s*([^:]*?)\s*:(.*)", re.DOTALL)
_BETWEEN = re.compile(r"[\s_-]+")


class Place(Frozen, kw_only=True):
    """One thing to fill in: its word, what stands there, and what explains it.

    `words` may be a text of several lines; with `mark` it always stands below a mark, else
    only where one line cannot hold it. `often` may stand on several lines.
    """

    word: str
    text: str = ""
    about: tuple[str, ...] = ()
    words: bool = False
    mark: bool = False
    often: bool = False


class Filled(Frozen):
    """What stands in one place, and the number of its line; the first is 1."""

    word: str
    text: str
    line: int


class Problem(Frozen):
    """What is wrong at a line; at line 0 with all of it."""

    line: int
    said: str


class Unreadable(Exception):
    """What a form says cannot be taken; `problems` in the order of their lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems[0].said)
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))


def key(word: str) -> str:
    """A word as it is compared: "Ended-early_by " is "ended early by"."""
    return _BETWEEN.sub(" ", word.strip()).casefold()


# Writing.


def write(head: Sequence[str], places: Sequence[Place]) -> str:
    """The text to fill in: the lines `head` as comments, then each place; marks at the end."""
    known = _known(places)
    lines = _comments(head)
    for place in places:
        if not _below(place):
            spaced = [""] if place.about or not lines[-1:] or lines[-1].startswith("#") else []
            lines += [*spaced, *_comments(place.about)]
            lines.append(f"{place.word}: {place.text}".rstrip())
    below = [place for place in places if _below(place)]
    explained = [line for place in below for line in _comments(place.about)]
    lines += ["", *explained] if explained else []
    for place in below:
        lines += ["", f"== {place.word} ==", *_escaped(place.text, known)]
    return "\n".join(lines) + "\n"


def _below(place: Place) -> bool:
    one_line = "\n" not in place.text and place.text == place.text.strip()
    return place.mark or (place.words and not one_line)


def _comments(lines: Iterable[str]) -> list[str]:
    """The lines as comments, folded, since many an editor cuts off what is wider than it is."""
    from mentorlog.render.width import wrapped

    found: list[str] = []
    for line in lines:
        said = " ".join(line.splitlines())
        margin = f"# {said[: len(said) - len(said.lstrip())]}"
        found += wrapped(said.strip(), WIDE, margin, f"{margin}  ") if said.strip() else ["#"]
    return found


def _known(places: Sequence[Place]) -> dict[str, Place]:
    return {key(place.word): place for place in places}


def _escaped(text: str, known: Mapping[str, Place]) -> Iterator[str]:
    """The lines of a text; one that reads as a mark or as one of our remarks gets a backslash."""
    for line in text.split("\n") if text else ():
        yield f"\\{line}" if _special(line.lstrip("\\"), known) else line


def _special(line: str, known: Mapping[str, Place]) -> bool:
    return _SAID.match(line) is not None or _begun(line, known) is not None


def _begun(line: str, known: Mapping[str, Place]) -> Place | None:
    """The place whose text begins below this line."""
    found = _MARK.fullmatch(line) if len(line) <= LONGEST_MARK else None
    place = known.get(key(found[1])) if found else None
    return place if place is not None and place.words else None


# Reading.


def unix(text: str) -> str:
    """The text without what some editors add: a BOM, and CR at the end of every line."""
    text = text.removeprefix("\ufeff")
    ends = text.count("\n")
    whole = ends and text.count("\r\n") == ends
    return text.replace("\r\n", "\n") if whole else text


def plain(text: str) -> str:
    """The text without what some editors add, and without what we wrote above lines."""
    return "\n".join(line for line in unix(text).split("\n") if not _SAID.match(line))


def is_empty(text: str) -> bool:
    """Whether nothing but comments and blank lines is left of a plain text."""
    return all(not line.strip() or line.startswith("#") for line in text.split("\n"))


def read(text: str, places: Sequence[Place]) -> list[Filled]:
    """What a plain text says, in the order of its lines; a place that it leaves out is not in
    it. Unreadable names every line that is no line of this form."""
    known = _known(places)
    filled: list[Filled] = []
    problems: list[Problem] = []
    lines = text.split("\n")
    at = next((n for n, line in enumerate(lines) if _begun(line, known)), len(lines))
    for number, line in enumerate(lines[:at], 1):
        if line.strip() and not line.lstrip().startswith("#"):
            found = _line(number, line, known)
            problems.append(found) if isinstance(found, Problem) else filled.append(found)
    filled += _texts(lines, at, known)
    filled = [one for one in filled if one.text or not _again(one, filled)]
    problems += _twice(filled, known)
    if problems:
        raise Unreadable(problems)
    return filled


def _line(number: int, line: str, known: Mapping[str, Place]) -> Filled | Problem:
    found = _LINE.fullmatch(line)
    place = known.get(key(found[1])) if found else None
    if found is not None and place is not None:
        return Filled(place.word, found[2].strip(), number)
    some = next(iter(known.values())).word
    if not found or line.startswith("=="):
        marks = [place.word for place in known.values() if place.words]
        below = f" A text of several lines stands below a mark: == {marks[-1]} ==" if marks else ""
        begins = f"A line begins with its word, as in {some}: ..."
        return Problem(number, f"This line is not understood. {begins}{below}")
    from difflib import get_close_matches

    near = get_close_matches(key(found[1]), known, 1)
    there = f"did you mean {known[near[0]].word}?" if near else f"there is {_listed(known)}."
    return Problem(number, f"There is no word {found[1]!r} here; {there}")


def _listed(known: Mapping[str, Place]) -> str:
    return ", ".join(place.word for place in known.values())


def _texts(lines: Sequence[str], at: int, known: Mapping[str, Place]) -> Iterator[Filled]:
    """The texts below marks, from the first mark on; `at` lines stand before it."""
    place, begun, text = None, 0, list[str]()
    for number, line in enumerate(lines[at:], at + 1):
        next_place = _begun(line, known)
        if next_place is None:
            text.append(_unescaped(line, known))
            continue
        if place is not None:
            yield Filled(place.word, "\n".join(text).strip(), begun)
        place, begun, text = next_place, number, []
    if place is not None:
        yield Filled(place.word, "\n".join(text).strip(), begun)


def _unescaped(line: str, known: Mapping[str, Place]) -> str:
    escaped = line.startswith("\\") and _special(line.lstrip("\\"), known)
    return line[1:] if escaped else line


def _again(one: Filled, filled: Sequence[Filled]) -> bool:
    """Whether another line of that word stands before, or says more."""
    others = (other for other in filled if other.word == one.word and other is not one)
    return any(other.text or other.line < one.line for other in others)


def _twice(filled: Sequence[Filled], known: Mapping[str, Place]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for one in filled:
        line = first.setdefault(one.word, one.line)
        if line != one.line and not known[key(one.word)].often:
            yield Problem(one.line, f"{one.word} stands in line {line} already; once is enough.")


# What is wrong, said at its place.


def remarked(text: str, problems: Sequence[Problem]) -> str:
    """The plain text with every problem above its line."""
    lines = text.split("\n")
    for problem in sorted(problems, key=lambda problem: problem.line, reverse=True):
        begin = HERE if problem.line else WHOLE
        lines.insert(max(problem.line - 1, 0), begin + " ".join(problem.said.split()))
    return "\n".join(lines)


def numbered(problems: Sequence[Problem]) -> list[str]:
    """Each problem with the number that its line has in what `remarked` gives."""
    said = []
    for above, problem in enumerate(sorted(problems, key=lambda problem: problem.line), 1):
        said.append(
            f"line {problem.line + above}: {problem.said}" if problem.line else problem.said
        )
    return said
