"""`python -m bot outbox`: the ledger of pushes; `resend`: what is in doubt, once more; `send`, `drop`: what is held."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from functools import partial
from typing import Annotated

import typer

from bot.app.policies import hours_of
from bot.cli.commands.office import As, Office, perform
from bot.cli.commands.speaking import say
from data.enums import PushKind, PushState
from data.queries.outbox import ledger
from data.queries.outbox import unreachable as out_of_reach
from data.queries.reminders.reminders import missed
from data.queries.units.units import subtree
from domain.outbox.resend import send_again
from domain.restored import decide
from domain.restored import listed as held_now
from domain.undelivered.people import LATELY

app = typer.Typer(add_completion=False)

TROUBLE = (PushState.IN_DOUBT, PushState.FAILED)
ROWS = 100
MISSED_SINCE = timedelta(days=30)


@app.callback(invoke_without_command=True)
def outbox(
    context: typer.Context,
    state: Annotated[PushState | None, typer.Option("--state")] = None,
    unit: Annotated[str | None, typer.Option("--unit")] = None,
) -> None:
    """Show the numbers by state and the latest rows in trouble, or in one state. No names, no addresses, no text."""
    if context.invoked_subcommand is not None:
        return

    async def look(office: Office) -> str:
        now = office.clock.now()
        found = await office.unit(unit) if unit else None
        unit_id = found.id if found else None
        wanted = (state,) if state else TROUBLE
        async with office.engine.connect() as connection:
            counts = await ledger.by_state(connection, unit_id, now)
            rows = await ledger.rows(connection, wanted, unit_id, now, ROWS)
            below = subtree(unit_id, now.date()) if unit_id else None
            ways = await ledger.by_way(connection, unit_id, now)
            unreachable = await out_of_reach.count(connection, now - LATELY) if unit_id is None else 0
            held = await held_now(connection) if unit_id is None else {}
            lost = await missed(connection, now.date() - MISSED_SINCE, below)
        listed = sum(counts.get(kind, 0) for kind in wanted)
        numbers = {kind: counts[kind] for kind in PushState if counts.get(kind)}
        days = Counter((reminder.day, reminder.event) for reminder in lost)
        context = {"counts": numbers, "rows": rows, "listed": listed, "missed": days, "ways": ways}
        return say("outbox", **context, unreachable=unreachable, held=held, unit=found.name if found else None)

    typer.echo(perform(look))


@app.command()
def send(kinds: Annotated[list[PushKind], typer.Argument(metavar="KIND...")], *, as_: As = None) -> None:
    """Send what is held of these kinds since a backup was brought back."""
    _decide(kinds, as_, send=True)


@app.command()
def drop(kinds: Annotated[list[PushKind], typer.Argument(metavar="KIND...")], *, as_: As = None) -> None:
    """Never send what is held of these kinds."""
    _decide(kinds, as_, send=False)


def _decide(kinds: list[PushKind], as_: int | None, *, send: bool) -> None:
    async def job(office: Office) -> int:
        hours = hours_of(office.settings)
        return await office.writer.run(partial(decide, kinds=set(kinds), send=send, hours=hours))

    typer.echo(say("outbox_decided", count=perform(job, as_=as_), send=send, kinds=kinds))


@app.command()
def resend(ids: Annotated[list[int], typer.Argument(metavar="ID...")], *, as_: As = None) -> None:
    """Send again what is in doubt; ends with 1 when one of them is not."""

    async def again(office: Office) -> list[tuple[int, int | None]]:
        hours = hours_of(office.settings)
        return [
            (push_id, await office.writer.run(partial(send_again, push_id=push_id, hours=hours)))
            for push_id in dict.fromkeys(ids)
        ]

    done = perform(again, as_)
    typer.echo(say("outbox_resent", done=done))
    if any(new is None for _, new in done):
        raise typer.Exit(1)
