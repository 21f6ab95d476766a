"""Planning what is meant for the members of parts of the tree: under several campaigns, each ends its own phase.

Whoever wants reminders is gone through once for all of them: each person is asked where they belong, and the unit says
what is meant for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work, Writer
from data.queries.announcements.audience import Span
from data.queries.reminders import planning
from data.queries.reminders.recipients import Wanted
from data.queries.reminders.reminders import Event
from domain.reminders.pages import Pages
from domain.reminders.recipients import Whom, wanted

AT_ONCE = 20
"""Rules that are planned together: each is a statement in the same unit of work."""


@dataclass(frozen=True)
class _Shared:
    """What is planned together for one moment, and which of it is meant for the members of each unit."""

    moment: datetime
    wishes: bool
    rules: Sequence[tuple[Event, Wanted]]
    of_unit: Mapping[int, Sequence[int]]

    @property
    def most(self) -> int:
        """How many slots somebody may get."""
        return max(map(len, self.of_unit.values()), default=1)


def together(found: Sequence[Whom]) -> list[Whom]:
    """Return what is meant for many members of parts of the tree, and beside it what is meant for all members.

    What is meant for all and stands alone on its day is not among it: it needs nobody's unit.
    """
    kinds = {whom.wishes for whom in found if whom.heads is not None}
    return [whom for whom in found if whom.wishes is not None and whom.wishes in kinds]


async def plan_together(writer: Writer, pages: Pages, found: Sequence[Whom], most: int) -> None:
    """Plan all of these, which are of one moment: so many slots at most in each unit of work."""
    for wishes in (True, False):
        alike = [whom for whom in found if whom.wishes is wishes]
        for at in range(0, len(alike), AT_ONCE):
            async with writer.engine.connect() as connection:
                shared = await _shared(connection, alike[at : at + AT_ONCE], wishes=wishes)
            for page in await pages.of_members(max(1, most // shared.most), wishes=wishes):
                await writer.run(partial(_plan, shared=shared, page=page))


async def _shared(connection: AsyncConnection, found: Sequence[Whom], *, wishes: bool) -> _Shared:
    rules = [(whom.due.entry.ref, wanted(whom.due)) for whom in found]
    of_unit: dict[int, list[int]] = defaultdict(list)
    moment = found[0].moment
    for number, (whom, (_, asked)) in enumerate(zip(found, rules, strict=True)):
        for unit in await planning.list_units(connection, whom.heads, moment.date(), asked.closed):
            of_unit[unit].append(number)
    return _Shared(moment, wishes, rules, dict(of_unit))


async def _plan(work: Work, shared: _Shared, page: Span) -> None:
    meant: dict[int, list[int]] = defaultdict(list)
    for unit, person in await planning.wanting_members(work.connection, page, shared.moment, wishes=shared.wishes):
        for number in shared.of_unit.get(unit, ()):
            meant[number].append(person)
    for number, people in meant.items():
        event, asked = shared.rules[number]
        await planning.plan_members(work.connection, event, shared.moment.date(), people, asked.unregistered)
