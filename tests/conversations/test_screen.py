"""What a typed word or a tap means on a screen."""

from __future__ import annotations

import pytest

from domain.events import Chose, Commanded, Event, OldButton, Wrote
from handlers.screen import Choice, Screen

LIST = Screen("x", {}, tuple(Choice("unit", str(number), {"name": f"Đơn vị {number}"}) for number in range(1, 13)))
NAME = Screen("x", {}, (Choice("back"),), frozenset({"name"}))
TEXT = Screen("x", {}, (Choice("skip"), Choice("back"), Choice("later")), frozenset({"text"}))
BOTH = Screen("x", {}, (Choice("use_name"), Choice("retype")), frozenset({"choice", "name"}))


@pytest.mark.parametrize(
    ("screen", "typed", "event"),
    [
        (LIST, "3", Chose("unit", "3")),
        (LIST, "don vi 2", Chose("unit", "2")),
        (LIST, "6", Chose("more")),
        (LIST, "7", Wrote("7")),
        (LIST, "thêm", Chose("more")),
        (LIST, "Huỷ", Commanded("cancel")),
        (LIST, "MENU", Commanded("menu")),
        (NAME, "Huy", Wrote("Huy")),
        (NAME, "Menu", Wrote("Menu")),
        (NAME, "/huy", Commanded("cancel")),
        (NAME, "quay lại", Chose("back")),
        (NAME, "/quaylai", Commanded("back")),
        (TEXT, "bo qua", Chose("skip")),
        (TEXT, "3", Wrote("3")),
        (TEXT, "đăng ký", Wrote("đăng ký")),
        (TEXT, "hủy", Commanded("cancel")),
        (BOTH, "1", Chose("use_name")),
        (BOTH, "dung ten nay", Chose("use_name")),
        (BOTH, "Lê Thị Hạnh", Wrote("Lê Thị Hạnh")),
        (LIST, "/start u-MAY0123", Commanded("start", "u-MAY0123")),
        (LIST, "/khongco", Commanded("help")),
    ],
)
def test_typed(screen: Screen, typed: str, event: Event) -> None:
    assert screen.read(typed) == event


@pytest.mark.parametrize(
    ("data", "event"),
    [
        ("4:unit:3", Chose("unit", "3")),
        ("3:unit:3", OldButton()),
        ("4:unit:7", OldButton()),
        ("4:drop_draft", OldButton()),
        ("", OldButton()),
        (":::", OldButton()),
    ],
)
def test_tapped(data: str, event: Event) -> None:
    assert LIST.read_tap(data, 4) == event


def test_a_long_list_turns_round() -> None:
    assert [choice.value for choice in LIST.turned().visible] == ["6", "7", "8", "9", "10", ""]
    assert LIST.turned().turned().visible[0].value == "11"
    assert LIST.turned().turned().turned() == LIST


def test_a_stored_screen_loads_again_also_from_the_version_before() -> None:
    stored = LIST.dump()
    assert Screen.load(stored) == LIST
    del stored["start"]
    assert Screen.load(stored) == LIST
