"""`python -m bot units import FILE.csv`, `units renew-code CODE` and `units responsible CODE`."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import typer

from bot.app.campaign_files import running_campaigns
from bot.cli.commands.importing import Wanted, add_import
from bot.cli.commands.office import As, Office, perform
from bot.cli.commands.responsible import responsible
from bot.cli.commands.speaking import say
from data.engine.unit_of_work import Work
from domain.campaigns import Campaign
from domain.campaigns.attaching import attach_by_name
from domain.units.changes import renew_join_code
from domain.units.importing import Report, import_units, plan_units, report

app = typer.Typer(add_completion=False, no_args_is_help=True)


async def bring(office: Office, wanted: Wanted) -> tuple[Report, bool]:
    """Import a list of units in one unit of work, or say what it would do."""
    if wanted.dry_run:
        async with office.engine.connect() as connection:
            plan = await plan_units(connection, wanted.source, doubtful_too=wanted.doubtful_too)
        return report(plan), False
    done = await office.writer.run(partial(_take, wanted=wanted, campaigns=running_campaigns(office.settings).values()))
    return done, done.written


async def _take(work: Work, wanted: Wanted, campaigns: Collection[Campaign]) -> Report:
    taken = await import_units(work, wanted.source, skip_bad=wanted.skip_bad, doubtful_too=wanted.doubtful_too)
    await attach_by_name(work, campaigns)
    return taken


add_import(app, "units_import", bring)
app.command()(responsible)


@app.command("renew-code")
def renew_code(code: str, *, as_: As = None) -> None:
    """Give a unit a new join code; posters with the old one open nothing any more."""

    async def renew(office: Office) -> tuple[str, str]:
        unit = await office.unit(code)
        return unit.name, await office.writer.run(lambda work: renew_join_code(work, unit.id))

    name, join_code = perform(renew, as_)
    typer.echo(say("units_renewed", unit=name, join_code=join_code))
