"""`python -m bot run`: the program for real, until Ctrl-C or SIGTERM."""

from __future__ import annotations

import asyncio
import logging
from typing import Annotated

import typer
from rich.console import Console

from bot.admin.base import files_elsewhere
from bot.admin.texts import say
from bot.app.clock import RealClock
from bot.app.composition import open_application
from bot.app.database_errors import database_in_words, in_words
from bot.app.run import EVERYTHING, Part, run_until_stopped, spare_the_collector
from bot.errors import PlainError
from bot.logs.setup import start_logging
from bot.settings.checks import demand_sense, warn_of_earlier_names
from bot.settings.settings import Settings

app = typer.Typer(add_completion=False)
log = logging.getLogger(__name__)


@app.command()
def run(only: Annotated[list[Part] | None, typer.Option("--only")] = None) -> None:
    parts = frozenset(only or EVERYTHING)
    settings = Settings.read()
    if not (settings.telegram_token or settings.zalo_bot_token or settings.zalo_oa_id):
        raise PlainError("token_missing")
    demand_sense(settings)
    start_logging(settings)
    warn_of_earlier_names(settings)
    with database_in_words():
        asyncio.run(_run(settings, Console(stderr=True, highlight=False), parts))


async def _run(settings: Settings, console: Console, parts: frozenset[Part]) -> None:
    def unreachable() -> None:
        if console.is_terminal:  # a service has the line of the log
            console.print(say("program", "unreachable", base=settings.telegram_api_base))

    def waits(problem: Exception) -> None:
        if plain := in_words(problem):
            console.print(say("errors", plain.code, **plain.facts), markup=False)

    works = Part.WORK in parts
    async with open_application(settings, RealClock(), works=works, waits=waits) as application:
        console.print(
            say("program", "running", updates=settings.telegram_updates, campaigns=list(application.campaigns))
        )
        if elsewhere := await files_elsewhere(settings):
            console.print(elsewhere, markup=False)
        if application.journal_state:
            warning = say("journal", application.journal_state, folder=settings.media_dir)
            log.warning(warning)
            console.print(warning, markup=False)
        spare_the_collector()
        await run_until_stopped(application, unreachable, parts)
    console.print(say("program", "stopped"))
