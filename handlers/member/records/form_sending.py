"""Sending what a form has gathered: a new record, a changed one, a mended one."""

from __future__ import annotations

from dataclasses import replace

from data.tables import Record
from domain import limits as limiting
from domain.forms.draft import Draft
from domain.forms.engine import missing
from domain.forms.model import Form
from domain.limits import Kind
from domain.privacy import demand_consent
from domain.records import collectives, publishing, similar
from domain.records.rounds import closes_on
from domain.records.submitting import change, submit
from handlers.core.router import Router, chose
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.member.records.form import draft_of, form_for, show
from handlers.member.records.form_screens import MENDED, REVIEWING
from handlers.member.records.publishing import ask_own

router = Router("form sending")

SIMILAR = "form/similar"


@router.on(chose("submit", REVIEWING), chose("send_again", REVIEWING, MENDED))
async def send(turn: Turn) -> Screen:
    """Hand the record in; a second tap finds the same record. Warn when the unit has heard the same story."""
    draft = draft_of(turn)
    form = form_for(turn.app, draft)
    gap = missing(form, draft)
    if gap is not None:
        return show(turn, replace(draft, at=gap.code, editing=True))
    if not draft.record and await similar.is_known(turn.work, turn.person_id, draft):
        return Screen(SIMILAR, {}, (Choice("send_anyway"), Choice("do_not_send")))
    return await _hand_in(turn, draft, form)


@router.on(chose("send_anyway", SIMILAR))
async def send_anyway(turn: Turn) -> Screen:
    draft = draft_of(turn)
    return await _hand_in(turn, draft, form_for(turn.app, draft))


@router.on(chose("do_not_send", SIMILAR))
async def do_not_send(turn: Turn) -> Screen:
    return show(turn, draft_of(turn))


async def _hand_in(turn: Turn, draft: Draft, form: Form) -> Screen:
    await demand_consent(turn.work, turn.person_id)
    days = turn.app.policies.outstanding_days
    if draft.record:
        await limiting.demand_unblocked(turn.work, turn.person_id)
        record = await change(turn.work, turn.person_id, draft, form, turn.app.hours, outstanding_days=days)
    else:
        await limiting.demand_of(turn.work, Kind.RECORDS, turn.person_id, turn.app.limits.records)
        record = await submit(
            turn.work,
            turn.person_id,
            draft,
            form,
            turn.app.campaigns[draft.campaign],
            hours=turn.app.hours,
            outstanding_days=days,
        )
    turn.draft.pop("form")
    done = await _sent(turn, record, again=bool(draft.record))
    consent = await publishing.ask_own(turn.work, record)
    return ask_own(consent, done) if consent else done


async def _sent(turn: Turn, record: Record, *, again: bool) -> Screen:
    """Say that it is sent, under which code, and until when it can be changed."""
    last = await closes_on(turn.work, record)
    context = {
        "code": record.code,
        "state": record.state.value,
        "kind": record.kind.value,
        "again": again,
        "collective": await collectives.name_of(turn.work.connection, record),
        "until": last.isoformat() if last else None,
    }
    return Screen("form/sent", context, (Choice("home"), Choice("records")))
