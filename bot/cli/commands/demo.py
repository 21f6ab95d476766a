"""`python -m bot demo`: the page with the phones, until Ctrl-C."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.admin.texts import say
from bot.app.http_server import NoPortError, PortTakenError
from bot.app.run import until_told_to_stop
from bot.demo.demo import demo as open_demo
from bot.errors import PlainError

app = typer.Typer(add_completion=False)

FOLDER = Path("demo-data")
PORT = 8090


@app.command()
def demo(port: Annotated[int, typer.Option()] = PORT, folder: Annotated[Path, typer.Option()] = FOLDER) -> None:
    logging.basicConfig(level=logging.WARNING)
    try:
        asyncio.run(_demo(port, folder))
    except PortTakenError as taken:
        raise PlainError("port_taken", address=taken.address) from None
    except NoPortError as closed:
        raise PlainError("port_closed", address=closed.address) from None


async def _demo(port: int, folder: Path) -> None:
    console = Console(highlight=False)
    async with open_demo(folder, port) as controls:
        console.print(say("program", "demo", address=controls.address, folder=str(folder)))
        await until_told_to_stop()
