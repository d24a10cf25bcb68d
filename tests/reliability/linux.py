"""The tests that need Linux."""

import sys

import pytest

needs_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux ends a process together with its parent"
)
