"""Ticking simple records and accepting them together, with one confirmation and one way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from domain.campaigns import Campaign
from domain.forms.model import Form
from domain.records.describing import view_of
from domain.review import batch
from domain.text import templates
from domain.text.clusters import clip
from handlers.core.router import chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import count_settled, days_of, end_job, job, keep_job, officer_router
from handlers.officer.jobs import AcceptMany, SimpleRecord
from handlers.officer.review import review

router = officer_router("many")

MANY, ALL = "officer/many", "officer/accept_many"
SAID = 120  # characters of what a record says

Campaigns = Mapping[str, Campaign]
Forms = Mapping[str, Form]


@router.on(chose("accept_many", review.RECORD))
async def open_many(turn: Turn) -> Screen:
    """List the simple records; who hands in meanwhile is not among them."""
    listed = await batch.simple(turn.work, turn.person_id, days_of(turn))
    senders = tuple(sorted({simple.record.person_id for simple in listed}))
    shown = tuple(_facts_of(simple, turn.app.campaigns, turn.app.forms) for simple in listed)
    keep_job(turn, AcceptMany(shown, people=senders))
    return show(turn, 0)


@router.on(chose("back", ALL), command("cancel", ALL))
async def show_again(turn: Turn) -> Screen:
    return show(turn, 0)


@router.on(chose("more", MANY))
async def turn_page(turn: Turn) -> Screen:
    return show(turn, turn.screen.turned().start if turn.screen else 0)


@router.on(chose("many_record", MANY), chose("many_all", MANY))
async def tick(turn: Turn) -> Screen:
    """Tick a record, or take the tick away; or tick all."""
    held = job(turn, AcceptMany)
    keys = [record.key for record in held.listed]
    ticked = set(held.ticked) ^ {int(turn.value)} if turn.value else set(keys)
    keep_job(turn, replace(held, ticked=tuple(key for key in keys if key in ticked)))
    return show(turn, turn.screen.start if turn.screen else 0)


def show(turn: Turn, start: int) -> Screen:
    """Show the page of the list that begins at `start`, with what its records say."""
    held = job(turn, AcceptMany)
    rows = {str(record.key): record for record in held.listed}
    ticks = [
        Choice("many_record", key, {"code": record.code, "name": record.name, "ticked": record.key in held.ticked})
        for key, record in rows.items()
    ]
    every = (Choice("many_all", words={"count": len(ticks)}),) if len(ticks) > 1 else ()
    done = (Choice("done"),) if held.ticked else ()
    screen = Screen(MANY, {}, (*every, *ticks, *done, Choice("back")), start=start).fitted(turn.capabilities)
    listed = [asdict(rows[choice.value]) for choice in screen.visible if choice.code == "many_record"]
    return replace(screen, context={"listed": listed, "count": len(held.ticked), "total": len(rows)})


@router.on(chose("done", MANY))
async def ask_to_accept(turn: Turn) -> Screen:
    """Name everything that would be accepted."""
    listed = [asdict(record) for record in job(turn, AcceptMany).chosen]
    yes = Choice("yes_accept_many", words={"count": len(listed)})
    return Screen(ALL, {"listed": listed}, (yes, Choice("back")))


@router.on(chose("yes_accept_many", ALL))
async def accept(turn: Turn) -> Screen:
    """Accept what was ticked and named; every sender is told, once it cannot be undone any more."""
    ticked = {record.key: record.version for record in job(turn, AcceptMany).chosen}
    end_job(turn)
    accepted = await batch.accept_all(
        turn.work, turn.person_id, ticked, hours=turn.app.hours, mend_days=turn.app.policies.mend_days
    )
    turn.draft["batch"] = [record.id for record in accepted]
    count_settled(turn, len(accepted))
    facts = {"count": len(accepted), "others": len(ticked) - len(accepted)}
    turn.tell("screens/officer/accepted_many", **facts, **await review.when_told(turn))
    last = Choice("undo_many", words={"count": len(accepted)}) if accepted else None
    return await review.show_record(turn, last=last)


@router.on(chose("back", MANY), command("cancel", MANY))
async def back_to_record(turn: Turn) -> Screen:
    end_job(turn)
    return await review.show_record(turn)


def _facts_of(simple: batch.Simple, campaigns: Campaigns, forms: Forms) -> SimpleRecord:
    view = view_of(simple.record, campaigns, forms)
    answers = "; ".join(value for _, value in view.lines)
    subject = view.subject if simple.record.kind == "title" else templates.label(f"kind_{simple.record.kind}")
    short = clip(answers, SAID)
    return SimpleRecord(simple.record.id or 0, simple.record.version, simple.record.code, simple.whose, subject, short)
