"""Telling the officers of the province and of superior unions what a phase has brought, once it is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind, RecordKind
from data.queries.outbox import outbox
from data.queries.reminders import figures, reminders
from data.text.collation import title_key
from data.types import HANOI
from domain import audit
from domain.campaigns import Campaign
from domain.campaigns.facts import Phase
from domain.campaigns.issuers import of_units, running
from domain.campaigns.short_names import named_among
from domain.errors import Problem, Refused
from domain.figures.counting import INITIATIVES, Figures, UnitFigures, by_unit, summed
from domain.figures.marks import mark_of
from domain.members.rights import demand_units
from domain.outbox import choice
from domain.outbox.wakeup import notify_after
from domain.reminders import Hours
from domain.spreadsheets.writing import Cell, Document, Sheet, workbook
from domain.text import templates

CAUGHT_UP = timedelta(days=7)
"""So long after a phase its figures are still sent, if the program was off."""

_DAY = timedelta(days=1)


def ended(campaigns: Iterable[Campaign], now: datetime, hours: Hours) -> list[tuple[Campaign, Phase]]:
    """List the phases whose figures may go out at this moment: from the officers' hour of the next working day on."""
    now = now.astimezone(HANOI)
    today = now.date()
    if hours.is_quiet(now) or now.time() < hours.officers or hours.day_for_officers(today) != today:
        return []
    return [
        (campaign, phase)
        for campaign in campaigns
        for phase in campaign.phases
        if _DAY <= today - phase.end.last_day() <= CAUGHT_UP
    ]


async def miss(work: Work, campaigns: Iterable[Campaign], since: datetime, now: datetime, hours: Hours) -> None:
    """Note as told the phases whose figures went out, or should have, between two moments: a time that is lost."""
    chosen, last = list(campaigns), now.astimezone(HANOI)
    day = max(since.astimezone(HANOI).date(), last.date() - CAUGHT_UP)
    while day <= last.date():
        at = datetime.combine(day, hours.officers, HANOI)
        for campaign, phase in ended(chosen, at, hours) if since <= at <= last else []:
            await reminders.set_mark(work.connection, mark_of(campaign, phase), day)
        day += _DAY


async def tell(
    writer: Writer, campaign: Campaign, phase: Phase, now: datetime, campaigns: Mapping[str, Campaign]
) -> None:
    """Queue one message for each officer of a unit that sums up; once for each phase. What is counted is only read.

    `campaigns`: all that run here, for whoever is under several is told whose phase it is.
    """
    mark = mark_of(campaign, phase)
    counted: dict[tuple[int, ...], Figures] = {}
    names: dict[tuple[int, ...], str] = {}
    async with writer.engine.connect() as connection:
        told_on = await reminders.mark(connection, mark)
        if told_on is not None and told_on <= now.astimezone(HANOI).date():
            return  # a mark from before the end was set by a clock that ran ahead
        leaders = await _leaders(connection, campaign, now)
        for own in {tuple(units) for units in leaders.values()}:
            counted[own] = summed(await by_unit(connection, list(own), campaign, phase, now))
            names[own] = await _name(connection, own, campaign, phase, campaigns)

    async def queue(work: Work) -> None:
        rows = [
            _row(work, person, campaign, phase, figures_of(phase, counted[tuple(own)], names[tuple(own)]))
            for person, own in leaders.items()
        ]
        await outbox.put(work.connection, rows)
        await reminders.set_mark(work.connection, mark, now.astimezone(HANOI).date())
        notify_after(work)

    await writer.run(queue)


def _row(work: Work, person: int, campaign: Campaign, phase: Phase, shown: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": f"figures:{campaign.slug}:{phase.code}:{person}:{work.now.date().isoformat()}",
        "kind": PushKind.DIGEST,
        "person_id": person,
        "text": templates.render("pushes/phase_figures", shown),
        "choices": [[choice("phase_figures", phase.code)]],
        "due_at": work.now,
        "created_at": work.now,
    }


async def _name(
    connection: AsyncConnection, own: Iterable[int], campaign: Campaign, phase: Phase, campaigns: Mapping[str, Campaign]
) -> str:
    """Name the phase, with its campaign where another one held at these units on its last day: each has a first one."""
    last = phase.end.last_day()
    held = await of_units(connection, list(own), running(campaigns, last), last)
    whose = named_among(campaign, {slug: one for unit in own for slug, one in held[unit].items()})
    return templates.label("of_campaign", name=phase.name, whose=whose) if whose else phase.name


def figures_of(phase: Phase, counted: Figures, name: str) -> dict[str, Any]:
    """Give the templates the figures as plain values; `name`: what the phase is called here."""
    return {"name": name, "last_day": phase.end.last_day().isoformat(), **asdict(counted)}


def find_phase(campaigns: Mapping[str, Campaign], code: str) -> tuple[Campaign, Phase]:
    """Find a phase by its code. Raises `Problem` when its campaign does not run here any more."""
    for campaign in campaigns.values():
        for phase in campaign.phases:
            if phase.code == code:
                return campaign, phase
    raise Problem("reminder_over")


async def look(work: Work, officer_id: int | None, campaign: Campaign, phase: Phase) -> Figures:
    """Count the phase for the officer's units as it stands now. Raises `Refused` for who has no units below."""
    return summed(await _of_officer(work, officer_id, campaign, phase))


async def _leaders(
    connection: AsyncConnection, campaign: Campaign, now: datetime, person_id: int | None = None
) -> dict[int, list[int]]:
    """Return the officers of units that sum up, with those of their units for which the campaign holds."""
    found = await figures.leaders(connection, now, person_id)
    every = {unit for own in found.values() for unit in own}
    held = await of_units(connection, every, {campaign.slug: campaign}, now.date())
    meant = {person: [unit for unit in own if held[unit]] for person, own in found.items()}
    return {person: own for person, own in meant.items() if own}


async def _of_officer(work: Work, officer_id: int | None, campaign: Campaign, phase: Phase) -> list[UnitFigures]:
    await demand_units(work, officer_id)
    own = (await _leaders(work.connection, campaign, work.now, officer_id)).get(officer_id or 0)
    if own is None:
        raise Refused("no_right_here")
    return await by_unit(work.connection, own, campaign, phase, work.now)


async def name_for(
    work: Work, officer_id: int | None, campaign: Campaign, phase: Phase, campaigns: Mapping[str, Campaign]
) -> str:
    """Name the phase for an officer, as the message did. `campaigns`: all that run here."""
    own = (await _leaders(work.connection, campaign, work.now, officer_id)).get(officer_id or 0, [])
    return await _name(work.connection, own, campaign, phase, campaigns)


async def sheet(work: Work, officer_id: int | None, campaign: Campaign, phase: Phase, name: str) -> Document:
    """Write the phase unit by unit: registrations by what they are of, deeds, initiatives, duties. Raises `Refused`.

    `name`: what the phase is called here.
    """
    found = await _of_officer(work, officer_id, campaign, phase)
    await audit.record(work, officer_id, "list_exported", f"phase:{phase.code}", lines=len(found))
    subjects = _subjects(campaign, found)
    heads = [templates.label("column_unit"), *subjects.values()]
    heads += [
        templates.label(f"column_{name}")
        for name in ("deeds", "initiatives", "of_collectives", "duties_done", "reported")
    ]
    last: date = phase.end.last_day()
    title = templates.label("sheet_figures_title", phase=name, last=last, day=work.now)
    rows = [_cells(row, list(subjects)) for row in found]
    listed = Sheet(templates.label("sheet_figures_tab"), title, heads, rows)
    return workbook(templates.label("sheet_figures_file", last=last), listed)


def _subjects(campaign: Campaign, found: list[UnitFigures]) -> dict[str, str]:
    """Name what was registered anywhere; a title by its own name."""
    titles = {title.code: templates.label("title_name", name=title.name) for title in campaign.titles}
    others = {offered.code: offered.label for offered in campaign.registrable}
    kinds = {*INITIATIVES, RecordKind.GOOD_DEED}
    codes = {code for row in found for kind, code in row.handed if kind not in kinds}
    named = {code: titles.get(code) or others.get(code, code) for code in codes}
    return dict(sorted(named.items(), key=lambda item: (title_key(item[1]), item[0])))


def _cells(row: UnitFigures, subjects: list[str]) -> list[Cell]:
    by_subject = {code: sum(n for (_, subject), n in row.handed.items() if subject == code) for code in subjects}
    cells: list[Cell] = [row.unit.name, *by_subject.values()]
    cells += [row.of(RecordKind.GOOD_DEED), row.of(*INITIATIVES), row.of_collectives, f"{row.done}/{row.owed}"]
    return [*cells, None if row.silent is None else templates.label("no" if row.silent else "yes")]
