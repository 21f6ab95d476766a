"""Days and rhythms that a unit below the issuing one chooses for itself and all below, where the document has none.

The nearest unit at or above one that owes a duty decides, but never for a day later than the issuing unit's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.enums import Rhythm
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import ChoiceRow, DayKey, Held
from domain import units
from domain.calendar import load_national
from domain.campaigns import Campaign
from domain.campaigns.issuers import issuers_on, of_units
from domain.campaigns.open_days import OpenDay, OpenKind
from domain.campaigns.without_day import without_day
from domain.errors import Refused
from domain.members.rights import demand_units
from domain.units import UnitView
from domain.year.places import find_place


class OwnDay(NamedTuple):
    """What a unit may choose for itself and all below.

    `held`: what holds there, and `by` who chose it if not the unit itself; `for_all`: what the issuing unit chose;
    `choice`: the unit's last choice; `proposed` None: no day to come is early enough.
    """

    place: OpenDay
    unit: UnitView
    held: Held | None
    by: str | None
    for_all: Held | None
    choice: ChoiceRow | None
    proposed: date | None


async def demand_own(work: Work, officer: int | None, campaign: Campaign, unit_id: int) -> int:
    """Return the key of an officer of a unit that may choose for itself and all below. Raises `Refused`."""
    if officer is None or unit_id not in await _may_choose(work, officer, campaign):
        raise Refused("no_right_here")
    return officer


async def choosing_units(
    work: Work, officer: int | None, campaign: Campaign, code: str
) -> list[tuple[UnitView, DayKey]]:
    """List the officer's own units that may choose when a duty falls due there, with what is chosen. Raises `Refused`.

    None where the document, or another year, gives it its day.
    """
    place, may = _place_now(campaign, code, work.now.date()), await _may_choose(work, officer, campaign)
    if place is None or not may:
        return []
    found = await units.views(work.connection, may, work.now.date())
    return [(unit, place.key._replace(unit_id=unit.id)) for unit in found]


async def _may_choose(work: Work, officer: int | None, campaign: Campaign) -> list[int]:
    """Return the officer's units for which the campaign holds, but for the issuing one: that one chooses for all."""
    own, day = await demand_units(work, officer), work.now.date()
    issuing = (await issuers_on(work.connection, day)).of([campaign.slug])
    held = await of_units(work.connection, own, {campaign.slug: campaign}, day)
    return [unit for unit in own if held[unit] and unit not in issuing]


def _place_now(campaign: Campaign, code: str, today: date) -> OpenDay | None:
    found = (place for place in without_day(campaign) if place.key.code == code and place.last >= today)
    return next((place for place in found if place.kind is OpenKind.ONCE or place.key.year == today.year), None)


async def own_day(work: Work, officer: int | None, campaign: Campaign, key: DayKey) -> OwnDay:
    """Read what a unit chose and what holds there. Raises `Refused`, and `Problem` where there is nothing to choose."""
    unit_id, today = key.unit_id or 0, work.now.date()
    await demand_own(work, officer, campaign, unit_id)
    place = find_place(campaign, load_national(), key)
    chosen = await chosen_days.holding(work.connection, key.campaign, key.code)
    held, for_all = await _held_at(work, key, chosen), chosen.get(key._replace(unit_id=None))
    if held is None or (for_all is not None and is_later(held, for_all)):
        held = for_all
    mine = held is not None and held == chosen.get(key)
    by = None if held is None or mine else held.name or campaign.document.issuer.short_name
    unit, choice = await units.view(work.connection, unit_id, today), await chosen_days.last(work.connection, key)
    return OwnDay(place, unit, held, by, for_all, choice, _proposed(place, for_all, today))


async def _held_at(work: Work, key: DayKey, chosen: Mapping[DayKey, Held]) -> Held | None:
    """Return what the nearest unit at or above chose."""
    line = await units.ancestor_ids(work.connection, key.unit_id or 0, work.now.date())
    found = (chosen.get(key._replace(unit_id=unit)) for unit in line)
    return next((held for held in found if held is not None), None)


def _proposed(place: OpenDay, for_all: Held | None, today: date) -> date | None:
    """Propose the day of the issuing unit, else the last one of this year."""
    day = for_all.day if for_all else min(place.last, date(today.year, 12, 31))
    return day if day >= today else None


def is_later(held: Held, for_all: Held) -> bool:
    """Tell whether a unit's choice lets a duty fall due later than the issuing unit's."""
    if held.value is None:
        return held.day > for_all.day
    return (held.value, for_all.value) == (Rhythm.QUARTER, Rhythm.MONTH)
