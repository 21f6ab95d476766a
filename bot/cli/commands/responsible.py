"""`python -m bot units responsible CODE`: which department or officer looks after a unit ("phụ trách")."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from bot.cli.commands.office import As, Office, perform
from bot.cli.commands.speaking import refuse, say
from data.queries.outbox import ledger
from domain.members import giving_responsibility
from domain.members.responsibility import Responsible


def responsible(
    code: str,
    *,
    department: str | None = None,
    officer: Annotated[int | None, typer.Option(min=1)] = None,
    end: Annotated[bool, typer.Option("--end")] = False,
    as_: As = None,
) -> None:
    """Make a department or an officer responsible for a unit and all below it, or end that."""
    if (department is None) == (officer is None):
        refuse("department_or_officer")

    async def change(office: Office) -> str:
        unit, who, name = await office.unit(code), Responsible(officer=officer), None
        if department is not None:
            found = await office.unit(department)
            who, name = Responsible(department=found.id), found.name
        else:
            async with office.engine.connect() as connection:
                name = await ledger.name_of(connection, who.key)
        job = giving_responsibility.end if end else giving_responsibility.give
        changed = await office.writer.run(partial(job, unit_id=unit.id, who=who, actor=None))
        return say("units_responsible", unit=unit.name, who=name, end=end, changed=changed)

    typer.echo(perform(change, as_))
