"""The script that the container runs, in an empty folder; and what the container and the units say about it."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from ipaddress import ip_network
from pathlib import Path

import pytest
import yaml

from bot.app.http_protocol import MOST
from bot.app.http_server import serving
from bot.cli.table import CommandTable
from bot.settings.addresses import read_address
from data.engine import schema
from data.engine.connect import open_engine
from sandbox.telegram import TelegramWorld, telegram_app
from tests.support.amounts import DEADLINE
from tests.support.clock import TestClock
from tests.support.keys import KEYS
from tests.support.rooms import ROOMS, ROOT, text
from tests.support.users import BOT, TOKEN
from tests.support.watching import free_port, ready

pytestmark = pytest.mark.long

START = ROOT / "deploy" / "start.sh"
START_AND_END = 5 * DEADLINE  # seconds; a whole program is read and started
COMMANDS = set(CommandTable.read().loads)


async def start(folder: Path, *words: str, **settings: str) -> asyncio.subprocess.Process:
    return await start_script(START, folder, *words, **settings)


async def start_script(script: Path, folder: Path, *words: str, **settings: str) -> asyncio.subprocess.Process:
    environment = {"PATH": os.environ["PATH"], "PYTHON": sys.executable, "LANG": "C.UTF-8", **settings}
    return await asyncio.create_subprocess_exec(
        script,
        *words,
        cwd=folder,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def ended(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    try:
        async with asyncio.timeout(START_AND_END):
            told, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()
    return process.returncode, told.decode()


@pytest.fixture
async def base(clock: TestClock) -> AsyncIterator[str]:
    world = TelegramWorld(clock.now, repeat_wait=0)
    world.add_bot(TOKEN, BOT, "Trợ lý Thi đua")
    async with serving(telegram_app(world), "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"
        await world.close()


@pytest.mark.kill
async def test_from_an_empty_folder_to_ready_and_down_again(base: str, tmp_path: Path) -> None:
    code, told = await ended(await start(tmp_path))
    assert (code, "TELEGRAM_TOKEN" in told) == (2, True), told
    settings = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_BASE": base, "WEB_PORT": str(free_port()), "LOG_FORMAT": "json"}
    code, told = await ended(await start(tmp_path, **settings))
    assert (code, "python -m bot migrate" in told) == (2, True), told
    assert (await ended(await start(tmp_path, "migrate", **settings)))[0] == 0
    assert (tmp_path / "var" / "thi-dua.sqlite3").stat().st_mode & 0o077 == 0

    program = await start(tmp_path, **settings)
    await ready(int(settings["WEB_PORT"]), START_AND_END)
    assert (await ended(await start(tmp_path, "ready", **settings)))[0] == 0
    program.send_signal(signal.SIGTERM)
    code, told = await ended(program)
    assert code == 0, told
    assert TOKEN.partition(":")[2] not in told


@pytest.mark.kill
async def test_a_program_on_old_tables_ends_and_names_them(base: str, empty_sqlite: Path, tmp_path: Path) -> None:
    shutil.copy(empty_sqlite, tmp_path / "old.sqlite3")
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path}/old.sqlite3", KEYS)
    await schema.downgrade(engine, "-1")
    old = await schema.revision(engine)
    settings = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_BASE": base, "DATABASE_URL": "sqlite+aiosqlite:///old.sqlite3"}
    code, told = await ended(await start(tmp_path, "run", **settings))
    assert code == 2, told
    assert f"đang ở bản {old}, chương trình cần bản {schema.head()}" in told
    assert "python -m bot migrate" in told
    assert "Traceback" not in told
    assert await schema.revision(engine) == old
    await engine.dispose()


def test_the_container_calls_the_script_alone_and_not_as_root() -> None:
    lines = text(Path("Dockerfile")).replace("\\\n", " ").splitlines()
    said = {line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in lines if line and not line.startswith("#")}
    assert said["ENTRYPOINT"] == '["/app/deploy/start.sh"]'
    assert said["USER"] == "thidua"
    assert '"/app/deploy/start.sh", "ready", "--web"' in said["HEALTHCHECK"]  # pages stay up when Telegram is away
    copied = [line.split()[1] for line in lines if line.startswith("COPY")]
    assert {*ROOMS, "deploy", "requirements/app.txt"} - {"sandbox"} == set(copied)
    assert [each for each in copied if not (ROOT / each).exists()] == []
    assert {f"!{each}" for each in copied} <= set(text(Path(".dockerignore")).split())
    assert os.access(START, os.X_OK)


async def test_the_image_runs_without_the_sandbox_and_says_so_where_it_is_asked_for(tmp_path: Path) -> None:
    image, folder = tmp_path / "image", tmp_path / "data"
    for made in (image, folder):
        made.mkdir()
    for line in text(Path("Dockerfile")).splitlines():
        if line.startswith("COPY ") and (ROOT / (copied := line.split()[1])).is_dir():
            (image / copied).symlink_to(ROOT / copied)
    script = image / "deploy" / "start.sh"
    code, told = await ended(await start_script(script, folder, "demo"))
    assert (code, "không kèm phần chạy thử" in told) == (2, True), told
    code, told = await ended(await start_script(script, folder, "campaign", "check"))
    assert code == 0, told


def test_the_services_wait_for_the_tables() -> None:
    services = yaml.safe_load(text(Path("compose.yaml")))["services"]
    assert services["migrate"]["command"] == ["migrate"]
    assert services["program"]["command"] == ["run"]
    assert services["program"]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    assert services["program"]["ports"] == ["127.0.0.1:8080:8080"]
    assert not [name for name, one in services.items() if "entrypoint" in one]


def test_no_container_starts_before_the_passwords_and_the_data_key_are_set() -> None:
    """Compose ends with the words behind the mark of a value that stands in no file."""
    services = yaml.safe_load(text(Path("compose.yaml")))["services"]
    for name in ("migrate", "program", "worker"):
        given = services[name]["environment"]
        assert re.fullmatch(r"\$\{DATA_KEY:\?set it in \.env, .*openssl rand -base64 32\}", given["DATA_KEY"])
        assert "${POSTGRES_PASSWORD:?set it in .env" in given["DATABASE_URL"]


def test_the_container_believes_the_proxy_of_its_own_machine_alone() -> None:
    told = yaml.safe_load(text(Path("compose.yaml")))
    (network,) = told["networks"]["default"]["ipam"]["config"]
    trusted = told["services"]["program"]["environment"]["TRUSTED_PROXIES"]
    assert trusted == network["gateway"]
    assert read_address(trusted) in ip_network(network["subnet"])
    assert "TRUSTED_PROXIES" not in told["services"]["database"]["environment"]


UNITS = sorted((ROOT / "deploy" / "systemd").iterdir())


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_calls_what_there_is(unit: Path) -> None:
    said = unit.read_text("utf-8")
    assert set(re.findall(r"python -m bot ([\w-]+)", said)) <= COMMANDS
    assert {f"{name}.service" for name in re.findall(r"OnFailure=(\S+)\.service", said)} <= {one.name for one in UNITS}
    assert said.isascii()  # a unit file is read before any locale is set


def test_the_service_may_have_more_connections_than_the_system_gives_by_itself() -> None:
    said = text(Path("deploy/systemd/tro-ly-thi-dua.service"))
    (files,) = re.findall(r"^LimitNOFILE=(\d+)$", said, re.MULTILINE)
    assert int(files) // 2 >= MOST


def test_the_guide_names_every_unit_and_only_commands_that_exist() -> None:
    guide = text(Path("docs/running.md"))
    assert [unit.name for unit in UNITS if unit.name not in guide] == []
    assert set(re.findall(r"python -m bot ([\w-]+)", guide)) <= COMMANDS
