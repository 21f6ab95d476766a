"""Commits and readers without a thread: a test's database lies in memory, where nothing is waited for.

Handing a commit or a statement to a thread and back costs several times what it takes there. Everybody else on the loop
has a turn meanwhile, as with a thread. Tests of the database and of faults, and programs that tests start, commit and
read as the program does.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

import pytest
from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.util import await_only

from data.engine import connect
from data.engine.inline_sqlite import DRIVER, InlineDialect
from data.sealing import DataKeys
from tests.support.order_of_tests import WAITING

BY_THREADS = (*WAITING, "data")
"""The folders whose tests commit and read by threads, as the program does."""

_open_sqlite = connect._open_sqlite


def _commit(_dialect: InlineDialect, connection: Any) -> None:
    connection.commit()
    await_only(asyncio.sleep(0))


def commit_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commit on the loop, until the end of the test."""
    monkeypatch.setattr(InlineDialect, "do_commit", _commit)


def _open_inline(address: URL, keys: DataKeys | None) -> AsyncEngine:
    """Open the engines that read like the one that writes."""
    folder = os.environ.get("PYTEST_CURRENT_TEST", "").removeprefix("tests/").partition("/")[0]
    if folder in BY_THREADS:
        return _open_sqlite(address, keys)
    engine = _open_sqlite(address.set(drivername=f"sqlite+{DRIVER}"), keys)
    engine.sync_engine.url = address  # settings that a test makes of it are those of the program
    return engine


def read_at_once() -> None:
    """Read without a thread, in this process."""
    connect._open_sqlite = _open_inline
