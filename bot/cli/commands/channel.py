"""`python -m bot channel`: how the channels stand; `channel off|on NAME`: the switch that every process sees."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from bot.app.policies import CHANNELS, rules_of, served
from bot.channels.zalo.oa.capabilities import UPLOADS
from bot.cli.commands.office import As, Office, perform
from bot.cli.commands.speaking import say
from data.queries.outbox import channels
from domain.outbox.budget import spending
from domain.outbox.quotas import usages
from domain.outbox.routing import switch

app = typer.Typer(add_completion=False)

Named = StrEnum("Named", {name.upper(): name for name in CHANNELS})  # type: ignore[misc]  # names that are known late


@app.callback(invoke_without_command=True)
def channel(context: typer.Context) -> None:
    """Show which channels are configured, switched off or resting, and what they have used this month."""
    if context.invoked_subcommand is None:
        typer.echo(perform(_look))


async def _look(office: Office) -> str:
    now, rules = office.clock.now(), rules_of(office.settings)
    async with office.engine.connect() as connection:
        states = {row.channel: row for row in await channels.states(connection)}
        money = await spending(connection, rules.money, now)
        used = {usage.channel: usage for usage in await usages(connection, rules.reaches, now, users=True)}
    there = served(office.settings)
    rows = [
        {
            "name": name,
            "there": name in there,
            "off": states[name].off_since if name in states else None,
            "rests": states[name].rests_until if name in states and (states[name].rests_until or now) > now else None,
            "used": used.get(name),
            "money": money if name == rules.money.way else None,
            "files": used.get(UPLOADS) if name == "zalo_oa" else None,
        }
        for name in CHANNELS
    ]
    return say("channels", rows=rows)


@app.command()
def off(name: Annotated[Named, typer.Argument(metavar="NAME")], *, as_: As = None) -> None:
    """Send nothing unasked by this channel any more; what is queued goes another way or waits."""
    _switch(name, as_, on=False)


@app.command()
def on(name: Annotated[Named, typer.Argument(metavar="NAME")], *, as_: As = None) -> None:
    """Use the channel again, at once."""
    _switch(name, as_, on=True)


def _switch(name: str, as_: int | None, *, on: bool) -> None:
    async def turn(office: Office) -> dict[str | None, int]:
        change = partial(switch, channel=str(name), served=served(office.settings), rules=rules_of(office.settings))
        return await office.writer.run(partial(change, on=on))

    ways = perform(turn, as_)
    waiting = ways.pop(None, 0)
    typer.echo(say("channel_switched", channel=str(name), on=on, ways=ways, waiting=waiting))
