"""Quiet hours, weekends and Tết."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from data.types import HANOI
from domain.quiet_hours import Hours, tet_pause
from tests.support.standard import STANDARD


def at(hour: int, minute: int = 0, day: int = 25) -> datetime:
    return datetime(2021, 2, day, hour, minute, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("moment", "awake"),
    [
        (at(21), at(6, 30, 26)),
        (at(20, 59), at(20, 59)),
        (at(23, 59), at(6, 30, 26)),
        (at(0), at(6, 30)),
        (at(6, 29), at(6, 30)),
        (at(6, 30), at(6, 30)),
        (datetime(2021, 2, 25, 15, tzinfo=UTC), at(6, 30, 26)),  # 22:00 in Hà Nội
    ],
)
def test_quiet_hours_end_in_the_morning(moment: datetime, awake: datetime) -> None:
    assert STANDARD.awake(moment) == awake


def test_quiet_hours_may_lie_inside_a_day() -> None:
    noon = Hours(quiet_from=time(12), quiet_until=time(13))
    assert noon.awake(at(12, 15)) == at(13)
    assert noon.awake(at(23)) == at(23)


@pytest.mark.parametrize(
    ("year", "pause"),
    [
        (2021, (date(2021, 2, 10), date(2021, 2, 16))),  # tháng Chạp of 30 days
        (2022, (date(2022, 1, 31), date(2022, 2, 5))),  # of 29 days
        (2026, (date(2026, 2, 16), date(2026, 2, 21))),
        (2200, None),
    ],
)
def test_the_pause_of_tet(year: int, pause: tuple[date, date] | None) -> None:
    assert tet_pause(year) == pause


@pytest.mark.parametrize(
    ("day", "officers", "members"),
    [
        (date(2021, 3, 5), date(2021, 3, 5), date(2021, 3, 5)),
        (date(2021, 3, 6), date(2021, 3, 5), date(2021, 3, 6)),  # a Saturday
        (date(2021, 3, 7), date(2021, 3, 5), date(2021, 3, 7)),
        (date(2022, 2, 3), date(2022, 1, 28), date(2022, 1, 30)),  # mồng 3 Tết; before it a weekend
        (date(2021, 2, 12), date(2021, 2, 9), date(2021, 2, 9)),
        (date(2021, 4, 30), date(2021, 4, 29), date(2021, 4, 30)),  # a public holiday
        (date(2021, 5, 3), date(2021, 4, 29), date(2021, 5, 3)),  # the Monday that makes up for Saturday, 1/5
        (date(2026, 4, 26), date(2026, 4, 24), date(2026, 4, 26)),  # Giỗ Tổ Hùng Vương, a Sunday
    ],
)
def test_weekends_holidays_and_tet_move_a_reminder_to_an_earlier_day(day: date, officers: date, members: date) -> None:
    assert (STANDARD.day_for_officers(day), STANDARD.day_for_members(day)) == (officers, members)
    assert day in STANDARD.days_moved_to(officers)
    assert day == officers or STANDARD.days_moved_to(day) == frozenset()
