"""Consent to publish a good deed is the praised person's: asked in their own chat, or recorded by an officer.

    matched -> asked -> agreed, story only, refused, guardian (under 18), disputed
    An officer may record what was agreed on paper or by word, with how it was got.

Nothing of a person under 18 is published without a parent or guardian: the program's own rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from data.engine.unit_of_work import Work
from data.enums import PUBLISHABLE, PublishState, RecordKind, RecordState
from data.queries.records import publishing as queries
from data.tables import PublishConsent, Record, RosterEntry
from domain import audit, journal
from domain.errors import Problem
from domain.forms.draft import Answer
from domain.forms.model import SUBJECTS
from domain.journal import Act
from domain.outbox import Notice, cancel, choice, notify
from domain.records.describing import show_answer
from domain.records.naming import named_in
from domain.records.states import move
from domain.text.normalise import fold

STORY_SHOWN = 600  # characters of the story that the praised person reads
ANSWERS = {
    "publish_yes": PublishState.AGREED,
    "publish_story": PublishState.STORY_ONLY,
    "publish_no": PublishState.REFUSED,
    "publish_wrong": PublishState.DISPUTED,
}
"""What the buttons mean."""
LASTING = frozenset({PublishState.REFUSED, PublishState.DISPUTED})


def about(answers: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Say whom a good deed praises: self, other or collective."""
    return next(
        (given_answer["code"] for given_answer in answers.values() if given_answer.get("code") in SUBJECTS), None
    )


async def consent_of(work: Work, record: Record) -> PublishConsent | None:
    key = await queries.of_record(work.connection, record.id or 0)
    return await work.session.get(PublishConsent, key) if key is not None else None


async def praised_id(work: Work, consent: PublishConsent) -> int | None:
    """Return who is praised, also when the line of the list that was meant has meanwhile been joined to a person."""
    if consent.person_id is None and consent.roster_entry_id is not None:
        return (await work.session.get_one(RosterEntry, consent.roster_entry_id, populate_existing=True)).person_id
    return consent.person_id


async def ask_own(work: Work, record: Record) -> PublishConsent | None:
    """Begin asking the sender of a deed of their own; `None` for any other record, or when they were asked before."""
    if record.kind is not RecordKind.GOOD_DEED or about(record.answers) != "self":
        return None
    if await consent_of(work, record) is not None:
        return None
    consent = PublishConsent(
        record_id=record.id or 0, person_id=record.person_id, state=PublishState.ASKED, asked_at=work.now
    )
    await work.add(consent)
    return consent


async def rewritten(work: Work, record: Record, before: Mapping[str, Answer]) -> None:
    """Forget what was said of a deed whose text is another now; a refusal and a dispute stay.

    Whom an officer has matched stays so, to be asked of the new text, unless the deed is about somebody else by now.
    `before`: what was answered until now.
    """
    consent = await consent_of(work, record)
    own = consent is not None and consent.person_id == record.person_id and about(record.answers) == "self"
    if consent is None or own or consent.state in LASTING:
        return
    matched = (consent.person_id or consent.roster_entry_id) and _whom(record, before) == _whom(record, record.answers)
    if matched and consent.state is PublishState.MATCHED:
        return
    await audit.record(work, None, "publish_forgotten", f"record:{record.id}", state=consent.state)
    if matched:
        consent.state, consent.wish, consent.adult = PublishState.MATCHED, None, None
        consent.how = consent.recorded_by = consent.asked_at = consent.answered_at = None
    else:
        await work.session.delete(consent)
    await work.settle()


def _whom(record: Record, answers: Mapping[str, Answer]) -> tuple[str | None, str]:
    return about(answers), fold(named_in(record.form, answers))


async def accepted(work: Work, record: Record, due_at: datetime) -> None:
    """Ask the praised person, now that the deed is accepted, if an officer has said who it is."""
    consent = await consent_of(work, record)
    if consent is None or consent.state is not PublishState.MATCHED:
        return
    person_id = await praised_id(work, consent)
    if person_id is None:  # known by name only, or on the list and not there yet
        return
    consent.person_id, consent.state, consent.asked_at = person_id, PublishState.ASKED, work.now
    await work.settle()
    facts, ask = {"story": story_of(record)}, [[choice(code, consent.id or 0)] for code in ANSWERS]
    await notify(
        work, person_id, Notice("publish_ask", push_key(record), facts, ask, about_id=record.person_id), due_at
    )
    await audit.record(work, None, "publish_asked", f"record:{record.id}")


async def undone(work: Work, record: Record) -> None:
    """Take the question back with the decision, if it has not gone out."""
    consent = await consent_of(work, record)
    if consent is not None and consent.state is PublishState.ASKED and await cancel(work, push_key(record)):
        consent.state, consent.asked_at = PublishState.MATCHED, None
        await work.settle()


async def answer(work: Work, person_id: int, consent_id: int, code: str) -> PublishConsent:
    """Take the praised person's answer; an agreement waits for the question of age. Raises `Problem`."""
    consent = await own(work, person_id, consent_id)
    state = ANSWERS[code]
    if state in PUBLISHABLE:
        consent.wish = state
        return await _settle(work, consent, consent.adult or None)  # who was 17 is asked again
    consent.wish = None
    await _answered(work, consent, state)
    if state is PublishState.DISPUTED:
        await _back_to_queue(work, consent)
    return consent


async def tell_age(work: Work, person_id: int, consent_id: int, *, adult: bool) -> PublishConsent:
    """Take whether the praised person is 18. Raises `Problem`."""
    consent = await own(work, person_id, consent_id)
    if consent.wish is None:
        raise Problem("nothing_current")
    return await _settle(work, consent, adult)


async def _settle(work: Work, consent: PublishConsent, adult: bool | None) -> PublishConsent:  # noqa: FBT001 - None is the third answer: not asked yet
    consent.adult = adult
    if adult is None or consent.wish is None:
        await work.settle()
        return consent
    await _answered(work, consent, consent.wish if adult else PublishState.GUARDIAN)
    return consent


async def _answered(work: Work, consent: PublishConsent, state: PublishState) -> None:
    consent.state, consent.answered_at = state, work.now
    consent.recorded_by = consent.how = None  # the person's own answer replaces what an officer recorded
    await work.settle()
    await audit.record(work, consent.person_id, f"publish_{state}", f"record:{consent.record_id}", wish=consent.wish)
    record = await work.session.get_one(Record, consent.record_id)
    await write_down(work, consent, record.version)


async def write_down(work: Work, consent: PublishConsent, version: int) -> None:
    """Write into the journal what was answered, to which text, about whom; `own`: by the praised person themselves."""
    await journal.write(
        work,
        Act.PUBLISHING,
        record=consent.record_id,
        praised=consent.person_id,
        own=consent.recorded_by is None,
        said=consent.state,
        wish=consent.wish,
        adult=consent.adult,
        version=version,
    )


async def _back_to_queue(work: Work, consent: PublishConsent) -> None:
    """An accepted deed that the praised person disputes goes back to the officers, who see why."""
    record = await work.session.get_one(Record, consent.record_id)
    if record.state is RecordState.ACCEPTED:
        await move(work, record, RecordState.SUBMITTED, {RecordState.ACCEPTED})


async def own(work: Work, person_id: int, consent_id: int) -> PublishConsent:
    """Find a consent that is this person's to give. Raises `Problem`."""
    key = await queries.of_person(work.connection, consent_id, person_id)
    consent = await work.session.get(PublishConsent, key) if key is not None else None
    if consent is None or consent.state is PublishState.MATCHED:
        raise Problem("nothing_current")
    return consent


def push_key(record: Record) -> str:
    return f"publish:{record.id}:{record.version}"


def story_of(record: Record) -> str:
    """Return the story as the praised person may read it: what was told, not who told it."""
    return story_in(record.answers)


def story_in(answers: Mapping[str, Answer]) -> str:
    """Return the longest that was told in answers."""
    texts = (given_answer for given_answer in answers.values() if "text" in given_answer or "voice" in given_answer)
    return max((show_answer(None, given_answer) for given_answer in texts), key=len, default="")[:STORY_SHOWN]
