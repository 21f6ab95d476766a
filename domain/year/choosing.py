"""Choosing what a document leaves open in a year: by the officers of the unit that issued it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.engine.unit_of_work import Work
from data.enums import DayFor, Rhythm
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import ChoiceRow, DayKey, Held
from domain import units
from domain.calendar import load_national
from domain.campaigns import Campaign
from domain.campaigns.chosen_days import with_chosen
from domain.campaigns.issuers import issuers_on
from domain.campaigns.open_days import OpenDay, OpenKind, closings
from domain.errors import Problem, Refused
from domain.members.rights import demand_units
from domain.year import rows
from domain.year.moving import move_duty, move_reminders
from domain.year.own_days import demand_own, is_later
from domain.year.places import find_place

WITHOUT_DAY = frozenset({OpenKind.ONCE, OpenKind.RHYTHM})
"""Kinds of places at which units below the issuing one choose for themselves too."""

_DATED = frozenset({OpenKind.DAY, OpenKind.ONCE, OpenKind.OCCASION, OpenKind.ROUND})
"""Kinds of places at which a day itself is chosen, one to come."""


async def demand_issuer(work: Work, officer: int | None, campaign: str) -> int:
    """Return the key of an officer of the unit that issued the campaign, or of its successor. Raises `Refused`."""
    own = await demand_units(work, officer)
    units = (await issuers_on(work.connection, work.now.date())).of([campaign])
    if officer is None or units.isdisjoint(own):
        raise Refused("no_right_here")
    return officer


async def demand_below_issuer(work: Work, unit_id: int, campaign: Campaign, round_: str) -> None:
    """Let the end of a round for the whole campaign be chosen in one place. Raises `Problem` for the issuing unit."""
    issuers = await issuers_on(work.connection, work.now.date())
    if unit_id in issuers.of([campaign.slug]) and any(place.round == round_ for place in closings(campaign)):
        raise Problem("closing_in_year")


@dataclass(frozen=True)
class Choosing:
    """Somebody with the right to do so chooses at a place, knowing what was chosen there last."""

    work: Work
    officer: int
    campaign: Campaign
    place: OpenDay
    last: ChoiceRow | None

    async def write(self, after: Held | None) -> None:
        """Let this hold from now on; `None`: what the file has. It is one more row, and moves the reminders."""
        before = await self._as_held()
        await rows.add(self.work, self.officer, self.place.key, last=self.last, after=after)
        if self.place.kind in WITHOUT_DAY:
            await move_duty(self.work, self.place.key, before, await self._as_held())
        else:
            await move_reminders(self.work, self.campaign, self.place, rows.held_by(self.last), after)

    async def _as_held(self) -> Campaign:
        """Return the campaign with all that holds for this code by now, of each unit."""
        key = self.place.key
        held = await chosen_days.holding(self.work.connection, key.campaign, key.code)
        return with_chosen({key.campaign: self.campaign}, held)[key.campaign]

    async def of_unit(self, held: Held) -> Held:
        """Write down whose choice it is. Raises `Problem` for one that is later than what the issuing unit chose."""
        key = self.place.key
        if key.unit_id is None:
            return held
        for_all = (await self._as_held()).held(key.code, key.year)
        if for_all is not None and is_later(held, for_all):
            if held.value is not None:
                raise Problem("rhythm_after_issuers")
            raise Problem("day_after_issuers", until=for_all.day.isoformat())
        return held._replace(name=(await units.view(self.work.connection, key.unit_id, self.work.now.date())).name)


async def begin(work: Work, officer: int | None, campaign: Campaign, key: DayKey, seen: int | None) -> Choosing:
    """Let somebody with the right to do so choose. Raises `Refused`, and `Problem` as the choices do."""
    if key.unit_id is None:
        actor = await demand_issuer(work, officer, campaign.slug)
    else:
        actor = await demand_own(work, officer, campaign, key.unit_id)
    place = find_place(campaign, load_national(), key)
    return Choosing(work, actor, campaign, place, await rows.standing(work, key, seen))


async def choose_day(
    work: Work, officer: int | None, campaign: Campaign, key: DayKey, *, seen: int | None, day: date
) -> None:
    """Choose a day in a year for a duty, for an occasion or for the end of a round, and move its reminders.

    `seen`: the key of the choice that the officer saw. Raises `Refused` for whoever is no officer of the issuing unit,
    and `Problem` for a day that is over or lies elsewhere, and where somebody else has chosen meanwhile. With a unit
    in the key it is chosen for that unit and all below, by its own officers and no later than the issuing unit did.
    """
    choosing = await begin(work, officer, campaign, key, seen)
    place = choosing.place
    _demand_to_come(work, day)
    if place.kind not in _DATED or not place.first <= day <= place.last:
        raise Problem("day_elsewhere", since=place.first.isoformat(), until=place.last.isoformat())
    await choosing.write(await choosing.of_unit(Held(day)))


async def give_day(
    work: Work, officer: int | None, campaign: Campaign, key: DayKey, *, seen: int | None, whom: DayFor
) -> None:
    """Say for whom a day of every year is in this one. Raises as above."""
    choosing = await begin(work, officer, campaign, key, seen)
    if choosing.place.kind is not OpenKind.WHOM:
        raise Problem("duty_unknown")
    _demand_to_come(work, choosing.place.first)
    await choosing.write(Held(choosing.place.first, whom.value))


async def choose_rhythm(
    work: Work, officer: int | None, campaign: Campaign, key: DayKey, *, seen: int | None, rhythm: Rhythm
) -> None:
    """Let a duty that is wanted all the time fall due in a rhythm, from today to the year's end. Raises as above."""
    choosing = await begin(work, officer, campaign, key, seen)
    if choosing.place.kind is not OpenKind.RHYTHM:
        raise Problem("duty_unknown")
    _demand_to_come(work, choosing.place.last)
    held = Held(max(work.now.date(), choosing.place.first), rhythm.value)
    await choosing.write(await choosing.of_unit(held))


async def undo_choice(work: Work, officer: int | None, campaign: Campaign, key: DayKey, *, seen: int) -> None:
    """Bring back what held before the choice `seen`. Raises as above: a day that is over is not brought back either."""
    choosing = await begin(work, officer, campaign, key, seen)
    before = rows.held_before(choosing.last)
    if choosing.place.kind is OpenKind.RHYTHM:
        _demand_to_come(work, choosing.place.last)
        before = before and before._replace(day=max(before.day, work.now.date()))
    if choosing.place.kind is not OpenKind.FOUNDING:
        _demand_to_come(work, before.day if before else choosing.place.filed)
    await choosing.write(before)


def _demand_to_come(work: Work, day: date | None) -> None:
    """Let no change make a day hold that is over: nobody could keep it, and it would be urged at once."""
    if day is not None and day < work.now.date():
        raise Problem("day_is_over", day=day.isoformat())
