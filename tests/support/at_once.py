"""Commits without a thread: a test's database lies in memory, where nothing is waited for.

Handing a commit to a thread and back costs several times what the commit takes there. Everybody else on the loop has a
turn meanwhile, as with a thread. Tests of the commit itself and of faults, and programs that tests start, commit as the
program does.
"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy.util import await_only

from data.engine.inline_sqlite import InlineDialect
from tests.support.order_of_tests import WAITING

COMMITS = (*WAITING, "data")
"""The folders whose tests commit by a thread, as the program does."""


def _commit(_dialect: InlineDialect, connection: Any) -> None:
    connection.commit()
    await_only(asyncio.sleep(0))


def commit_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commit on the loop, until the end of the test."""
    monkeypatch.setattr(InlineDialect, "do_commit", _commit)
