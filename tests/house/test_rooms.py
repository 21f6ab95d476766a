from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.support.rooms import ROOMS, imports, product

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


def test_imports_between_rooms_point_one_way() -> None:
    assert [each for path in product() for each in wrong_rooms(path, imports(path))] == []


def test_each_library_stays_in_its_room() -> None:
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
