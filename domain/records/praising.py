"""Who is praised: an officer matches a report with a member of the unit, or with a line of the unit's list."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz import fuzz

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import PublishState, RecordKind, RecordState
from data.queries.members import people, roster
from data.queries.privacy import named
from data.queries.records import publishing as queries
from data.tables import Person, PublishConsent, Record, RosterEntry
from data.text.collation import person_key
from domain import audit
from domain.errors import Problem, Refused
from domain.quiet_hours import Hours
from domain.records import accepted_words
from domain.records.naming import named_in
from domain.records.publishing import about, accepted, consent_of, praised_id
from domain.records.rights import for_review
from domain.text.normalise import fold

LIKELY = 0.75  # likeness of what was written and a name that share no whole syllable


class Candidate(NamedTuple):
    """Somebody of the unit who may be the one that is praised: a member, or a line of the list who has not joined."""

    person_id: int | None
    entry_id: int | None
    name: str
    section: str | None


class Praised(NamedTuple):
    """A good deed as the officer sees it who asks for consent."""

    record: Record
    written: str  # the words by which the praised were called
    name: str | None  # who they are, once an officer has said so
    joined: bool  # they can be asked in their own chat
    consent: PublishConsent | None
    person_id: int | None = None  # whom `name` belongs to, unless it is only a line of the list

    @property
    def who(self) -> frozenset[named.Who]:
        """The sender and the praised, by key."""
        line = named.lines(self.consent.roster_entry_id if self.consent else None)
        return named.people(self.record.person_id, self.person_id) | line


async def candidates(work: Work, officer_id: int | None, record_id: int, limit: int = 4) -> list[Candidate]:
    """List who in the record's unit has a name like the written one, the likeliest first.

    Raises `Refused` or `Problem`.
    """
    record, officer = await deed(work, officer_id, record_id)
    if about(record.answers) == "collective":
        return []
    called = fold(written(record))
    units = people.below([record.unit_id], work.now)
    known = [Candidate(row[0], None, row[1] or "", row[2]) for row in await _members(work, record)]
    lines = await roster.free(work.connection, units)
    everybody = [
        *(person for person in known if person.person_id not in {record.person_id, officer}),
        *(Candidate(None, row.id, row.name, row.section) for row in lines),
    ]
    found = [(score, person) for person in everybody if (score := _likeness(called, fold(person.name)))]
    found.sort(key=lambda match: (-match[0], person_key(match[1].name)))
    return [candidate for _, candidate in found[:limit]]


async def _members(work: Work, record: Record) -> list[AnyRow]:
    return await queries.member_rows(work.connection, people.below([record.unit_id], work.now), work.now)


def written(record: Record) -> str:
    """Return the words by which the praised were called: the answer to the question for a person."""
    return named_in(record.form, record.answers)


def _likeness(named: str, name: str) -> float:
    """Count the syllables of a name that were written; a misspelled name counts a little. 0 is nobody."""
    shared = len(set(named.split()) & set(name.split()))
    ratio = fuzz.ratio(named, name) / 100
    return shared + ratio if shared or ratio >= LIKELY else 0


async def match(work: Work, officer_id: int | None, record_id: int, person_id: int, hours: Hours) -> PublishConsent:
    """Say who is praised; of an accepted deed the person is asked at once. Raises `Refused` or `Problem`."""
    record, officer = await deed(work, officer_id, record_id)
    if person_id not in {row[0] for row in await _members(work, record)} - {record.person_id}:
        raise Problem("nobody_there")
    if person_id == officer:
        raise Refused("own_record")
    return await _matched(work, officer, record, hours, person_id=person_id)


async def match_line(work: Work, officer_id: int | None, record_id: int, entry_id: int, hours: Hours) -> PublishConsent:
    """Say that somebody is praised who stands on the unit's list; they are asked when they have joined. Raises."""
    record, officer = await deed(work, officer_id, record_id)
    entry = await work.session.get(RosterEntry, entry_id)
    lines = await roster.free(work.connection, people.below([record.unit_id], work.now))
    if entry is None or entry_id not in {row.id for row in lines}:
        raise Problem("nobody_there")
    return await _matched(work, officer, record, hours, roster_entry_id=entry_id)


async def _matched(work: Work, officer: int, record: Record, hours: Hours, **who: int) -> PublishConsent:
    consent = await consent_for(work, record)
    if consent.state is not PublishState.MATCHED:
        raise Problem("already_asked", code=record.code)
    consent.person_id, consent.roster_entry_id = who.get("person_id"), who.get("roster_entry_id")
    await work.settle()
    await audit.record(work, officer, "praised_matched", f"record:{record.id}", **who)
    if record.state is RecordState.ACCEPTED:
        await accepted(work, record, hours.awake(work.now))
        await accepted_words.read(work, record.id or 0, record.state)
    return consent


async def look(work: Work, officer_id: int | None, record_id: int) -> Praised:
    """Show who is praised in a good deed and what they said to publishing it. Raises `Refused` or `Problem`."""
    record, _ = await deed(work, officer_id, record_id)
    return await described(work, record)


async def described(work: Work, record: Record) -> Praised:
    consent = await consent_of(work, record)
    person_id = await praised_id(work, consent) if consent else None
    name = (await work.session.get_one(Person, person_id)).name if person_id else None
    if consent and name is None and consent.roster_entry_id:
        name = (await work.session.get_one(RosterEntry, consent.roster_entry_id)).name
    return Praised(record, written(record), name, person_id is not None, consent, person_id)


async def consent_for(work: Work, record: Record) -> PublishConsent:
    """Return the consent of a deed, begun if there is none yet."""
    found = await consent_of(work, record)
    if found is None:
        found = PublishConsent(record_id=record.id or 0, state=PublishState.MATCHED)
        await work.add(found)
    return found


async def deed(work: Work, officer_id: int | None, record_id: int) -> tuple[Record, int]:
    """Return a good deed of others, and its officer, who is neither its sender nor praised. Raises."""
    record, officer = await for_review(work, officer_id, record_id)
    if record.kind is not RecordKind.GOOD_DEED or about(record.answers) == "self":
        raise Problem("nothing_current")
    return record, officer
