"""Doing again, in an older database, what the journal says was done since. Nobody is told a second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from data.engine.journal import Entry
from data.engine.unit_of_work import Work
from data.enums import ContactState, Role
from data.queries import restored
from data.queries.members import apps, contacts, grants, invitations
from data.tables import Person
from domain import audit
from domain.journal import Act
from domain.members import preferences
from domain.members.invitations import Office, grant
from domain.members.lost_phones import cut_off
from domain.members.unlisting import remove_line
from domain.privacy import consent
from domain.privacy.erasing import Erased, take_out
from domain.quiet_hours import Hours
from domain.restored.found import Found
from domain.restored.publishing import publish_again


@dataclass
class Again:
    """What was done again: how many acts of each kind, and who was erased, with the files that are to be deleted."""

    counts: Counter[Act] = field(default_factory=Counter)
    erased: list[Erased] = field(default_factory=list)


async def do_again(work: Work, entries: Sequence[Entry], hours: Hours) -> Again:
    """Do these acts again in their order. Who or what is not there (any more, or yet) is passed over.

    It may be done twice: the second time nothing is left to do.
    """
    found, again, noted = await Found.read(work, entries), Again(), len(work.entries)
    for entry in entries:
        if entry.kind in _OF_PEOPLE:
            act = Act(entry.kind)
            for person in await found.people(work, entry):
                done = await _OF_PEOPLE[act](_Done(work, entry, person, found, again, hours))
                await work.settle()
                if done:
                    again.counts[act] += 1
                    await audit.record(work, None, "done_again", f"person:{person.id}", act=act)
        elif entry.kind in _OF_THINGS:
            again.counts[Act(entry.kind)] += await _OF_THINGS[Act(entry.kind)](work, entry)
    del work.entries[noted:]  # they stand in the journal already
    return again


@dataclass(frozen=True)
class _Done:
    """One act of one person."""

    work: Work
    entry: Entry
    person: Person
    found: Found
    again: Again
    hours: Hours

    @property
    def id(self) -> int:
        return self.person.id or 0

    async def of_lost(self, *states: ContactState) -> list[int]:
        """Return the apps that the entry names and that are in one of these states."""
        named = set(self.entry.facts.get("contacts", ()))
        mine = await contacts.of_person(self.work.connection, self.id)
        here = {row.id for row in mine if row.state in states}
        return sorted(here & named if self.id == self.entry.person else here & self.found.contacts(self.entry))


async def _ask(done: _Done) -> bool:
    if done.person.erases_at is not None:
        return False
    done.person.erases_at = datetime.fromisoformat(done.entry.facts["due"])
    return True


async def _take_back(done: _Done) -> bool:
    asked, done.person.erases_at = done.person.erases_at, None
    return asked is not None


async def _erase(done: _Done) -> bool:
    done.again.erased.append(await take_out(done.work, done.person, done.person.id))
    return True


async def _withdraw(done: _Done) -> bool:
    withdrawn = await consent.has_withdrawn(done.work.connection, done.id)
    await consent.withdraw_consent(done.work, done.id, done.hours)
    return not withdrawn


async def _agree(done: _Done) -> bool:
    withdrawn = await consent.has_withdrawn(done.work.connection, done.id)
    await consent.agree_again(done.work, done.id, done.entry.facts["channel"])
    return withdrawn


async def _stop(done: _Done) -> bool:
    was, done.person.stopped_at = done.person.stopped_at, done.person.stopped_at or done.entry.at
    return was is None


async def _want_again(done: _Done) -> bool:
    was, done.person.stopped_at = done.person.stopped_at, None
    return was is not None


async def _choose_kind(done: _Done) -> bool:
    kind, wanted = done.entry.facts["kind"], done.entry.facts["wanted"]
    if kind not in preferences.KINDS:  # of a newer version
        return False
    was = getattr(done.person, kind)
    setattr(done.person, kind, wanted)
    return bool(was != wanted)


async def _cut(done: _Done) -> bool:
    lost = await done.of_lost(ContactState.ACTIVE, ContactState.GONE)
    await cut_off(done.work, done.id, lost)
    return bool(lost)


async def _give_back(done: _Done) -> bool:
    silent = await done.of_lost(ContactState.CUT)
    await contacts.change_state(done.work.connection, silent, ContactState.ACTIVE)
    return bool(silent)


async def _unlink(done: _Done) -> bool:
    apart = await done.of_lost(ContactState.ACTIVE, ContactState.GONE)
    for contact_id in apart:
        await apps.unlink(done.work.connection, done.id, contact_id)
        await apps.take_back_pushes(done.work.connection, contact_id, done.work.now)
    await contacts.empty(done.work.connection, apart, done.work.now)
    return bool(apart)


async def _block(done: _Done) -> bool:
    was, done.person.blocked_at = done.person.blocked_at, done.person.blocked_at or done.entry.at
    return was is None


async def _readmit(done: _Done) -> bool:
    was, done.person.blocked_at = done.person.blocked_at, None
    return was is not None


async def _end_role(done: _Done) -> bool:
    facts, held = done.entry.facts, await grants.held(done.work.connection, done.id, done.work.now)
    ended = [role.id for role in held if role.unit_id == facts["unit"] and role.role == facts["role"]]
    return any([await grants.end(done.work.connection, grant_id, done.work.now) for grant_id in ended])


async def _give_role(done: _Done) -> bool:
    facts = done.entry.facts
    until = date.fromisoformat(facts["until"]) if facts["until"] else None
    if (until is not None and until < done.work.now.date()) or not await restored.has_unit(
        done.work.connection, facts["unit"]
    ):
        return False
    await grant(done.work, done.id, Office(facts["unit"], Role(facts["role"]), until))
    return True


async def _use(work: Work, entry: Entry) -> bool:
    """Let an invitation open nothing any more; whoever used it has the role again, if they are there."""
    used = await restored.use_invitation(work.connection, entry.facts["digest"], entry.at)
    if used is None:
        return False
    for person in await (await Found.read(work, [entry])).people(work, entry):
        await restored.used_by(work.connection, used.id, person.id or 0)
        await grant(work, person.id or 0, Office(used.unit_id, used.role, used.role_until), used.made_by)
        await audit.record(work, None, "done_again", f"person:{person.id}", act=Act.INVITATION_USED)
    return True


async def _cancel(work: Work, entry: Entry) -> bool:
    found = await invitations.look_up(work.connection, entry.facts["digest"])
    return found is not None and await invitations.cancel(work.connection, found.id, entry.at)


async def _take_off(work: Work, entry: Entry) -> bool:
    """Take a line off a unit's list again; one that a later import has put there has another key."""
    number = await restored.number_of_line(work.connection, entry.facts["line"], entry.facts["unit"])
    return number is not None and await remove_line(work, entry.facts["unit"], number) is not None


_OF_PEOPLE: dict[str, Callable[[_Done], Awaitable[bool]]] = {
    Act.ERASE_ASKED: _ask,
    Act.ERASE_TAKEN_BACK: _take_back,
    Act.ERASED: _erase,
    Act.CONSENT_WITHDRAWN: _withdraw,
    Act.CONSENT_GIVEN: _agree,
    Act.STOPPED: _stop,
    Act.WANTED_AGAIN: _want_again,
    Act.KIND_CHOSEN: _choose_kind,
    Act.PHONE_CUT: _cut,
    Act.PHONE_GIVEN_BACK: _give_back,
    Act.APP_UNLINKED: _unlink,
    Act.BLOCKED: _block,
    Act.READMITTED: _readmit,
    Act.ROLE_ENDED: _end_role,
    Act.ROLE_GIVEN: _give_role,
}
_OF_THINGS: dict[str, Callable[[Work, Entry], Awaitable[bool]]] = {
    Act.INVITATION_USED: _use,
    Act.INVITATION_CANCELLED: _cancel,
    Act.PUBLISHING: publish_again,
    Act.LINE_REMOVED: _take_off,
}
