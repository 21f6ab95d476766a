"""The unit's duties: what it owes by when, what it does not owe, and marking one as done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from domain import words
from domain.campaigns import Campaign, DutyKind
from domain.duties import DutyState, mark_done, telling, undo
from domain.duties.telling import NotOwed, Owed, Ref
from domain.errors import Problem
from handlers.officer.desk import job, officer_router, start_job
from handlers.screen import PAGE, Choice, Screen
from handlers.turn import Turn, chose, listen, said, wrote

router = officer_router("duties")

LIST, DUTY, DAY, LETTER = "officer/duties", "officer/duty", "officer/duty_day", "officer/duty_letter"
DONE = ("duty_done", "duty_done_launch", "duty_done_sent")

Campaigns = Mapping[str, Campaign]


@listen(router, chose("officer_duties"))
async def open_duties(turn: Turn, campaigns: Campaigns) -> Screen:
    start_job(turn, "duties", start=0)
    return await show_list(turn, campaigns)


@listen(router, chose("more", LIST))
async def more_duties(turn: Turn, campaigns: Campaigns) -> Screen:
    job(turn, "duties")["start"] = int(turn.value)
    return await show_list(turn, campaigns)


@listen(router, chose("back", DUTY))
async def show_list(turn: Turn, campaigns: Campaigns) -> Screen:
    """List a page of what the officer's own units owe; the first page says what they do not owe."""
    held = job(turn, "duties")
    owed = await telling.owed_by_officer(turn.work, turn.person_id, campaigns)
    start = held["start"] if held["start"] < len(owed) else 0
    listed = owed[start : start + PAGE]
    held["listed"] = [list(one.ref) for one in listed]
    several = len({one.unit.id for one in owed}) > 1
    others = [] if start else await telling.not_owed_by_officer(turn.work, turn.person_id, campaigns)
    context = {
        "first": start + 1,
        "total": len(owed),
        "duties": [{**_told(one), "unit": one.unit.short_name if several else None} for one in listed],
        "others": [_told_not_owed(one) for one in others],
    }
    choices = [_choice(turn, at, one) for at, one in enumerate(listed)]
    if len(owed) > PAGE:
        choices.append(Choice("more", str(start + PAGE if start + PAGE < len(owed) else 0)))
    return Screen(LIST, context, (*choices, Choice("home")))


def _choice(turn: Turn, at: int, one: Owed) -> Choice:
    number = at + 1 if turn.capabilities.buttons else None  # a phone without buttons numbers them itself
    return Choice("duty", str(at), {"text": words.label(f"duty_{one.written.kind}"), "number": number})


@listen(router, chose("duty", LIST))
async def choose_duty(turn: Turn, campaigns: Campaigns) -> Screen:
    held = job(turn, "duties")
    held["duty"] = held["listed"][int(turn.value)]
    return await show_duty(turn, campaigns)


async def open_duty(turn: Turn, campaigns: Campaigns, ref: Ref) -> Screen:
    """Show one duty without the list before it, as from a reminder."""
    start_job(turn, "duties", start=0, duty=list(ref))
    return await show_duty(turn, campaigns)


@listen(router, chose("back", DAY), said("cancel", DAY, LETTER))
async def show_duty(turn: Turn, campaigns: Campaigns) -> Screen:
    """Show one duty with the paper that it rests on, and what can be done with it."""
    one = await _held(turn, campaigns)
    context = {**_told(one), "unit": one.unit.name, **_basis(one, campaigns[one.duty.campaign])}
    step = Choice("undo_duty") if one.duty.state is DutyState.DONE else _done_choice(one)
    return Screen(DUTY, context, (step, Choice("back"), Choice("home")))


def _done_choice(one: Owed) -> Choice:
    """Name what was done: launched, sent on the way that the document gives, or simply done."""
    if one.written.kind is DutyKind.LAUNCH:
        return Choice("duty_done_launch")
    if one.written.received_by and one.written.received_by.way:
        return Choice("duty_done_sent", words={"way": one.written.received_by.way})
    return Choice("duty_done")


@listen(router, *(chose(code, DUTY) for code in DONE), chose("back", LETTER))
async def ask_day(turn: Turn, campaigns: Campaigns) -> Screen:
    """Ask on which day it was done."""
    one = await _held(turn, campaigns)
    if one.duty.state is DutyState.DONE:
        return await show_duty(turn, campaigns)
    choices = (Choice("day_today"), Choice("day_yesterday"), Choice("day_other"), Choice("back"))
    return Screen(DAY, _asked(turn, one, typing=False), choices, frozenset({"choice", "text"}))


@listen(router, chose("day_other", DAY))
async def ask_typed_day(turn: Turn, campaigns: Campaigns) -> Screen:
    one = await _held(turn, campaigns)
    return Screen(DAY, _asked(turn, one, typing=True), (Choice("back"),), frozenset({"text"}))


@listen(router, chose("day_today", DAY), chose("day_yesterday", DAY))
async def take_near_day(turn: Turn, campaigns: Campaigns) -> Screen:
    one = await _held(turn, campaigns)
    ago = timedelta(days=1 if getattr(turn.event, "code", "") == "day_yesterday" else 0)
    day = telling.check_done_day(turn.now.date() - ago, campaigns[one.duty.campaign])
    return await ask_letter(turn, campaigns, day)


@listen(router, wrote(DAY))
async def take_typed_day(turn: Turn, campaigns: Campaigns) -> Screen:
    one = await _held(turn, campaigns)
    day = telling.read_done_day(turn.text, turn.now.date(), campaigns[one.duty.campaign])
    return await ask_letter(turn, campaigns, day)


async def ask_letter(turn: Turn, campaigns: Campaigns, day: date) -> Screen:
    """Ask for the number of the letter, which may be left out."""
    one = await _held(turn, campaigns)
    job(turn, "duties")["day"] = day.isoformat()
    context = {"name": one.duty.name, "day": day.isoformat()}
    return Screen(LETTER, context, (Choice("skip"), Choice("back")), frozenset({"text"}))


@listen(router, chose("skip", LETTER), wrote(LETTER))
async def mark(turn: Turn, campaigns: Campaigns) -> Screen:
    """Mark the duty as done; its reminders end."""
    one, day = await _held(turn, campaigns), date.fromisoformat(job(turn, "duties")["day"])
    ref, campaign = one.ref, campaigns[one.duty.campaign]
    letter = telling.check_letter(turn.text) if turn.text else None
    await mark_done(
        turn.work,
        turn.person_id,
        ref.unit,
        campaign=campaign,
        duty=ref.code,
        occurrence=ref.occurrence,
        done_on=day,
        letter=letter,
    )
    turn.tell("screens/officer/duty_marked", day=day.isoformat())
    return await show_duty(turn, campaigns)


@listen(router, chose("undo_duty", DUTY))
async def take_back(turn: Turn, campaigns: Campaigns) -> Screen:
    ref = (await _held(turn, campaigns)).ref
    campaign = campaigns[ref.campaign]
    await undo(turn.work, turn.person_id, ref.unit, campaign=campaign, duty=ref.code, occurrence=ref.occurrence)
    turn.tell("screens/officer/duty_unmarked")
    return await show_duty(turn, campaigns)


async def _held(turn: Turn, campaigns: Campaigns) -> Owed:
    held = job(turn, "duties")
    if "duty" not in held:
        raise Problem("job_over")
    return await telling.find(turn.work, turn.person_id, campaigns, Ref(*held["duty"]))


def _told(one: Owed) -> dict[str, Any]:
    return {
        "name": one.duty.name,
        "written": one.duty.written,
        "day": one.duty.day.isoformat() if one.duty.day else None,
        "chosen": one.duty.chosen,
        "state": one.duty.state.value,
        "done_on": one.duty.done_on.isoformat() if one.duty.done_on else None,
        "letter": one.duty.letter,
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


def _asked(turn: Turn, one: Owed, *, typing: bool) -> dict[str, Any]:
    return {"name": one.duty.name, "typing": typing, "today": turn.now.date().isoformat()}
