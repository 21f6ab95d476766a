"""`python -m bot migrate`: bring the tables to this version."""

from __future__ import annotations

import asyncio

import typer
from rich.console import Console

from bot.admin.texts import say
from bot.app.clock import RealClock
from bot.app.database_errors import database_in_words
from bot.app.migrating import migrate as bring_up
from bot.settings.checks import contradictions
from bot.settings.settings import Settings
from data.engine import schema

app = typer.Typer(add_completion=False)


@app.command()
def migrate() -> None:
    """Bring the tables to this version; what the settings make impossible is said before the next start."""
    settings, console = Settings.read(), Console(highlight=False, markup=False)
    with database_in_words():
        done = asyncio.run(bring_up(settings, RealClock().now))
    report = say("program", "migrated", revision=schema.head(), key_file=done.key_file, busy=done.busy)
    console.print(report, soft_wrap=True)
    for problem in contradictions(settings):
        console.print(say("errors", problem.code, **problem.facts))
