"""Buttons under the officer's pushes: the morning summary and the reminders of duties.

Only a button that this very push offered to this very person comes as far as here.
"""

from __future__ import annotations

from collections.abc import Mapping

from domain.campaigns import Campaign
from domain.duties.telling import Ref
from domain.errors import Problem
from domain.forms.model import Form
from domain.reminders import Almanac, remind_tomorrow, tapped
from handlers.officer import duties, marking, people, review
from handlers.officer.desk import officer_router
from handlers.screen import Screen
from handlers.turn import Turn, chose_push, listen

router = officer_router("pushed")

Campaigns = Mapping[str, Campaign]
Forms = Mapping[str, Form]


@listen(router, chose_push("review_records"))
async def review_records(turn: Turn, campaigns: Campaigns, forms: Forms) -> Screen:
    return await review.open_queue(turn, campaigns, forms)


@listen(router, chose_push("review_outstanding"))
async def review_outstanding(turn: Turn, campaigns: Campaigns, forms: Forms) -> Screen:
    """Show the queue from its front, where the outstanding deeds stand."""
    return await review.open_queue(turn, campaigns, forms)


@listen(router, chose_push("confirm_people"))
async def confirm_people(turn: Turn) -> Screen:
    return await people.open_people(turn)


@listen(router, chose_push("duty_done"))
async def duty_done(turn: Turn, campaigns: Campaigns, almanac: Almanac) -> Screen:
    """Ask on which day the duty of a reminder was done."""
    ref = await _duty(turn, almanac)
    await duties.open_duty(turn, campaigns, ref)
    return await marking.ask_day(turn, campaigns)


@listen(router, chose_push("see_units"))
async def see_units(turn: Turn, campaigns: Campaigns, almanac: Almanac) -> Screen:
    """List all units that still owe the duty: a reminder names some of them only."""
    return await duties.open_units(turn, campaigns, await _duty(turn, almanac))


@listen(router, chose_push("show_basis"))
async def show_basis(turn: Turn, campaigns: Campaigns, almanac: Almanac) -> Screen:
    """Show the paper on which a duty rests."""
    return await duties.open_duty(turn, campaigns, await _duty(turn, almanac))


@listen(router, chose_push("remind_tomorrow"))
async def postpone(turn: Turn, campaigns: Campaigns, almanac: Almanac) -> Screen:
    """Remind once more tomorrow, and show what it is about."""
    ref = await _duty(turn, almanac)
    day = await remind_tomorrow(turn.work, almanac, turn.person_id, turn.value)
    turn.tell("screens/officer/reminded_tomorrow", day=day.isoformat())
    return await duties.open_duty(turn, campaigns, ref)


async def _duty(turn: Turn, almanac: Almanac) -> Ref:
    slot = await tapped(turn.work, almanac, turn.person_id, turn.value)
    if slot.unit_id is None or slot.duty is None:
        raise Problem("reminder_over")
    return Ref(slot.unit_id, slot.campaign.slug, slot.duty, slot.occurrence)
