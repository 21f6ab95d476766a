"""`python -m bot alarm [TEXT]`: systemd calls it when the service has failed (docs/running.md)."""

from __future__ import annotations

import asyncio
import logging
import platform
from typing import Annotated

import typer
from rich.console import Console

from bot.admin.alarm import alarm as send_alarm
from bot.admin.texts import say
from bot.settings.settings import Settings

app = typer.Typer(add_completion=False)


@app.command()
def alarm(text: Annotated[str, typer.Argument()] = "") -> None:
    logging.basicConfig(handlers=[logging.NullHandler()])  # a failure is told as a PlainError
    asyncio.run(send_alarm(Settings.read(), text or say("alarm", "down", host=platform.node())))
    Console(highlight=False, markup=False).print(say("alarm", "sent"))
