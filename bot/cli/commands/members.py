"""`python -m bot members import FILE.csv` and `members remove`: the units' own lists of members."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.commands.office import As, Office, existing, perform
from bot.cli.commands.speaking import refuse, say
from domain.members.roster import RosterPlan, plan_roster, store_portion
from domain.members.unlisting import Line, find_line, near_numbers, remove_line

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.command("import")
def import_(
    file: Path,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad")] = False,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    as_: As = None,
) -> None:
    """Import a list of members; ends with 1 when a row was not taken."""
    source = existing(file)

    async def bring(office: Office) -> tuple[RosterPlan, bool]:
        async with office.engine.connect() as connection:
            plan = await plan_roster(connection, source, office.today, doubtful_too=yes)
        if dry_run or plan.doubtful or (plan.bad and not skip_bad):
            return plan, False
        for portion in plan.portions():
            await office.writer.run(partial(store_portion, entries=portion))
        return plan, True

    plan, written = perform(bring, as_)
    typer.echo(say("members_import", plan=plan, file=file, dry_run=dry_run, written=written))
    if plan.bad or plan.doubtful:
        raise typer.Exit(1)


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
