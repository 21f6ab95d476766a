"""`python -m bot demo`: the page with the phones, until Ctrl-C."""

from __future__ import annotations

import asyncio
import logging
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.admin.texts import say
from bot.app.http_server import NoPortError, PortTakenError
from bot.app.run import until_told_to_stop
from bot.cli.commands.speaking import day_of
from bot.demo.demo import demo as open_demo
from bot.errors import PlainError

app = typer.Typer(add_completion=False)

FOLDER = Path("demo-data")
PORT = 8090


@app.command()
def demo(
    port: Annotated[int, typer.Option()] = PORT,
    folder: Annotated[Path, typer.Option()] = FOLDER,
    *,
    together: Annotated[bool, typer.Option("--all")] = False,
    on: Annotated[str | None, typer.Option("--date")] = None,
) -> None:
    logging.basicConfig(level=logging.WARNING)
    day = day_of(on) if on else None
    try:
        asyncio.run(_demo(port, folder, together=together, day=day))
    except PortTakenError as taken:
        raise PlainError("port_taken", address=taken.address) from None
    except NoPortError as closed:
        raise PlainError("port_closed", address=closed.address) from None


async def _demo(port: int, folder: Path, *, together: bool, day: date | None) -> None:
    console = Console(highlight=False)
    async with open_demo(folder, port, together=together, day=day, progress=console.print) as controls:
        console.print(say("program", "demo", address=controls.address, folder=str(folder)))
        await until_told_to_stop()
