"""My records: their states, what they say, mending a returned one, withdrawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from aiogram import Router

from data.enums import OPEN_STATES, RecordState
from data.queries import records as queries
from data.tables import Record
from domain import words
from domain.campaigns import Campaign
from domain.errors import Problem
from domain.forms.draft import REVIEW, Draft
from domain.forms.model import Form
from domain.records.describing import fitted, view_of
from domain.records.submitting import own_record, withdraw
from handlers import form
from handlers.screen import Choice, Screen
from handlers.turn import Turn, chose, chose_push, listen, said

router = Router(name="records")

ROOM = 3500  # characters of answers that one screen holds
LISTED = 8  # records of a person that one screen holds

Campaigns = Mapping[str, Campaign]
Forms = Mapping[str, Form]


@listen(router, chose("records"), said("records"), chose("back", "records/view"))
async def show_records(turn: Turn) -> Screen:
    if turn.actor.person_id is None:
        raise Problem("join_first")
    found = await queries.own(turn.work.connection, turn.person_id, LISTED)
    choices = [
        Choice("record", code, {"code": code, "state": words.label(f"state_{state}")}) for code, _, _, state in found
    ]
    return Screen("records/list", {"count": len(found)}, (*choices, Choice("home")))


@listen(router, chose("record"))
async def show_record(turn: Turn, campaigns: Campaigns, forms: Forms) -> Screen:
    return view(await own_record(turn.work, turn.person_id, turn.value), campaigns, forms)


def view(record: Record, campaigns: Campaigns, forms: Forms) -> Screen:
    """Show one record whole, with what its sender can still do."""
    told = view_of(record, campaigns, forms)
    choices = []
    if record.state is RecordState.RETURNED:
        choices.append(Choice("mend", record.code))
    if record.state in OPEN_STATES:
        choices.append(Choice("withdraw", record.code))
    context = {**asdict(told), "lines": fitted(told.lines, ROOM)}
    return Screen("records/view", context, (*choices, Choice("back"), Choice("home")))


@listen(router, chose("mend"), chose_push("mend"))
async def mend(turn: Turn, campaigns: Campaigns, forms: Forms) -> Screen:
    """Open a returned record at the first answer that is to be mended, from its page or from the notice."""
    record = await own_record(turn.work, turn.person_id, turn.value)
    if record.state is not RecordState.RETURNED:
        raise Problem("record_moved_on", code=record.code, state=record.state.value)
    parts = tuple(record.returned_parts)
    draft = Draft(
        id=record.draft_id,
        kind=record.kind,
        campaign=record.campaign,
        subject=record.subject,
        form=record.form,
        version=record.form_version,
        at=parts[0] if parts else REVIEW,
        answers=record.answers,
        editing=bool(parts),
        pending=parts[1:],
        record=record.code,
    )
    return form.show(turn, draft, campaigns, forms)


@listen(router, chose("withdraw"))
async def ask_to_withdraw(turn: Turn) -> Screen:
    return Screen("records/withdraw", {"code": turn.value}, (Choice("yes_withdraw", turn.value), Choice("home")))


@listen(router, chose("yes_withdraw"))
async def withdraw_record(turn: Turn, campaigns: Campaigns, forms: Forms) -> Screen:
    return view(await withdraw(turn.work, turn.person_id, turn.value), campaigns, forms)
