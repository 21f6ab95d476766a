"""`python -m bot roles list --unit CODE` and `roles end NUMBER`: who holds which role, and ending any of them."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from bot.app.policies import hours_of
from bot.cli.commands.office import As, Office, perform
from bot.cli.commands.speaking import refuse, say
from data.engine.unit_of_work import Work
from data.queries.members import grants as held
from data.queries.outbox import ledger
from data.tables import Grant
from domain import units
from domain.members import grants, lonely
from domain.members.role_news import last_day

app = typer.Typer(add_completion=False, no_args_is_help=True)

LISTED = 1000


@app.command("list")
def list_(unit: Annotated[str, typer.Option("--unit")]) -> None:
    """Show who holds a role at a unit and below it, with the numbers that the other commands want."""

    async def look(office: Office) -> str:
        found = await office.unit(unit)
        async with office.engine.connect() as connection:
            rows = await held.holders(connection, found.id, office.clock.now(), LISTED)
            views = await units.views(connection, sorted({row.unit_id for row in rows}), office.today)
        names = {view.id: view.short_name for view in views}
        listed = [
            {
                "id": row[0],
                "person": row[1],
                "name": row[2],
                "unit": names.get(row[3]),
                "role": row[4],
                "until": last_day(row[5]),
            }
            for row in rows
        ]
        return say("roles", unit=found.name, rows=listed)

    typer.echo(perform(look))


@app.command()
def end(
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1)],
    *,
    as_: As = None,
    yes: Annotated[bool, typer.Option("--yes")] = False,
) -> None:
    """End any role at once, an administrator's too; whoever held it and the level above are told."""

    async def finish(office: Office) -> str:
        facts = await office.writer.run(partial(_facts, grant_id=number))
        if facts is None:
            refuse("no_such_role", number=number)
        typer.echo(say("role_to_end", **facts))
        if not (yes or typer.confirm(say("role_question"))):
            raise typer.Exit(1)
        hours = hours_of(office.settings)
        await office.writer.run(lambda work: grants.end_anyhow(work, number, None, hours))
        return say("role_ended", **facts)

    typer.echo(perform(finish, as_))


async def _facts(work: Work, grant_id: int) -> dict[str, object] | None:
    """Say whose role it is, whether it is the unit's last, and whether anybody above can be told."""
    grant = await work.session.get(Grant, grant_id)
    if grant is None or (grant.until is not None and grant.until <= work.now):
        return None
    unit = await units.view(work.connection, grant.unit_id, work.now.date())
    alone = await held.only_here(work.connection, grant.person_id, work.now)
    return {
        "who": await ledger.name_of(work.connection, grant.person_id),
        "unit": unit.name,
        "role": grant.role.value,
        "last": grant.unit_id in alone and await _only_role(work, grant),
        "top": await lonely.is_at_top(work, grant.unit_id),
    }


async def _only_role(work: Work, grant: Grant) -> bool:
    """Tell whether the person looks after the unit by this role alone."""
    rows = await held.held(work.connection, grant.person_id, work.now)
    return [row.id for row in rows if row.unit_id == grant.unit_id] == [grant.id]
