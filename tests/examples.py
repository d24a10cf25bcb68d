"""How many examples a property is tried with."""

from typing import Any

from hypothesis import settings

USUAL = 100  # what a profile has that says nothing


def examples(usual: int, **more: Any) -> settings:
    """So many each time, and ten times as many with `--hypothesis-profile deep`."""
    times = settings.default.max_examples / USUAL
    return settings(max_examples=max(1, round(usual * times)), **more)
