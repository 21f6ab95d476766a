"""What came of what was registered (D2 II.5.1): told by its member near the end of the round, settled by an officer.

A result is a record of its own, so that it is looked through, returned, kept, copied and erased like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from data.engine.unit_of_work import Work
from data.enums import HowFar, RecordState
from data.queries.announcements.audience import NO_REGISTRATIONS
from data.queries.records import results
from data.queries.records.results import Registration
from data.tables import Record
from domain.campaigns import Campaign
from domain.campaigns.movements import RESULT
from domain.errors import Problem
from domain.forms.model import Form
from domain.records import collectives
from domain.records.describing import view_of
from domain.records.whose import own_record
from domain.text.clusters import clip

Campaigns = Mapping[str, Campaign]

FORM = RESULT
AFTERWARDS = timedelta(days=31)
"""So long after its round a result may still be told: nobody counts on the last of December."""

SAID = 300
"""Characters of what was registered, where its result is asked for and looked through."""

CAUGHT_UP = timedelta(days=7)
"""So long after the middle of the round people are still asked, if the program was off."""


class Stage(StrEnum):
    """When people are asked how far they have come."""

    MIDWAY = "midway"
    END = "end"


class Asking(NamedTuple):
    """A round of which people are asked, and from which day on."""

    campaign: str
    round: str
    stage: Stage
    day: date


def rounds_of(campaign: Campaign, today: date) -> dict[str, tuple[date, date]]:
    """Return the rounds that run or have just ended, each with its first and its last day: the years, the phases."""
    found = {
        str(year): (date(year, 1, 1), min(date(year, 12, 31), campaign.period.last_day()))
        for year in (today.year - 1, today.year)
    }
    if any(thing.round == "phase" for thing in campaign.registrable):
        found |= {phase.code: (phase.start.first_day(), phase.end.last_day()) for phase in campaign.phases}
    return {code: (first, last) for code, (first, last) in found.items() if first <= today <= last + AFTERWARDS}


def opens_on(campaign: Campaign, last: date) -> date:
    """Say from when on a result is told of a round that ends on a day."""
    return last - timedelta(days=max(campaign.reminders.result.days_before, default=0))


def open_rounds(campaigns: Iterable[Campaign], today: date) -> set[tuple[str, str]]:
    """Return the rounds, with their campaigns, of which results are told now."""
    return {
        (campaign.slug, code)
        for campaign in campaigns
        for code, (_, last) in rounds_of(campaign, today).items()
        if opens_on(campaign, last) <= today
    }


def midway_rounds(campaigns: Iterable[Campaign], today: date) -> set[tuple[str, str]]:
    """Return the years, with their campaigns, whose middle has come and whose end has not."""
    return {
        (campaign.slug, str(today.year))
        for campaign in campaigns
        if campaign.reminders.midway.of(today.year)
        <= today
        <= min(date(today.year, 12, 31), campaign.period.last_day())
    }


def askings(campaign: Campaign, today: date) -> list[Asking]:
    """List what people are asked now: the middle of a year once, the end of a round on the newest of its days."""
    found = []
    midway = campaign.reminders.midway.of(today.year)
    runs = campaign.period.holds(midway) and campaign.period.holds(today)
    if campaign.registrable and runs and midway <= today <= midway + CAUGHT_UP:
        found.append(Asking(campaign.slug, str(today.year), Stage.MIDWAY, midway))
    for code, (_, last) in rounds_of(campaign, today).items():
        begun = [day for days in campaign.reminders.result.days_before if (day := last - timedelta(days=days)) <= today]
        if campaign.registrable and begun and today <= last:
            found.append(Asking(campaign.slug, code, Stage.END, max(begun)))
    return found


def is_tellable(record: Record, campaigns: Campaigns, today: date) -> bool:
    """Tell whether the result of a record may be told now, if none was yet."""
    accepted = record.state is RecordState.ACCEPTED and record.kind not in NO_REGISTRATIONS
    return accepted and (record.campaign, record.round) in open_rounds(campaigns.values(), today)


async def untold(work: Work, person_id: int, campaigns: Campaigns) -> list[Registration]:
    """List what a person may tell the result of now, of collectives that they lead too."""
    return await _of_rounds(work, person_id, open_rounds(campaigns.values(), work.now.date()))


async def unsaid(work: Work, person_id: int, campaigns: Campaigns) -> list[Registration]:
    """List of what a person may say midway how far it has come, and has not said yet."""
    found = await _of_rounds(work, person_id, midway_rounds(campaigns.values(), work.now.date()))
    return [registration for registration in found if registration.how_far is None]


async def _of_rounds(work: Work, person_id: int, rounds: set[tuple[str, str]]) -> list[Registration]:
    if not rounds:
        return []
    led = await collectives.led(work, person_id)
    found = await results.untold(work.connection, person_id, led, sorted({code for _, code in rounds}))
    return [registration for registration in found if (registration.campaign, registration.round) in rounds]


async def say_midway(work: Work, person_id: int, code: str, how_far: HowFar) -> Record:
    """Note how far somebody has come midway with what they registered. Raises `Problem`."""
    record = await registration(work, person_id, code)
    await results.say_midway(work.connection, record.id or 0, how_far)
    await work.session.refresh(record)
    return record


async def registration(work: Work, person_id: int, code: str) -> Record:
    """Find an accepted registration of this person, or of a collective that they lead. Raises `Problem`."""
    record = await own_record(work, person_id, code)
    if record.kind in NO_REGISTRATIONS:
        raise Problem("no_such_record")
    if record.state is not RecordState.ACCEPTED:
        raise Problem("record_moved_on", code=record.code, state=record.state.value)
    return record


async def demand_tellable(work: Work, person_id: int, code: str, campaign: Campaign) -> Record:
    """Return the registration of which a result may be told now, once. Raises `Problem`."""
    record = await registration(work, person_id, code)
    if (record.campaign, record.round) not in open_rounds([campaign], work.now.date()):
        raise Problem("result_not_now", code=record.code)
    known = await results.result_of(work.connection, record.id or 0)
    if known is not None:
        raise Problem("already_registered", code=known.code)
    return record


def said_in(record: Record, campaigns: Campaigns, forms: Mapping[str, Form]) -> str:
    """Say in a line what somebody registered, in their own words."""
    lines = view_of(record, campaigns, forms).lines
    return clip("; ".join(" ".join(value.split()) for _, value in lines), SAID)


async def registered(work: Work, record: Record, campaigns: Campaigns, forms: Mapping[str, Form]) -> str:
    """Say in a line what was registered, of which a result tells; empty for any other record."""
    if record.result_of is None:
        return ""
    return said_in(await work.session.get_one(Record, record.result_of), campaigns, forms)


def how_far(answers: Mapping[str, Mapping[str, Any]]) -> HowFar:
    """Return what a result says, from its answers."""
    return HowFar(answers["how_far"]["code"])
