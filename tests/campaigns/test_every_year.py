"""Days that a document states without a year, and when what is owed every year begins and ends."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from bot.cli.commands.speaking import say
from data.queries.campaigns.chosen_days import Held
from domain.calendar import Certainty, EventKind, events, load_national
from domain.calendar.duties import duty_events
from domain.campaign_check import to_look_at
from domain.campaigns.asked import answer
from domain.campaigns.duties import FixedDue
from domain.campaigns.model import Campaign
from domain.campaigns.occasions import undated_occasions
from domain.campaigns.open_days import open_days
from domain.content.source import Source
from domain.year.places import find_place, places
from tests.support.absent_parts import complete, source_of
from tests.support.calendar_said import calendar_said

NATIONAL = load_national()
YEARLY = {"rule": "before", "date": "25/01", "words": "trước ngày 25 tháng 1 hàng năm"}
Span = tuple[str, str | None]


def written(
    due: dict[str, Any], period: Span = ("2021", "2023"), signed: str = "2021-01-08"
) -> tuple[Campaign, Source]:
    """Read the document with one duty, a period and a day of signature; nothing else of it has a day."""
    file: Any = complete()
    duty = {**file["duties"][0], "due": due, "words": due["words"]}
    words = {"start": period[0], "end": period[1], "words": "hằng năm"}
    apart = {"duties": [duty], "period": words, "phases": [], "doubts": [], "base_documents": [], "occasions": []}
    source = source_of({**file, **apart, "document": {**file["document"], "date": signed, "words": []}})
    return source.model(Campaign), source


def last_days(campaign: Campaign) -> list[str]:
    return [f"{event.day}" for event in duty_events(campaign)]


@pytest.mark.parametrize(
    ("due", "period", "signed", "days"),
    [
        (YEARLY, ("2021", "2023"), "2021-01-08", ["2021-01-24", "2022-01-24", "2023-01-24"]),
        (YEARLY, ("2021", "2023"), "2021-01-25", ["2022-01-24", "2023-01-24"]),
        (YEARLY, ("2021", "2023"), "2022-06-01", ["2023-01-24"]),
        (YEARLY, ("2021-03", "2023"), "2020-12-01", ["2022-01-24", "2023-01-24"]),
        # a school year has its October once, and one that begins in January twice its January
        ({"rule": "before", "date": "20/10", "words": "trước ngày 20 tháng 10"}, ("2021-09", "2022-05"), "2021-09-05",
         ["2021-10-19"]),
        ({"rule": "by", "date": "10-20", "words": "chậm nhất 20/10"}, ("2021", "2022"), "2021-01-08",
         ["2021-10-20", "2022-10-20"]),
        ({"rule": "within", "date": "tháng 2", "words": "trong tháng 2 hằng năm"}, ("2023", "2024"), "2023-01-08",
         ["2023-02-28", "2024-02-29"]),
        ({"rule": "by", "date": "29/02", "words": "chậm nhất 29/02"}, ("2023", "2024"), "2023-01-08",
         ["2023-02-28", "2024-02-29"]),
        ({"rule": "before", "date": "01/01", "words": "trước ngày 01/01 hằng năm"}, ("2021", "2022"), "2021-01-08",
         ["2021-12-31", "2022-12-31"]),
    ],
)  # fmt: skip
def test_a_day_without_a_year_comes_every_year_from_the_document_on(
    due: dict[str, Any], period: Span, signed: str, days: list[str]
) -> None:
    campaign, _ = written(due, period, signed)
    assert last_days(campaign) == days
    assert {event.certainty for event in duty_events(campaign)} == {Certainty.STATED}
    assert len({event.key for event in duty_events(campaign)}) == len(days)


def test_a_stated_day_is_told_as_stated_and_nobody_chooses_it() -> None:
    campaign, source = written(YEARLY)
    kinds = [problem.kind for problem in to_look_at(campaign, source, NATIONAL)]
    assert not {"date_differs", "date_not_read", "rule_differs", "every_year", "one_year_only"} & {*kinds}
    found = [one for one in events(campaign, NATIONAL, date(2022, 1, 1), date(2022, 1, 31)) if one.duty_code]
    listed = calendar_said(campaign, found, date(2022, 1, 1), date(2022, 1, 31))
    assert "24/01/2022 thứ Hai · gửi kế hoạch" in listed
    assert "Theo văn bản: “trước ngày 25 tháng 1 hàng năm” (mục II.1); hết ngày thứ Hai, 24/01/2022" in listed
    assert "chưa văn bản nào ghi" not in listed
    assert "không ghi ngày: ngày này" not in listed
    shown = say("campaign_show", campaign=campaign, chosen=[], warnings=[])
    assert "trước ngày 25 tháng 1 hàng năm (mỗi năm, hết ngày 24/01)" in shown
    assert [one for one in open_days(campaign) if one.duty] == []
    (fact,) = answer([campaign], "deadlines", lambda texts: [1.0] * len(texts))
    assert (fact["written"], fact["last_day"]) == ("trước ngày 25 tháng 1 hàng năm", None)


@pytest.mark.parametrize(
    ("due", "kinds", "remedy"),
    [
        ({**YEARLY, "date": "01/25"}, None, "không phải ngày"),
        ({**YEARLY, "date": "26/01"}, ["date_differs"], "Sửa theo văn bản"),
        ({**YEARLY, "rule": "by"}, ["rule_differs"], "Ghi rule: before"),
        ({**YEARLY, "date": "25/01/2022"}, ["every_year"], "viết ngày/tháng"),
        ({**YEARLY, "words": "trước ngày 25/01/2022"}, ["one_year_only"], "Ghi date đủ năm"),
        ({"rule": "yearly", "words": YEARLY["words"]}, ["date_not_read"], "thì viết ngày/tháng"),
        ({"rule": "always", "words": YEARLY["words"]}, ["date_not_read"], "thì viết ngày/tháng"),
    ],
)
def test_what_was_read_otherwise_is_told_with_its_line(
    due: dict[str, Any], kinds: list[str] | None, remedy: str
) -> None:
    if kinds is None:
        with pytest.raises(Exception, match="bad_partial_date"):
            written(due)
        return
    campaign, source = written(due)
    found = [problem for problem in to_look_at(campaign, source, NATIONAL) if problem.place.startswith("duties")]
    assert [problem.kind for problem in found] == kinds
    assert found[0].line > 1
    assert remedy in say("campaign_check", report=_Report(), faults=[], warnings=[("f", found[0])])


class _Report:
    files = 1


def test_a_day_that_no_year_of_the_period_has_is_told() -> None:
    campaign, source = written(YEARLY, ("2021-02", "2021"), "2021-02-01")
    assert last_days(campaign) == []
    assert "never_in_period" in [problem.kind for problem in to_look_at(campaign, source, NATIONAL)]


def test_a_duty_of_every_year_without_a_day_begins_with_the_document_too() -> None:
    chosen = {"rule": "yearly", "chosen_day": "01-15", "chosen_by": "program", "words": "hằng năm sơ kết"}
    campaign, _ = written(chosen, ("2020", "2023"), "2021-02-25")
    assert [(event.year, event.day) for event in duty_events(campaign)] == [
        (2021, None),  # the day of the file is over: officers may choose another after the document
        (2022, date(2022, 1, 15)),
        (2023, date(2023, 1, 15)),
    ]
    first = next(iter(open_days(campaign)))
    assert (first.key.year, first.filed, first.first) == (2021, None, date(2021, 2, 25))


def test_without_an_end_only_the_years_that_are_asked_for_are_planned(monkeypatch: pytest.MonkeyPatch) -> None:
    campaign, _ = written(YEARLY, ("2021", "hằng năm"))
    asked: list[int] = []
    days = FixedDue.last_day

    def last_day(due: FixedDue, year: int) -> date:
        asked.append(year)
        return days(due, year)

    monkeypatch.setattr(FixedDue, "last_day", last_day)
    assert [
        event.day for event in events(campaign, NATIONAL, date(2023, 1, 1), date(2023, 1, 31)) if event.duty_code
    ] == [date(2023, 1, 24)]
    assert max(asked) == 2024
    assert max(place.key.year for place in places(campaign, NATIONAL, 2022)) == 2022
    assert last_days(campaign)[-1] == "2051-01-24"


@cache
def day_of(**own: Any) -> Campaign:
    file: Any = complete()
    day = {"code": "cn21-day", "name": "Ngày của tỉnh", "words": "hưởng ứng Ngày của tỉnh", **own}
    return source_of({**file, "anniversaries": [day]}).model(Campaign)


@pytest.mark.parametrize(
    ("own", "day", "years"),
    [
        ({"each_year": "09/11"}, date(2021, 11, 9), None),
        ({"day": "2021-11-09"}, date(2021, 11, 9), None),
        ({"founded": "1990-11-09"}, date(2021, 11, 9), 31),
        ({"each_year": "09/11", "national": "vn-law"}, date(2021, 11, 9), None),
    ],
)
def test_a_day_without_a_founding_year_is_a_day_of_the_calendar(
    own: dict[str, Any], day: date, years: int | None
) -> None:
    """Also one of the shared calendar that nobody has confirmed there: this document states it."""
    campaign = day_of(**own)
    (event,) = [
        one for one in events(campaign, NATIONAL, date(2021, 1, 1), date(2021, 12, 31)) if one.code == "cn21-day"
    ]
    assert (event.day, event.years, event.certainty) == (day, years, Certainty.STATED)
    assert event.kind is (EventKind.ANNIVERSARY if years else EventKind.INFO)
    assert event.officer_days
    listed = calendar_said(campaign, [event], day, day)
    assert "chưa văn bản nào ghi ngày này" not in listed


def test_a_day_of_the_moon_is_stated_for_its_own_year_alone() -> None:
    campaign = day_of(national="vn-hung-kings", day="2021-04-21")
    found = events(campaign, NATIONAL, date(2021, 1, 1), date(2022, 12, 31))
    assert [event.day for event in found if event.code == "cn21-day"] == [date(2021, 4, 21), date(2022, 4, 10)]


def test_an_occasion_gets_its_day_when_it_is_known() -> None:
    """In its month it is entered by an officer, and only the calendar shows it."""
    campaign = source_of(complete()).model(Campaign)
    (place,) = undated_occasions(campaign)
    assert (place.name, place.first, place.last) == (
        "Đại hội Thi đua yêu nước tỉnh lần thứ V", date(2021, 10, 1), date(2021, 10, 31)
    )  # fmt: skip
    assert find_place(campaign, NATIONAL, place.key) == place
    held = campaign.with_chosen({(place.key.code, place.key.year): Held(date(2021, 10, 14))})
    (event,) = [one for one in events(held, NATIONAL, date(2021, 10, 1), date(2021, 10, 31)) if one.code == place.event]
    assert (event.day, event.certainty, event.reminder_days) == (date(2021, 10, 14), Certainty.CHOSEN, ())
