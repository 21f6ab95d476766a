"""Settling records one after the other: accept, return, reject, undo. The next record comes by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import timedelta

from data.enums import RecordKind, ReviewAction
from domain.campaigns import Campaign
from domain.errors import Problem, Refused
from domain.forms.model import Form
from domain.records import outstanding, photos
from domain.records.describing import fitted, view_of
from domain.records.raising import may_raise
from domain.records.results import registered
from domain.review import batch
from domain.review.officer_queue import Queue
from domain.review.records import UNDO_SECONDS, notice_due, results_waiting, settle
from domain.review.records_queue import Queued, count_below, queued, read_queue
from handlers.core.router import chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import begin_count, count_settled, days_of, end_job, job, look_below, officer_router
from handlers.officer.jobs import Decide
from handlers.officer.review import reasons

router = officer_router("review")

RECORD, EMPTY = "officer/record", "officer/queue_empty"
BESIDES = 1300  # characters of a record's screen beside its answers, with what stands above it

Campaigns = Mapping[str, Campaign]
Forms = Mapping[str, Form]


@dataclass(frozen=True)
class Decision:
    record: int
    action: ReviewAction
    reason: str | None = None
    parts: dict[str, str] = field(default_factory=dict)
    seen: int | None = None  # the version of the record that was on show


@router.on(chose("officer_review"), command("officer_review"))
async def open_queue(turn: Turn) -> Screen:
    """Show the first record that waits."""
    end_job(turn)
    begin_count(turn)
    look_below(turn, below=False)
    return await show_record(turn, before=True)


@router.on(chose("records_below", RECORD, EMPTY))
async def open_below(turn: Turn) -> Screen:
    """Show what waits in all units below, also what lies on others' desks."""
    begin_count(turn)
    look_below(turn, below=True)
    return await show_record(turn, before=True)


@router.on(chose("next_record", RECORD))
async def next_record(turn: Turn) -> Screen:
    queue = await read_queue(turn.work, turn.person_id, days_of(turn), before=True)
    place = queue.place(int(turn.value))
    return await show_record(turn, at=place.following if place else None, queue=queue)


@router.on(chose("accept", RECORD))
async def accept(turn: Turn) -> Screen:
    seen = turn.screen.context.get("version") if turn.screen else None
    decision = Decision(int(turn.value), ReviewAction.ACCEPT, seen=seen)
    return await carry_out(turn, decision)


@router.on(chose("send_return", reasons.NOTICE), chose("send_reject", reasons.NOTICE))
async def send_decision(turn: Turn) -> Screen:
    """Carry out the decision whose notice was just looked at."""
    held = job(turn, Decide)
    decision = Decision(held.record, held.action, held.reason, dict(held.parts), held.seen)
    end_job(turn)
    return await carry_out(turn, decision)


@router.on(chose("back", reasons.PARTS), command("cancel", *reasons.STEPS))
async def back_to_record(turn: Turn) -> Screen:
    """Leave a decision that was begun, and show its record again."""
    record_id = job(turn, Decide).record
    end_job(turn)
    return await show_record(turn, at=record_id)


@router.on(chose("back", reasons.REASON))
async def back_from_reason(turn: Turn) -> Screen:
    returning = job(turn, Decide).action is ReviewAction.RETURN
    return await (reasons.ask_parts if returning else back_to_record)(turn)


@router.on(chose("mark_outstanding", RECORD), chose("unmark_outstanding", RECORD))
async def mark(turn: Turn) -> Screen:
    """Put a deed before all others, or back among them."""
    outstands = getattr(turn.event, "code", "") == "mark_outstanding"
    days = turn.app.policies.outstanding_days
    record = await outstanding.mark(
        turn.work, turn.person_id, int(turn.value), outstanding=outstands, outstanding_days=days
    )
    return await show_record(turn, at=record.id)


async def carry_out(turn: Turn, decision: Decision) -> Screen:
    """Settle a record and show the next; when somebody else was first, say so and go on.

    When its sender has changed it meanwhile, its new text is shown instead.
    """
    queue, below = await read_queue(turn.work, turn.person_id, days_of(turn), before=True), await _count_below(turn)
    coming = queue.after(decision.record)
    settled: Choice | None = None
    try:
        record = await settle(
            turn.work,
            turn.person_id,
            decision.record,
            decision.action,
            reason=decision.reason,
            parts=decision.parts,
            seen=decision.seen,
            mend_days=turn.app.policies.mend_days,
            hours=turn.app.hours,
        )
    except Refused:
        raise
    except Problem as problem:  # nothing was written
        turn.tell_problem(problem)
        coming = decision.record if problem.template == "record_rewritten" else coming
    else:
        settled, queue, below = Choice("undo_review", str(record.id)), queue.without(decision.record), below - 1
        count_settled(turn, 1)
        facts = {"code": record.code, "action": decision.action.value}
        turn.tell("screens/officer/settled", **facts, **await when_told(turn))
    return await show_record(turn, at=coming, last=settled, queue=queue, below=below)


async def when_told(turn: Turn) -> dict[str, object]:
    """Say when the senders hear of it, and how many results wait for that hour; `due` is `None` for at once."""
    due = notice_due(turn.now, turn.app.hours)
    if due - turn.now <= timedelta(seconds=UNDO_SECONDS):
        return {"due": None, "results": 0}
    return {"due": due.isoformat(), "results": await results_waiting(turn.work, turn.person_id, due)}


async def show_record(
    turn: Turn,
    *,
    at: int | None = None,
    last: Choice | None = None,
    queue: Queue | None = None,
    below: int | None = None,
    before: bool = False,
) -> Screen:
    """Show a record of the queue, or its first. `last`: undoes what was just decided; `queue`: if read.

    `before`: nothing that waits was changed in this turn; `below`: how much waits in all, if counted.
    """
    undoing = (last,) if last else ()
    queue = queue or await read_queue(turn.work, turn.person_id, days_of(turn), before=before)
    found = await queued(turn.work, turn.person_id, queue, at)
    total = below if below is not None else await _count_below(turn, before=before)
    more = _below(found.place.total if found else 0, total)
    if found is None:
        return Screen(EMPTY, {}, (*undoing, *more, Choice("home")))
    key, record = str(found.place.key), found.record
    choices = [Choice("accept", key), Choice("return_record", key), Choice("reject_record", key), *undoing]
    if found.place.following is not None:
        choices.append(Choice("next_record", key))
    many = (Choice("accept_many"),) if queue.count(batch.SIMPLE) > 1 else ()
    files = (Choice("see_files", key),) if photos.files_of(record.answers) else ()
    whom = f"{record.person_id}-{key}"
    block = Choice("readmit", whom, {"name": ""}) if found.blocked else Choice("block_person", whom)
    await _bring_files(turn, found)
    registered_as = await registered(turn.work, record, turn.app.campaigns, turn.app.forms)
    room = turn.capabilities.text_limit - BESIDES - len(registered_as)
    praised = (Choice("praised", key),) if found.of_others else ()
    history = (Choice("see_history", key),) if record.version > 1 else ()
    marks = await _marks(turn, found)
    shown = (*choices, *praised, *files, *history, *marks, *many, block, *more, Choice("home"))
    context = _facts(found, turn.app.campaigns, turn.app.forms, room)
    context["registered_as"] = registered_as
    done = count_settled(turn, 0)
    counts = {"number": done + found.place.number, "total": done + found.place.total}
    return Screen(RECORD, {**context, **counts}, shown, names=found.who)


async def _marks(turn: Turn, found: Queued) -> tuple[Choice, ...]:
    """Offer to call a deed of the last days outstanding or not; one that is, also to the desk of the issuing unit."""
    record, key = found.record, str(found.place.key)
    if record.kind != RecordKind.GOOD_DEED:
        return ()
    if record.outstanding:
        raises = (Choice("raise_deed", key),) if await may_raise(turn.work, turn.person_id, record) else ()
        return (*raises, Choice("unmark_outstanding", key))
    recent = outstanding.is_recent(record.answers, turn.now.date(), turn.app.policies.outstanding_days)
    return (Choice("mark_outstanding", key),) if recent else ()


async def _bring_files(turn: Turn, found: Queued) -> None:
    """Send the photos with their record, once: not when it is on show already."""
    shown = turn.screen.context.get("code") if turn.screen and turn.screen.name == RECORD else None
    if turn.capabilities.files and shown != found.record.code and photos.files_of(found.record.answers):
        turn.attach(await photos.of_record(turn.work, found.record))


async def _count_below(turn: Turn, *, before: bool = True) -> int:
    """Count what waits in all units below; nothing is counted where all of it is on show."""
    return 0 if days_of(turn) is None else await count_below(turn.work, turn.person_id, before=before)


def _below(shown: int, total: int) -> tuple[Choice, ...]:
    """Offer everything below while more waits there than is assigned to the officer."""
    return (Choice("records_below", words={"count": total}),) if total > shown else ()


def _facts(found: Queued, campaigns: Campaigns, forms: Forms, room: int) -> dict[str, object]:
    view = view_of(found.record, campaigns, forms, found.collective)
    return {
        **asdict(view),
        "lines": [list(line) for line in fitted(view.lines, room)],
        "sender": found.sender,
        "section": found.section,
        "unit": found.unit,
        "version": found.record.version,
        "publish": found.publish,
        "praised": found.praised,
        "outstanding": found.record.outstanding,
    }
