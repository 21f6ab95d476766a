from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.postgres import postgres_in


@contextmanager
def postgres() -> Iterator[Callable[..., str]]:
    """Start one in a folder outside pytest's: a second run shuts that one to the user that the server of root has."""
    root = os.environ.get("PYTEST_DEBUG_TEMPROOT")
    with (
        tempfile.TemporaryDirectory(dir=root, ignore_cleanup_errors=True) as folder,
        postgres_in(Path(folder) / "data") as fresh,
    ):
        yield fresh
