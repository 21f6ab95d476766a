"""A long list of a duty is narrowed by what an officer types, whatever that is, while everybody else goes on."""

from __future__ import annotations

import threading

import pytest

from data.enums import Level, UnitStatusCode
from domain.calendar.duties import duty_events
from domain.duties import DutyState, narrowing
from domain.duties.below import Line
from domain.duties.narrowing import Wanted
from domain.text.normalise import fold
from domain.units import UnitView
from domain.units.reading import by_short_name
from tests.support.reminders import THANH_HOA

NAMES = ["Công ty May Sao Mai", "Bệnh viện Đa khoa tỉnh", "Công ty May Hoa Sen", "Trường Tiểu học 2"]
DUTY = next(duty_events(THANH_HOA))


def unit(key: int, name: str, short_name: str | None = None) -> UnitView:
    short = short_name or name
    return UnitView(key, f"U{key}", f"U{key}", name, short, Level.GRASSROOTS, UnitStatusCode.ACTIVE, None)


LINES = [Line(unit(key, name), DUTY, DutyState.OPEN, after_time=False, marked=None) for key, name in enumerate(NAMES)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", NAMES),
        ("may", ["Công ty May Sao Mai", "Công ty May Hoa Sen"]),
        ("hoa sen may", ["Công ty May Hoa Sen"]),
        ("BENH VIEN", ["Bệnh viện Đa khoa tỉnh"]),
        ("không có", []),
    ],
)
async def test_every_typed_word_stands_in_the_name(typed: str, found: list[str]) -> None:
    assert [line.unit.name for line in await Wanted(typed=typed).of(LINES)] == found


async def test_each_name_is_folded_once_and_beside_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand typed characters are thousands of words: no name is folded anew for each of them."""
    threads = []

    def counting(text: str) -> str:
        threads.append(threading.current_thread())
        return fold(text)

    monkeypatch.setattr(narrowing, "fold", counting)
    await Wanted(typed="may " * 2_500).of(LINES)
    assert len(threads) == 1 + len(LINES)  # what was typed, and each name
    assert threading.main_thread() not in threads


def test_units_with_one_short_name_stand_in_the_order_of_their_whole_names() -> None:
    found = [unit(1, "Tiểu học Đông Sơn", "Tiểu học"), unit(2, "Ân Thi"), unit(3, "Tiểu học An Lão", "Tiểu học")]
    assert [one.id for one in by_short_name(found)] == [2, 3, 1]
