"""Dividing people into pages, of which each is planned in a unit of work of its own."""

from __future__ import annotations

from itertools import pairwise

from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.statements import AnySelect
from data.queries.announcements import audience
from data.queries.announcements.audience import Span
from data.queries.members import people
from data.queries.reminders import planning


class Pages:
    """The pages of one day's planning. All rules for members share them: nobody is counted twice."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._of_members: dict[tuple[int, bool], list[Span]] = {}

    async def of_members(self, number: int, *, wishes: bool) -> list[Span]:
        """Divide everybody so that in each page so many want wishes, or reminders."""
        if (number, wishes) not in self._of_members:
            async with self._engine.connect() as connection:
                last, ends = await people.last(connection), [0]
                while end := await planning.wanting_after(connection, ends[-1], number, wishes=wishes):
                    ends.append(end)
            self._of_members[number, wishes] = list(pairwise(ends if ends[-1] >= last else [*ends, last]))
        return self._of_members[number, wishes]

    async def of_officers(self, pairs: AnySelect, number: int) -> list[Span]:
        """Divide those who are meant into so many each."""
        async with self._engine.connect() as connection:
            keys = await audience.list_people(connection, pairs)
        return [(keys[at] - 1, keys[min(at + number, len(keys)) - 1]) for at in range(0, len(keys), number)]
