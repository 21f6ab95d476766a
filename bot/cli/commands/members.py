"""`python -m bot members import FILE.csv` and `members remove`: the units' own lists of members."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from bot.cli.commands.importing import Wanted, add_import
from bot.cli.commands.office import As, Office, perform
from bot.cli.commands.speaking import refuse, say
from domain.members.roster import RosterPlan, plan_roster, store_portion
from domain.members.unlisting import Line, find_line, near_numbers, remove_line

app = typer.Typer(add_completion=False, no_args_is_help=True)


async def bring(office: Office, wanted: Wanted) -> tuple[RosterPlan, bool]:
    """Import a list of members a portion at a time, so that a running program is not held up."""
    async with office.engine.connect() as connection:
        plan = await plan_roster(connection, wanted.source, office.today, doubtful_too=wanted.doubtful_too)
    if wanted.holds_back(plan):
        return plan, False
    for portion in plan.portions():
        await office.writer.run(partial(store_portion, entries=portion))
    return plan, True


add_import(app, "members_import", bring)


@app.command("remove")
def remove(
    *,
    unit: Annotated[str, typer.Option("--unit")],
    number: Annotated[str, typer.Option("--number")],
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    as_: As = None,
) -> None:
    """Take one line off a unit's list; who has joined stays a member."""

    async def take_off(office: Office) -> tuple[str, Line]:
        found = await office.unit(unit)
        async with office.engine.connect() as connection:
            line = await find_line(connection, found.id, number)
            near = [] if line else await near_numbers(connection, found.id, number)
        if line and not dry_run:
            line = await office.writer.run(partial(remove_line, unit_id=found.id, number=number))
        return found.name, line or refuse("no_line", number=number, unit=found.name, near=near)

    name, line = perform(take_off, as_=as_)
    typer.echo(say("member_removed", unit=name, line=line, dry_run=dry_run))
