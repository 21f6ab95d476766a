"""Handing a record in, changing it, sending a mended one again, withdrawing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from data.engine.unit_of_work import Work
from data.enums import ONCE_A_ROUND, OPEN_STATES, MembershipState, RecordKind, RecordState
from data.queries.members import people
from data.queries.records import files, lookup, records
from data.tables import Person, Record
from data.types import HANOI
from domain import audit
from domain.campaigns import Campaign, movements
from domain.campaigns.issuers import demand_running
from domain.errors import Problem
from domain.forms.draft import Answer, Draft
from domain.forms.engine import final_answers, missing
from domain.forms.model import Form
from domain.quiet_hours import Hours
from domain.records import collectives, outstanding, publishing, results
from domain.records.codes import new_code
from domain.records.collectives import Collective
from domain.records.describing import subject_name
from domain.records.history import keep_text
from domain.records.photos import files_of
from domain.records.rounds import demand_open, demand_registering
from domain.records.states import move
from domain.records.titles import demand_offered, demand_own_title, first_moment, other_titles
from domain.records.whose import own_record

CODE_TRIES = 20
AMENDABLE = frozenset({RecordState.HELD, RecordState.SUBMITTED})


async def submit(
    work: Work, person_id: int, draft: Draft, form: Form, campaign: Campaign, *, hours: Hours, outstanding_days: int
) -> Record:
    """Make the record of a finished draft; sent twice it is still one record. Raises `Problem`.

    An outstanding deed of the last `outstanding_days` reaches the officers at once.
    """
    if missing(form, draft) is not None:
        raise Problem("answer_needed")
    found = await _by_draft(work, draft.id)
    if found is not None:
        return found
    unit_id, state, whose = await _whose(work, person_id, draft)
    answers = outstanding.checked(final_answers(form, draft), work.now.date(), outstanding_days)
    if draft.kind != RecordKind.RESULT:
        await demand_running(work, unit_id, campaign)
    what = await _what(work, draft, campaign, answers, person_id=person_id, unit_id=unit_id, whose=whose)
    record = Record(
        code=await _free_code(work, campaign),
        draft_id=draft.id,
        kind=RecordKind(draft.kind),
        campaign=campaign.slug,
        **what,
        person_id=person_id,
        unit_id=unit_id,
        unit_as_of=work.now.date(),
        form=form.code,
        form_version=form.version,
        answers=answers,
        outstanding=draft.kind == RecordKind.GOOD_DEED and outstanding.is_outstanding(answers),
        state=RecordState.SUBMITTED if state is MembershipState.ACTIVE else RecordState.HELD,
        submitted_at=work.now,
        changed_at=work.now,
    )
    await work.add(record)
    await _keep_files(work, record)
    await audit.record(work, person_id, "submitted", f"record:{record.id}", kind=record.kind, unit=unit_id)
    await outstanding.notify_officers(work, record, hours)
    return record


async def _what(
    work: Work,
    draft: Draft,
    campaign: Campaign,
    answers: Mapping[str, Answer],
    *,
    person_id: int,
    unit_id: int,
    whose: Collective | None,
) -> dict[str, Any]:
    """Say what a new record is of, if it may be handed in now: a result is of what its registration was of."""
    of_whom = {"collective": whose.kind, "section_id": whose.section_id} if whose else {}
    if draft.kind == RecordKind.RESULT:
        of = await results.demand_tellable(work, person_id, draft.subject, campaign)
        same = {name: getattr(of, name) for name in ("subject", "round", "movement")}
        return {**same, **of_whom, "result_of": of.id, "how_far": results.how_far(answers)}
    await demand_new(work, person_id, draft, campaign, whose)
    round_ = round_of(draft, campaign, work.now.date())
    await demand_registering(work, unit_id, draft.kind, campaign.slug, round_)
    return {"subject": draft.subject, "round": round_, "movement": movements.chosen(campaign, answers), **of_whom}


async def _whose(work: Work, person_id: int, draft: Draft) -> tuple[int, MembershipState, Collective | None]:
    """Return the unit of a new record, whether its sender is confirmed there, and for which collective it is.

    Whoever leads a collective needs no confirmation as a member, for a role was given to them. A result is whose its
    registration is.
    """
    code = draft.collective
    if draft.kind == RecordKind.RESULT:
        code = collectives.code_of(await results.registration(work, person_id, draft.subject))
    if code is None:
        return *await _unit_of(work, person_id), None
    whose = await collectives.demand_led(work, person_id, code)
    return whose.unit_id, MembershipState.ACTIVE, whose


async def demand_new(
    work: Work, person_id: int, draft: Draft, campaign: Campaign, whose: Collective | None = None
) -> None:
    """Raise `Problem` when a draft registers what is not for its person or its collective, over, or registered."""
    if whose is None:
        await demand_own(work, person_id, draft, campaign)
        await demand_first(work, person_id, draft, campaign)
        return
    today = work.now.date()
    demand_offered(campaign, draft.subject, today, to_collective=True)
    await collectives.demand_first(work, whose, draft.subject, round_of(draft, campaign, today), kind=draft.kind)


async def _unit_of(work: Work, person_id: int) -> tuple[int, MembershipState]:
    membership = await people.current_membership(work.connection, person_id)
    if membership is None:
        raise Problem("no_unit")
    return membership[1], membership[2]


async def change(
    work: Work, person_id: int, draft: Draft, form: Form, hours: Hours, *, outstanding_days: int
) -> Record:
    """Save a changed record over itself: a returned one goes back to the queue, another stays where it was.

    Whoever is looking at the old text cannot settle it any more. Raises `Problem`.
    """
    record = await own_record(work, person_id, draft.record or "")
    if missing(form, draft) is not None:
        raise Problem("answer_needed")
    await demand_open(work, record)
    sent, version = record.submitted_at.astimezone(HANOI).date(), record.version + 1
    answers = outstanding.checked(final_answers(form, draft), sent, outstanding_days)
    values: dict[str, Any] = {"answers": answers, "form_version": form.version, "version": version}
    if any(question.code == movements.QUESTION for question in form.questions):
        values["movement"] = answers.get(movements.QUESTION, {}).get("code")
    if record.collective is not None:  # whoever leads it now answers for it from here on
        values["person_id"] = person_id
    if record.kind is RecordKind.RESULT:
        values["how_far"] = results.how_far(answers)
    outstanding_now = outstanding.is_outstanding(answers)
    if outstanding_now != outstanding.is_outstanding(record.answers):  # what an officer decided stays
        values["outstanding"] = outstanding_now
    await keep_text(work, record)
    before = record.answers
    if record.state is RecordState.RETURNED:
        await move(work, record, RecordState.SUBMITTED, {RecordState.RETURNED}, **values, mend_until=None)
        await audit.record(work, person_id, "resubmitted", f"record:{record.id}", version=record.version)
    else:
        await _amend(work, record, draft, values)
        await audit.record(work, person_id, "amended", f"record:{record.id}", version=record.version)
    await _keep_files(work, record)
    await publishing.rewritten(work, record, before)
    await outstanding.notify_officers(work, record, hours)
    return record


async def _amend(work: Work, record: Record, draft: Draft, values: dict[str, Any]) -> None:
    if record.state not in AMENDABLE:
        raise Problem("record_moved_on", code=record.code, state=record.state.value)
    if draft.record_version not in {None, record.version}:
        raise Problem("record_changed", code=record.code)
    amended = {**values, "changed_at": work.now}
    if not await records.change(work.connection, record.id or 0, AMENDABLE, record.version, amended):
        raise Problem("record_changed", code=record.code)
    await work.session.refresh(record)


async def withdraw(work: Work, person_id: int, code: str) -> Record:
    """Take back a record that nobody has settled yet, while its round is open. Raises `Problem`."""
    record = await own_record(work, person_id, code)
    if record.state in AMENDABLE:
        await demand_open(work, record)
    await move(work, record, RecordState.WITHDRAWN, OPEN_STATES)
    await outstanding.cancel_notices(work, record)
    await audit.record(work, person_id, "withdrawn", f"record:{record.id}")
    return record


async def demand_own(work: Work, person_id: int, draft: Draft, campaign: Campaign) -> None:
    """Raise `Problem` when the draft registers what is for other groups of workers, for collectives, or over."""
    demand_offered(campaign, draft.subject, work.now.date())
    person = await work.session.get_one(Person, person_id)
    demand_own_title(campaign, draft.subject, person.category)


async def demand_first(work: Work, person_id: int, draft: Draft, campaign: Campaign) -> None:
    """Refuse a second registration of the same thing in one round, or of another title of the campaign in one year.

    Good deeds may be many. Raises `Problem`.
    """
    if draft.kind not in ONCE_A_ROUND:
        return
    round_, others = round_of(draft, campaign, work.now.date()), other_titles(campaign, draft.subject)
    year = first_moment(work.now)
    found = await lookup.registered(
        work.connection, person_id, draft.campaign, draft.subject, round_, others=others, since=year
    )
    if found is None:
        return
    if found.subject == draft.subject:
        raise Problem("already_registered", code=found.code)
    raise Problem("one_title_a_year", code=found.code, title=subject_name(campaign, found.subject), year=work.now.year)


def round_of(draft: Draft, campaign: Campaign, today: date) -> str:
    """Say to which year or phase a record of today belongs."""
    thing = next(
        (offered for offered in campaign.registrable if draft.subject in {offered.code, *offered.titles}), None
    )
    return campaign.round_of(thing, today)


async def _by_draft(work: Work, draft_id: str) -> Record | None:
    key = await lookup.by_draft(work.connection, draft_id)
    return await work.session.get(Record, key) if key is not None else None


async def _free_code(work: Work, campaign: Campaign) -> str:
    for _ in range(CODE_TRIES):
        code = new_code(campaign.record_prefix)
        if await lookup.by_code(work.connection, code) is None:
            return code
    raise Problem("trouble")


async def _keep_files(work: Work, record: Record) -> None:
    await files.hand_over(work.connection, record.draft_id, files_of(record.answers), record.id or 0)
