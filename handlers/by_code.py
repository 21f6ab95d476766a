"""What a code opens, typed or pasted in a message: a record, an announcement, a duty, a pledge, a role, a question.

A code is no secret: it stands in groups. Each screen asks whether it may be seen by whoever typed it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from data.engine.unit_of_work import Work
from data.queries.records import lookup
from domain import announcements
from domain.duties import receiving, urging
from domain.duties.for_officer import Ref
from domain.duties.late import Owed
from domain.errors import Problem, Refused
from domain.input.codes import NUMBERED, RECORD
from domain.input.events import Commanded
from domain.records.whose import own_record
from domain.reminders import tapped
from handlers.core.router import Router, command
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.member.personal import archive
from handlers.member.personal.calendar import officer_units_of, show_calendar
from handlers.member.records import publishing, records
from handlers.officer.announce import sent
from handlers.officer.duties import duties, pledges
from handlers.officer.gate import begin_count, end_job, look_below, shown_out
from handlers.officer.review import accepted, review
from handlers.officer.roles import not_them, roles

router = Router("by code")


def _code(turn: Turn) -> str:
    return turn.event.argument if isinstance(turn.event, Commanded) else turn.value


def _demand_joined(turn: Turn) -> None:
    if turn.actor.person_id is None:
        raise Problem("join_first")


@router.on(command(RECORD))
async def open_record(turn: Turn) -> Screen:
    """Show one's own record; to an officer the one that waits for them, or an accepted one of their units."""
    _demand_joined(turn)
    try:
        return await records.view(turn, await own_record(turn.work, turn.person_id, _code(turn)))
    except Problem:
        if not await officer_units_of(turn):
            raise
    found = await lookup.by_code(turn.work.connection, _code(turn))
    if found is not None and (screen := await accepted.open_by_key(turn, found)):
        return screen
    end_job(turn)
    begin_count(turn)
    look_below(turn, below=False)
    return await review.show_record(turn, at=found)


@router.on(command(NUMBERED["TIN"]))
async def open_announcement(turn: Turn) -> Screen:
    """Show an announcement to those it went to; to who looks after it how far it has come."""
    _demand_joined(turn)
    key = int(_code(turn))
    if await officer_units_of(turn):
        try:
            return await sent.show_status(turn, key)
        except Refused:  # of another unit: it may have come to them as to others
            pass
    return await archive.show_announcement(turn, key)


@router.on(command("newest_announcement"))
async def open_newest(turn: Turn) -> Screen:
    """Show what was announced last to whoever sends the word: a group may have its text before it has gone out."""
    _demand_joined(turn)
    return await archive.show_announcement(turn, await announcements.newest(turn.work, turn.person_id))


@router.on(command(NUMBERED["VIEC"]))
async def open_duty(turn: Turn) -> Screen:
    """Show the duty of one's own reminder; of anybody else's, or of long ago, what one's own units owe."""
    _demand_joined(turn)
    if not await officer_units_of(turn):
        return await show_calendar(turn)
    try:
        slot = await tapped(turn.work, turn.app.calendar, turn.person_id, _code(turn))
    except Problem:
        return await duties.open_duties(turn)
    if slot.unit_id is None or slot.duty is None:
        return await duties.open_duties(turn)
    return await duties.open_duty(turn, Ref(slot.unit_id, slot.campaign.slug, slot.duty, slot.occurrence))


@router.on(command(NUMBERED["NHAC"]))
async def open_urged(turn: Turn) -> Screen:
    """Show the duty of which an officer above has reminded a unit."""
    return await _show_duty(turn, urging.read)


@router.on(command(NUMBERED["TRA"]))
async def open_returned(turn: Turn) -> Screen:
    """Show the duty that was sent back."""
    return await _show_duty(turn, receiving.of_returned)


async def _show_duty(turn: Turn, read: Callable[[Work, int], Awaitable[Owed]]) -> Screen:
    """Show a duty of the officer's units or below; of another unit, or of long ago, what their own units owe."""
    _demand_joined(turn)
    if not await officer_units_of(turn):
        return await show_calendar(turn)
    try:
        unit, this = await read(turn.work, int(_code(turn)))
        return await duties.open_duty(turn, Ref(unit, *this))
    except Problem:
        return await duties.open_duties(turn)


@router.on(command(NUMBERED["GIAOUOC"]))
async def open_pledge(turn: Turn) -> Screen:
    """Show a pledge to officers of one of its sides."""
    return await shown_out(turn) or await pledges.open_pledge(turn, int(_code(turn)))


@router.on(command(NUMBERED["QUYEN"]))
async def open_role(turn: Turn) -> Screen:
    """Show a role to who looks after its unit: it is ended, or given back, by a button there."""
    return await shown_out(turn) or await not_them.open_grant(turn, int(_code(turn)))


@router.on(command(NUMBERED["CANBO"]))
async def open_officers(turn: Turn) -> Screen:
    """Show who holds a role at a unit, where one is given."""
    return await shown_out(turn) or await roles.list_roles(turn, int(_code(turn)))


@router.on(command(NUMBERED["HOI"]))
async def open_question(turn: Turn) -> Screen:
    """Ask again whether a deed may be published; of somebody else it says that there is nothing."""
    _demand_joined(turn)
    return await publishing.show_question(turn, int(_code(turn)))


@router.on(command(NUMBERED["THU"]))
async def open_push(turn: Turn) -> Screen:
    """Say that a push of somebody else, or of long ago, opens nothing; one's own was opened before this is asked."""
    _demand_joined(turn)
    raise Problem("push_over")
