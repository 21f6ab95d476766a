"""The blocks for nginx and Caddy that the guide shows, run by nginx and Caddy themselves in front of the program."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

import httpx2
import pytest

from bot.app.http_server import serving
from bot.channels.deep_links import Links
from bot.files.upload_links import UPLOAD_PATH
from bot.settings.settings import Settings
from bot.web.app import web_app
from bot.web.arrivals import Arrivals
from bot.web.metrics import Sources, metrics_router
from bot.web.ready import ready_router
from bot.web.upload_page import UploadPage, uploads_router
from scheduler.heartbeat import LIMITS, Heartbeat
from tests.support.amounts import DEADLINE
from tests.support.announce_paper import begin
from tests.support.clock import TestClock
from tests.support.pushes import FakeTime
from tests.support.rooms import text
from tests.support.town import officer, town
from tests.support.upload_page import page_of, post
from tests.support.users import Town, User
from tests.support.watching import free_port

__all__ = ["officer", "town"]

pytestmark = [pytest.mark.kill, pytest.mark.parametrize("town", ["zalo_bot"], indirect=True)]

GUIDE = text(Path("docs/running.md"))
HERE = "127.0.0.1"
PROMISED = int(Settings.model_fields["file_max_bytes"].default)
PATHS = f"{os.environ['PATH']}:/usr/sbin"


def shown(beginning: str) -> list[str]:
    """Find the blocks of the guide that begin so, without their indent."""
    found = re.findall(rf"^    {beginning} \{{\n.*?^    \}}\n", GUIDE, re.MULTILINE | re.DOTALL)
    return [re.sub(r"^    ", "", each, flags=re.MULTILINE) for each in found]


def for_nginx(block: str, front: int, folder: Path) -> str:
    """Take the certificate away, which a test has not, and put the folders of the system elsewhere."""
    plain = re.sub(r"\s*ssl_certificate\S*\s[^;]+;", "", block).replace("listen 443 ssl;", f"listen {HERE}:{front};")
    assert "ssl" not in plain
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    head = f"daemon off; master_process off; pid {folder}/nginx.pid; error_log stderr;\nevents {{}}\n"
    return f"{head}http {{\naccess_log off;\n{folders}{plain}}}\n"


def for_caddy(block: str, front: int, _: Path) -> str:
    """Ask nobody for a certificate."""
    return "{\nadmin off\nauto_https off\n}\n" + block.replace("thidua.example.vn {", f"http://{HERE}:{front} {{")


@asynccontextmanager
async def before(program: int, kind: str, folder: Path, which: int = 0) -> AsyncIterator[str]:
    """Start a proxy with a block of the guide; yields its address. `program`: the port that it leads to."""
    path = shutil.which(kind, path=PATHS)
    if path is None:
        pytest.skip(f"{kind} is not installed here")
    front, config = free_port(), folder / kind
    blocks = shown("server" if kind == "nginx" else r"thidua\.example\.vn")
    written = (for_nginx if kind == "nginx" else for_caddy)(blocks[which], front, folder)
    other = written.replace(f"{HERE}:8081", f"{HERE}:{program}")  # where there are two, the first one does not run
    config.write_text(other.replace(f"{HERE}:8080", f"{HERE}:{program if other == written else free_port()}"))
    given = ["-p", str(folder), "-c"] if kind == "nginx" else ["run", "--adapter", "caddyfile", "--config"]
    surroundings = {"PATH": PATHS, "HOME": str(folder)}
    with (folder / "said").open("wb") as said:
        process = await asyncio.create_subprocess_exec(path, *given, str(config), env=surroundings, stderr=said)
    try:
        await up(front, process, folder)
        yield f"http://{HERE}:{front}"
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def up(front: int, process: asyncio.subprocess.Process, folder: Path) -> None:
    async with asyncio.timeout(DEADLINE), httpx2.AsyncClient(base_url=f"http://{HERE}:{front}") as client:
        while True:
            assert process.returncode is None, (folder / "said").read_text()
            with suppress(httpx2.TransportError):
                if (await client.get("/healthz")).status_code == 200:
                    return
            await asyncio.sleep(0.05)


@asynccontextmanager
async def served(town: Town, clock: TestClock, folder: Path) -> AsyncIterator[int]:
    """The web part of a program whose ticks are silent: it is not ready, and its pages are there."""
    engine, channel, time = town.writer.engine, town.channel, FakeTime()
    heartbeat = Heartbeat(time)
    time.now += max(LIMITS.values()) + 1
    assert channel.uploads is not None
    take = partial(town.inbox.take, channel)
    sizes = (PROMISED, Settings.model_fields["photo_max_bytes"].default)
    desk = UploadPage(
        engine, channel.store, clock, channel.uploads, take, channel.name, *sizes, Arrivals(folder / "arriving")
    )
    numbers = metrics_router(Sources(engine, clock, {}), everybody=False)
    routers = [ready_router(engine, heartbeat), numbers, uploads_router(desk)]
    async with serving(web_app(engine, clock, Links("thidua_bot"), routers), HERE, 0) as port:
        yield port


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
async def test_what_the_page_promises_comes_through(
    town: Town, officer: User, clock: TestClock, tmp_path: Path, kind: str
) -> None:
    await begin(officer)
    async with served(town, clock, tmp_path) as port, before(port, kind, tmp_path) as front:
        page = f"{front}{UPLOAD_PATH}{page_of(officer).rpartition('/')[2]}"
        paper = b"%PDF-1.4\n".ljust(PROMISED, b"0")
        heavy = await post(page, paper + b"0")
        assert (heavy.status_code, "Tệp quá nặng" in heavy.text) == (422, True)
        heavier = await post(page, paper + b"0" * 5_000_000)
        assert (heavier.status_code, "Tệp quá nặng" in heavier.text) == (413, True)
        sent = await post(page, paper)
        assert (sent.status_code, "Đã nhận tệp" in sent.text) == (200, True)
        await town.inbox.idle()
        officer.sees("Số, ngày và trích yếu của văn bản?")
        async with httpx2.AsyncClient(base_url=front) as client:
            assert (await client.head("/j/MAY0123")).status_code == 200
            assert (await client.get("/metrics")).status_code == 404
            for number in range(31):
                told = await client.get(f"/j/NOPE{number}")
            assert told.status_code == 429
        async with httpx2.AsyncClient(base_url=f"http://{HERE}:{port}") as client:
            assert (await client.get("/metrics")).status_code == 200


async def test_pages_stay_open_while_the_program_is_not_ready(town: Town, clock: TestClock, tmp_path: Path) -> None:
    """Caddy balances load by the second of its blocks; one of its two programs does not run."""
    async with (
        served(town, clock, tmp_path) as port,
        before(port, "caddy", tmp_path, which=1) as front,
        httpx2.AsyncClient(base_url=front) as client,
    ):
        assert (await client.get("/readyz")).status_code == 503
        assert {(await client.get("/j/MAY0123")).status_code for _ in range(5)} == {200}
