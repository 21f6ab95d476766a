"""`python -m bot units import FILE.csv` and `units renew-code CODE`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.app.campaign_files import running_campaigns
from bot.cli.commands.office import As, Office, existing, perform
from bot.cli.commands.speaking import say
from data.engine.unit_of_work import Work
from domain.campaigns.attaching import attach_by_name
from domain.units.changes import renew_join_code
from domain.units.importing import Report, import_units, plan_units, report

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
    """Import a list of units; ends with 1 when a row was not taken."""
    source = existing(file)

    async def bring(office: Office) -> Report:
        if dry_run:
            async with office.engine.connect() as connection:
                return report(await plan_units(connection, source, doubtful_too=yes))
        campaigns = running_campaigns(office.settings).values()

        async def take(work: Work) -> Report:
            taken = await import_units(work, source, skip_bad=skip_bad, doubtful_too=yes)
            await attach_by_name(work, campaigns)
            return taken

        return await office.writer.run(take)

    imported = perform(bring, as_)
    typer.echo(say("units_import", report=imported, file=file, dry_run=dry_run))
    if imported.bad or imported.doubtful:
        raise typer.Exit(1)


@app.command("renew-code")
def renew_code(code: str, *, as_: As = None) -> None:
    """Give a unit a new join code; posters with the old one open nothing any more."""

    async def renew(office: Office) -> tuple[str, str]:
        unit = await office.unit(code)
        return unit.name, await office.writer.run(lambda work: renew_join_code(work, unit.id))

    name, join_code = perform(renew, as_)
    typer.echo(say("units_renewed", unit=name, join_code=join_code))
