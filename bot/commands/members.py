"""`python -m bot members import FILE.csv`: the units' own lists of members."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.office import As, Office, existing, perform
from bot.commands.speaking import say
from domain.members.roster import RosterPlan, plan_roster, store_portion

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def members() -> None:
    """Keep `import` a word of its own, though it is the only one."""


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
