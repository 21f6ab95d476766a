"""No two duties read alike on two buttons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.enums import Rhythm
from data.queries.campaigns.chosen_days import Held
from data.queries.reminders.duties import Occurrence
from domain.calendar import CalendarEvent
from domain.calendar.duties import duty_events
from domain.campaigns import load_all
from domain.campaigns.chosen_days import with_chosen
from domain.campaigns.open_days import OpenDay, OpenKind
from domain.campaigns.without_day import without_day
from domain.duties.naming import LENGTH, Named, button_names
from domain.duties.owing import occurrence
from domain.text.apart import cut_apart

CAMPAIGNS = load_all()
ALL: list[Named] = [
    (Occurrence(slug, event.code, occurrence(event)), event)
    for slug, campaign in CAMPAIGNS.items()
    for event in duty_events(campaign)
]


def of_year(year: int) -> Callable[[CalendarEvent], bool]:
    return lambda event: event.year in {None, year}


@pytest.mark.parametrize("year", [None, *range(2020, 2031)])
def test_over_all_duties_of_all_campaigns(year: int | None) -> None:
    shown = ALL if year is None else [one for one in ALL if of_year(year)(one[1])]
    names = button_names(shown, CAMPAIGNS)
    assert len(names) == len(shown) > 40
    assert len(set(names)) == len(names)
    assert max(len(name) for name in names) <= LENGTH


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_a_name_that_is_short_and_stands_once_is_left_as_it_is(slug: str) -> None:
    shown = [one for one in ALL if one[0].campaign == slug]
    written = [event.name for _, event in shown]
    for (_, event), name in zip(shown, button_names(shown, CAMPAIGNS), strict=True):
        if len(event.name) <= LENGTH and written.count(event.name) == 1:
            assert name.casefold() == event.name.casefold()


def test_each_month_of_a_duty_is_named_by_its_month() -> None:
    place = next(place for campaign in CAMPAIGNS.values() for place in without_day(campaign) if is_of_rhythm(place))
    begun = Held(place.first, Rhythm.MONTH.value)
    held = with_chosen(CAMPAIGNS, {place.key: begun})[place.key.campaign]
    months = [event for event in duty_events(held) if event.code == place.key.code and event.year == place.key.year]
    shown = [(Occurrence(held.slug, event.code, occurrence(event)), event) for event in months]
    names = button_names(shown, CAMPAIGNS)
    assert len(names) > 1
    assert all(name.endswith(f"{event.day:%m/%Y}") for name, event in zip(names, months, strict=True))


def is_of_rhythm(place: OpenDay) -> bool:
    return place.kind is OpenKind.RHYTHM


def test_names_are_cut_where_they_do_not_differ() -> None:
    assert cut_apart(["gửi báo cáo sơ kết Đợt 1 về LĐLĐ tỉnh", "gửi báo cáo sơ kết Đợt 2 về LĐLĐ tỉnh"], 26) == [
        "gửi báo cáo … 1 về LĐLĐ",
        "gửi báo cáo … 2 về LĐLĐ",
    ]
    assert cut_apart(["tổ chức phát động hưởng ứng phong trào", "hội nghị"], 30) == [
        "tổ chức phát … phong trào",
        "hội nghị",
    ]
