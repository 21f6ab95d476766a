"""Erasing a person: asked for with a typed word, a day to take it back, then names, words and pictures go.

The audit trail keeps keys and codes; the proof of consent keeps its version and day; what others wrote stays theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import update

from data.enums import PushKind
from data.queries import erasing, zalo
from data.queries.core import table_of
from data.tables import Person
from data.work import Work, Writer
from domain import words
from domain.audit import note
from domain.errors import Problem
from domain.members import blocking
from domain.outbox import enqueue
from domain.ports import MediaStore
from domain.privacy.overview import overview
from domain.reminders.hours import STANDARD, Hours
from domain.text import fold

GRACE = timedelta(hours=24)
"""So long it can be taken back."""

AT_ONCE = 500
"""Apps that are unlinked in one unit of work."""

LONGEST = 40  # characters of what is typed for it
WORD = "xoa"  # as `fold` writes it: typed in any spelling

_person = table_of(Person)


@dataclass(frozen=True)
class Erased:
    """Who was erased, and the files that are to be deleted once that is committed."""

    person_id: int
    photos: tuple[str, ...]
    exports: tuple[str, ...]


async def ask_to_erase(work: Work, person_id: int, typed: str) -> datetime:
    """Note that the person wants to be erased; returns when. Raises `Problem` unless the word was typed."""
    if len(typed) > LONGEST or fold(typed) != WORD:
        raise Problem("erase_word_needed")
    due = work.now + GRACE
    asked = update(_person).where(_person.c.id == person_id, _person.c.erases_at.is_(None))
    if not (await work.connection.execute(asked.values(erases_at=due))).rowcount:
        person = await work.session.get_one(Person, person_id)
        return person.erases_at or due
    await note(work, person_id, "erase_asked", f"person:{person_id}")
    return due


async def take_back(work: Work, person_id: int) -> None:
    """Go on as before. Raises `Problem` when nothing was asked for (any more)."""
    asked = update(_person).where(
        _person.c.id == person_id, _person.c.erases_at.is_not(None), _person.c.erased_at.is_(None)
    )
    if not (await work.connection.execute(asked.values(erases_at=None))).rowcount:
        raise Problem("nothing_to_take_back")
    await note(work, person_id, "erase_taken_back", f"person:{person_id}")


async def erase_due(writer: Writer, store: MediaStore, hours: Hours = STANDARD) -> int:
    """Erase everybody whose day is over, one in each unit of work; returns how many.

    A process that ends between the commit and the files leaves pictures that no row names: `retain` finds those.
    """
    count = 0
    while erased := await writer.run(partial(_erase_next, hours=hours)):
        count += 1
        for sha256 in erased.photos:
            await store.forget(sha256)
        for name in erased.exports:
            await store.forget_export(name)
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


async def _erase_next(work: Work, hours: Hours) -> Erased | None:
    person_id = await erasing.due(work.connection, work.now)
    return await erase(work, person_id, hours) if person_id is not None else None


async def erase(work: Work, person_id: int, hours: Hours = STANDARD) -> Erased:
    """Take a person out of the tables now, and leave them one last message without a name."""
    told = await overview(work, person_id)
    person = await work.session.get_one(Person, person_id)
    you = person.address_form
    connection, now = work.connection, work.now
    contacts = await erasing.contacts(connection, person_id)
    await blocking.remember(work, person)
    blocked = person.blocked_at is not None
    await erasing.stop(connection, person_id, now, "erased")
    codes = await erasing.erase_records(connection, person_id)
    photos, unused = await erasing.erase_photos(connection, person_id)
    exports = await erasing.erase_exports(connection, person_id) + await zalo.erase_handouts(
        connection, [one.id for one in contacts]
    )
    await erasing.erase_messages(connection, person_id, now)
    await erasing.erase_conversations(connection, contacts)
    await erasing.clear_desks(connection, [name for name in (told.name, *codes) if name])
    await erasing.erase_person(connection, person_id, now)
    work.session.expunge(person)  # the session's copy still holds the name
    await note(work, person_id, "erased", f"person:{person_id}", records=len(codes), photos=photos)
    counts = {"drafts": told.drafts, "records": len(codes), "photos": photos}
    await enqueue(
        work,
        key=f"erased:{person_id}",
        kind=PushKind.NOTICE,
        person_id=person_id,
        text=words.render(
            "pushes/erased", at=now, you=you, phone=bool(told.phone), roster=told.in_roster, blocked=blocked, **counts
        ),
        due_at=hours.awake(now),
    )
    return Erased(person_id, tuple(unused), tuple(exports))
