"""The unit's duties: what it owes by when, what it does not owe, and what shows that one was done."""

from __future__ import annotations

from typing import Any

from domain.campaigns import Campaign, DutyKind
from domain.duties import DutyState, for_officer, undo, urging
from domain.duties.for_officer import NotOwed, Owed, Ref
from domain.errors import Problem
from domain.members import scope
from domain.text import templates
from handlers.core.router import chose
from handlers.core.screen import PAGE, Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import job, officer_router, start_job

router = officer_router("duties")

LIST, DUTY = "officer/duties", "officer/duty"


@router.on(chose("officer_duties"))
async def open_duties(turn: Turn) -> Screen:
    start_job(turn, "duties", start=0)
    return await show_list(turn)


@router.on(chose("more", LIST))
async def more_duties(turn: Turn) -> Screen:
    job(turn, "duties")["start"] = int(turn.value)
    return await show_list(turn)


async def show_list(turn: Turn) -> Screen:
    """List a page of what the officer's own units owe; the first page says what they do not owe."""
    held = job(turn, "duties")
    owed = _meant(held, await for_officer.owed_by_officer(turn.work, turn.person_id, turn.app.campaigns))
    below = (Choice("duties_below"),) if await scope.below(turn.work, turn.person_id) else ()
    page = PAGE - len(below)
    start = held["start"] if held["start"] < len(owed) else 0
    listed = owed[start : start + page]
    held["listed"] = [list(one.ref) for one in listed]
    several = len({one.unit.id for one in owed}) > 1
    others = (
        []
        if start or "only" in held
        else await for_officer.not_owed_by_officer(turn.work, turn.person_id, turn.app.campaigns)
    )
    context = {
        "first": start + 1,
        "total": len(owed),
        "duties": [{**_told(one), "unit": one.unit.short_name if several else None} for one in listed],
        "others": [_told_not_owed(one) for one in others],
    }
    choices = [_choice(turn, at, one) for at, one in enumerate(listed)]
    if len(owed) > page:
        choices.append(Choice("more", str(start + page if start + page < len(owed) else 0)))
    return Screen(LIST, context, (*choices, *below, Choice("home")))


def _meant(held: dict[str, Any], owed: list[Owed]) -> list[Owed]:
    """Of one duty, where a reminder led here, only the units that still owe it."""
    if "only" not in held:
        return owed
    return [one for one in owed if list(one.ref[1:]) == held["only"] and one.duty.state is not DutyState.DONE]


async def open_units(turn: Turn, ref: Ref) -> Screen:
    """List the officer's units that still owe one duty."""
    start_job(turn, "duties", start=0, only=list(ref[1:]))
    return await show_list(turn)


def _choice(turn: Turn, at: int, one: Owed) -> Choice:
    number = at + 1 if turn.capabilities.buttons else None  # a phone without buttons numbers them itself
    return Choice("duty", str(at), {"text": templates.label(f"duty_{one.written.kind}"), "number": number})


@router.on(chose("duty", LIST))
async def choose_duty(turn: Turn) -> Screen:
    held = job(turn, "duties")
    held["duty"] = held["listed"][int(turn.value)]
    return await show_duty(turn)


async def open_duty(turn: Turn, ref: Ref) -> Screen:
    """Show one duty without the list before it, as from a reminder."""
    start_job(turn, "duties", start=0, duty=list(ref))
    return await show_duty(turn)


async def show_duty(turn: Turn) -> Screen:
    """Show one duty with the paper that it rests on, and what can be done with it."""
    one = await held_duty(turn)
    returned = await for_officer.why_returned(turn.work, one)
    context = {
        **_told(one),
        "unit": one.unit.name,
        "returned": returned,
        **_basis(one, turn.app.campaigns[one.duty.campaign]),
    }
    step = Choice("undo_duty") if one.duty.state is DutyState.DONE else _done_choice(one)
    proof = (Choice("see_proof"),) if one.duty.proof else ()
    campaign = turn.app.campaigns[one.duty.campaign]
    may = await urging.may_urge_one(turn.work, turn.person_id, one.duty, one.unit.id, campaign)
    urge = (Choice("urge_duty"),) if may else ()
    return Screen(DUTY, context, (*urge, step, *proof, Choice("back"), Choice("home")))


@router.on(chose("see_proof", DUTY))
async def see_proof(turn: Turn) -> Screen:
    """Send the photo or the paper that shows that it was done; the duty stays on show, below it."""
    proof = (await held_duty(turn)).duty.proof
    if proof is not None:
        turn.attach([proof])
    return await show_duty(turn)


def _done_choice(one: Owed) -> Choice:
    """Name what was done: launched, sent on the way that the document gives, or simply done."""
    if one.written.kind is DutyKind.LAUNCH:
        return Choice("duty_done_launch")
    if one.written.received_by and one.written.received_by.way:
        return Choice("duty_done_sent", words={"way": one.written.received_by.way})
    return Choice("duty_done")


@router.on(chose("undo_duty", DUTY))
async def take_back(turn: Turn) -> Screen:
    ref = (await held_duty(turn)).ref
    campaign = turn.app.campaigns[ref.campaign]
    await undo(turn.work, turn.person_id, ref.unit, campaign=campaign, duty=ref.code, occurrence=ref.occurrence)
    turn.tell("screens/officer/duty_unmarked")
    return await show_duty(turn)


async def held_duty(turn: Turn) -> Owed:
    held = job(turn, "duties")
    if "duty" not in held:
        raise Problem("job_over")
    return await for_officer.find(turn.work, turn.person_id, turn.app.campaigns, Ref(*held["duty"]))


def _told(one: Owed) -> dict[str, Any]:
    return {
        "name": one.duty.name,
        "written": one.duty.written,
        "day": one.duty.day.isoformat() if one.duty.day else None,
        "chosen": one.duty.chosen,
        "state": one.duty.state.value,
        "done_on": one.duty.done_on.isoformat() if one.duty.done_on else None,
        "letter": one.duty.letter,
        "confirmed": one.duty.confirmed_at.isoformat() if one.duty.confirmed_at else None,
        "proof": one.duty.proof is not None,
    }


def _told_not_owed(one: NotOwed) -> dict[str, Any]:
    written = one.written
    levels = [level.value for level in written.owed_by]
    return {"name": written.name, "written": written.due.words, "level": one.unit.level.value, "levels": levels}


def _basis(one: Owed, campaign: Campaign) -> dict[str, Any]:
    paper, receiver = campaign.document, one.written.received_by
    return {
        "section": one.duty.section,
        "words": one.duty.words,
        "paper": paper.kind,
        "paper_number": paper.number,
        "signed": paper.date.isoformat() if paper.date else None,
        "way": receiver.way if receiver else None,
        "departments": list(campaign.department_names(receiver.departments)) if receiver else [],
    }
