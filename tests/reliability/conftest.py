"""The journal of a test and the program called on it, as the tests of the commands have them."""

from cli.conftest import journal, run

__all__ = ["journal", "run"]
