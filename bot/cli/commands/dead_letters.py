"""`python -m bot dead-letters list` and `dead-letters replay ID`: updates that could not be handled."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.commands.office import As, Office, perform
from bot.cli.commands.speaking import say
from data.engine.unit_of_work import Work
from data.queries.inbox import dead_letters as set_aside
from domain import audit

app = typer.Typer(add_completion=False, no_args_is_help=True)

ROWS = 100


@app.callback()
def dead_letters() -> None:
    """Make `list` and `replay` subcommands: Typer takes a lone command for the whole group."""


@app.command("list")
def list_() -> None:
    """Show number, time and cause; never what somebody wrote."""

    async def look(office: Office) -> str:
        async with office.engine.connect() as connection:
            return say("dead_letters", rows=await set_aside.listed(connection, ROWS))

    typer.echo(perform(look))


@app.command()
def replay(update: Annotated[int, typer.Argument(metavar="ID")], *, as_: As = None) -> None:
    """Have the running program handle an update again; ends with 1 when there is none with that number."""

    async def put_back(work: Work) -> bool:
        found = await set_aside.replay(work.connection, update)
        if found:
            await audit.record(work, None, "update_replayed", f"update:{update}")
        return found

    found = perform(lambda office: office.writer.run(put_back), as_)
    typer.echo(say("dead_letter_replayed", update=update, found=found))
    if not found:
        raise typer.Exit(1)
