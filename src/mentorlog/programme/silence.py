"""What a process of Dask's begins with: nothing that it notes reaches anybody's terminal."""

from __future__ import annotations

import logging
from typing import Any


def dask_setup(_worker: Any) -> None:
    """Say nothing of connections that end while a process is ended."""
    logging.disable(logging.CRITICAL)
