"""No earlier word is left of anything whose words were put right and forgotten."""

from store.entries import TODAY
from store.test_erasing import CANARY, OTHER, exported, lying, planted, texts_of

from mentorlog.store import anew, forgetting, reading, writing


def _spoken(entry):
    words = dict.fromkeys(texts_of(type(entry)), f"the {CANARY} said so")
    if "answers" in type(entry).names:
        words["answers"] = {f"{CANARY} asked": f"{CANARY} answered"}
    return words | {"extra": {f"x-{CANARY}": [CANARY]}}


def test_of_every_type_nothing_is_left(tmp_path):
    path = tmp_path / "journal.db"
    entries = planted(OTHER)
    with writing(path, TODAY, name="start", create=True) as writer:
        for entry in entries:
            writer.add(entry)
    before = exported(path, entries[0].id)
    for words in (_spoken, lambda entry: {name: getattr(entry, name) for name in _spoken(entry)}):
        with writing(path, TODAY, name="edit") as writer:
            for entry in entries:
                stored = writer.entry(type(entry), entry.id)
                writer.change(stored, **words(entry))
    assert lying(CANARY, tmp_path) == ["journal.db"]
    with writing(path, TODAY, name="history") as writer:
        found = forgetting.earlier(writer, [(type(entry), entry.id) for entry in entries])
        assert {one.cls for one in found} == {type(entry) for entry in entries}
        forgetting.forget(writer, found)
    anew.write(path)
    assert lying(CANARY, tmp_path) == []
    assert exported(path, entries[0].id) == before
    with reading(path) as reader:
        assert forgetting.earlier(reader, [(type(entry), entry.id) for entry in entries]) == []
