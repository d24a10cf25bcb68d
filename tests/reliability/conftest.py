"""The program called as a shell would, as the tests of the commands do."""

from cli.conftest import begun, journal, record, run, terminal, typed
from reliability import guarded

__all__ = ["begun", "journal", "record", "run", "terminal", "typed"]


def pytest_sessionfinish() -> None:
    """End what began the harnesses of these tests."""
    guarded.leave()
