"""The unit's duties: what it owes by when, what it does not owe, and what shows that one was done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from data.queries.reminders.duties import Occurrence
from domain.campaigns import Campaign, DutyKind
from domain.duties import DutyState, below, for_officer, reached, receiving, undo, urging
from domain.duties.for_officer import NotOwed, Owed, Ref
from domain.members.responsibility import is_in_department
from domain.outbox.reached import FIGURES
from domain.text import templates
from domain.undelivered.reasons import by_why, ordered
from domain.year.own_days import choosing_units
from handlers.core.router import chose, command
from handlers.core.screen import PAGE, Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.jobs import Duties

router = officer_router("duties")

LIST, DUTY = "officer/duties", "officer/duty"


@router.on(chose("officer_duties"), command("officer_duties"))
async def open_duties(turn: Turn) -> Screen:
    keep_job(turn, Duties())
    return await show_list(turn)


@router.on(chose("more", LIST))
async def more_duties(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, Duties), start=int(turn.value)))
    return await show_list(turn)


async def show_list(turn: Turn) -> Screen:
    """List a page of what the officer's own units owe; the first page says what they do not owe."""
    held = job(turn, Duties)
    owed = _meant(held, await for_officer.owed_by_officer(turn.work, turn.person_id, turn.app.campaigns))
    beside = await _beside_own(turn)
    page = PAGE - len(beside)
    start = held.start if held.start < len(owed) else 0
    listed = owed[start : start + page]
    keep_job(turn, replace(held, listed=tuple(duty.ref for duty in listed)))
    several = len({duty.unit.id for duty in owed}) > 1
    others = (
        []
        if start or held.only is not None
        else await for_officer.not_owed_by_officer(turn.work, turn.person_id, turn.app.campaigns)
    )
    context = {
        "first": start + 1,
        "total": len(owed),
        "duties": [{**_facts_of(duty), "unit": duty.unit.short_name if several else None} for duty in listed],
        "others": [_facts_of_not_owed(duty) for duty in others],
    }
    choices = [_choice(turn, at, duty) for at, duty in enumerate(listed)]
    if len(owed) > page:
        choices.append(Choice("more", str(start + page if start + page < len(owed) else 0)))
    return Screen(LIST, context, (*choices, *beside, Choice("home")))


async def _beside_own(turn: Turn) -> tuple[Choice, ...]:
    """Lead to the units below; in a department that has none, to what waits to be received.

    Nothing is handed up to other units without any below, and looking for it reads what all units have sent.
    """
    if await below.is_any(turn.work, turn.person_id):
        return (Choice("duties_below"),)
    if not await is_in_department(turn.work, turn.person_id):
        return ()
    waits = len(await receiving.received(turn.work, turn.person_id, turn.app.campaigns))
    return (Choice("received_list", words={"count": waits}),) if waits else ()


def _meant(held: Duties, owed: list[Owed]) -> list[Owed]:
    """Of one duty, where a reminder led here, only the units that still owe it."""
    if held.only is None:
        return owed
    return [
        unit_duty for unit_duty in owed if unit_duty.ref[1:] == held.only and unit_duty.duty.state is not DutyState.DONE
    ]


async def open_units(turn: Turn, ref: Ref) -> Screen:
    """List the officer's units that still owe one duty."""
    keep_job(turn, Duties(only=Occurrence(*ref[1:])))
    return await show_list(turn)


def _choice(turn: Turn, at: int, owed: Owed) -> Choice:
    number = at + 1 if turn.capabilities.buttons else None  # a phone without buttons numbers them itself
    return Choice("duty", str(at), {"text": templates.label(f"duty_{owed.written.kind}"), "number": number})


@router.on(chose("duty", LIST))
async def choose_duty(turn: Turn) -> Screen:
    held = job(turn, Duties)
    keep_job(turn, replace(held, duty=held.listed[int(turn.value)]))
    return await show_duty(turn)


async def open_duty(turn: Turn, ref: Ref) -> Screen:
    """Show one duty without the list before it, as from a reminder."""
    keep_job(turn, Duties(duty=ref))
    return await show_duty(turn)


async def show_duty(turn: Turn) -> Screen:
    """Show one duty with the paper that it rests on, and what can be done with it."""
    owed = await held_duty(turn)
    campaign = turn.app.campaigns[owed.duty.campaign]
    returned = await for_officer.why_returned(turn.work, owed)
    context = {**_facts_of(owed), "unit": owed.unit.name, "returned": returned, **_basis(owed, campaign)}
    context["reminded"] = await reminded_today(turn, [owed.unit.id], Occurrence(*owed.ref[1:]))
    step = Choice("undo_duty") if owed.duty.state is DutyState.DONE else _done_choice(owed)
    marks = (step,) if await for_officer.may_mark(turn.work, turn.person_id, owed.unit.id) else ()
    proof = (Choice("see_proof"),) if owed.duty.proof else ()
    may = await urging.may_urge_one(turn.work, turn.person_id, owed.duty, owed.unit.id, campaign)
    urge = (Choice("urge_duty"),) if may else ()
    days = await own_day_choices(turn, campaign, owed.duty.code, owed.unit.id)
    return Screen(DUTY, context, (*urge, *marks, *proof, *days, Choice("back"), Choice("home")))


async def reminded_today(turn: Turn, units: Collection[int], this: Occurrence) -> dict[str, Any] | None:
    """Say how many officers of units below the reminder of today has reached, and why not the others."""
    found = await reached.reached_today(turn.work, turn.person_id, units, this)
    if found is None:
        return None
    figures = {name: getattr(found.figures, name) for name in FIGURES}
    return {**figures, "reasons": ordered(by_why(found.lost))}


async def own_day_choices(turn: Turn, campaign: Campaign, code: str, unit_id: int | None = None) -> list[Choice]:
    """Offer to choose a day for the officer's units, or for this one, where the document has none."""
    found = await choosing_units(turn.work, turn.person_id, campaign, code)
    listed = [unit for unit, _ in found if unit_id in {None, unit.id}]
    several = len(listed) > 1
    return [Choice("own_day", str(unit.id), {"unit": unit.short_name if several else None}) for unit in listed]


@router.on(chose("see_proof", DUTY))
async def see_proof(turn: Turn) -> Screen:
    """Send the photo or the paper that shows that it was done; the duty stays on show, below it."""
    proof = (await held_duty(turn)).duty.proof
    if proof is not None:
        turn.attach([proof])
    return await show_duty(turn)


def _done_choice(owed: Owed) -> Choice:
    """Name what was done: launched, sent on the way that the document gives, or simply done."""
    if owed.written.kind is DutyKind.LAUNCH:
        return Choice("duty_done_launch")
    if owed.written.received_by and owed.written.received_by.way:
        return Choice("duty_done_sent", words={"way": owed.written.received_by.way})
    return Choice("duty_done")


@router.on(chose("undo_duty", DUTY))
async def take_back(turn: Turn) -> Screen:
    ref = (await held_duty(turn)).ref
    campaign = turn.app.campaigns[ref.campaign]
    await undo(turn.work, turn.person_id, ref.unit, campaign=campaign, duty=ref.code, occurrence=ref.occurrence)
    turn.tell("screens/officer/duty_unmarked")
    return await show_duty(turn)


async def held_duty(turn: Turn) -> Owed:
    return await for_officer.find(turn.work, turn.person_id, turn.app.campaigns, asked(job(turn, Duties).duty))


def _facts_of(owed: Owed) -> dict[str, Any]:
    return {
        "name": owed.duty.name,
        "written": owed.duty.written,
        "day": owed.duty.day.isoformat() if owed.duty.day else None,
        "chosen": owed.duty.chosen,
        "state": owed.duty.state.value,
        "done_on": owed.duty.done_on.isoformat() if owed.duty.done_on else None,
        "letter": owed.duty.letter,
        "confirmed": owed.duty.confirmed_at.isoformat() if owed.duty.confirmed_at else None,
        "proof": owed.duty.proof is not None,
    }


def _facts_of_not_owed(not_owed: NotOwed) -> dict[str, Any]:
    written = not_owed.written
    levels = [level.value for level in written.owed_by]
    return {"name": written.name, "written": written.due.words, "level": not_owed.unit.level.value, "levels": levels}


def _basis(owed: Owed, campaign: Campaign) -> dict[str, Any]:
    paper, receiver, amount = campaign.document, owed.written.received_by, owed.written.amount
    return {
        "amount": {"at_least": amount.at_least, "what": amount.what} if amount else None,
        "section": owed.duty.section,
        "words": owed.duty.words,
        "paper": paper.kind,
        "paper_number": paper.number,
        "signed": paper.date.isoformat() if paper.date else None,
        "way": receiver.way if receiver else None,
        "departments": list(campaign.department_names(receiver.departments)) if receiver else [],
    }
