"""PostgreSQL behind PgBouncer: session mode is all right; another mode is recognised, and it is said what to change."""

from __future__ import annotations

import asyncio
import os
import shutil
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from bot.admin.base import base
from bot.admin.finding import State
from bot.app.database_errors import in_words
from bot.settings.settings import Settings
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.problems import PooledError
from data.paths import DATA
from tests.support.amounts import DEADLINE
from tests.support.watching import free_port

POOLER = shutil.which("pgbouncer", path=os.environ.get("PATH", "") + ":/usr/sbin")
NOBODY = 65534
pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(POOLER is None, reason="PgBouncer is not installed here (Debian: apt-get install pgbouncer)"),
]


async def pump(reader: StreamReader, writer: StreamWriter) -> None:
    with suppress(OSError):
        while some := await reader.read(65536):
            writer.write(some)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def bridge(socket: str) -> AsyncIterator[int]:
    """Lead a port to the socket of the tests' PostgreSQL: PgBouncer runs as nobody, who may not enter its folder."""

    async def take(reader: StreamReader, writer: StreamWriter) -> None:
        there, back = await asyncio.open_unix_connection(socket)
        await asyncio.gather(pump(reader, back), pump(there, writer))

    async with await asyncio.start_server(take, "127.0.0.1", 0) as server:
        yield int(server.sockets[0].getsockname()[1])


@asynccontextmanager
async def pooler(folder: Path, mode: str, database: str, behind: int) -> AsyncIterator[str]:
    """Run PgBouncer in this mode, with its settings on its standard input; gives the address behind it."""
    port = free_port()
    settings = f"""[databases]
thidua = host=127.0.0.1 port={behind} dbname={database} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
auth_type = any
pool_mode = {mode}
default_pool_size = 5
ignore_startup_parameters = extra_float_digits,jit
unix_socket_dir =
"""
    who = NOBODY if os.geteuid() == 0 else None
    file = folder / "pgbouncer.ini"
    file.write_text(settings)
    file.chmod(0o644)
    quiet = asyncio.subprocess.DEVNULL
    with file.open() as given:
        running = await asyncio.create_subprocess_exec(
            str(POOLER), "/dev/stdin", stdin=given, stdout=quiet, stderr=quiet, user=who, group=who
        )
    async with asyncio.timeout(DEADLINE):
        while running.returncode is None:
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                break
            await asyncio.sleep(0.02)
    yield f"postgresql+asyncpg://postgres:p@127.0.0.1:{port}/thidua"
    running.terminate()
    await running.wait()


@pytest.mark.parametrize("mode", ["session", "transaction"])
async def test_the_mode_is_recognised(
    postgres_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mode: str
) -> None:
    address = make_url(postgres_url(f"pooled_{mode}"))
    socket = Path(str(address.query["host"])) / f".s.PGSQL.{address.port or 5432}"
    async with bridge(str(socket)) as behind, pooler(tmp_path, mode, f"pooled_{mode}", behind) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        engine = open_engine(url)
        try:
            if mode == "session":
                await schema.upgrade(engine)
                await schema.demand_head(engine)
            else:
                with pytest.raises(PooledError) as refused:
                    await schema.upgrade(engine)
                plain = in_words(refused.value)
                assert plain is not None
                assert plain.code == "database_pooled"
        finally:
            await engine.dispose()
        found = {one.code: one for one in await base(Settings.read(), DATA / "migrations" / "versions")}
    if mode == "session":
        assert found["database_current"].state is State.OK
    else:
        assert found["database_pooled"].state is State.WRONG
        assert "pool_mode = session" in found["database_pooled"].text
