"""Until when a record may be changed: the round's last day, and the days for mending what was returned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.enums import RecordKind, RecordState
from data.queries.campaigns import chosen_days
from data.queries.records import rounds
from data.tables import Record
from domain import audit, campaigns
from domain.campaigns import Campaign
from domain.campaigns.short_names import short_names
from domain.campaigns.things import Registrable
from domain.errors import Problem
from domain.members.rights import demand_officer
from domain.outbox import Notice, notify
from domain.quiet_hours import Hours
from domain.records import collectives
from domain.records.states import move
from domain.text import templates

LastDays = Mapping[str, date | None]
"""Until when each thing of a campaign is registered, by its code."""


NEVER_CLOSED = frozenset({RecordKind.GOOD_DEED, RecordKind.RESULT})
"""What nobody registers: a deed is told whenever it happens, and what came of a registration when its round ends."""

AT_ONCE = 100
"""Records that are locked in one unit of work: few, so that nobody waits long behind it."""


async def closes_on(work: Work, record: Record) -> date | None:
    """Return the last day of the record's round, or of its contest if that is before; `None`: until it is settled."""
    if record.kind in NEVER_CLOSED:
        return None
    days = (await round_closes_on(work, record.unit_id, record.campaign, record.round), _contest_day(record))
    return min((day for day in days if day is not None), default=None)


def _contest_day(record: Record) -> date | None:
    try:
        offered = campaigns.get(record.campaign).registrable
    except KeyError:  # its file is gone
        return None
    return next((thing.last_day for thing in offered if record.subject in {thing.code, *thing.titles}), None)


async def round_closes_on(work: Work, unit_id: int, campaign: str, round_: str) -> date | None:
    """Return the last day of a round: set by the unit or the nearest above, else that of the whole campaign."""
    own = await rounds.closes_on(work.connection, unit_id, campaign, round_, work.now.date())
    return own or await chosen_days.closing(work.connection, campaign, round_)


async def demand_open(work: Work, record: Record) -> None:
    """Raise `Problem` when the record may not be changed any more although nobody has settled it."""
    today = work.now.date()
    if record.state is RecordState.RETURNED:
        if record.mend_until is not None and record.mend_until < today:
            raise Problem("mend_over", code=record.code, day=record.mend_until.isoformat())
        return
    last = await closes_on(work, record)
    if last is not None and last < today:
        raise Problem("round_closed", code=record.code, day=last.isoformat())


async def demand_registering(work: Work, unit_id: int, kind: str, campaign: str, round_: str) -> None:
    """Raise `Problem` when nothing of this kind is registered any more in a round of a unit."""
    last = None if kind in NEVER_CLOSED else await round_closes_on(work, unit_id, campaign, round_)
    if last is not None and last < work.now.date():
        raise Problem("registering_closed", day=last.isoformat())


async def last_days(work: Work, unit_id: int, campaign: Campaign) -> LastDays:
    """Return until when each thing of a campaign is registered at a unit, by its code: its round's day or its own."""
    rounds_ = {thing.code: campaign.round_of(thing, work.now.date()) for thing in campaign.registrable}
    closing = {code: await round_closes_on(work, unit_id, campaign.slug, code) for code in sorted({*rounds_.values()})}
    own = {thing.code: (closing[rounds_[thing.code]], thing.last_day) for thing in campaign.registrable}
    return {code: min((day for day in days if day is not None), default=None) for code, days in own.items()}


def still_open(campaign: Campaign, last: LastDays, today: date) -> Campaign:
    """Return the campaign with only what may still be registered."""
    kept = tuple(thing for thing in campaign.registrable if (last[thing.code] or today) >= today)
    return campaign.model_copy(update={"registrable": kept})


def closed_since(offered: Iterable[Registrable], last: LastDays, today: date) -> Problem | None:
    """Say why nothing that is offered can be registered where its round has closed; `None` where none has."""
    closed = [day for thing in offered if (day := last[thing.code]) is not None and day < today]
    return Problem("no_round_open", day=max(closed).isoformat()) if closed else None


async def mend_until(work: Work, record: Record, days: int) -> date:
    """Say until when a record that is returned now may be mended: some days, or until the round closes if later."""
    after = work.now.date() + timedelta(days=days)
    last = await closes_on(work, record)
    return max(after, last) if last else after


class Round(NamedTuple):
    """A year or a phase of a campaign in which something is handed in."""

    campaign: str
    round: str
    name: str


def rounds_of(campaigns: Mapping[str, Campaign], today: date) -> list[Round]:
    """List the rounds that run on a day: the year, and the phases where something belongs to a phase.

    Of several campaigns each round says whose it is.
    """
    found: list[Round] = []
    for campaign in campaigns.values():
        year = str(today.year)
        found.append(Round(campaign.slug, year, templates.label("round_year", year=year)))
        if any(thing.round == "phase" for thing in campaign.registrable):
            running = (phase for phase in campaign.phases if phase.start.first_day() <= today <= phase.end.last_day())
            found += [Round(campaign.slug, phase.code, phase.name) for phase in running]
    if len(campaigns) == 1:
        return found
    whose = short_names(campaigns)
    names = [templates.label("of_campaign", name=ending.name, whose=whose[ending.campaign]) for ending in found]
    return [ending._replace(name=name) for ending, name in zip(found, names, strict=True)]


async def set_closing(
    work: Work, officer_id: int | None, unit_id: int, *, campaign: str, round_: str, last: date | None
) -> None:
    """Set the last day of a round for a unit and everything below, or take it away. Raises `Refused` or `Problem`."""
    officer = await demand_officer(work, officer_id, unit_id)
    if last is None:
        await rounds.take_away(work.connection, unit_id, campaign, round_)
    else:
        if last < work.now.date():
            raise Problem("day_is_over", day=last.isoformat())
        row = {"unit_id": unit_id, "campaign": campaign, "round": round_, "closes_on": last}
        await rounds.put(work.connection, {**row, "set_by": officer, "set_at": work.now})
    day = last.isoformat() if last else None
    await audit.record(work, officer, "round_closing", f"unit:{unit_id}", campaign=campaign, round=round_, last=day)


async def lock_overdue(work: Work, hours: Hours) -> int:
    """Lock returned records that nobody has mended in time, and tell their senders; returns how many.

    To be called again while it returns more than 0.
    """
    found = await work.connection.execute(rounds.overdue(work.now.date(), AT_ONCE))
    keys = list(found.scalars())
    for key in keys:
        await _lock(work, await work.session.get_one(Record, key), hours)
    return len(keys)


async def _lock(work: Work, record: Record, hours: Hours) -> None:
    last = record.mend_until or work.now.date()
    await move(work, record, RecordState.LOCKED, {RecordState.RETURNED})
    await audit.record(work, None, "record_locked", f"record:{record.id}")
    recipient = await collectives.answers_for(work, record)
    if recipient is None:
        return
    key, facts = f"locked:{record.id}:{last.isoformat()}", {"code": record.code, "day": last.isoformat()}
    await notify(work, recipient, Notice("record_locked", key, facts), hours.awake(work.now))
