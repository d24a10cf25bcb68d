"""To be in touch again after the end: a promise with a day is due on that day."""

import json

from making import made_once

DAY = ("--today", "2026-08-31")


@made_once
def ended(begun):
    begun("agree", "--started", "2026-03-02")
    begun("meet", "--on", "2026-03-02", "--held")
    told = ("--told", "2026-03-02", "--contact", "a mail", "--contact-by", "me")
    done = begun("close", "--done", "--on", "2026-03-02", *told, "--contact-on", "2026-09-01")
    assert done.code == 0, done.err


def test_it_is_due_after_the_end(ended):
    line = "Sarah: to be in touch, as promised: a mail (promised by Tariq), {}\n"
    assert ended("due").out == "Nothing is due up to Fri 13 Mar 2026.\n"
    assert ended("due", *DAY).out == line.format("tomorrow")
    (one,) = json.loads(ended("due", "--json", *DAY).out)
    assert (one["kind"], one["on"], one["days"]) == ("contact", "2026-09-01", 1)
    assert ended("due", "--today", "2026-10-01").out == line.format("30 days past")
    assert "touch" not in ended("due", "--today", "2026-10-02").out
    assert "After     a mail (promised by you), on Tue 1 Sep 2026, in 174 days" in " ".join(
        ended("close").out.replace("\n", " ").split(" ")
    )


def test_of_a_private_ending_no_word_is_shown(ended):
    assert ended("close", "--private").code == 0
    assert "Sarah: to be in touch, as promised: (private), tomorrow\n" in ended("due", *DAY).out


def test_another_day_of_one_that_is_closed(ended, record):
    ran = ended("close", "--contact-on", "2026-10-01")
    assert ran.out.startswith("Saved: you meant to be in touch on Thu 1 Oct 2026.\n")
    assert str(record().closings[0].contact_on) == "2026-10-01"


def test_a_day_needs_a_promise(begun):
    ran = begun("close", "--on", "2026-04-10", "--contact-on", "2026-10-01")
    assert ran.code == 2
    assert ran.err.startswith("mentorlog: --contact-on goes with --contact.\n")
    assert begun("close", "--on", "2026-04-10", "--contact", "a mail").code == 0
    assert begun("close", "--contact-on", "2026-10-01").code == 0
    assert "After     a mail, on Thu 1 Oct 2026" in begun("close").out


def test_a_day_that_is_none_is_not_read(run, tmp_path):
    lines = [
        {"type": "relationship", "id": "r", "mentor": "Tariq", "mentee": "Sarah"},
        {"type": "closing", "id": "c", "relationship": "r", "closed_on": "2026-03-01"},
    ]
    lines[1]["x-contact_on"] = "some day"
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run("import", str(file)).code == 0
    assert run("due").code == 0
