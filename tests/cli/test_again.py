"""A session that is corrected with the flags of its first telling makes nothing twice."""


def test_an_action_that_the_session_has_is_not_added_again(begun, record):
    told = ("--action", "Sarah: send the CV by friday", "--action", "me: read it")
    begun("meet", "--on", "9 mar", *told)
    ran = begun("meet", "--meeting", "m1", "--useful", "4", *told, "--action", "both: talk")
    assert ran.code == 0
    assert "  a1 is there already: send the CV.\n  a2 is there already: read it.\n" in ran.out
    assert "New a3, both: talk" in ran.out
    assert [action.text for action in record().actions] == ["send the CV", "read it", "talk"]


def test_another_day_for_it_is_a_redate(begun, record):
    begun("meet", "--on", "9 mar", "--action", "Sarah: send the CV by friday")
    ran = begun("meet", "--meeting", "m1", "--action", "Sarah: Send the CV by 2026-03-20")
    assert "  a1 is there already: send the CV (another day: --redate a1=2026-03-20).\n" in ran.out
    assert len(record().actions) == 1


def test_the_same_words_in_another_session_are_another_action(begun, record):
    begun("meet", "--on", "2 mar", "--action", "Sarah: read")
    begun("meet", "--on", "9 mar", "--action", "Sarah: read")
    assert len(record().actions) == 2
