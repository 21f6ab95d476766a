"""29/02, the 31st of a short month and the ends of the calendar, wherever people type a day. Never an exception."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from data.types import HANOI
from domain.announcements.when import read_when
from domain.errors import Problem
from domain.input.typed_day import typed_day
from domain.spreadsheets.reading import read_day
from domain.text import dates, spoken_days, templates

LEAP_DAY, DAY_AFTER, EVE, PLAIN = date(2024, 2, 29), date(2024, 3, 1), date(2024, 2, 28), date(2022, 6, 1)

LOOKING_BACK = [
    ("29/02", LEAP_DAY, LEAP_DAY),
    ("29/2", DAY_AFTER, LEAP_DAY),
    ("29/02", date(2025, 2, 28), LEAP_DAY),  # 365 days ago
    ("31/12", DAY_AFTER, date(2023, 12, 31)),
    ("29/02/2024", date(2021, 1, 1), LEAP_DAY),  # what is written with its year is meant
]
AHEAD = [("29/02", EVE, LEAP_DAY), ("29/02", date(2023, 3, 1), LEAP_DAY), ("31/1", DAY_AFTER, date(2025, 1, 31))]


@pytest.mark.parametrize(("typed", "today", "day"), LOOKING_BACK)
def test_a_day_that_was_is_the_latest_such_day(typed: str, today: date, day: date) -> None:
    assert dates.parse(typed, today) == day


@pytest.mark.parametrize(("typed", "today", "day"), AHEAD)
def test_a_day_to_come_is_the_next_such_day(typed: str, today: date, day: date) -> None:
    assert dates.parse(typed, today, coming=True) == day


@pytest.mark.parametrize("coming", [False, True])
@pytest.mark.parametrize("typed", ["29/02", "29.2", "29/02/2021", "31/04", "30/02", "0/1", "1/13", "31/11/2024"])
def test_a_day_that_there_is_not_is_asked_back(typed: str, *, coming: bool) -> None:
    with pytest.raises(dates.NoSuchDayError) as told:
        dates.parse(typed, PLAIN, coming=coming)
    assert told.value.leap == (typed in {"29/02", "29.2"})


@pytest.mark.parametrize("typed", ["29/02", "31/04/2021", "29-2-2021"])
def test_an_answer_with_such_a_day_is_asked_back_in_words(typed: str) -> None:
    with pytest.raises(Problem) as told:
        typed_day(typed, PLAIN, past_only=True)
    assert told.value.template == "no_such_day"


@pytest.mark.parametrize("cell", ["29/02/2021", "2021-02-29", "31/04/2021", "29/02", "00/00/0000"])
def test_a_cell_of_a_list_with_such_a_day_is_no_day(cell: str) -> None:
    assert read_day(cell) is None


MOMENTS = [
    datetime(2024, 2, 29, 7, tzinfo=HANOI),
    datetime(2024, 2, 29, 8, tzinfo=HANOI),
    datetime(2024, 3, 1, tzinfo=HANOI),
    datetime(2021, 12, 31, 23, 59, tzinfo=HANOI),
]


@pytest.mark.parametrize("now", MOMENTS, ids=str)
@pytest.mark.parametrize("typed", ["07:30 {}", "7h {}/2021", "7h {}/9999", "23.59 {}/0001", "0:00 {}/0000"])
def test_every_day_of_every_month_is_an_hour_or_a_problem(typed: str, now: datetime) -> None:
    refusals = set()
    for month in range(14):
        for day in range(33):
            try:
                assert read_when(typed.format(f"{day:02}/{month:02}"), now) > now
            except Problem as problem:
                refusals.add(problem.template)
    assert refusals <= {"no_such_day_to_send", "time_over", "time_too_far"}


@pytest.mark.parametrize(
    ("typed", "day"), [("07:30 31/4", "31/4"), ("7h 30/02/2021", "30/2/2021"), ("9h 1/13", "1/13")]
)
def test_an_hour_on_such_a_day_says_that_there_is_no_such_day(typed: str, day: str) -> None:
    with pytest.raises(Problem) as told:
        read_when(typed, MOMENTS[2])
    assert (told.value.template, told.value.context) == ("no_such_day_to_send", {"day": day})


@pytest.mark.parametrize(
    "typed",
    [
        "hôm qua 8h",
        "hom qua 8h",
        "8 giờ sáng hôm kia",
        "chiều qua 3h",
        "thứ 2 tuần trước",
        "hôm nay 5 giờ sáng",
        "7h 1/2/2021",
    ],
)
def test_a_moment_that_is_over_says_so_and_what_to_type(typed: str) -> None:
    now = datetime(2024, 3, 1, 9, tzinfo=HANOI)
    with pytest.raises(Problem) as told:
        read_when(typed, now)
    assert told.value.template == "time_over"
    words = templates.render("refusals/time_over", told.value.context | {"you": "anh/chị"})
    assert words.startswith("Giờ ấy đã qua. Mời anh/chị gõ một giờ sắp tới rồi ngày, ví dụ 07:30 02/3.")


@pytest.mark.parametrize("typed", ["25:00 28/02", "07:61", "31/4"])
def test_an_hour_that_there_is_not_is_no_hour(typed: str) -> None:
    with pytest.raises(Problem) as told:
        read_when(typed, MOMENTS[2])
    assert told.value.template == "not_a_time"


@pytest.mark.parametrize(
    ("typed", "days"), [("hôm kia", 2), ("hom kia", 2), ("Hôm kìa", 3), ("HÔM KIÀ", 3), ("hôm kìa", 3), ("bữa kìa", 3)]
)
def test_hom_kia_is_another_day_than_the_one_before_it(typed: str, days: int) -> None:
    """A tone alone tells them apart; without diacritics the nearer one is meant."""
    assert spoken_days.read_day(typed, PLAIN) == PLAIN - timedelta(days=days)


def test_the_leap_day_is_taken_while_it_is_near_and_refused_by_its_year_after_it() -> None:
    before, after = (datetime(2024, 2, 29, hour, tzinfo=HANOI) for hour in (7, 8))
    assert read_when("07:30 29/02", before) == datetime(2024, 2, 29, 7, 30, tzinfo=HANOI)
    with pytest.raises(Problem) as told:
        read_when("07:30 29/02", after)
    assert told.value.context["moment"] == "2028-02-29T07:30:00+07:00"
