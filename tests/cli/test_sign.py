"""`mentorlog sign`."""

import json

import pytest

from mentorlog.signs import sign, signs


def test_all_of_them_by_family(run):
    ran = run("sign")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    families = [line for line in lines[2:] if line and not line.startswith(" ")]
    assert families[:2] == ["Showing up", "Actions"]
    listed = [line.split()[0] for line in lines[2:] if line[:3].strip() and line.startswith("  ")]
    assert sorted(listed) == sorted(one.slug for one in signs())


@pytest.mark.parametrize("slug", [one.slug for one in signs()])
def test_each_is_explained(run, slug):
    ran = run("sign", slug)
    assert (ran.code, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    told = sign(slug)
    assert told.title in said
    for heading, text in told.sections:
        assert heading in ran.out.splitlines()
        assert " ".join(text.split()) in said
    assert told.ask[0] in said
    assert "Where these figures come from: ours" in said or told.limits is None


def test_thresholds_in_words(run):
    said = " ".join(run("sign", "cancelling").out.split())
    assert (
        "By default, from 3 meetings on, 2 of the last 5 meetings are worth noticing and "
        "3 of the last 5 meetings worth a conversation; 3 in a row without it clear it, "
        "2 make it weigh less. Where you meet every ten days or more often, from 5 meetings on, "
        "3 of the last 8 meetings"
    ) in said


@pytest.mark.parametrize("name", ["cancelling", "Cancelling", "cancel", "CANCELL"])
def test_a_name_may_be_short_and_in_any_case(run, name):
    assert run("sign", name).out == run("sign", "cancelling").out


def test_spaces_do_as_well(run):
    assert run("sign", "long silence").out == run("sign", "long_silence").out


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("silence", "Did you mean long-silence?"),
        ("canceling", "Did you mean cancelling?"),
        ("goal", "Did you mean goal-past-target or goals-all-ended?"),
    ],
)
def test_an_unknown_one_names_the_near_ones(run, name, near):
    ran = run("sign", name)
    assert (ran.code, ran.out) == (3, "")
    assert f"There is no sign {name!r}." in ran.err and near in ran.err


def test_a_name_like_no_other(run):
    ran = run("sign", "zzz")
    assert ran == (3, "", "mentorlog: There is no sign 'zzz'.\n  Try: mentorlog sign\n")
    assert run("sign", "").code == 3


def test_json(run):
    assert json.loads(run("sign", "long-silence", "--json").out)["sign"] == "long-silence"
    told = json.loads(run("sign", "--json").out)
    assert [one["sign"] for one in told] == [one.slug for one in signs()]
