"""Returning or rejecting a record: which parts, why, and a look at what its sender will get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from data.enums import RecordKind, ReviewAction
from domain.records.describing import form_for, parts
from domain.records.rights import for_review
from domain.records.rounds import mend_until
from domain.review.records import check_reason, notice
from domain.text import templates
from handlers.core.router import chose, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import job, keep_job, officer_router
from handlers.officer.jobs import Decide

router = officer_router("reasons")

PARTS, REASON, NOTICE = "officer/return_parts", "officer/reason", "officer/notice"
STEPS = (PARTS, REASON, NOTICE)

RETURNING: Mapping[RecordKind, tuple[str, ...]] = {
    **dict.fromkeys(RecordKind, ("unclear_result",)),
    RecordKind.GOOD_DEED: ("missing_name", "unclear_result"),
    RecordKind.TITLE: ("unclear_task", "unclear_target"),
    RecordKind.TASK: ("unclear_task", "unclear_target"),
    RecordKind.PLEDGE: (),
}
"""What may be missing, by what was handed in: only a deed is about somebody who has to be named."""

REJECTING, OF_THE_PAST = ("off_topic", "sent_twice"), ("not_so",)
TO_COME = frozenset({RecordKind.TITLE, RecordKind.TASK, RecordKind.PLEDGE})
"""What is only promised: nothing has happened that could have been otherwise."""

OF_PHOTOS = "blurred_photo"  # offered only for a record that has photos


def ready_reasons(action: ReviewAction, kind: RecordKind, *, photos: bool) -> tuple[str, ...]:
    """List the ready reasons: `reason_<code>` of labels.yaml is the button, `says_<code>` what the sender reads."""
    if action is ReviewAction.REJECT:
        return REJECTING if kind in TO_COME else (*REJECTING, *OF_THE_PAST)
    return (*RETURNING[kind], *((OF_PHOTOS,) if photos else ()))


@router.on(chose("return_record"))
async def begin_return(turn: Turn) -> Screen:
    await _begin(turn, ReviewAction.RETURN)
    return await ask_parts(turn)


@router.on(chose("reject_record"))
async def begin_reject(turn: Turn) -> Screen:
    await _begin(turn, ReviewAction.REJECT)
    return await ask_reason(turn)


async def _begin(turn: Turn, action: ReviewAction) -> None:
    record, _ = await for_review(turn.work, turn.person_id, int(turn.value))
    seen = (turn.screen.context if turn.screen else {}).get("version", record.version)
    photos, key = "photos" in record.answers, int(turn.value)
    keep_job(turn, Decide(key, record.code, photos, seen, action, parts={}, people=(record.person_id,)))


async def ask_parts(turn: Turn) -> Screen:
    """Show the questions of the record's form; several can be ticked."""
    held = job(turn, Decide)
    offered = await _offered(turn, held)
    ticks = [Choice("part", code, {"text": label, "ticked": code in held.parts}) for code, label in offered.items()]
    done = (Choice("done"),) if held.parts else ()
    context = {"code": held.code, "ticked": list(held.parts.values())}
    shown = turn.screen if turn.screen and turn.screen.name == PARTS else None
    start = shown.start if shown else 0  # a tick on the second page stays on it
    return Screen(PARTS, context, (*ticks, *done, Choice("back")), start=start)


@router.on(chose("part", PARTS))
async def tick_part(turn: Turn) -> Screen:
    """Tick a part, or take the tick away."""
    held = job(turn, Decide)
    ticked = set(held.parts) ^ {turn.value}
    offered = await _offered(turn, held)
    keep_job(turn, replace(held, parts={code: label for code, label in offered.items() if code in ticked}))
    return await ask_parts(turn)


async def _offered(turn: Turn, held: Decide) -> dict[str, str]:
    record, _ = await for_review(turn.work, turn.person_id, held.record)
    return parts(record, form_for(record, turn.app.campaigns, turn.app.forms))


@router.on(chose("done", PARTS), chose("back", NOTICE))
async def ask_reason(turn: Turn) -> Screen:
    """Ask why: a ready reason or typed words."""
    held = job(turn, Decide)
    record, _ = await for_review(turn.work, turn.person_id, held.record)
    codes = ready_reasons(held.action, record.kind, photos=held.photos)
    ready = [Choice("reason", code, {"text": templates.label(f"reason_{code}")}) for code in codes]
    context = {"code": held.code, "action": held.action.value}
    return Screen(REASON, context, (*ready, Choice("back")), frozenset({"choice", "text"}))


@router.on(chose("reason", REASON))
async def take_ready_reason(turn: Turn) -> Screen:
    return await preview(turn, templates.label(f"says_{turn.value}"))


@router.on(wrote(REASON))
async def take_typed_reason(turn: Turn) -> Screen:
    return await preview(turn, check_reason(turn.text))


async def preview(turn: Turn, reason: str) -> Screen:
    """Show the very notice that the sender will get, before it is sent."""
    held = keep_job(turn, replace(job(turn, Decide), reason=reason))
    action = held.action
    record, _ = await for_review(turn.work, turn.person_id, held.record)
    until = await mend_until(turn.work, record, turn.app.policies.mend_days)
    text = await notice(turn.work, record, action, reason, dict(held.parts), until=until)
    context = {"code": held.code, "action": held.action.value, "text": text}
    return Screen(NOTICE, context, (Choice(f"send_{action}", str(record.id)), Choice("back")))
