"""`python -m bot migrate`: bring the tables to this version."""

from __future__ import annotations

import asyncio
from functools import partial

import typer
from rich.console import Console

from bot.admin.words import say
from bot.clock import RealClock
from bot.settings import Settings
from data import schema
from data.database import open_engine
from data.work import Writer
from domain import campaigns
from domain.duties.occurrences import name_whole

app = typer.Typer(add_completion=False)


@app.command()
def migrate() -> None:
    asyncio.run(_migrate(Settings.read()))
    Console(highlight=False).print(say("program", "migrated", revision=schema.head()))


async def _migrate(settings: Settings) -> None:
    engine = open_engine(settings.database_url)
    try:
        await schema.upgrade(engine)
        async with Writer(engine, RealClock().now) as writer:
            await writer.run(partial(name_whole, campaigns=campaigns.load_all().values()))
    finally:
        await engine.dispose()
