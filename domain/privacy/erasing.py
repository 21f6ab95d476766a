"""Erasing a person: asked for with a typed word, a day to take it back, then names, words and pictures go.

The audit trail keeps keys and codes; the proof of consent keeps its version and day; what others wrote stays theirs.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind
from data.queries.channels import zalo
from data.queries.privacy import erase_requests, erasing, named
from data.tables import Person
from domain import audit, journal
from domain.errors import Problem
from domain.journal import Act
from domain.members import blocking
from domain.outbox import enqueue
from domain.ports import MediaStore
from domain.privacy import stopping
from domain.privacy.overview import overview
from domain.quiet_hours import Hours
from domain.text import templates
from domain.text.normalise import fold

GRACE = timedelta(hours=24)
"""How long the request can be taken back."""

AT_ONCE = 500
"""Apps that are unlinked in one unit of work."""

LONGEST = 40  # characters of what is typed for it
WORD = "xoa"  # as `fold` writes it: typed in any spelling


@dataclass(frozen=True)
class Erased:
    """Who was erased, and the files that are to be deleted once that is committed."""

    person_id: int
    photos: tuple[str, ...]
    exports: tuple[str, ...]
    records: int = 0


async def ask_to_erase(work: Work, person_id: int, typed: str) -> datetime:
    """Note that the person wants to be erased; returns when. Raises `Problem` unless the word was typed."""
    if len(typed) > LONGEST or fold(typed) != WORD:
        raise Problem("erase_word_needed")
    due = work.now + GRACE
    if not await erase_requests.ask(work.connection, person_id, due):
        person = await work.session.get_one(Person, person_id)
        return person.erases_at or due
    await audit.record(work, person_id, "erase_asked", f"person:{person_id}")
    await journal.write(work, Act.ERASE_ASKED, person_id, due=due.isoformat())
    return due


async def take_back(work: Work, person_id: int) -> None:
    """Go on as before. Raises `Problem` when nothing was asked for (any more)."""
    if not await erase_requests.take_back(work.connection, person_id):
        raise Problem("nothing_to_take_back")
    await audit.record(work, person_id, "erase_taken_back", f"person:{person_id}")
    await journal.write(work, Act.ERASE_TAKEN_BACK, person_id)


async def erase_due(writer: Writer, store: MediaStore, hours: Hours) -> int:
    """Erase everybody whose day is over, one in each unit of work; returns how many.

    A process that ends between the commit and the files leaves pictures that no row names: `retain` finds those.
    """
    if writer.journal is None:  # an erasing needs the folder of files: its journal must hold a line about it
        writer.journal = store.journal
    count = 0
    while (person_id := await writer.run(lambda work: erase_requests.due(work.connection, work.now))) is not None:
        count += await erase_one(writer, store, partial(_erase_due, person_id=person_id, hours=hours), person_id)
    await _let_go(writer)
    return count


async def _let_go(writer: Writer) -> None:
    """Unlink the apps of those who are erased; a reader finds them, so that nobody waits for the looking."""
    while True:
        async with writer.engine.connect() as connection:
            found = await erasing.to_let_go(connection, AT_ONCE)
        if not found:
            return
        await writer.run(partial(_unlink, contact_ids=found))


async def _unlink(work: Work, contact_ids: Sequence[int]) -> None:
    await erasing.let_go(work.connection, contact_ids)


async def erase_one(
    writer: Writer, store: MediaStore, erasing_job: Callable[[Work], Awaitable[Erased | None]], person_id: int
) -> bool:
    """Erase one person by a job, the screens of others first, the files last; False when the job found no reason."""
    while await writer.run(lambda work: erasing.clear_screens(work.connection, person_id)):
        continue
    erased = await writer.run(erasing_job)
    if erased is None:
        return False
    while await writer.run(lambda work: named.clear(work.connection, named.people(person_id))):
        continue  # another process was just showing them
    for sha256 in erased.photos:
        await store.forget(sha256)
    for name in erased.exports:
        await store.forget_export(name)
    return True


async def _erase_due(work: Work, person_id: int, hours: Hours) -> Erased | None:
    """Erase a person unless they took it back while their name was taken from the screens of others."""
    is_due = await erase_requests.is_due(work.connection, person_id, work.now)
    return await erase(work, person_id, hours) if is_due else None


async def erase(work: Work, person_id: int, hours: Hours, *, left: bool = False) -> Erased:
    """Take a person out of the tables now, and leave them one last message without a name.

    `left`: nobody asked for it; they left long ago, and the message says so.
    """
    before = await overview(work, person_id)
    person = await work.session.get_one(Person, person_id)
    you, blocked, now = person.address_form, person.blocked_at is not None, work.now
    await journal.write(work, Act.ERASED, person_id)
    await stopping.stop(work, person_id, "erased", hours)
    erased = await take_out(work, person, actor=None if left else person_id)
    counts = {"drafts": before.drafts, "records": erased.records, "left": left}
    counts |= {"photos": before.photos, "voices": before.voices}
    await enqueue(
        work,
        key=f"erased:{person_id}",
        kind=PushKind.NOTICE,
        person_id=person_id,
        text=templates.render(
            "pushes/erased",
            at=now,
            you=you,
            phone=bool(before.phone),
            roster=before.in_roster,
            blocked=blocked,
            **counts,
        ),
        due_at=hours.awake(now),
    )
    return erased


async def take_out(work: Work, person: Person, actor: int | None) -> Erased:
    """Take a person out of the tables now, without a word to them. `actor`: who asked for it, if anybody did."""
    connection, now, person_id = work.connection, work.now, person.id or 0
    contacts = await erasing.contacts(connection, person_id)
    await named.clear_all(connection, await erasing.shown_as(connection, person_id))
    await blocking.remember(work, person)
    await erasing.stop(connection, person_id, now, "erased")
    codes = await erasing.erase_records(connection, person_id)
    photos, unused = await erasing.erase_photos(connection, person_id)
    exports = await erasing.erase_exports(connection, person_id) + await zalo.erase_handouts(
        connection, [contact.id for contact in contacts]
    )
    await erasing.erase_messages(connection, person_id, now)
    await erasing.erase_conversations(connection, contacts)
    await erasing.erase_person(connection, person_id, now)
    work.session.expunge(person)  # the session's copy still holds the name
    await audit.record(work, actor, "erased", f"person:{person_id}", records=len(codes), photos=photos)
    return Erased(person_id, tuple(unused), tuple(exports), len(codes))
