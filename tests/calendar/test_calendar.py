from __future__ import annotations

from datetime import date

import pytest

from data.enums import Level
from domain import calendar, campaigns
from domain.calendar import Audience, CalendarEvent, Certainty, EventKind, YearClass

SLUGS = ["dak-lak-2020", "lai-chau-2020", "phu-yen-2021", "thanh-hoa-2021", "vien-chuc-2020"]
SUPERIOR, ATTACHED = Level.DIRECTLY_SUPERIOR_UNION, Level.DIRECTLY_ATTACHED_GRASSROOTS


def year_of(slug: str, year: int) -> dict[str, CalendarEvent]:
    found = calendar.events(campaigns.get(slug), calendar.load_national(), date(year, 1, 1), date(year, 12, 31))
    return {event.key: event for event in found}


@pytest.mark.parametrize(
    ("key", "written", "last", "owed_by"),
    [
        ("th21-duty-plan", "trước ngày 06/3/2021", date(2021, 3, 5), {SUPERIOR, ATTACHED}),
        ("th21-duty-launch-superior", "hoàn thành trong tháng 03 năm 2021", date(2021, 3, 31), {SUPERIOR}),
        (
            "th21-duty-launch-grassroots",
            "hoàn thành trong tháng 04 năm 2021",
            date(2021, 4, 30),
            {Level.GRASSROOTS, ATTACHED},
        ),
    ],
)
def test_deadlines_of_document_002(key: str, written: str, last: date, owed_by: set[Level]) -> None:
    event = year_of("thanh-hoa-2021", 2021)[key]
    assert (event.written, event.day, event.last_day, set(event.owed_by)) == (written, last, last, owed_by)
    assert event.certainty is Certainty.STATED


def test_reminders_before_a_deadline_are_those_of_the_file() -> None:
    event = year_of("thanh-hoa-2021", 2021)["th21-duty-plan"]
    assert event.officer_days == (date(2021, 2, 26), date(2021, 3, 2), date(2021, 3, 4), date(2021, 3, 5))
    assert (event.member_days, event.audience) == ((), Audience.OFFICERS)


@pytest.mark.parametrize(
    ("slug", "year", "key", "years", "year_class"),
    [
        ("thanh-hoa-2021", 2021, "vn-party@2021-02-03", 91, YearClass.OTHER),
        ("thanh-hoa-2021", 2030, "vn-party@2030-02-03", 100, YearClass.ROUND),
        ("dak-lak-2020", 2020, "dl20-day-buon-ma-thuot@2020-03-10", 45, YearClass.FIVE),
        ("dak-lak-2020", 2035, "dl20-day-province-party@2035-11-23", 95, YearClass.FIVE),
        ("lai-chau-2020", 2020, "lc20-day-august-revolution@2020-08-19", 75, YearClass.FIVE),
        ("phu-yen-2021", 2021, "py21-day-trade-union@2021-07-28", 92, YearClass.OTHER),
        ("vien-chuc-2020", 2020, "vc20-day-trade-union@2020-07-28", 91, YearClass.OTHER),
        ("vien-chuc-2020", 2029, "vc20-day-trade-union@2029-07-28", 100, YearClass.ROUND),
    ],
)
def test_counts_of_years(slug: str, year: int, key: str, years: int, year_class: YearClass) -> None:
    event = year_of(slug, year)[key]
    assert (event.kind, event.years, event.year_class) == (EventKind.ANNIVERSARY, years, year_class)


@pytest.mark.parametrize("slug", SLUGS)
def test_computed_counts_are_those_that_the_document_states(slug: str) -> None:
    campaign = campaigns.get(slug)
    by_code = {event.code: event for event in year_of(slug, campaign.period.start.year).values()}
    assert [day.code for day in campaign.anniversaries if by_code[day.code].years != day.years] == []


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("year", [2020, 2021, 2026, 2040])
def test_keys_are_unique_and_days_are_in_order(slug: str, year: int) -> None:
    found = calendar.events(campaigns.get(slug), calendar.load_national(), date(year, 1, 1), date(year, 12, 31))
    assert len({event.key for event in found}) == len(found)
    days = [event.day for event in found if event.day is not None]
    assert days == sorted(days)
    assert all(event.day is not None for event in found[: len(days)])


@pytest.mark.parametrize("slug", SLUGS)
def test_what_has_no_day_or_no_confirmation_sends_nothing(slug: str) -> None:
    silent = [
        event
        for year in (2020, 2021)
        for event in year_of(slug, year).values()
        if event.day is None or event.certainty is Certainty.TO_BE_CONFIRMED
    ]
    assert silent
    assert [event.key for event in silent if event.reminder_days] == []


def test_a_day_stands_once_under_the_campaigns_own_code() -> None:
    on_the_day = [key for key, event in year_of("phu-yen-2021", 2021).items() if event.day == date(2021, 7, 28)]
    assert on_the_day == ["py21-day-trade-union@2021-07-28"]


def test_two_campaigns_that_name_one_day_say_so() -> None:
    found = [year_of(slug, 2021).values() for slug in ("phu-yen-2021", "vien-chuc-2020", "thanh-hoa-2021")]
    named = [[event.national for event in events if event.day == date(2021, 7, 28)] for events in found]
    assert named == [["vn-trade-union"]] * 3


def test_members_are_greeted_on_few_days_only() -> None:
    greeted = [event.day for event in year_of("thanh-hoa-2021", 2021).values() if event.member_days]
    assert greeted == [date(2021, 7, 28), date(2021, 9, 2)]


def test_two_days_in_one_range_are_two_events() -> None:
    found = year_of("phu-yen-2021", 2021)
    revolution, national = found["py21-day-august-revolution@2021-08-19"], found["py21-day-national@2021-09-02"]
    assert (revolution.years, national.years) == (76, 76)
    assert (revolution.certainty, revolution.reminder_days[0]) == (Certainty.STATED, date(2021, 8, 12))


def test_phases_begin_on_the_first_day_of_a_month_without_day() -> None:
    found = year_of("phu-yen-2021", 2021)
    start, end = found["py21-phase-1@start"], found["py21-phase-1@end"]
    assert (start.day, start.certainty, start.written) == (
        date(2021, 1, 1),
        Certainty.COMPUTED,
        "Từ tháng 01/2021 đến 30/6/2021",
    )
    assert (end.day, end.officer_days) == (date(2021, 6, 30), (date(2021, 6, 23), date(2021, 6, 29)))


def test_after_each_phase_the_day_is_a_visible_choice() -> None:
    found = year_of("dak-lak-2020", 2020)
    event = found["dl20-duty-report@dl20-phase-1"]
    assert (event.day, event.certainty, event.written) == (date(2020, 7, 10), Certainty.CHOSEN, "Sau mỗi đợt thi đua")
    later = year_of("dak-lak-2020", 2021)
    assert later["dl20-duty-report@dl20-phase-2"].day == date(2021, 1, 10)


def test_nobody_is_reminded_of_a_review_before_its_phase_has_ended() -> None:
    review = year_of("dak-lak-2020", 2020)["dl20-duty-review@dl20-phase-1"]
    assert (review.kind, review.officer_days) == (EventKind.REVIEW, (date(2020, 7, 3), date(2020, 7, 9)))


def test_yearly_duties_come_every_year_of_the_period_and_not_after() -> None:
    key = "th21-duty-nominees@{}"
    assert all(key.format(year) in year_of("thanh-hoa-2021", year) for year in (2021, 2026, 2030))
    assert key.format(2031) not in year_of("thanh-hoa-2021", 2031)


def test_five_and_ten_years_fall_where_the_period_puts_them() -> None:
    assert "th21-duty-review-5-years@2025" in year_of("thanh-hoa-2021", 2025)
    assert year_of("thanh-hoa-2021", 2030)["th21-duty-review-10-years@2030"].day is None


def test_after_the_period_only_recurring_things_are_left() -> None:
    assert all(event.recurring for event in year_of("phu-yen-2021", 2031).values())


@pytest.mark.parametrize(
    ("slug", "day"),
    [
        ("thanh-hoa-2021", date(2021, 2, 26)),
        ("lai-chau-2020", date(2020, 8, 12)),
        ("dak-lak-2020", date(2019, 12, 25)),
        ("phu-yen-2021", date(2020, 12, 25)),
        ("vien-chuc-2020", date(2019, 12, 25)),
    ],
)
def test_the_demo_opens_one_week_before(slug: str, day: date) -> None:
    assert calendar.opening_day(campaigns.get(slug), calendar.load_national()) == day


@pytest.mark.parametrize(
    ("years", "year_class"), [(1, "other"), (5, "five"), (10, "round"), (75, "five"), (130, "round")]
)
def test_classes_of_years(years: int, year_class: str) -> None:
    assert calendar.year_class(years) == year_class
