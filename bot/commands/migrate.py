"""`python -m bot migrate`: bring the tables to this version."""

from __future__ import annotations

import asyncio
from functools import partial

import typer
from rich.console import Console

from bot.admin.words import say
from bot.clock import RealClock
from bot.database_errors import database_in_words
from bot.setting_checks import contradictions
from bot.settings import Settings
from data import schema
from data.database import open_engine
from data.work import Writer
from domain import campaigns
from domain.duties import occurrences
from domain.figures import marks

app = typer.Typer(add_completion=False)


@app.command()
def migrate() -> None:
    """Bring the tables to this version; what the settings make impossible is said before the next start."""
    settings, console = Settings.read(), Console(highlight=False, markup=False)
    with database_in_words():
        asyncio.run(_migrate(settings))
    console.print(say("program", "migrated", revision=schema.head()))
    for problem in contradictions(settings):
        console.print(say("errors", problem.code, **problem.facts))


async def _migrate(settings: Settings) -> None:
    engine = open_engine(settings.database_url)
    try:
        await schema.upgrade(engine)
        async with Writer(engine, RealClock().now) as writer:
            for name_whole in (occurrences.name_whole, marks.name_whole):
                await writer.run(partial(name_whole, campaigns=campaigns.load_all().values()))
    finally:
        await engine.dispose()
