"""People correct their own names. The unit is told, for a name is what it knows them by.

Nobody can change the audit trail, so no name goes into it: the old and the new one stand in a table of their own, which
erasing empties.
"""

from __future__ import annotations

from datetime import timedelta

from data.engine.unit_of_work import Work
from data.enums import MembershipState
from data.queries.members import memberships, names, officers, people, profile, roster
from data.queries.records import accepted_words
from data.tables import NameChange, Person
from data.text.collation import person_key
from domain import audit
from domain.errors import Problem
from domain.members.joining import check_name
from domain.members.news import News, tell
from domain.privacy.consent import demand_consent
from domain.quiet_hours import Hours
from domain.text.normalise import same_words
from domain.units import view

AT_MOST, WITHIN = 3, timedelta(days=1)
"""So often a name is corrected: each time officers are told."""


async def rename(work: Work, person_id: int, typed: str, hours: Hours) -> Person:
    """Call the person by another name from now on. Raises `Problem`.

    A line of the unit's own list is no proof for another name: who waits is looked at by an officer then.
    """
    name = check_name(typed)
    await demand_consent(work, person_id)
    person = await work.session.get_one(Person, person_id)
    if name == person.name:
        raise Problem("same_name", name=name)
    if await names.count_since(work.connection, person_id, work.now - WITHIN) >= AT_MOST:
        raise Problem("renamed_enough", limit=AT_MOST)
    await _tell_unit(work, await _change(work, person, name), hours)
    await work.session.refresh(person)
    return person


async def spell_as_listed(work: Work, person_id: int) -> Person:
    """Write the person's name as the line of the unit's list that was proved to be theirs. Raises `Problem`.

    It is the unit's own spelling of the same name, so that nobody is told.
    """
    await demand_consent(work, person_id)
    person = await work.session.get_one(Person, person_id)
    belongs = await people.current_membership(work.connection, person_id)
    line = await roster.of_person(work.connection, belongs[1], person_id) if belongs else None
    if line is None or not same_words(line.name, person.name or ""):
        raise Problem("not_a_name")
    await _change(work, person, line.name)
    await work.session.refresh(person)
    return person


async def _change(work: Work, person: Person, name: str) -> NameChange:
    person_id = person.id or 0
    change = NameChange(person_id=person_id, old=person.name or "", new=name, at=work.now)
    await work.add(change)
    await profile.change(work.connection, person_id, name=name, sort_key=person_key(name))
    await accepted_words.read_anew_of(work.connection, person_id)
    await audit.record(work, person_id, "renamed", f"person:{person_id}")
    return change


async def _tell_unit(work: Work, change: NameChange, hours: Hours) -> None:
    belongs = await people.current_membership(work.connection, change.person_id)
    if belongs is None:
        return
    membership_id, unit_id, state = belongs
    line = await roster.of_person(work.connection, unit_id, change.person_id)
    if state is MembershipState.WAITING and line is not None and not same_words(line.name, change.new):
        await memberships.change(work.connection, membership_id, matched_by=None)
    unit = await view(work.connection, unit_id, work.now.date())
    facts = {"before": change.old, "name": change.new, "unit": unit.short_name}
    news = News("renamed", f"renamed:{change.id}", facts, about=change.person_id)
    await tell(work, await officers.nearest(work.connection, unit_id, work.now, change.person_id), news, hours)
