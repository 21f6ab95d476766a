"""Days that officers chose, laid over the files: what wins, what changes nothing, and that everybody reads the same."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.queries.campaigns.chosen_days import DayKey
from domain.calendar import CalendarEvent, Certainty, EventKind, events, load_national
from domain.calendar.duties import duty_events
from domain.campaigns import Campaign, ChosenBy, get, load_all
from domain.campaigns.chosen_days import chosen_of, with_chosen, without_effect
from domain.campaigns.duties import YearlyDue
from domain.campaigns.open_days import open_days
from domain.content.dates import MonthDay
from domain.reminders import CampaignCalendar
from tests.support.standard import STANDARD

SLUG, NOMINEES = "thanh-hoa-2021", "th21-duty-nominees"
IN_2026 = DayKey(SLUG, NOMINEES, 2026)
ALL = load_all()
OPEN = [one for campaign in ALL.values() for one in open_days(campaign)]


def event_of(campaign: Campaign, key: str) -> CalendarEvent:
    return next(event for event in duty_events(campaign) if event.key == key)


def with_due(campaign: Campaign, code: str, due: YearlyDue) -> Campaign:
    duties = [duty.model_copy(update={"due": due}) if duty.code == code else duty for duty in campaign.duties]
    return campaign.model_copy(update={"duties": tuple(duties)})


def test_a_chosen_day_stands_where_the_file_has_none_and_only_in_its_year() -> None:
    campaign = with_chosen(ALL, {IN_2026: date(2026, 11, 15)})[SLUG]
    event, next_year = event_of(campaign, f"{NOMINEES}@2026"), event_of(campaign, f"{NOMINEES}@2027")
    assert (event.day, event.last_day, event.certainty) == (date(2026, 11, 15), date(2026, 11, 15), Certainty.CHOSEN)
    assert event.officer_days == tuple(date(2026, 11, 15) - timedelta(days) for days in (7, 3, 1, 0))
    assert (next_year.day, next_year.certainty, next_year.reminder_days) == (None, Certainty.UNDATED, ())
    assert event_of(get(SLUG), f"{NOMINEES}@2026").day is None


def test_a_chosen_day_wins_over_one_that_the_program_chose() -> None:
    due = YearlyDue(rule="yearly", chosen_day=MonthDay(12, 20), chosen_by=ChosenBy.PROGRAM, words="hằng năm")
    files = {SLUG: with_due(get(SLUG), NOMINEES, due)}
    campaign = with_chosen(files, {IN_2026: date(2026, 11, 15)})[SLUG]
    days = [event_of(campaign, f"{NOMINEES}@{year}").day for year in (2025, 2026)]
    assert days == [date(2025, 12, 20), date(2026, 11, 15)]


def test_what_falls_after_a_phase_has_a_day_after_each() -> None:
    key = DayKey("phu-yen-2021", "py21-duty-review@py21-phase-1", 2021)
    before = {event.key: event.day for event in duty_events(ALL[key.campaign])}
    place = next(one for one in OPEN if one.key == key)
    chosen = place.first + timedelta(5)
    after = {event.key: event.day for event in duty_events(with_chosen(ALL, {key: chosen})[key.campaign])}
    assert (before[key.code], after[key.code]) == (place.filed, chosen)
    assert {name: day for name, day in after.items() if name != key.code} == {
        name: day for name, day in before.items() if name != key.code
    }


def test_a_day_that_the_document_states_is_not_chosen() -> None:
    key = DayKey(SLUG, "th21-duty-plan", 2021)
    campaign = with_chosen(ALL, {key: date(2021, 5, 1)})[SLUG]
    assert event_of(campaign, "th21-duty-plan").day == date(2021, 3, 5)
    assert without_effect(ALL, [key]) == [key]


@pytest.mark.parametrize(
    "key",
    [
        DayKey(SLUG, "th21-duty-gone", 2026),
        DayKey(SLUG, NOMINEES, 2031),
        DayKey("no-such-file", NOMINEES, 2026),
    ],
)
def test_what_no_file_has_any_more_changes_nothing_and_is_named(key: DayKey) -> None:
    chosen = {key: date(2026, 11, 15), IN_2026: date(2026, 11, 1)}
    found = with_chosen(ALL, chosen)
    assert [(slug, day) for slug, one in found.items() for day, _ in chosen_of(one)] == [(SLUG, date(2026, 11, 1))]
    assert without_effect(ALL, chosen) == [key]


def test_a_day_is_proposed_from_the_year_before() -> None:
    place = next(one for one in OPEN if one.key == DayKey(SLUG, NOMINEES, 2025))
    assert place.proposed(None) == date(2025, 12, 31)
    assert place.proposed(date(2024, 11, 20)) == date(2025, 11, 20)
    assert place.proposed(date(2024, 2, 29)) == date(2025, 2, 28)


def test_no_two_days_of_one_thing_can_be_chosen_alike() -> None:
    things: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for one in OPEN:
        assert one.first <= one.last
        things.setdefault((one.key.campaign, one.event), []).append((one.first, one.last))
    for spans in things.values():
        ordered = sorted(spans)
        assert all(earlier[1] < later[0] for earlier, later in pairwise(ordered))


def chosen_somehow() -> st.SearchStrategy[dict[DayKey, date]]:
    """Any of the days that the five documents leave open, anywhere they may lie, and some that no file has."""
    anywhere = [st.tuples(st.just(one.key), st.dates(one.first, one.last)) for one in OPEN]
    lost = st.tuples(st.builds(DayKey, st.sampled_from(list(ALL)), st.just("gone"), st.just(2021)), st.dates())
    return st.lists(st.one_of(*anywhere, lost), max_size=6).map(dict)


@settings(max_examples=20, deadline=None)
@given(chosen_somehow())
def test_the_calendar_of_the_command_and_the_reminders_agree_on_each_day(chosen: dict[DayKey, date]) -> None:
    """What `calendar` lists of duties and rounds, the chat holds too, and on its days it is reminded of; no more."""
    campaigns = with_chosen(ALL, chosen)
    calendar, national = CampaignCalendar(campaigns.values(), load_national()), load_national()
    known = {one.key for one in OPEN}
    for campaign in campaigns.values():
        own = {key for key in chosen if key.campaign == campaign.slug} & known
        assert {(one.key, day) for day, one in chosen_of(campaign)} == {(key, chosen[key]) for key in own}
        for year in {chosen[key].year for key in own}:
            listed = [
                event
                for event in events(campaign, national, date(year, 1, 1), date(year, 12, 31))
                if _may_be_chosen(event) and event.day
            ]
            held = [
                entry.event
                for named in calendar.entries(year).values()
                for entry in named
                if entry.campaign.slug == campaign.slug and _may_be_chosen(entry.event)
            ]
            assert sorted((event.key, event.day) for event in listed) == sorted(
                (event.key, event.day) for event in held
            )
            assert all(_is_due(calendar, event, day) for event in listed for day in event.officer_days)
            assert all(_invites(calendar, event, day) for event in listed for day in event.member_days)
            of_year = {chosen[key] for key in own if chosen[key].year == year}
            assert of_year <= {event.day for event in listed}


def _may_be_chosen(event: CalendarEvent) -> bool:
    return event.duty_code is not None or event.kind is EventKind.ROUND_END


def _invites(calendar: CampaignCalendar, event: CalendarEvent, day: date) -> bool:
    due = calendar.due(STANDARD.day_for_members(day), STANDARD)
    return any(entry.event.key == event.key for one in due if not one.officers for entry in one.entries)


def _is_due(calendar: CampaignCalendar, event: CalendarEvent, day: date) -> bool:
    due = calendar.due(STANDARD.day_for_officers(day), STANDARD)
    return any(entry.event.key == event.key for one in due for entry in one.entries)
