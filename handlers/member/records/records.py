"""My records: their states, what they say, changing one, mending a returned one, withdrawing."""

from __future__ import annotations

from dataclasses import asdict, replace

from data.enums import OPEN_STATES, RecordKind, RecordState
from data.queries.records.publishing import waiting
from data.queries.records.results import result_of
from data.tables import Person, Record
from domain.errors import Problem
from domain.forms.draft import REVIEW, Draft
from domain.forms.engine import reopened
from domain.records import about_oneself, collectives, results
from domain.records.collectives import Name
from domain.records.deciding import decided
from domain.records.describing import fitted, form_for, short_name, view_of
from domain.records.history import history
from domain.records.photos import files_of, of_record
from domain.records.rounds import closes_on, demand_open
from domain.records.submitting import AMENDABLE, withdraw
from domain.records.whose import own_record
from domain.text import templates
from handlers.core.router import Router, chose, chose_push, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.member.records import form
from handlers.member.records.form_screens import CATEGORY

router = Router("records")

ROOM = 3500  # characters of answers that one screen holds
LIST, VIEW, HISTORY, PRAISE = "records/list", "records/view", "records/history", "records/about_me"
LISTED = 60  # records of a person that one list offers, the newest first


@router.on(chose("records"), command("records"), chose("back", VIEW, PRAISE))
async def show_records(turn: Turn) -> Screen:
    if turn.actor.person_id is None:
        raise Problem("join_first")
    found = await collectives.listed(turn.work, turn.person_id, LISTED)
    named = await collectives.names_of(turn.work.connection, found)
    choices = [Choice("record", record.code, _told(turn, record, named.get(record.id or 0))) for record in found]
    asked = await waiting(turn.work.connection, turn.person_id)
    questions = [Choice("publish_open", str(question_id)) for question_id in asked]
    campaigns = turn.app.campaigns
    if await results.untold(turn.work, turn.person_id, campaigns):
        questions.append(Choice("tell_results"))
    elif await results.unsaid(turn.work, turn.person_id, campaigns):
        questions.append(Choice("say_midway"))
    praised = await about_oneself.listed(turn.work, turn.person_id)
    choices += [Choice("deed_about_me", str(deed.key), {"text": deed.story}) for deed in praised]
    return Screen(LIST, {"count": len(choices)}, (*questions, *choices, Choice("home")))


@router.on(chose("deed_about_me", LIST))
async def show_deed(turn: Turn) -> Screen:
    """Show an accepted deed in which somebody else has praised whoever asks; who told it is not said."""
    deed = await about_oneself.one_of(turn.work, turn.person_id, int(turn.value))
    return Screen(PRAISE, asdict(deed), (Choice("back"), Choice("home")))


def _told(turn: Turn, record: Record, collective: Name | None) -> dict[str, str]:
    """Say whose a record is if it is a collective's, what it is and about whom, how far it has come, and its code."""
    what = short_name(record, turn.app.campaigns, turn.app.forms)
    if collective:
        what = templates.label("of_collective_short", name=collective.short, what=what)
    return {"what": what, "state": templates.label(f"state_{record.state}"), "code": record.code}


@router.on(chose("back", HISTORY))
@router.on(chose("record"), chose("keep_record", "records/withdraw"))
async def show_record(turn: Turn) -> Screen:
    return await view(turn, await own_record(turn.work, turn.person_id, turn.value))


async def view(turn: Turn, record: Record) -> Screen:
    """Show one record whole, with its photos and with what its sender can still do."""
    if turn.capabilities.files and not _stands_on(turn, record.code):
        turn.attach(await of_record(turn.work, record))
    collective = await collectives.name_of(turn.work.connection, record)
    shown_record = view_of(record, turn.app.campaigns, turn.app.forms, collective)
    last = await closes_on(turn.work, record) if record.state in AMENDABLE else record.mend_until
    may_change = record.state in OPEN_STATES and (last is None or turn.now.date() <= last)
    choices = []
    if may_change:
        choices.append(Choice("mend" if record.state is RecordState.RETURNED else "edit_record", record.code))
    if record.state in OPEN_STATES and (may_change or record.state is RecordState.RETURNED):
        choices.append(Choice("withdraw", record.code))
    result = await result_of(turn.work.connection, record.id or 0)
    if result is None and results.is_tellable(record, turn.app.campaigns, turn.now.date()):
        choices.append(Choice("tell_result", record.code))
    if files_of(record.answers):
        choices.append(Choice("see_files", record.code))
    if record.version > 1:
        choices.append(Choice("see_history", record.code))
    context = {
        **asdict(shown_record),
        "lines": fitted(shown_record.lines, ROOM),
        "until": last.isoformat() if last else None,
        "may_change": may_change,
        "midway": record.how_far.value if record.how_far and record.kind is not RecordKind.RESULT else None,
        "came": {"code": result.code, "how_far": result.how_far, "state": result.state.value} if result else None,
        **decided(turn.app.campaigns.get(record.campaign), record.subject)._asdict(),
    }
    return Screen(VIEW, context, (*choices, Choice("back"), Choice("home")))


def _stands_on(turn: Turn, code: str) -> bool:
    """Tell whether that record is on show already, so that its photos do not come twice."""
    return turn.screen is not None and turn.screen.name == VIEW and turn.screen.context.get("code") == code


@router.on(chose("edit_record", VIEW), chose("mend", VIEW), chose_push("mend"))
async def reopen(turn: Turn) -> Screen:
    """Open a record again: a returned one at the first answer that is to be mended, another in its review.

    What its owner has begun to change is kept, also where it was returned only afterwards.
    """
    record = await own_record(turn.work, turn.person_id, turn.value)
    try:
        await _demand_changeable(turn, record)
    except Problem as problem:  # the screen may be of before: it would say that it may be changed
        turn.tell_problem(problem)
        return await view(turn, record)
    begun = turn.draft.get("form", {})
    opened = _draft(record)
    if begun.get("record") == record.code and begun.get("record_version") == record.version:
        held = form.draft_of(turn)
        if not set(opened.marked) <= set(held.marked):
            held = replace(held, at=opened.at, editing=True, pending=opened.pending, marked=opened.marked)
        return form.show(turn, held)
    made = form_for(record, turn.app.campaigns, turn.app.forms)
    answers = reopened(made, record.answers) if made else record.answers
    person = await turn.work.session.get_one(Person, turn.person_id)
    turn.draft[CATEGORY] = person.category if record.collective is None else None
    whose = await collectives.name_of(turn.work.connection, record)
    return form.begin(
        turn, replace(opened, answers=answers, collective=collectives.code_of(record), collective_name=whose)
    )


async def _demand_changeable(turn: Turn, record: Record) -> None:
    if record.state not in OPEN_STATES:
        raise Problem("record_moved_on", code=record.code, state=record.state.value)
    await demand_open(turn.work, record)


def _draft(record: Record) -> Draft:
    parts = tuple(record.returned_parts) if record.state is RecordState.RETURNED else ()
    return Draft(
        id=record.draft_id,
        kind=record.kind,
        campaign=record.campaign,
        subject=record.subject,
        form=record.form,
        version=record.form_version,
        at=parts[0] if parts else REVIEW,
        editing=bool(parts),
        pending=parts[1:],
        marked=parts,
        record=record.code,
        record_version=record.version,
    )


@router.on(chose("see_files", VIEW))
async def see_files(turn: Turn) -> Screen | None:
    """Send the photos and voice notes of one's own record; the record stays on show."""
    record = await own_record(turn.work, turn.person_id, turn.value)
    turn.attach(await of_record(turn.work, record))
    return turn.screen


@router.on(chose("see_history", VIEW))
async def show_history(turn: Turn) -> Screen:
    """Show what one's own record said before, and what it says since."""
    record = await own_record(turn.work, turn.person_id, turn.value)
    return Screen(HISTORY, await history_of(turn, record), (Choice("back", record.code), Choice("home")))


async def history_of(turn: Turn, record: Record) -> dict[str, object]:
    """Return what a screen says of a record's history, for whoever was found to have a right to it."""
    steps, older = await history(turn.work, record, form_for(record, turn.app.campaigns, turn.app.forms))
    listed = [{**asdict(step), "at": step.at.isoformat()} for step in steps]
    return {"code": record.code, "steps": listed, "older": older}


@router.on(chose("withdraw"))
async def ask_to_withdraw(turn: Turn) -> Screen:
    return Screen(
        "records/withdraw",
        {"code": turn.value},
        (Choice("yes_withdraw", turn.value), Choice("keep_record", turn.value), Choice("home")),
    )


@router.on(chose("yes_withdraw"))
async def withdraw_record(turn: Turn) -> Screen:
    record = await own_record(turn.work, turn.person_id, turn.value)
    try:
        record = await withdraw(turn.work, turn.person_id, turn.value)
    except Problem as problem:  # nothing was written; the screen before may be of another day
        turn.tell_problem(problem)
    return await view(turn, record)
