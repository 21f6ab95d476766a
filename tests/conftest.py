"""What every test stands on: a database of its own, on SQLite and (where asked) on a real PostgreSQL."""

from __future__ import annotations

import gc
import logging
import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Connection, Engine, event
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from tests.support.amounts import LONG
from tests.support.at_once import BY_THREADS, commit_at_once, read_at_once
from tests.support.clock import TestClock
from tests.support.databases import both, emptied_postgres, keys, other_kind, tree
from tests.support.keys import KEYS
from tests.support.migrated import empty_sqlite, engine, migrate
from tests.support.order_of_tests import LONG_FOLDERS, folder_of, in_order, workers
from tests.support.phones import BUTTONS, TEXT, ZALOS
from tests.support.run_twice import run_every_unit_twice
from tests.support.statements import (
    planners,
    pytest_configure_node,
    pytest_sessionfinish,
    pytest_terminal_summary,
    pytest_testnodedown,
)
from tests.support.tests_fixtures import postgres

__all__ = [
    "empty_sqlite",
    "engine",
    "planners",
    "pytest_configure_node",
    "pytest_sessionfinish",
    "pytest_terminal_summary",
    "pytest_testnodedown",
]

__all__ = ["both", "emptied_postgres", "empty_sqlite", "engine", "keys", "other_kind", "tree"]

os.environ["DATA_KEY"] = KEYS.text  # also for the programs that tests start

# How long a machine takes to draw an example says nothing about the program. The examples are the same each time, so
# that no run fails by chance; `FAULTS=long` draws others.
settings.register_profile("house", deadline=None, derandomize=not LONG, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own in it
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 2**31:  # where it is small the disk has to do
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


class Compiled(dict[Any, Any]):
    """Statements that are compiled once for all engines of a kind: every test opens two, and none lives for long."""

    def __getitem__(self, key: Any) -> Any:
        return super().__getitem__(_of_a_kind(key))

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(_of_a_kind(key), value)

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(_of_a_kind(key), default)


def _of_a_kind(key: Any) -> Any:
    """Put the driver, and the keys of its types, in the place of the engine's dialect: SQLAlchemy's key begins so."""
    return (key[0].driver, getattr(key[0], "data_keys", None), *key[1:])


COMPILED = Compiled()
read_at_once()


gc.disable()  # while the tests are imported; see bot/cli/lazy.py


def pytest_configure(config: pytest.Config) -> None:
    config.option.loadscopereorder = False  # xdist would begin with the files of most tests, and end with the slowest


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    return workers()


def pytest_itemcollected(item: pytest.Item) -> None:
    if folder_of(item.path) in LONG_FOLDERS:
        item.add_marker("long")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slow files, so that no process is left alone with one of them at the end."""
    place = {path: number for number, path in enumerate(in_order(list(dict.fromkeys(item.path for item in items))))}
    items.sort(key=lambda item: place[item.path])


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(20_000)  # a test leaves little behind; 700, as usual, is for programs that live long
    gc.enable()


@event.listens_for(Engine, "engine_connect")
def compile_once(connection: Connection) -> None:
    connection.execution_options(compiled_cache=COMPILED)


@pytest.fixture(autouse=True)
def _own_log() -> Iterator[None]:
    """Take back what a command that was tried here made of the log, so that no test depends on those before it."""
    root = logging.getLogger()
    handlers = list(root.handlers)
    known = [logger for logger in logging.Logger.manager.loggerDict.values() if isinstance(logger, logging.Logger)]
    levels = [(logger, logger.level) for logger in (root, *known)]
    yield
    for logger, level in levels:
        if logger.level != level:
            logger.setLevel(level)
    for added in set(root.handlers).difference(handlers):
        root.removeHandler(added)


@pytest.fixture(autouse=os.environ.get("UNITS") == "twice")
def _units_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each unit of work twice where somebody asks for it: UNITS=twice."""
    run_every_unit_twice(monkeypatch)


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
async def writer(
    request: pytest.FixtureRequest, engine: AsyncEngine, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Writer]:
    if folder_of(request.path) not in BY_THREADS:
        commit_at_once(monkeypatch)
    async with Writer(engine, clock.now) as writer:
        yield writer


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[Callable[..., str]]:
    """Start one PostgreSQL for all tests; nobody may stop it or cut the connections of others."""
    with postgres() as fresh:
        yield fresh


@pytest.fixture(scope="session")
def migrated_url(postgres_url: Callable[..., str]) -> Callable[[str], str]:
    """Migrate one database of PostgreSQL and hand out a copy of it per name: that costs a tenth of migrating each."""
    migrate(postgres_url("migrated"))
    return lambda name: postgres_url(name, "migrated")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def copies(request: pytest.FixtureRequest) -> Callable[[str], str] | None:
    """Hand out copies of a migrated PostgreSQL database, for the half of the tests that run on one."""
    return request.getfixturevalue("migrated_url") if request.param == "postgres" else None


@pytest.fixture
async def either(
    copies: Callable[[str], str] | None, tmp_path: Path, engine: AsyncEngine
) -> AsyncIterator[AsyncEngine]:
    """Give a migrated database of each kind in turn."""
    if copies is None:
        yield engine
        return
    other = open_engine(copies(tmp_path.name.replace("-", "_")), KEYS)
    yield other
    await other.dispose()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Say on which phones a conversation runs (docs/decisions/0016): the core stories on all of them."""
    marks = {mark.name for mark in metafunc.definition.iter_markers()}
    chosen = any("town" in str(mark.args[0]) for mark in metafunc.definition.iter_markers("parametrize"))
    own = "linking" in metafunc.definition.path.parts  # a town of several apps
    if "town" not in metafunc.fixturenames or chosen or own:
        return
    core = "every_channel" in marks
    everywhere = core or os.environ.get("CHANNELS") == "all"
    text = TEXT if core else pytest.param(TEXT, marks=pytest.mark.long)
    metafunc.parametrize(
        "town", (BUTTONS, text, *(ZALOS if everywhere and "telegram" not in marks else ())), indirect=True
    )
