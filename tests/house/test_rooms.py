"""Who may know whom: the rooms, the libraries, and the tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.support.rooms import ROOMS, imported, imports, product, tree, walked

MAY_IMPORT = {
    "bot": {"bot", "handlers", "scheduler", "domain", "data"},
    "handlers": {"handlers", "domain", "data"},
    "scheduler": {"scheduler", "domain", "data"},
    "domain": {"domain", "data"},
    "data": {"data"},
    "sandbox": {"sandbox"},
}
THE_DEMO = ("bot/demo/demo.py", "bot/demo/stage.py")  # alone joins the sandbox and the program

# library -> the files that may know it
AT_HOME = {
    "aiogram": ("bot/channels/telegram/*",),
    "httpx2": ("bot/channels/zalo/*", "bot/app/*zalo.py"),
    "telegram": ("bot/admin/*",),
    "apscheduler": ("scheduler/*",),
    "sqlalchemy": ("bot/*", "domain/*", "data/*"),
    "sqlmodel": ("bot/*", "domain/*", "data/*"),
}

# what builds no statement: types for annotations, failures, addresses
NO_STATEMENT = {
    *(f"sqlalchemy.{name}" for name in ("Column", "ColumnElement", "Engine", "Select")),
    *(f"sqlalchemy.engine.{name}" for name in ("URL", "make_url")),
    "sqlalchemy.exc.SQLAlchemyError",
    *(f"sqlalchemy.ext.asyncio.{name}" for name in ("AsyncConnection", "AsyncEngine")),
    "sqlmodel.ext.asyncio.session.AsyncSession",
}
BUILDS_STATEMENTS = {f"data.engine.statements.{name}" for name in ("table_of", "insert_or_pass")}
IN_SQL = re.compile(r"\s*(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA|CREATE|DROP|ALTER|VACUUM|WITH \w+ AS)\b")
SPEAK_SQL = {
    "bot/admin/*": "judges the program, and so reads the tables in words of its own",
    "bot/backup/archive.py": "looks into the file that it has copied, which no engine has opened",
    "bot/cli/commands/restore.py": "looks into a copy before any engine may open it",
}


def top(module: str) -> str:
    return module.partition(".")[0]


def wrong_rooms(path: Path, found: list[tuple[int, str]]) -> list[str]:
    allowed = MAY_IMPORT[path.parts[0]] | ({"sandbox"} if path.as_posix() in THE_DEMO else set())
    return [f"{path}:{line} {name}" for line, name in found if top(name) in ROOMS and top(name) not in allowed]


def wrong_libraries(path: Path, found: list[tuple[int, str]]) -> list[str]:
    return [
        f"{path}:{line} {name}"
        for line, name in found
        if top(name) in AT_HOME and not any(fnmatch(path.as_posix(), home) for home in AT_HOME[top(name)])
    ]


def statements(module: ast.Module) -> Iterator[tuple[int, str]]:
    """List (line, what) of that by which a module builds a statement, in Python or in SQL."""
    for line, name in imported(module):
        if name in BUILDS_STATEMENTS or (top(name) in {"sqlalchemy", "sqlmodel"} and name not in NO_STATEMENT):
            yield line, name
    for node in walked(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and IN_SQL.match(node.value):
            yield node.lineno, node.value


def test_sql_stands_in_data_alone() -> None:
    """Whoever changes a table finds every statement that reads it in one room."""
    found = {path: list(statements(tree(path))) for path in product() if path.parts[0] != "data"}
    spoken = {speaks for path in found for speaks in SPEAK_SQL if found[path] and fnmatch(path.as_posix(), speaks)}
    ours = [path for path in found if not any(fnmatch(path.as_posix(), speaks) for speaks in SPEAK_SQL)]
    assert [f"{path}:{line} {what}" for path in ours for line, what in found[path]] == []
    assert spoken == set(SPEAK_SQL)


@pytest.mark.parametrize(
    "code",
    [
        "from sqlalchemy import select",
        "import sqlalchemy",
        "from sqlalchemy.dialects import sqlite",
        "from sqlmodel import col",
        "from data.engine.statements import table_of",
        "read('SELECT 1')",
        "QUERY = '''\nWITH every AS (SELECT 1)'''",
    ],
)
def test_the_guard_sees_a_statement(code: str) -> None:
    assert list(statements(ast.parse(code)))


@pytest.mark.parametrize("code", ["from sqlalchemy.ext.asyncio import AsyncConnection", "label('Select a unit')"])
def test_the_guard_lets_what_is_no_statement_pass(code: str) -> None:
    assert list(statements(ast.parse(code))) == []


def test_imports_between_rooms_point_one_way() -> None:
    """A room can be read and tested without those that use it."""
    assert [each for path in product() for each in wrong_rooms(path, imports(path))] == []


def test_each_library_stays_in_its_room() -> None:
    """A library that is changed for another is changed in one folder."""
    assert [each for path in product() for each in wrong_libraries(path, imports(path))] == []


def test_no_room_knows_its_tests() -> None:
    assert [path for path in product() for _, name in imports(path) if top(name) == "tests"] == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("domain/records.py", "bot.settings.settings"),
        ("handlers/member/joining/join.py", "scheduler.ticks"),
        ("data/engine/unit_of_work.py", "domain.members"),
        ("sandbox/world.py", "data.tables"),
        ("bot/run.py", "sandbox.server"),
    ],
)
def test_the_guard_sees_a_wrong_room(path: str, name: str) -> None:
    assert wrong_rooms(Path(path), [(1, name)]) == [f"{path}:1 {name}"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("domain/records.py", "aiogram.types"),
        ("handlers/member/joining/join.py", "sqlalchemy"),
        ("handlers/member/joining/join.py", "aiogram.types"),
        ("bot/channels/telegram/courier.py", "httpx2"),
        ("bot/web/app.py", "telegram"),
    ],
)
def test_the_guard_sees_a_library_away_from_home(path: str, name: str) -> None:
    assert wrong_libraries(Path(path), [(1, name)]) == [f"{path}:1 {name}"]


def test_the_guard_lets_the_demo_join_both() -> None:
    for each in THE_DEMO:
        assert wrong_rooms(Path(each), [(1, "sandbox.server"), (2, "bot.settings.settings")]) == []
