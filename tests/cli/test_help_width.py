"""The examples of `--help` at a terminal of 80 columns, which copies a line as it is shown."""

import pytest

COLUMNS = 80


@pytest.mark.parametrize(
    "name", ["start", "agree", "meet", "brief", "keepsake", "export", "compare", "restore"]
)
def test_no_example_is_broken_by_the_edge_of_the_terminal(run, name, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(COLUMNS))
    examples = run(name, "--help").out.partition("For example:\n")[2]
    assert f"mentorlog {name}" in examples
    assert [line for line in examples.splitlines() if len(line) > COLUMNS] == []


def test_the_examples_of_close(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(COLUMNS))
    examples = run("close", "--help").out.partition("For example:\n")[2]
    assert "step by step)" in examples
    assert [line for line in examples.splitlines() if len(line) > COLUMNS] == []
