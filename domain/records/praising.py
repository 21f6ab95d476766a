"""Who is praised: an officer matches a report with a member, or records a consent that was got elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz import fuzz

from data.enums import PublishState, RecordKind, RecordState
from data.queries import people
from data.queries import publishing as queries
from data.tables import PublishConsent, Record
from data.work import Work
from domain.audit import note
from domain.campaigns import load_forms
from domain.errors import Problem, Refused
from domain.members.rights import demand_officer
from domain.records.publishing import about, accepted, consent_of
from domain.reminders.hours import STANDARD, Hours
from domain.text import fold

LIKELY = 0.75  # likeness of what was written and a name that share no whole syllable
WRITTEN = 200  # characters of what was written that are compared
RECORDED = frozenset({PublishState.AGREED, PublishState.STORY_ONLY, PublishState.REFUSED, PublishState.GUARDIAN})
HOW_LIMIT = 300  # characters


class Candidate(NamedTuple):
    """A member of the unit who may be the one that is praised."""

    person_id: int
    name: str
    section: str | None


async def candidates(work: Work, officer_id: int | None, record_id: int, limit: int = 4) -> list[Candidate]:
    """List members of the record's unit whose names are like the written one, the likeliest first.

    Raises `Refused` or `Problem`.
    """
    record, officer = await _deed(work, officer_id, record_id)
    written = fold(_written(record))
    rows = await queries.member_rows(work.connection, people.below([record.unit_id], work.now), work.now)
    found = [
        (score, Candidate(row[0], row[1] or "", row[2]))
        for row in rows
        if row[0] not in {record.person_id, officer} and (score := _likeness(written, fold(row[1] or "")))
    ]
    found.sort(key=lambda one: (-one[0], one[1].name))
    return [candidate for _, candidate in found[:limit]]


def _written(record: Record) -> str:
    """Return the words by which the praised person was called: the answer to the question for a person."""
    forms = load_forms()
    asked = forms[record.form].questions if record.form in forms else ()
    codes = [one.code for one in asked if one.kind == "person"] or list(record.answers)
    return " ".join(str(record.answers.get(code, {}).get("text", ""))[:WRITTEN] for code in codes)


def _likeness(written: str, name: str) -> float:
    """Count the syllables of a name that were written; a misspelled name counts a little. 0 is nobody."""
    shared = len(set(written.split()) & set(name.split()))
    ratio = fuzz.ratio(written, name) / 100
    return shared + ratio if shared or ratio >= LIKELY else 0


async def match(
    work: Work, officer_id: int | None, record_id: int, person_id: int, hours: Hours = STANDARD
) -> PublishConsent:
    """Say who is praised; of an accepted deed the person is asked at once. Raises `Refused` or `Problem`."""
    record, officer = await _deed(work, officer_id, record_id)
    rows = await queries.member_rows(work.connection, people.below([record.unit_id], work.now), work.now)
    if person_id not in {row[0] for row in rows}:
        raise Problem("nobody_there")
    if person_id == officer:
        raise Refused("own_record")
    consent = await _consent(work, record)
    if consent.state is not PublishState.MATCHED:
        raise Problem("already_asked", code=record.code)
    consent.person_id = person_id
    await work.settle()
    await note(work, officer, "praised_matched", f"record:{record_id}", person=person_id)
    if record.state is RecordState.ACCEPTED:
        await accepted(work, record, hours.awake(work.now))
    return consent


async def record_consent(
    work: Work, officer_id: int | None, record_id: int, state: PublishState, how: str, *, guardian: bool = False
) -> PublishConsent:
    """Record what the praised person, or with `guardian` their parent or guardian, said; `how` it was got is kept.

    What a person said in their own chat is not overruled, but a guardian's word completes it. Raises `Refused` or
    `Problem`.
    """
    record, officer = await _deed(work, officer_id, record_id)
    if state not in RECORDED or not how.strip() or len(how) > HOW_LIMIT:
        raise Problem("how_needed", limit=HOW_LIMIT)
    consent = await _consent(work, record)
    spoken = consent.answered_at is not None and consent.recorded_by is None
    waits = consent.state is PublishState.GUARDIAN
    if (spoken and not (waits and guardian)) or (waits and not guardian and state is not PublishState.REFUSED):
        raise Problem("already_asked", code=record.code)
    consent.state, consent.how = state, how.strip()
    consent.recorded_by, consent.answered_at = officer, work.now
    if guardian:
        consent.adult = False
    await work.settle()
    await note(work, officer, f"publish_{state}", f"record:{record_id}", guardian=guardian)
    return consent


async def _consent(work: Work, record: Record) -> PublishConsent:
    found = await consent_of(work, record)
    if found is None:
        found = PublishConsent(record_id=record.id or 0, state=PublishState.MATCHED)
        await work.add(found)
    return found


async def _deed(work: Work, officer_id: int | None, record_id: int) -> tuple[Record, int]:
    """Return a good deed of somebody else and its officer. Raises `Refused` or `Problem`."""
    record = await work.session.get(Record, record_id)
    if record is None:
        raise Problem("no_such_record")
    officer = await demand_officer(work, officer_id, record.unit_id)
    if record.kind is not RecordKind.GOOD_DEED or about(record.answers) == "self":
        raise Problem("nothing_current")
    return record, officer
