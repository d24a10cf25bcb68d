"""What a `Try:` line says: a whole command, with what was typed in it."""

import pytest

from mentorlog.cli.asking.retyped import added, instead, line, named, to_type
from mentorlog.cli.session import Session


@pytest.fixture
def session():
    made = Session()
    made.command = "mentorlog meet"
    made.argv = ["meet", "--notes", 'a "b" $c', "--on", "last tue"]
    return made


def test_a_line_as_a_person_types_it():
    assert line(["mentorlog", "a b", "x=1", "it's", 'say "a"', "$x", ""]) == (
        """mentorlog "a b" x=1 "it's" 'say "a"' '$x' \"\""""
    )


def test_words_are_added_at_the_end(session):
    assert added(session, "--meeting", "m1") == (
        """mentorlog meet --notes 'a "b" $c' --on "last tue" --meeting m1"""
    )
    session.argv += ["--", "x"]
    assert added(session, "--again").endswith(" --again -- x")


def test_a_long_line_is_not_typed_again(session):
    session.argv[2] = "x" * 400
    assert added(session, "--again") == "mentorlog meet --again"
    assert instead(session, "last tue", "2026-03-10") is None


def test_one_word_is_replaced_wherever_it_stands(session):
    assert instead(session, "last tue", "2026-03-10").endswith("--on 2026-03-10")
    session.argv = ["meet", "--on=last tue"]
    assert instead(session, "last tue", "yesterday") == "mentorlog meet --on=yesterday"
    assert instead(session, "monday", "yesterday") is None


@pytest.mark.parametrize(
    "argv",
    [
        ["meet", "--with", "zzz", "--held"],
        ["--with=zzz", "meet", "--held"],
        ["meet", "--held"],
    ],
)
def test_another_relationship_is_named_once(session, argv):
    session.argv, session.with_name = argv, "zzz"
    assert named(session, "r2") == "mentorlog meet --held --with r2"


def test_what_goes_on_where_the_line_ends(session):
    assert to_type(session, "… --force").endswith(' --on "last tue" --force')
    assert to_type(session, "… --help") == "mentorlog meet --help"
    assert to_type(session, "mentorlog list") == "mentorlog list"


# On the command line.


def tried(ran):
    assert ran.code in (2, 3), ran
    _, *rest = ran.err.splitlines()
    assert len(rest) == 1, ran.err
    return rest[0].removeprefix("  Try: ")


def test_a_relationship_to_choose_keeps_the_call(begun):
    begun("start", "--mentor", "Tariq", "--mentee", "Zoë", "--keeper", "mentor")
    assert tried(begun("meet", "--on", "9 mar", "--notes", "a long talk")) == (
        'mentorlog meet --on "9 mar" --notes "a long talk" --with r1'
    )
    assert tried(begun("--with", "Zoey", "goal", "add", "X")) == ("mentorlog goal add X --with Zoë")
    assert tried(begun("show", "Zoey")) == "mentorlog show --with Zoey"


def test_a_day_that_is_recorded_keeps_the_call(begun):
    begun("meet", "--on", "9 mar")
    ran = begun("meet", "--on", "9 mar", "--useful", "4")
    assert ran.err == (
        "mentorlog: A session of Mon 9 Mar 2026 is recorded already: m1, held. --meeting m1 "
        "corrects it; --again --at HH:MM records a second one on that day.\n"
        '  Try: mentorlog meet --on "9 mar" --useful 4 --meeting m1\n'
    )
    assert begun("meet", "--on", "9 mar", "--useful", "4", "--meeting", "m1").code == 0


@pytest.mark.parametrize(
    ("argv", "line"),
    [
        ("meet --lasted 0", "mentorlog meet --lasted 60"),
        ("meet --on 2026-02-30 --useful 4", "mentorlog meet --on 2026-02-28 --useful 4"),
        (
            "meet --action me:~rest~by~2026-02-30",
            'mentorlog meet --action "me: rest by 2026-02-28"',
        ),
        ("meet --action send~it", 'mentorlog meet --action "mentee: send it"'),
        ("meet --on today --at soon", "mentorlog meet --on today --at 17:00"),
        ("meet --useful 9", "mentorlog meet --useful 5"),
        ("meet --useful x", "mentorlog meet --help"),
        ("goal review g1 --progress 140", "mentorlog goal review g1 --progress 100"),
        ("meet --on", "mentorlog meet --on DAY"),
        ("meet --useful 4 --missed-by", "mentorlog meet --useful 4 --missed-by SIDE"),
        ("meet --cancelled-by bob", "mentorlog meet --help"),
        ("import /no/such/file", "mentorlog import --help"),
        ("agree --rhythm biweekly", 'mentorlog agree --rhythm "every 2 weeks"'),
        ("concern raise X --factor lack-of-tim", "mentorlog concern raise X --factor lack-of-time"),
        ("help nonsense", "mentorlog --help"),
        ("juggle", "mentorlog --help"),
        ("remove", "mentorlog --help"),
        ("delete", "mentorlog delete --help"),
        ("alter", "mentorlog --help"),
        ("gaol list", "mentorlog goal list"),
        ("meeting --held", "mentorlog meet --held"),
        ("goal ad X", "mentorlog goal add X"),
        ("start --mentor A --rythm weekly", "mentorlog start --mentor A --rhythm weekly"),
        ("start --rythm=weekly", "mentorlog start --rhythm=weekly"),
        ("start --zzz", "mentorlog start --help"),
        ("goal change g1 new~text", 'mentorlog goal change g1 --text "new text"'),
        ("meet yesterday", "mentorlog meet --on yesterday"),
        ("goal achieve g1 yesterday", "mentorlog goal achieve g1 --on yesterday"),
        ("close 18.3.", "mentorlog close --on 18.3."),
        ("goal review g1 60%", "mentorlog goal review g1 --progress 60%"),
        ("meet m1 --useful 4", "mentorlog meet --useful 4 --meeting m1"),
        ("meet yesterday~5pm --held", 'mentorlog meet --held --on "yesterday 5pm"'),
        ("find budget spring", 'mentorlog log --grep "budget spring"'),
        ("search", "mentorlog log --grep TEXT"),
        ("find budget --with Sarah", "mentorlog log --grep budget --with Sarah"),
        ("next 30 march 5pm", 'mentorlog meet --book "30 march 5pm"'),
        ("book", 'mentorlog meet --book "DAY TIME"'),
        ("cancel", "mentorlog meet --cancelled-by SIDE"),
        ("end", "mentorlog close"),
        ("end --done", "mentorlog close --done"),
        ("status Sarah", "mentorlog show"),
        ("renew", "mentorlog close --renew --until DAY"),
        ("withdraw --by me", "mentorlog close --withdraw --by me"),
        ("concern I~worry --by me", 'mentorlog concern raise "I worry" --by me'),
        ("goal Lead~a~team", 'mentorlog goal add "Lead a team"'),
        ("log m1", "mentorlog show m1"),
        ("health g1 --with r1", "mentorlog show g1 --with r1"),
        ("find -i", "mentorlog log --grep TEXT"),
        ("edit r1 --strt 25~feb", 'mentorlog edit r1 --started "25 feb"'),
        ("edit r1 --no-purpos", "mentorlog edit r1 --no-purpose"),
        ("goal find", "mentorlog goal --help"),
        ("meet nonsense", "mentorlog meet --help"),
        ("meet --next friday 5pm --held", 'mentorlog meet --next "friday 5pm" --held'),
        ("meet --book 30 march 5pm", 'mentorlog meet --book "30 march 5pm"'),
        ("meet --notes a good talk", 'mentorlog meet --notes "a good talk"'),
        (
            "meet --cancelled-by mentee --notice 2 hours",
            'mentorlog meet --cancelled-by mentee --notice "2 hours"',
        ),
        ("meet --useful 4 yesterday", "mentorlog meet --useful 4 --on yesterday"),
        ("meet --lasted 60 yesterday", "mentorlog meet --lasted 60 --on yesterday"),
        ("meet --held yesterday", "mentorlog meet --held --on yesterday"),
        ("meet --next friday nonsense", "mentorlog meet --help"),
        ("edit g1 --text lead a team", 'mentorlog edit g1 --text "lead a team"'),
        ("edit g1 --no-text lead", "mentorlog edit --help"),
        ("goal add Lead a team --by friday", 'mentorlog goal add "Lead a team" --by friday'),
        ("feedback --from mentee he asks", 'mentorlog feedback --from mentee "he asks"'),
        ("feedback he --from mentee asks", "mentorlog feedback --help"),
        ("action done send the CV", "mentorlog action done --help"),
        ("action done send the CV to Omar", "mentorlog action done --help"),
        ("agree --rhythm every 2 weeks", 'mentorlog agree --rhythm "every 2 weeks"'),
        ("goal add X --by in 2 weeks", 'mentorlog goal add X --by "in 2 weeks"'),
        ("pause --from 3 june --until july", 'mentorlog pause --from "3 june" --until july'),
        ("meet --held=yes --on today", "mentorlog meet --held --on today"),
        ("--show-completion=zsh", "mentorlog --show-completion zsh"),
        ("log budget", "mentorlog log --grep budget"),
        ("export --json --out a.jsonl", "mentorlog export --out a.jsonl"),
        ("log budget talks --notes", 'mentorlog log --notes --grep "budget talks"'),
        ("health Omar Haddad", 'mentorlog health --with "Omar Haddad"'),
        ("show Omar Haddad", 'mentorlog show --with "Omar Haddad"'),
        ("show --with Omar Haddad", 'mentorlog show --with "Omar Haddad"'),
        ("show m1 m2", "mentorlog show --help"),
        ("log --with Omar Haddad", 'mentorlog log --with "Omar Haddad"'),
        ("log --with Sarah budget", "mentorlog log --with Sarah --grep budget"),
        ("log --with Sarah budget talks", 'mentorlog log --with Sarah --grep "budget talks"'),
        ("log --with r1 --grep budget Talks", 'mentorlog log --with r1 --grep "budget Talks"'),
        ("meet --cancelled --reason work", "mentorlog meet --cancelled-by SIDE --reason work"),
        ("meet --cancelled me --reason work", "mentorlog meet --cancelled-by me --reason work"),
        ("meet --held --not", "mentorlog meet --held --notes TEXT"),
        ("close --reson", "mentorlog close --reason REASON"),
        ("show m1", "mentorlog log"),
        ("action add X --owner you", "mentorlog action add X --owner SIDE"),
        ("action add X --owner=outside", "mentorlog action add X --owner=SIDE"),
        ("meet --cancelled-by you --on today", "mentorlog meet --cancelled-by SIDE --on today"),
        ("meet --distracted me --distracted you", "mentorlog meet --help"),
        ("meet --action you:~read", "mentorlog meet --help"),
        ("feedback Good --from both", "mentorlog feedback Good --from SIDE"),
        ("show g9", "mentorlog goal list --all"),
        ("log g1", "mentorlog show g1"),
    ],
)
def test_a_try_is_a_whole_command(begun, argv, line):
    begun("goal", "add", "Lead")
    assert tried(begun(*(word.replace("~", " ") for word in argv.split()))) == line


def test_a_file_that_is_there_can_be_written_over(begun, tmp_path):
    path = str(tmp_path / "out.jsonl")
    begun("export", "--out", path)
    assert tried(begun("export", "--out", path)) == f"mentorlog export --out {path} --force"


def test_progress_may_be_typed_in_percent(begun, record):
    begun("goal", "add", "Lead")
    assert begun("goal", "review", "g1", "--progress", "30%").code == 0
    assert record().goal_reviews[0].progress == 30


def test_what_is_given_twice_is_refused(begun, record):
    for argv in (
        ("--next", "friday", "--next", "friday"),
        ("--action", "me: rest", "--action", "me: rest"),
    ):
        ran = begun("meet", "--on", "today", *argv)
        assert ran.code == 2
        assert argv[0] in ran.err and "given twice; once is enough." in ran.err
    assert record().meetings == ()


def test_help_is_a_command_too(begun):
    assert begun("help") == begun("--help")
    assert begun("help", "meet") == begun("meet", "--help")
    assert begun("help", "goal", "add") == begun("goal", "add", "--help")
    assert begun("goal", "help") == begun("goal", "--help")
    assert begun("goal", "help", "add") == begun("goal", "add", "--help")


def test_words_that_belong_to_a_flag_are_named_so(begun):
    begun("goal", "add", "Lead")
    assert begun("goal", "change", "g1", "new text").err.startswith(
        "mentorlog: 'new text' goes with --text."
    )
    assert begun("meet", "yesterday").err.startswith("mentorlog: 'yesterday' goes with --on.")
    assert begun("log", "budget").err.startswith(
        "mentorlog: 'budget' goes with --grep, or with --with if it is a name.\n"
    )
    assert begun("log", "--with", "Sarah", "budget").err.startswith(
        "mentorlog: 'budget' goes with --grep, or in quotes with the name: "
        '--with "Sarah budget".\n'
    )
    assert begun("close", "done").err == (
        "mentorlog: mentorlog close takes flags alone: 'done' is --done.\n"
        "  Try: mentorlog close --done\n"
    )
    assert begun("close", "friday").err.endswith("Try: mentorlog close --on friday\n")
    assert begun("close", "sarah").err.endswith("Try: mentorlog close --with sarah\n")
    assert "'m1' is a session." in begun("log", "m1").err
    assert "m1 is no name but a session." in begun("show", "--with", "m1").err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("close --done --with r1", "close --done --with r1 --on DAY"),
        ("meet --meeting m99 --with Sarah", "log --with Sarah"),
        ("close --done", "close --done --on DAY"),
    ],
)
def test_what_to_type_is_of_the_relationship_that_was_named(begun, typed, said):
    assert begun(*typed.split()).err.endswith(f"  Try: mentorlog {said}\n")


def test_words_that_cannot_be_read_in_quotes_either_are_not_offered(begun):
    assert tried(begun("agree", "--rhythm", "every", "now", "then")) == "mentorlog agree --help"


def test_what_is_to_be_put_right_is_of_the_relationship_that_was_named(begun):
    begun("action", "add", "Read", "--owner", "me")
    begun("action", "done", "a1")
    ran = begun("action", "done", "a1", "--with", "Sarah")
    assert ran.err.endswith("  Try: mentorlog edit a1 --no-done --with Sarah\n")


def test_what_to_type_is_of_the_journal_that_was_named(begun, tmp_path, journal):
    other = tmp_path / "of another pair.db"
    ran = begun("--journal", str(other), "health")
    wanted = line(["--journal", str(other)])
    said = f"  Try: mentorlog start --mentor NAME --mentee NAME {wanted}\n"
    assert ran.err.endswith(said)
    other.write_bytes(journal.read_bytes())
    ran = begun("close", "--done", "--with", "r1", "--journal", str(other))
    assert ran.err.endswith(f"  Try: mentorlog close --done --with r1 {wanted} --on DAY\n")
    ran = begun("close", "--nothing", "--journal", str(other))
    assert ran.err.endswith("  Try: mentorlog close --help\n")
    assert "--journal" not in begun("close", "--done").err


@pytest.mark.parametrize(
    "words",
    [
        ("health", "--all", "--check"),
        ("report", "--all", "--markdown"),
        ("log", "--all", "--grep", "talk"),
        ("export", "--all", "--include-private"),
    ],
)
def test_all_of_them_and_one_of_them_are_two_things(begun, words):
    for whom in (("--with", "Sarah"), ("--with=Sarah",)):
        ran = begun(words[0], *whom, *words[1:])
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "mentorlog: --all is every relationship; leave out --with.\n"
            f"  Try: mentorlog {' '.join(words)}\n"
        )
    assert begun(*words).code in (0, 1)


def test_what_is_offered_next_is_of_the_relationship_that_was_named(begun):
    begun("start", "--mentor", "Tariq", "--mentee", "Bilal", "--keeper", "mentor")
    begun("meet", "--on", "2026-03-02", "--held", "--notes", "One", "--with", "Bilal")
    begun("meet", "--book", "2026-03-06", "--with", "Bilal", "--today", "2026-03-03")
    begun("meet", "--book", "2026-03-20", "--with", "Bilal")
    for call, offered in (
        (("meet", "--held"), "meet --meeting m2"),
        (("meet", "--meeting", "m1", "--notes", "Two"), "history m1"),
        (("meet", "--meeting", "m2", "--moved-by", "me"), "meet --meeting m2 --to DAY"),
        (("pause", "--from", "2026-03-16"), "meet --meeting m3 --moved-by WHO --to DAY"),
        (("meet", "--on", "2026-03-17", "--cancelled-by", "me"), "resume --on 2026-03-17"),
        (("feedback", "--from", "me", "--question", "How?"), "feedback --answer f1 TEXT"),
        (("health", "--set-aside", "long-silence"), "health --take-up long-silence"),
        (("show", "m1"), "edit m1"),
        (("close", "--on", "2026-03-20"), None),
        (("close", "--go-on"), "meet --meeting m3 --cancelled-by WHO"),
    ):
        ran = begun(*call, "--with", "Bilal")
        assert ran.code == 0, ran
        if offered is not None:
            assert f"mentorlog {offered} --with Bilal" in ran.out + ran.err, call
