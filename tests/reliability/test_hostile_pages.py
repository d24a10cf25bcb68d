"""Hostile text on pages, in calendars, tables and lines for a shell: it stays text."""

import csv
import io
import json
import os
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reliability import guarded
from reliability.calling import folder, journal_path, looking, run
from reliability.hostile import CORPUS, journal, more, names
from reliability.rounds import rounds

from mentorlog.cli.completing.shells import COMPLETE
from mentorlog.finding import words_of
from mentorlog.render.html import POLICY
from mentorlog.render.safe import safe
from mentorlog.store.words import asked

__all__ = ["folder"]
WHOLE = rounds(1) > 1
TEXTS = list((CORPUS | more()).values())
STARTS = range(0, len(TEXTS), 52)[: None if WHOLE else 2]
PAGES = ("report", "keepsake", "keepsake --with-feedback", "brief", "report --all")
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section"),
    *("h1", "h2", "h3", "h4", "p", "ul", "li", "dl", "dt", "dd", "span", "div", "a", "bdi"),
    *("figure", "figcaption", "blockquote", "table", "caption", "thead", "tbody", "tr", "th"),
    *("td", "details", "summary", "svg", "g", "defs", "use", "circle", "path", "rect", "line"),
    "text",
}
ATTRIBUTES = {
    *("class", "id", "href", "lang", "dir", "charset", "name", "content", "http-equiv", "scope"),
    *("role", "aria-label", "aria-hidden", "x", "y", "x1", "x2", "y1", "y2", "r", "d", "width"),
    *("height", "transform", "aria-labelledby"),
}
BASH = shutil.which("bash")


def hold(folder: Path, at: int, ended: bool = False) -> None:
    """A journal with the texts from there on in every field."""
    lines = list(journal(TEXTS[at:] + TEXTS[:at], 0))
    for one in lines:
        if one["type"] == "closing":
            one |= {"reopened_on": None} | ({} if ended else {"closed_on": None})
    text = "\n".join(map(json.dumps, lines))
    (folder / "lines.jsonl").write_text(text, encoding="utf-8")
    ran = run("import", "lines.jsonl")
    assert ran.code == 0, ran.err


class Page(HTMLParser):
    """What is in a page: its elements, attributes and text, and what is no element."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.said: list[str] = []
        self.strange: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.strange.append(f"</{tag}>")

    def handle_data(self, data):
        if "style" not in self.open:
            self.said.append(data)

    def handle_comment(self, data):
        self.strange.append(data)

    def unknown_decl(self, data):
        self.strange.append(data)

    def handle_pi(self, data):
        self.strange.append(data)


def is_plain(html: str) -> Page:
    """That a page has nothing in it but what we make, and leads nowhere."""
    page = Page(html)
    assert page.strange == []
    assert page.open == []
    assert page.tags <= TAGS
    assert {name for name, _ in page.attributes} <= ATTRIBUTES
    links = [value for name, value in page.attributes if name == "href"]
    assert all(re.fullmatch("#[a-z][a-z0-9-]*", link or "") for link in links), links
    assert ("content", POLICY) in page.attributes
    assert html.count("<style>") == html.count("</style>") == 1
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    return page


@pytest.mark.parametrize("at", STARTS)
@pytest.mark.parametrize("ended", [False, True])
def test_nothing_becomes_an_element(folder, at, ended):
    hold(folder, at, ended)
    said = ""
    for name in PAGES:
        whole = ("--html", "-", "--include-private") if name[:6] == "report" else ("--html",)
        ran = run(*name.split(), *whole)
        assert ran.code == 0, (name, ran.err)
        said += "".join(is_plain(ran.out).said)
    whose = json.loads(run("export").out.splitlines()[1])["mentor"]
    assert safe(whose) in said, "the text itself is there"


@pytest.mark.parametrize("at", STARTS)
def test_a_picture_of_a_page_is_plain(folder, at):
    hold(folder, at)
    for name in ("show", "log", "health"):
        assert run(name, "--export-svg", f"{name}.svg").code == 0
        svg = Path(f"{name}.svg").read_text(encoding="utf-8")
        tags = {one.tag.partition("}")[2] for one in ElementTree.fromstring(svg).iter()}
        assert tags <= {"svg", "style", "defs", "clipPath", "rect", "g", "text", "title", "circle"}
        assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", svg.partition("</style>")[0])


@pytest.mark.parametrize("at", STARTS)
def test_markdown_makes_nothing_of_it(folder, at):
    parser = pytest.importorskip("markdown_it")
    hold(folder, at)
    gfm = parser.MarkdownIt("gfm-like", {"html": True, "linkify": False})
    for call in (*PAGES, "prepare", "prepare --include-private", "agree"):
        ran = run(*call.split(), "--markdown")
        assert ran.code == 0, (call, ran.err)
        tokens = gfm.parse(ran.out)
        kinds = {one.type for one in tokens}
        inner = {one.type for token in tokens for one in token.children or ()}
        assert not kinds & {"html_block", "fence", "code_block", "hr", "lheading_open"}, call
        assert not inner & {"link_open", "image", "html_inline", "code_inline", "s_open"}, call
        headings = [one.map for one in tokens if one.type == "heading_open"]
        lines = ran.out.split("\n")
        assert all(lines[at].startswith("#") for at, _ in headings), call
        assert all(not lines[end - 1].startswith(("=", "-")) for _, end in headings), call


@pytest.mark.parametrize("at", STARTS)
def test_no_cell_is_a_formula_and_all_come_back(folder, monkeypatch, at):
    hold(folder, at)
    for of in ("meetings", "actions", "goals"):
        assert run("export", "--csv", of, "--include-private", "--out", f"{of}.csv").code == 0
        text = Path(f"{of}.csv").read_bytes().decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        formulas = set("=+-@|\t\r\n\uff1d\uff0b\uff0d\uff20")
        assert [cell for cell in cells if cell[:1] in formulas] == []
        before = {key: told for key, told in exported().items() if key[0] == of[:-1]}
        ran = run("import", f"{of}.csv", "--csv", "--of", of, "--update", "--dry-run")
        assert ran.code == 0, ran.err
        assert "0 new, 0 changed" in ran.both, ran.both
        assert before


def exported():
    """What an export says of each entry."""
    lines = run("export", "--include-private").out.splitlines()
    return {(one["type"], one.get("id")): one for one in map(json.loads, lines)}


@pytest.mark.parametrize("at", STARTS)
def test_a_calendar_has_the_lines_that_we_wrote(folder, at):
    hold(folder, at)
    ran = run("--today", "2026-01-10", "export", "--ics", "--include-private")
    assert ran.code == 0
    assert max(len(line.encode()) for line in ran.out.split("\r\n")) <= 75
    assert "\n" not in ran.out.replace("\r\n", "")
    lines = ran.out.replace("\r\n ", "").split("\r\n")
    known = "UID|DTSTAMP|LAST-MODIFIED|SEQUENCE|SUMMARY|DESCRIPTION|CLASS|STATUS|DUE|DTSTART"
    known += "|DURATION|TRANSP|COMPLETED|PERCENT-COMPLETE|BEGIN|END|VERSION|PRODID"
    assert [one for one in lines if one and not re.match(f"({known})[;:]", one)] == []
    begun = {one for one in lines if one.startswith("BEGIN:")}
    assert begun <= {"BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VTODO"}


def test_no_name_leads_out_of_the_folder(folder):
    """The names that are offered for files, and those of drafts, stay where they are to be."""
    (folder / "lines.jsonl").write_text("\n".join(map(json.dumps, names(TEXTS[:103]))))
    assert run("import", "lines.jsonl").code == 0
    for number in range(1, 40):
        said = run("export", "--packet", "--preview", "--with", f"r{number}").err
        (name,) = re.findall(r"--out (\S+)", said)
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,90}\.jsonl", name), name
        assert name.split(".")[0] not in ("con", "nul", "aux", "prn")
    there = {path.name for path in folder.parent.parent.rglob("*")}
    assert there <= {"within", "work", "journals", "journal.db", "journal.db.lock", "lines.jsonl"}


@pytest.mark.parametrize("file", ["../outside.md", "CON.md", "a\nb.md", "-x.md", "x" * 300 + ".md"])
def test_a_file_is_made_once_and_where_it_was_named(folder, file):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah")
    ran = run("keepsake", "--out", file, terminal=True)
    assert (ran.code == 0) is (len(file) < 256)
    if ran.code == 0:
        again = run("keepsake", "--out", file)
        assert (again.code, "--force" in again.err) == (2, True)
        assert run("keepsake", "--out", file, "--force").code == 0


@settings(max_examples=60 * rounds(1))
@given(st.text(st.sampled_from("\"'*-()^:{}+ANDORNEAR ab\x00\u0301\u200d\ufe0f") | st.characters()))
def test_no_words_trouble_the_index(typed):
    words = words_of(typed)
    assert all(word.strip('"') == word and " " not in word for word in words)
    match = asked(words, "r1")
    assert match.count('"') == 2 * len(words)
    assert re.fullmatch(r'(?:"[^"]+" \*(?: AND |$))*', match)


def test_any_words_can_be_looked_for(folder):
    hold(folder, 0)
    for text in TEXTS if WHOLE else TEXTS[::3]:
        ran = run("log", "--grep", text, terminal=True)
        assert ran.code in (0, 2), (text, ran)
        assert ran.code == 0 or "no letter or digit" in ran.err or "--grep" in ran.err


@pytest.mark.skipif(BASH is None, reason="no bash here")
def test_a_name_runs_nothing_in_a_shell(folder, monkeypatch):
    """What is offered while a line is typed, and every command that is said to be typed next."""
    (folder / "lines.jsonl").write_text("\n".join(map(json.dumps, names(TEXTS[:103]))))
    assert run("import", "lines.jsonl").code == 0
    lines = []
    for shell in ("bash", "zsh", "fish", "powershell"):
        monkeypatch.setenv(COMPLETE, f"complete_{shell}")
        for variable, value in (
            ("COMP_WORDS", "mentorlog --with "),
            ("COMP_CWORD", "2"),
            ("_TYPER_COMPLETE_ARGS", "mentorlog --with "),
            ("_TYPER_COMPLETE_FISH_ACTION", "get-args"),
        ):
            monkeypatch.setenv(variable, value)
        said = run().out
        assert said.count("\n") > 50, shell
        assert not set(said) & set("$`&|<>\\!{}~#^"), (shell, said)
        if shell == "zsh":
            pairs = re.findall(r'"([^"]*)":"([^"]*)"', said)
            rest = re.sub(r'"[^"]*":"[^"]*"|"[^"]*"', "", said).split()
            assert (len(pairs) > 50, rest) == (True, ["_arguments", "'*:", ":((", "))'"]), rest
        else:
            lines += [f"echo {line.split()[0]} >/dev/null" for line in said.splitlines()]
    monkeypatch.delenv(COMPLETE)
    tried(lines)


@pytest.mark.skipif(BASH is None, reason="no bash here")
def test_a_line_to_type_runs_nothing_but_mentorlog(folder):
    lines = []
    for at in STARTS:
        journal_path().unlink(missing_ok=True)
        hold(folder, at)
        for argv in list(looking())[at % 5 :: 1 if WHOLE else 5]:
            said = run(*argv).both
            lines += re.findall(r"^ +(?:Try: )?(mentorlog .*)$", said, re.MULTILINE)
    assert len(lines) > 20
    tried(lines)


def tried(lines: list[str]) -> None:
    """Give the lines to a shell in which mentorlog does nothing, and see that nothing else ran."""
    place = Path("tried")
    place.mkdir()
    lines = [line.removesuffix("\\") for line in lines if "(" not in re.sub("'[^']*'", "", line)]
    script = "mentorlog() { :; }\n" + "\n".join(lines) + "\n"
    env = {"PATH": os.environ["PATH"], "HOME": str(place.absolute())}
    guarded.run([BASH, "--norc", "-c", script], 60, env=env, cwd=place)
    assert list(place.iterdir()) == []
