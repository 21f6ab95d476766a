"""Buttons under the officer's pushes: the morning summary and the reminders of duties.

Only a button that this very push offered to this very person comes as far as here.
"""

from __future__ import annotations

from domain.duties.for_officer import Ref
from domain.errors import Problem
from domain.reminders import remind_tomorrow, tapped
from handlers.core.router import chose_push
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.officer.duties import duties, marking
from handlers.officer.gate import officer_router
from handlers.officer.people import people
from handlers.officer.review import review

router = officer_router("pushed")


router.on(chose_push("review_records"))(review.open_queue)


@router.on(chose_push("review_outstanding"))
async def review_outstanding(turn: Turn) -> Screen:
    """Show the queue from its front, where the outstanding deeds stand."""
    return await review.open_queue(turn)


router.on(chose_push("confirm_people"))(people.open_people)


@router.on(chose_push("duty_done"))
async def duty_done(turn: Turn) -> Screen:
    """Ask on which day the duty of a reminder was done."""
    ref = await _duty(turn)
    await duties.open_duty(turn, ref)
    return await marking.ask_day(turn)


@router.on(chose_push("see_units"))
async def see_units(turn: Turn) -> Screen:
    """List all units that still owe the duty: a reminder names some of them only."""
    return await duties.open_units(turn, await _duty(turn))


@router.on(chose_push("show_basis"))
async def show_basis(turn: Turn) -> Screen:
    """Show the paper on which a duty rests."""
    return await duties.open_duty(turn, await _duty(turn))


@router.on(chose_push("remind_tomorrow"))
async def postpone(turn: Turn) -> Screen:
    """Remind once more tomorrow, and show what it is about."""
    ref = await _duty(turn)
    day = await remind_tomorrow(turn.work, turn.app.calendar, turn.person_id, turn.value)
    turn.tell("screens/officer/reminded_tomorrow", day=day.isoformat())
    return await duties.open_duty(turn, ref)


async def _duty(turn: Turn) -> Ref:
    slot = await tapped(turn.work, turn.app.calendar, turn.person_id, turn.value)
    if slot.unit_id is None or slot.duty is None:
        raise Problem("reminder_over")
    return Ref(slot.unit_id, slot.campaign.slug, slot.duty, slot.occurrence)
