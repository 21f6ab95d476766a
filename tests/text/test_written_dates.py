from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.campaigns.duties import FixedDue
from domain.content.dates import DateError, MonthDay, PartialDate, parse, parse_day, parse_month_day

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_day_reads_the_same_in_either_spelling(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day.day}/{day.month}/{day.year}") == day
    assert parse_day(f" {day.day:02d}/{day.month:02d}/{day.year} ") == day


@given(DAYS)
def test_a_partial_date_says_itself_and_holds_its_days(day: date) -> None:
    for partial in (PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)):
        assert parse(str(partial)) == partial
        assert partial.first_day() <= day <= partial.last_day()


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        partial = parse(text)
    except DateError:
        return
    assert partial.first_day() <= partial.last_day()


@given(DAYS)
def test_before_ends_the_day_before(day: date) -> None:
    due = FixedDue.model_validate({"rule": "before", "date": day.isoformat(), "words": "trước ngày"})
    assert due.last_day() == day - timedelta(days=1)


@pytest.mark.parametrize("text", ["", "31/02/2021", "2021-13", "2021-00-01", "0/1/2021", "06/3", "2021-3-", "hôm nay"])
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse(text)


@pytest.mark.parametrize("text", ["2021", "03/2021"])
def test_a_month_is_no_day(text: str) -> None:
    with pytest.raises(DateError):
        parse_day(text)


@pytest.mark.parametrize(
    ("rule", "written", "last"),
    [
        ("before", "06/3/2021", date(2021, 3, 5)),
        ("before", "2021-03", date(2021, 2, 28)),
        ("by", "06/3/2021", date(2021, 3, 6)),
        ("within", "03/2021", date(2021, 3, 31)),
        ("within", "2024-02", date(2024, 2, 29)),
        ("within", "2021", date(2021, 12, 31)),
    ],
)
def test_the_last_valid_day(rule: str, written: str, last: date) -> None:
    assert FixedDue.model_validate({"rule": rule, "date": written, "words": "hạn"}).last_day() == last


def test_the_29th_of_february_is_kept_on_the_28th() -> None:
    leap = parse_month_day("02-29")
    assert (leap.in_year(2024), leap.in_year(2021)) == (date(2024, 2, 29), date(2021, 2, 28))
    assert str(MonthDay(2, 3)) == "02-03"
    with pytest.raises(DateError):
        parse_month_day("02-30")
