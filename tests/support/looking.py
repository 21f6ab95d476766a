"""Looking into the tables behind a town."""

from __future__ import annotations

from typing import Any

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import Push, RosterEntry
from domain.text.normalise import fold
from domain.units import by_code
from tests.support.users import Town


async def rows(town: Town, entity: type[Any], *columns: str) -> list[tuple[Any, ...]]:
    """Read these columns of every row, oldest first."""
    table = table_of(entity)

    async def look(work: Work) -> list[tuple[Any, ...]]:
        found = (await work.connection.execute(table.select().order_by(*table.primary_key))).all()
        return [tuple(getattr(row, column) for column in columns) for row in found]

    return await town.writer.run(look)


async def pushed(town: Town) -> list[str]:
    """Return the texts that wait in the outbox."""
    return [text for text, state in await rows(town, Push, "text", "state") if state == "queued"]


async def unit_id(town: Town, code: str = "MAY0123") -> int:
    async def look(work: Work) -> int:
        unit = await by_code(work.connection, code, work.now.date())
        assert unit is not None
        return unit.id

    return await town.writer.run(look)


async def join_code(town: Town, code: str) -> str:
    async def look(work: Work) -> str:
        unit = await by_code(work.connection, code, work.now.date())
        assert unit is not None
        return unit.join_code

    return await town.writer.run(look)


async def listed(town: Town, *lines: tuple[str, str | None], section: str | None = None) -> list[int]:
    """Give May Sao Mai a list of (name, phone); returns the keys of its lines."""
    unit = await unit_id(town)

    async def write(work: Work) -> list[int]:
        made = []
        for number, (name, phone) in enumerate(lines):
            entry = RosterEntry(unit_id=unit, number=str(number), name=name, folded=fold(name), phone=phone)
            entry.section = section
            await work.add(entry)
            made.append(entry.id or 0)
        return made

    return await town.writer.run(write)
