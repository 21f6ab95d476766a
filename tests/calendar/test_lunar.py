from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunar_vn import convert_lunar_to_solar

from domain.calendar import LunarRangeError, tet
from domain.calendar.lunar import in_year

TET = {
    1968: date(1968, 1, 29),
    1985: date(1985, 1, 21),
    2007: date(2007, 2, 17),
    2020: date(2020, 1, 25),
    2021: date(2021, 2, 12),
    2023: date(2023, 1, 22),
    2025: date(2025, 1, 29),
    2026: date(2026, 2, 17),
    2030: date(2030, 2, 2),
    2033: date(2033, 1, 31),
    2034: date(2034, 2, 19),
}
CHINESE = {1985: date(1985, 2, 20), 2007: date(2007, 2, 18), 2030: date(2030, 2, 3)}
HUNG_KINGS = {
    2020: date(2020, 4, 2),  # month 4 is doubled in this year
    2021: date(2021, 4, 21),
    2022: date(2022, 4, 10),
    2023: date(2023, 4, 29),  # month 2 is doubled
    2024: date(2024, 4, 18),
    2025: date(2025, 4, 7),
    2026: date(2026, 4, 26),
    2031: date(2031, 4, 1),  # month 3 itself is doubled: the day is kept in the first
}


@pytest.mark.parametrize(("year", "day"), TET.items())
def test_tet_by_the_vietnamese_calendar(year: int, day: date) -> None:
    assert tet(year) == day


@pytest.mark.parametrize(("year", "day"), CHINESE.items())
def test_the_chinese_new_year_is_another_day(year: int, day: date) -> None:
    assert convert_lunar_to_solar(1, 1, year, time_zone=8.0) == day
    assert tet(year) != day


@pytest.mark.parametrize(("year", "day"), HUNG_KINGS.items())
def test_hung_kings_day(year: int, day: date) -> None:
    assert in_year(3, 10, year) == (day,)


def test_the_leap_month_has_no_second_day() -> None:
    assert convert_lunar_to_solar(10, 3, 2031, 1, 7.0) == date(2031, 4, 30)
    assert in_year(3, 10, 2031) == (date(2031, 4, 1),)


@given(st.integers(1900, 2100))
def test_every_year_has_one_tet(year: int) -> None:
    assert date(year, 1, 20) <= tet(year) <= date(year, 2, 21)


def test_a_month_of_29_days_keeps_its_30th_on_the_29th() -> None:
    assert in_year(12, 30, 2022) == (date(2022, 1, 31),)
    assert tet(2022) == date(2022, 2, 1)


def test_a_late_lunar_day_can_fall_twice_in_a_year_or_not_at_all() -> None:
    days = [in_year(11, 26, year) for year in range(2000, 2030)]
    assert {len(found) for found in days} == {0, 1, 2}
    assert all(day.year == year for year, found in zip(range(2000, 2030), days, strict=True) for day in found)


@pytest.mark.parametrize("year", [1899, 2101])
def test_beyond_its_years_the_lunar_calendar_is_unknown(year: int) -> None:
    with pytest.raises(LunarRangeError):
        tet(year)
