"""Choosing a day that a document leaves open: by the officers of the unit that issued it."""

from __future__ import annotations

from datetime import date

from data.engine.unit_of_work import Work
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import ChoiceRow, DayKey
from data.queries.records import rounds
from data.queries.reminders import reminders
from data.queries.reminders.reminders import Event
from domain import audit
from domain.calendar import load_national
from domain.campaigns import Campaign
from domain.campaigns.issuers import Issuers, issuers_on
from domain.campaigns.open_days import OpenDay, closings, open_days
from domain.errors import Problem, Refused
from domain.members.rights import demand_units
from domain.outbox import cancel_all
from domain.reminders import CampaignCalendar
from domain.reminders.campaign_calendar import Due
from domain.reminders.meant import meant


async def demand_issuer(work: Work, officer: int | None, campaign: str) -> int:
    """Return the key of an officer of the unit that issued the campaign, or of its successor. Raises `Refused`."""
    own = await demand_units(work, officer)
    units = (await issuers_on(work.connection, work.now.date())).of([campaign])
    if officer is None or units.isdisjoint(own):
        raise Refused("no_right_here")
    return officer


async def choose_day(
    work: Work, officer: int | None, campaign: Campaign, key: DayKey, *, seen: int | None, day: date
) -> None:
    """Choose a day in a year for a duty or for the end of a round, and move its reminders.

    `seen`: the key of the choice that the officer saw. Raises `Refused` for whoever is no officer of the issuing unit,
    and `Problem` for a day that is over or lies elsewhere, and where somebody else has chosen meanwhile.
    """
    actor = await demand_issuer(work, officer, campaign.slug)
    place = find_open(campaign, key)
    _demand_to_come(work, day)
    if not place.first <= day <= place.last:
        raise Problem("day_elsewhere", since=place.first.isoformat(), until=place.last.isoformat())
    await _write(work, actor, campaign, place, last=await _standing(work, key, seen), day=day)


async def undo_choice(work: Work, officer: int | None, campaign: Campaign, key: DayKey, *, seen: int) -> None:
    """Bring back the day before the choice `seen`. Raises as above: a day that is over is not brought back either."""
    actor = await demand_issuer(work, officer, campaign.slug)
    place, last = find_open(campaign, key), await _standing(work, key, seen)
    before = last.day_before if last else None
    _demand_to_come(work, before or place.filed)
    await _write(work, actor, campaign, place, last=last, day=before)


async def demand_below_issuer(work: Work, unit_id: int, campaign: Campaign, round_: str) -> None:
    """Let the end of a round for the whole campaign be chosen in one place. Raises `Problem` for the issuing unit."""
    issuers = await issuers_on(work.connection, work.now.date())
    if unit_id in issuers.of([campaign.slug]) and any(place.round == round_ for place in closings(campaign)):
        raise Problem("closing_in_year")


def find_open(campaign: Campaign, key: DayKey) -> OpenDay:
    """Find what a day is chosen for. Raises `Problem` where the document states the day, or has nothing of the kind."""
    for place in open_days(campaign):
        if place.key == key:
            return place
    raise Problem("duty_unknown")


def _demand_to_come(work: Work, day: date | None) -> None:
    """Let no change make a day hold that is over: nobody could keep it, and it would be urged at once."""
    if day is not None and day < work.now.date():
        raise Problem("day_is_over", day=day.isoformat())


async def _standing(work: Work, key: DayKey, seen: int | None) -> ChoiceRow | None:
    """Return the last choice if it is the one that was seen. Of two officers the second waits here for the first."""
    await chosen_days.raise_revision(work.connection)
    last = await chosen_days.last(work.connection, key)
    if (last.id if last else None) != seen:
        raise Problem("day_chosen_meanwhile")
    return last


async def _write(
    work: Work, actor: int, campaign: Campaign, place: OpenDay, *, last: ChoiceRow | None, day: date | None
) -> None:
    key, before = place.key, last.day_after if last else None
    row = {"day_before": before, "day_after": day, "chosen_by": actor, "chosen_at": work.now}
    await chosen_days.add(work.connection, key, row)
    days = {"before": before and before.isoformat(), "after": day and day.isoformat()}
    await audit.record(work, actor, "day_chosen", f"campaign:{key.campaign}", code=key.code, year=key.year, **days)
    await _move_reminders(work, campaign, place, before or place.filed, day or place.filed)


async def _move_reminders(work: Work, campaign: Campaign, place: OpenDay, old: date | None, new: date | None) -> None:
    """Take back what reminds of the old day, and what was dropped of the new one when it was changed before.

    The next tick plans what is due of the new day.
    """
    if old == new:
        return
    issuers = await issuers_on(work.connection, work.now.date())
    if place.duty is None:
        await _hold_for_all(work, campaign, place, issuers)
    if old is not None:
        ref = Event(campaign.slug, place.event, old)
        waiting = await reminders.unsent_pushes(work.connection, ref, None)
        await reminders.unsend(work.connection, await cancel_all(work, waiting, "day_chosen"))
        await reminders.drop(work.connection, ref, None)
    if new is not None:
        moved = campaign.with_chosen({(place.key.code, place.key.year): new})
        await _remind_again(work, moved, Event(campaign.slug, place.event, new), issuers)


async def _hold_for_all(work: Work, campaign: Campaign, place: OpenDay, issuers: Issuers) -> None:
    """Let the chosen end of a round stand in the place of one that the issuing unit set for itself before."""
    for unit in issuers.of([campaign.slug]):
        await rounds.take_away(work.connection, unit, campaign.slug, place.round)


async def _remind_again(work: Work, campaign: Campaign, ref: Event, issuers: Issuers) -> None:
    """Plan what was dropped of this day and is still to come, for everybody who is meant by it."""
    entries = CampaignCalendar([campaign], load_national()).find(ref)
    for officers in (True, False):
        if any(entry.event.officer_days if officers else entry.event.member_days for entry in entries):
            again = meant(Due(entries, officers=officers), work.now, issuers.of([campaign.slug]))
            await reminders.revive(work.connection, ref, again, work.now.date())
