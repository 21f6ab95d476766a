"""Everything that can be chosen of a campaign's years: open days, rhythms, and for whom the days of every year are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from data.queries.campaigns.chosen_days import DayKey, Held, founding_key, unit_founded, unit_of_phase
from domain.calendar import NationalCalendar
from domain.calendar.anniversaries import DayOfEveryYear, days_of_every_year
from domain.calendar.foundings import founding_name
from domain.calendar.special_phases import special_name
from domain.calendar.swaps import is_swap
from domain.campaigns import Campaign
from domain.campaigns.occasions import undated_occasions
from domain.campaigns.open_days import OpenDay, OpenKind, open_days
from domain.campaigns.without_day import without_day
from domain.campaigns.years import years_of
from domain.errors import Problem
from domain.reminders.campaign_calendar import NATIONAL


def places(campaign: Campaign, national: NationalCalendar, until: int | None = None) -> Iterator[OpenDay]:
    """List what can be chosen of every year of the campaign's period; without an end up to the year `until`."""
    yield from open_days(campaign, until)
    yield from without_day(campaign, until)
    yield from undated_occasions(campaign)
    for year in years_of(campaign, until):
        yield from anniversaries(campaign, national, year)


def anniversaries(campaign: Campaign, national: NationalCalendar, year: int) -> Iterator[OpenDay]:
    """List the days of every year that lie in the campaign's period; none of those of which nobody is ever reminded."""
    for day in days_of_every_year(campaign, national):
        begun = day.founded is None or year > day.founded
        for on in day.in_year(year)[:1] if begun and day.is_reminded_of else ():
            if campaign.period.holds(on):
                yield _place(campaign, day, on)


def _place(campaign: Campaign, day: DayOfEveryYear, on: date) -> OpenDay:
    """Name the place; a day of the shared calendar is remembered under the code that it has there."""
    key, source = DayKey(campaign.slug, day.code, on.year), NATIONAL if day.shared else campaign.slug
    code = day.shared.code if day.shared else day.code
    return OpenDay(OpenKind.WHOM, key, code, day.name, on, on, on, source=source, meant_for=day.filed_for)


def find_place(campaign: Campaign, national: NationalCalendar, key: DayKey) -> OpenDay:
    """Find what is chosen. Raises `Problem` where the document states the day, or has nothing of the kind.

    A unit chooses for itself and all below only what has no day at all in the document.
    """
    unit = unit_founded(key.code)
    if unit is not None and key.unit_id is None:
        return founding(campaign, unit)
    for place in places(campaign, national, key.year) if key.unit_id is None else without_day(campaign, key.year):
        if place.key == key._replace(unit_id=None):
            return replace(place, key=key)
    raise Problem("duty_unknown")


def founding(campaign: Campaign, unit: int) -> OpenDay:
    """Name the founding day of a unit, whether it was added or not."""
    key = founding_key(campaign.slug, unit)
    held = campaign.held(key.code, key.year)
    name = founding_name(held.name or "") if held else ""
    return OpenDay(OpenKind.FOUNDING, key, key.code, name, None, date.min, date.max, unit=unit)


def phase_place(campaign: Campaign, key: DayKey, unit: int) -> OpenDay:
    """Name a special phase of a unit, whether it is open or not."""
    held = campaign.held(key.code, key.year)
    name = special_name(held.name or "") if held else ""
    return OpenDay(OpenKind.PHASE, key, key.code, name, None, date.min, date.max, unit=unit)


def chosen_of(campaign: Campaign, national: NationalCalendar) -> list[tuple[Held, OpenDay]]:
    """List what officers chose for a campaign, in the order of the days."""
    added = (founding(campaign, unit) for unit, _ in campaign.foundings())
    phases = (
        phase_place(campaign, DayKey(campaign.slug, phase.code, phase.first.year), phase.unit)
        for phase in campaign.special_phases()
    )
    everything = (*places(campaign, national), *added, *phases)
    for_all = ((campaign.held(place.key.code, place.key.year), place) for place in everything)
    found = [*((held, place) for held, place in for_all if held), *_chosen_by_units(campaign)]
    return sorted(found, key=lambda one: (one[0].day, one[1].key[:3], one[1].key.unit_id or 0))


def _chosen_by_units(campaign: Campaign) -> Iterator[tuple[Held, OpenDay]]:
    for place in without_day(campaign):
        for unit, held in campaign.own(place.key.code, place.key.year).items():
            yield held, replace(place, key=place.key._replace(unit_id=unit))


def without_effect(
    campaigns: Mapping[str, Campaign], national: NationalCalendar, chosen: Iterable[DayKey]
) -> list[DayKey]:
    """List what was chosen and changes nothing: no file leaves it open any more."""
    known = {place.key for campaign in campaigns.values() for place in places(campaign, national)}
    own = {place.key for campaign in campaigns.values() for place in without_day(campaign)}
    lost = (key for key in set(chosen) - known if not is_swap(key))
    lost = (key for key in lost if key.unit_id is None or key._replace(unit_id=None) not in own)
    idle = (key for key in lost if key.campaign not in campaigns or not _is_of_a_unit(key.code))
    return sorted(idle, key=lambda key: (key[:3], key.unit_id or 0))


def _is_of_a_unit(code: str) -> bool:
    return unit_founded(code) is not None or unit_of_phase(code) is not None
