"""Whom a line of the journal means in a database that is older than the line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from data.engine.journal import Entry
from data.engine.unit_of_work import Work
from data.queries import restored
from data.queries.members import profile
from data.tables import Person
from domain import journal


class Found:
    """The people and apps of the older database. Two acts of one person may name two keys: they were joined since."""

    def __init__(self, apps: dict[str, tuple[int, int | None]], digested_by: str) -> None:
        self._apps = apps  # digest -> (contact, person)
        self._digested_by = digested_by

    @classmethod
    async def read(cls, work: Work, entries: Sequence[Entry]) -> Self:
        """Digest every app once, if any entry has digests: a few microseconds each."""
        by, apps = journal.digested_by(work.connection), {}
        if by and any(entry.apps for entry in entries):
            for row in await restored.apps(work.connection):
                name = journal.digest(work.connection, row.channel, row.external_id)
                apps[name or ""] = (row.id, row.person_id)
        return cls(apps, by)

    def _of(self, entry: Entry) -> list[tuple[int, int | None]]:
        if entry.digested_by != self._digested_by:
            return []
        return [self._apps[app] for app in entry.apps if app in self._apps]

    async def people(self, work: Work, entry: Entry) -> list[Person]:
        """Find the person of a line: by the key if the row is as old, and by the apps. Nobody: they came later."""
        keys = {person for _, person in self._of(entry) if person is not None}
        keys |= await self._by_key(work, entry)
        found = [await work.session.get(Person, key) for key in sorted(keys)]
        return [
            match for match in found if match is not None and match.created_at <= entry.at and match.erased_at is None
        ]

    async def _by_key(self, work: Work, entry: Entry) -> set[int]:
        if entry.person is None or entry.since is None:
            return set()
        return {entry.person} if await profile.is_known_since(work.connection, entry.person, entry.since) else set()

    def contacts(self, entry: Entry) -> set[int]:
        """Return the apps that a line names by digest."""
        return {contact for contact, _ in self._of(entry)}
