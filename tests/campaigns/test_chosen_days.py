"""Days that officers chose, laid over the files: what wins, what changes nothing, and that everybody reads the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli.commands.speaking import say
from data.enums import DayFor, Rhythm
from data.queries.campaigns.chosen_days import DayKey, Held, phase_key
from domain.calendar import CalendarEvent, Certainty, EventKind, events, load_national
from domain.calendar.duties import duty_events
from domain.campaigns import Campaign, ChosenBy, get, load_all
from domain.campaigns.chosen_days import with_chosen
from domain.campaigns.duties import YearlyDue
from domain.campaigns.open_days import OpenKind, open_days
from domain.campaigns.without_day import rhythm_days, without_day
from domain.campaigns.years import years_of
from domain.content.dates import MonthDay, parse_day
from domain.reminders import CampaignCalendar
from domain.reminders.campaign_calendar import Entry
from domain.year.opening import LONGEST, MOST
from domain.year.places import anniversaries, chosen_of, without_effect
from tests.support.standard import STANDARD

SLUG, NOMINEES = "thanh-hoa-2021", "th21-duty-nominees"
IN_2026 = DayKey(SLUG, NOMINEES, 2026)
ALL, NATIONAL = load_all(), load_national()
OPEN = [one for campaign in ALL.values() for one in open_days(campaign)]


def event_of(campaign: Campaign, key: str) -> CalendarEvent:
    return next(event for event in duty_events(campaign) if event.key == key)


def with_due(campaign: Campaign, code: str, due: YearlyDue) -> Campaign:
    duties = [duty.model_copy(update={"due": due}) if duty.code == code else duty for duty in campaign.duties]
    return campaign.model_copy(update={"duties": tuple(duties)})


def test_a_chosen_day_stands_where_the_file_has_none_and_only_in_its_year() -> None:
    campaign = with_chosen(ALL, {IN_2026: Held(date(2026, 11, 15))})[SLUG]
    event, next_year = event_of(campaign, f"{NOMINEES}@2026"), event_of(campaign, f"{NOMINEES}@2027")
    assert (event.day, event.last_day, event.certainty) == (date(2026, 11, 15), date(2026, 11, 15), Certainty.CHOSEN)
    assert event.officer_days == tuple(date(2026, 11, 15) - timedelta(days) for days in (7, 3, 1, 0))
    assert (next_year.day, next_year.certainty, next_year.reminder_days) == (None, Certainty.UNDATED, ())
    assert event_of(get(SLUG), f"{NOMINEES}@2026").day is None


def test_a_chosen_day_wins_over_one_that_the_program_chose() -> None:
    due = YearlyDue(rule="yearly", chosen_day=MonthDay(12, 20), chosen_by=ChosenBy.PROGRAM, words="hằng năm")
    files = {SLUG: with_due(get(SLUG), NOMINEES, due)}
    campaign = with_chosen(files, {IN_2026: Held(date(2026, 11, 15))})[SLUG]
    days = [event_of(campaign, f"{NOMINEES}@{year}").day for year in (2025, 2026)]
    assert days == [date(2025, 12, 20), date(2026, 11, 15)]


def test_what_falls_after_a_phase_has_a_day_after_each() -> None:
    key = DayKey("phu-yen-2021", "py21-duty-review@py21-phase-1", 2021)
    before = {event.key: event.day for event in duty_events(ALL[key.campaign])}
    place = next(one for one in OPEN if one.key == key)
    chosen = place.first + timedelta(5)
    after = {event.key: event.day for event in duty_events(with_chosen(ALL, {key: Held(chosen)})[key.campaign])}
    assert (before[key.code], after[key.code]) == (place.filed, chosen)
    assert {name: day for name, day in after.items() if name != key.code} == {
        name: day for name, day in before.items() if name != key.code
    }


def test_a_day_that_the_document_states_is_not_chosen() -> None:
    key = DayKey(SLUG, "th21-duty-plan", 2021)
    campaign = with_chosen(ALL, {key: Held(date(2021, 5, 1))})[SLUG]
    assert event_of(campaign, "th21-duty-plan").day == date(2021, 3, 5)
    assert without_effect(ALL, NATIONAL, [key]) == [key]


@pytest.mark.parametrize(
    "key",
    [
        DayKey(SLUG, "th21-duty-gone", 2026),
        DayKey(SLUG, NOMINEES, 2031),
        DayKey("no-such-file", NOMINEES, 2026),
    ],
)
def test_what_no_file_has_any_more_changes_nothing_and_is_named(key: DayKey) -> None:
    chosen = {key: Held(date(2026, 11, 15)), IN_2026: Held(date(2026, 11, 1))}
    found = with_chosen(ALL, chosen)
    held = [(slug, held.day) for slug, one in found.items() for held, _ in chosen_of(one, NATIONAL)]
    assert held == [(SLUG, date(2026, 11, 1))]
    assert without_effect(ALL, NATIONAL, chosen) == [key]


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


GIVEN = [place for one in ALL.values() for year in years_of(one) for place in anniversaries(one, NATIONAL, year)]


ONCE = [place for one in ALL.values() for place in without_day(one) if place.kind is OpenKind.ONCE]
ALWAYS = [place for one in ALL.values() for place in without_day(one) if place.kind is OpenKind.RHYTHM]


def given_on(day: date, whom: DayFor) -> Held:
    return Held(day, whom.value)


def chosen_somehow() -> st.SearchStrategy[dict[DayKey, Held]]:
    """Anything that the five documents leave open, wherever it may lie, and something that no file has."""
    anywhere = [st.tuples(st.just(one.key), st.dates(one.first, one.last).map(Held)) for one in (*OPEN, *ONCE)]
    drawn = [
        st.tuples(st.just(one.key), st.dates(one.first, one.last), st.sampled_from(Rhythm).map(str)) for one in ALWAYS
    ]
    often = [one.map(lambda parts: (parts[0], Held(*parts[1:]))) for one in drawn]
    whom = [st.tuples(st.just(one.key), st.sampled_from(DayFor).map(partial(given_on, one.first))) for one in GIVEN]
    lost = st.tuples(st.builds(DayKey, st.sampled_from(list(ALL)), st.just("gone"), st.just(2021)), DAYS)
    kinds = (st.one_of(*anywhere), st.one_of(*often), st.one_of(*whom), special_phases(), lost)
    return st.lists(st.one_of(*kinds), max_size=6).map(dict)


@st.composite
def special_phases(draw: st.DrawFn) -> tuple[DayKey, Held]:
    """Draw a phase that some unit opened, as the domain lets it: within the period, and not long."""
    campaign = ALL[draw(st.sampled_from(list(ALL)))]
    until = campaign.period.last_day()
    first = draw(st.dates(campaign.period.first_day(), until))
    last = draw(st.dates(first, min(until, first + LONGEST - timedelta(1))))
    key = phase_key(campaign.slug, draw(st.integers(1, 9)), first.year, draw(st.integers(1, MOST)))
    return key, Held(first, None, "Tháng cao điểm", last)


RHYTHMS = frozenset(Rhythm)
DAYS = st.dates().map(Held)


@settings(max_examples=20, deadline=None)
@given(chosen_somehow())
def test_show_the_calendar_of_the_command_and_the_reminders_agree_on_each_day(chosen: dict[DayKey, Held]) -> None:
    """What `campaign show` says stands in `calendar`; what that lists the chat holds too, and is reminded of it."""
    campaigns = with_chosen(ALL, chosen)
    calendar = CampaignCalendar(campaigns.values(), NATIONAL)
    for slug, campaign in campaigns.items():
        own = {key: held for key, held in chosen.items() if key.campaign == slug and key.code != "gone"}
        assert {place.key: held for held, place in chosen_of(campaign, NATIONAL)} == own
        assert shown_days(campaign) == sorted(day for held in own.values() for day in (held.day, held.until) if day)
        for year in {held.day.year for held in own.values()}:
            listed = listed_in(campaign, year)
            assert sorted((event.key, event.day) for event in listed) == sorted(
                (entry.event.key, entry.day) for entry in held_in(calendar, slug, year)
            )
            assert {day for day in days_of(own, campaign) if day.year == year} <= {event.day for event in listed}
            assert all(is_due(calendar, event, day, officers=True) for event in listed for day in event.officer_days)
            assert all(is_due(calendar, event, day, officers=False) for event in listed for day in event.member_days)
        for event, whom in given_in(campaign, own):
            assert bool(event.member_days) is (whom is DayFor.MEMBERS)
            assert bool(event.officer_days) is (whom is not DayFor.NOBODY)


def shown_days(campaign: Campaign) -> list[date]:
    """Read the days that `campaign show` says were chosen, the last ones of special phases too."""
    shown = say("campaign_show", campaign=campaign, chosen=chosen_of(campaign, NATIONAL), warnings=())
    lines = shown.partition("Ngày đã chọn trong “Lịch năm”")[2].split("\n\n")[0].splitlines()[1:]
    written = [re.match(r"- (\S+?)(?: đến (\S+?))?: ", line) for line in lines]
    return sorted(parse_day(day) for found in written if found for day in found.groups() if day)


def days_of(own: Mapping[DayKey, Held], campaign: Campaign) -> Iterator[date]:
    for held in own.values():
        yield from rhythm_days(held, campaign.period.last_day()) if held.value in RHYTHMS else [held.day]
        yield from [held.until] if held.until else []


def may_be_chosen(event: CalendarEvent, campaign: Campaign) -> bool:
    """Tell whether it is a duty, a round, a special phase, or a day of every year within the period."""
    if event.day is None:
        return False
    if event.kind in {EventKind.PHASE_START, EventKind.PHASE_END}:
        return event.is_special
    return bool(event.duty_code) or event.kind is EventKind.ROUND_END or campaign.period.holds(event.day)


def listed_in(campaign: Campaign, year: int) -> list[CalendarEvent]:
    found = events(campaign, NATIONAL, date(year, 1, 1), date(year, 12, 31))
    return [event for event in found if may_be_chosen(event, campaign)]


def held_in(calendar: CampaignCalendar, slug: str, year: int) -> list[Entry]:
    found = (entry for named in calendar.entries(year).values() for entry in named if entry.campaign.slug == slug)
    return [entry for entry in found if may_be_chosen(entry.event, entry.campaign)]


def given_in(campaign: Campaign, own: Mapping[DayKey, Held]) -> Iterator[tuple[CalendarEvent, DayFor]]:
    whom = {(key.code, held.day): DayFor(held.value) for key, held in own.items() if held.value in set(DayFor)}
    for year in {day.year for _, day in whom}:
        for event in listed_in(campaign, year):
            if event.day and (event.code, event.day) in whom:
                yield event, whom[event.code, event.day]


def is_due(calendar: CampaignCalendar, event: CalendarEvent, day: date, *, officers: bool) -> bool:
    moved = STANDARD.day_for_officers(day) if officers else STANDARD.day_for_members(day)
    due = (one for one in calendar.due(moved, STANDARD) if one.officers is officers)
    return any(entry.event.key == event.key for one in due for entry in one.entries)
