"""The program called as a shell would, as the tests of the commands do."""

from cli.conftest import begun, journal, record, run, terminal, typed

__all__ = ["begun", "journal", "record", "run", "terminal", "typed"]
