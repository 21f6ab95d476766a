"""Hours and days as people type them: a table of the moment that each means, or that it is asked back."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from data.types import HANOI
from domain.announcements.when import read_when
from domain.errors import Problem
from domain.input.typed_day import coming_day
from domain.understanding.moments import LONGEST, read_moment
from domain.understanding.no_moment import NoMomentError

ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "moments.yaml").read_text("utf-8"))["rows"]
NOW = datetime(2026, 3, 10, 10, tzinfo=HANOI)


def test_each_moment_is_the_one_that_people_mean() -> None:
    wrong = [(row["typed"], row["moment"], found) for row in ROWS if (found := _read(row)) != row["moment"]]
    assert wrong == []
    assert len(ROWS) > 100


def test_what_may_be_an_hour_is_the_day_where_a_day_is_awaited() -> None:
    wrong = [(typed, day, found) for typed, day in AWAITED.items() if (found := _day_of(typed)) != day]
    assert wrong == []


AWAITED = {
    "20.11": "2026-11-20",
    "ngày 20.11": "2026-11-20",
    "thứ sáu 20.11": "2026-11-20",
    "20.11 nhé": "2026-11-20",
    "20.11.2026": "2026-11-20",
    "7.10": "2026-10-07",
    "8.5": "2026-05-08",
    "8.30": None,
    "20h11": None,
    "20:11": None,
    "7.10 sáng": None,
    "7.10 sáng mai": None,
}


def _day_of(typed: str) -> str | None:
    try:
        return coming_day(typed, NOW.date()).isoformat()
    except Problem:
        return None


def _read(row: dict[str, Any]) -> str | None:
    try:
        found = read_moment(row["typed"], datetime.fromisoformat(row["now"]).replace(tzinfo=HANOI))
    except NoMomentError:
        return None
    if found is None or found.clock is None:
        return found.day.isoformat() if found else None
    return datetime.combine(found.day, found.clock).isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("chiều mai 3h", datetime(2026, 3, 11, 15, tzinfo=HANOI)),
        ("10h30 ngày mai", datetime(2026, 3, 11, 10, 30, tzinfo=HANOI)),
        ("3h", datetime(2026, 3, 10, 15, tzinfo=HANOI)),
        ("03:00 11/3", datetime(2026, 3, 11, 3, tzinfo=HANOI)),
        (
            "thứ 6 tuần tới",
            datetime(2026, 3, 20, 7, 30, tzinfo=HANOI),
        ),  # a day alone: the hour at which people usually read
        ("hôm nay", datetime(2026, 3, 10, 11, 30, tzinfo=HANOI)),
        ("sáng mai", datetime(2026, 3, 11, 7, 30, tzinfo=HANOI)),
        ("chiều mai", datetime(2026, 3, 11, 17, tzinfo=HANOI)),
        ("chiều nay", datetime(2026, 3, 10, 17, tzinfo=HANOI)),
        ("tối nay", datetime(2026, 3, 10, 19, tzinfo=HANOI)),
        ("tối 30/4", datetime(2026, 4, 30, 19, tzinfo=HANOI)),
    ],
)
def test_an_announcement_goes_when_it_is_said(typed: str, moment: datetime) -> None:
    assert read_when(typed, NOW) == moment


@pytest.mark.parametrize(
    "typed", ["hôm qua 8h", "7h hoặc 8h sáng mai", "khi nào rảnh", "sáng nay", "đêm nay", "8 " * LONGEST]
)
def test_what_is_no_moment_to_come_is_asked_back(typed: str) -> None:
    with pytest.raises(Problem):
        read_when(typed, NOW)


@pytest.mark.parametrize(("typed", "told"), [("chiều nay", "time_over"), ("tối nay", "not_a_time")])
def test_an_evening_is_not_over_when_its_usual_hour_is(typed: str, told: str) -> None:
    with pytest.raises(Problem, match=told):
        read_when(typed, NOW.replace(hour=20))


@pytest.mark.parametrize(("typed", "day"), [("thứ 6 tuần tới", date(2026, 3, 20)), ("ngày mai", date(2026, 3, 11))])
def test_a_day_to_come_may_be_said(typed: str, day: date) -> None:
    assert coming_day(typed, NOW.date()) == day
