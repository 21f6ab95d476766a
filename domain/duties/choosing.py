"""Choosing the day of a duty that its document leaves open: by the officers of the unit that issued it."""

from __future__ import annotations

from datetime import date

from data.engine.unit_of_work import Work
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import ChoiceRow, DayKey
from data.queries.reminders import reminders
from data.queries.reminders.reminders import Event
from domain import audit
from domain.calendar.duties import duty_events
from domain.campaigns import Campaign
from domain.campaigns.chosen_days import OpenDay, open_days
from domain.campaigns.issuers import issuers_on
from domain.duties.marking import reopen
from domain.errors import Problem, Refused
from domain.members.rights import demand_units
from domain.outbox import cancel_all


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
    """Choose the day for a duty in a year, and move its reminders.

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


def find_open(campaign: Campaign, key: DayKey) -> OpenDay:
    """Find what a day is chosen for. Raises `Problem` where the document states the day, or has no such duty."""
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
    if old is not None:
        ref = Event(campaign.slug, place.duty.code, old)
        waiting = await reminders.unsent_pushes(work.connection, ref, None)
        await reminders.unsend(work.connection, await cancel_all(work, waiting, "day_chosen"))
        await reminders.drop(work.connection, ref, None)
    moved = campaign.with_chosen({} if new is None else {(place.key.code, place.key.year): new})
    for event in duty_events(moved):
        if event.code == place.duty.code and event.day == new and new is not None:
            await reopen(work, moved, event)
