"""Days and rhythms that units chose for themselves and all below: each unit has one answer, the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from data.enums import Rhythm
from data.queries.campaigns.chosen_days import Choosers, DayKey, Held
from domain.calendar import CalendarEvent, load_national
from domain.calendar.duties import duty_events
from domain.campaigns import Campaign, load_all
from domain.campaigns.chosen_days import with_chosen
from domain.campaigns.open_days import OpenDay, OpenKind
from domain.campaigns.without_day import rhythm_days, without_day
from domain.reminders import CampaignCalendar

ALL, NATIONAL = load_all(), load_national()
SLUG = "thanh-hoa-2021"
OPEN = list(without_day(ALL[SLUG]))
ONCE = [place for place in OPEN if place.kind is OpenKind.ONCE]
ALWAYS = [place for place in OPEN if place.kind is OpenKind.RHYTHM]
LINES: Sequence[tuple[int, ...]] = ((2, 1), (3, 2, 1), (4, 3, 2, 1), (5, 2, 1), (6, 1), (7, 6, 1), (1,))
"""Units with all above them; 1 issued the campaign."""

WHO = st.sampled_from([None, 2, 3, 4, 5, 6, 7])
Chosen = dict[int | None, Held]


def once() -> st.SearchStrategy[tuple[OpenDay, Chosen]]:
    return st.sampled_from(ONCE).flatmap(
        lambda place: st.tuples(
            st.just(place), st.dictionaries(WHO, st.dates(date(2021, 11, 1), date(2021, 11, 9)).map(Held), max_size=6)
        )
    )


def rhythms(place: OpenDay) -> st.SearchStrategy[Chosen]:
    held = st.builds(Held, st.dates(place.first, place.last), st.sampled_from(Rhythm).map(str))
    return st.dictionaries(WHO, held, max_size=6)


def always() -> st.SearchStrategy[tuple[OpenDay, Chosen]]:
    return st.sampled_from(ALWAYS).flatmap(lambda place: st.tuples(st.just(place), rhythms(place)))


def held_by(place: OpenDay, chosen: Chosen) -> Campaign:
    keys: dict[DayKey, Held] = {place.key._replace(unit_id=unit): held for unit, held in chosen.items()}
    return with_chosen(ALL, keys)[SLUG]


def events_for(campaign: Campaign, place: OpenDay, line: Sequence[int]) -> list[CalendarEvent]:
    return [one for one in duty_events(campaign) if one.code == place.event and one.concerns([line])]


def nearest(chosen: Mapping[int | None, Held], line: Sequence[int]) -> Held | None:
    return next((chosen[unit] for unit in line if unit in chosen), None)


@settings(max_examples=50, deadline=None)
@given(once())
def test_each_unit_has_the_day_of_the_nearest_one_that_chose_but_never_a_later_one_than_for_all(
    drawn: tuple[OpenDay, Chosen],
) -> None:
    place, chosen = drawn
    campaign, for_all = held_by(place, chosen), chosen.get(None)
    for line in LINES:
        days = [held.day for held in (nearest(chosen, line), for_all) if held]
        (event,) = events_for(campaign, place, line)
        assert event.day == min(days, default=None)


@settings(max_examples=50, deadline=None)
@given(always())
def test_each_unit_has_the_days_of_the_nearest_rhythm_and_those_of_the_one_for_all(
    drawn: tuple[OpenDay, Chosen],
) -> None:
    place, chosen = drawn
    campaign, year, none = held_by(place, chosen), place.key.year, list[date | None]([None])
    for line in LINES:
        rhythms = (held for held in (nearest(chosen, line), chosen.get(None)) if held)
        expected = sorted({day for held in rhythms for day in rhythm_days(held, campaign.period.last_day())})
        found = [one.day for one in events_for(campaign, place, line) if one.year in {None, year}]
        assert found == (expected or none)
        keys = [one.key for one in events_for(campaign, place, line) if one.day]
        assert len(keys) == len(set(keys))


@settings(max_examples=15, deadline=None)
@given(st.one_of(once(), always()))
def test_the_calendar_of_the_reminders_holds_the_same(drawn: tuple[OpenDay, Chosen]) -> None:
    place, chosen = drawn
    campaign = held_by(place, chosen)
    calendar = CampaignCalendar([campaign], NATIONAL)
    dated = {event.day: event for event in duty_events(campaign) if event.code == place.event and event.day}
    for year in {day.year for day in dated}:
        entries = [one for named in calendar.entries(year).values() for one in named if one.event.code == place.event]
        assert {one.day: one.event for one in entries} == {day: one for day, one in dated.items() if day.year == year}
        for line in LINES:
            shown = calendar.held({SLUG: campaign}, date(year, 1, 1), date(year, 12, 31), [line])
            mine = [one for one in events_for(campaign, place, line) if one.day and one.day.year == year]
            assert sorted(one.key for one in shown if one.code == place.event) == sorted(one.key for one in mine)


def test_without_a_choice_of_a_unit_nothing_says_for_whom_it_is() -> None:
    assert {event.choosers for event in duty_events(held_by(ONCE[0], {None: Held(date(2021, 11, 5))}))} == {None}


def test_who_belongs_nowhere_reads_what_is_for_all() -> None:
    for_all, for_one = Choosers(True, frozenset(), frozenset({2})), Choosers(False, frozenset({2}), frozenset())
    event = next(duty_events(ALL[SLUG]))
    assert [replace(event, choosers=one).concerns([]) for one in (for_all, for_one)] == [True, False]
