"""Accepted records: the newest of the officer's units, found by name or code, opened with photos and history."""

from __future__ import annotations

from dataclasses import asdict, replace

from data.queries.privacy.named import Who, people
from data.tables import Record
from domain import units
from domain.errors import Problem, Refused
from domain.records import accepted, collectives
from domain.records.accepted import Filter, Found, what_of
from domain.records.accepted_history import ROOM, events_of
from domain.records.accepted_options import name_of
from domain.records.accepted_sheet import WRITTEN, sheet
from domain.records.describing import fitted, form_for, view_of
from domain.records.photos import of_record
from domain.understanding.sought import record_sought
from handlers.core.router import chose, command, wrote
from handlers.core.screen import SEARCH, Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import job, keep_job, officer_router
from handlers.officer.looking_jobs import FindAccepted

router = officer_router("accepted")

LIST, RECORD = "officer/accepted", "officer/accepted_record"
FIELDS = ("kind", "title", "movement", "category", "year")
"""Of a `Filter`, what has names; a unit is called by its own."""

SHORT = "short_kind"
"""Labels that name a kind in few words."""

BESIDES = 2100  # characters of a record's screen beside its answers and what was changed in them
LEAST = 1000  # characters of answers, also where a screen comes in parts
SEARCH_LENGTH = 80  # characters of a search that are kept
EVENTS = 6  # of its history, the last


@router.on(chose("officer_accepted"), chose("accepted_all", LIST), command("cancel", LIST))
async def open_list(turn: Turn) -> Screen:
    """Show the newest of all."""
    keep_job(turn, FindAccepted())
    return await show_list(turn)


@router.on(chose("back", RECORD))
async def show_list(turn: Turn) -> Screen:
    """Show the newest of those that are chosen."""
    chosen = job(turn, FindAccepted).chosen
    found, more = await accepted.find(turn.work, turn.person_id, chosen, turn.app.campaigns)
    context = {"filters": await named(turn, chosen), "typed": chosen.typed, "count": len(found)}
    context |= {"more": more, "most": WRITTEN}
    choices = [Choice("accepted_record", str(one.key), _words(one)) for one in found]
    narrow = [Choice("accepted_filter")] if found or chosen != Filter() else []
    every = [Choice("accepted_all")] if chosen != Filter() else []
    file = [Choice("accepted_sheet")] if found else []
    names = frozenset[Who]().union(*(one.who for one in found))
    shown = (*narrow, *every, *file, *choices, Choice("home"))
    return Screen(LIST, context, shown, frozenset({"choice", "text", SEARCH}), names=names)


async def named(turn: Turn, chosen: Filter) -> list[str]:
    """Name what the list was narrowed to."""
    fields = [(what, getattr(chosen, what)) for what in FIELDS]
    found = [name_of(what, value, turn.app.campaigns) for what, value in fields if value is not None]
    if chosen.unit is None:
        return found
    return [(await units.view(turn.work.connection, chosen.unit, turn.now.date())).short_name, *found]


def _words(one: Found) -> dict[str, str]:
    return {"what": what_of(one, SHORT), "whom": one.whom, "code": one.code}


@router.on(wrote(LIST))
async def search(turn: Turn) -> Screen:
    """Find by name or code among those that are chosen; a whole sentence is read for the name in it."""
    held, typed = job(turn, FindAccepted), record_sought(turn.text) or turn.text
    keep_job(turn, replace(held, chosen=replace(held.chosen, typed=typed[:SEARCH_LENGTH])))
    return await show_list(turn)


async def search_all(turn: Turn, typed: str) -> Screen:
    """Find by name or code among all, wherever the officer stands."""
    keep_job(turn, FindAccepted(Filter(typed=typed[:SEARCH_LENGTH])))
    return await show_list(turn)


@router.on(chose("accepted_sheet", LIST))
async def hand_over(turn: Turn) -> Screen:
    """Send all that are chosen as a file."""
    chosen = job(turn, FindAccepted).chosen
    turn.hand_over(await sheet(turn.work, turn.person_id, chosen, turn.app.campaigns, turn.app.forms))
    return await show_list(turn)


@router.on(chose("accepted_record", LIST))
async def open_record(turn: Turn) -> Screen:
    return await _show(turn, await accepted.look(turn.work, turn.person_id, int(turn.value)))


async def open_by_key(turn: Turn, key: int) -> Screen | None:
    """Show a record whose code was typed, wherever the officer stands; `None` if it is not accepted or not theirs."""
    try:
        record = await accepted.look(turn.work, turn.person_id, key)
    except (Problem, Refused):
        return None
    keep_job(turn, FindAccepted())
    return await _show(turn, record)


async def _show(turn: Turn, record: Record) -> Screen:
    """Show a record whole, with what became of it; its photos come with it."""
    one = await accepted.described_whole(turn.work, record, turn.app.campaigns)
    if files := await of_record(turn.work, record):
        turn.attach(files)
    form = form_for(record, turn.app.campaigns, turn.app.forms)
    events = (await events_of(turn.work, record, form))[-EVENTS:]
    besides = BESIDES + (ROOM if any(event.changes for event in events) else 0)
    whose = await collectives.name_of(turn.work.connection, record)
    view = view_of(record, turn.app.campaigns, turn.app.forms, whose)
    context = {
        **asdict(view),
        "lines": [list(line) for line in fitted(view.lines, max(turn.capabilities.text_limit - besides, LEAST))],
        "heading": what_of(one, SHORT),
        "about": one.whom,
        "sender": one.row.sender,
        "unit": (await units.view(turn.work.connection, record.unit_id, record.unit_as_of)).name,
        "history": [{**asdict(event), "at": event.at.isoformat()} for event in events],
    }
    who = one.who | people(*(event.officer_id for event in events))
    return Screen(RECORD, context, (Choice("back"), Choice("home")), names=who)
