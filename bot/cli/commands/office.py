"""What the commands of the office share: the open database, and mishaps told in words."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.admin.name import bot_name
from bot.admin.texts import say as say_error
from bot.app import data_key
from bot.app.clock import RealClock
from bot.app.database_errors import database_in_words
from bot.app.policies import hours_of
from bot.backup.catching_up import catch_up
from bot.channels.deep_links import Links, zalo_link
from bot.cli.commands.speaking import refusal, refuse
from bot.cli.main import CANNOT
from bot.cli.operator import login
from bot.errors import PlainError
from bot.settings.settings import Settings
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.journal import Journal
from data.engine.operator import Operator, UnknownOperatorError
from data.engine.unit_of_work import Writer
from domain import units
from domain.errors import Problem
from domain.ports import Clock
from domain.units import UnitView

T = TypeVar("T")

As = Annotated[int | None, typer.Option("--as", min=1)]
"""The number of the person who runs a command; the machine's user stands in the audit trail either way."""


@dataclass(frozen=True)
class Office:
    """An open database, and what the settings say."""

    settings: Settings
    clock: Clock
    engine: AsyncEngine
    writer: Writer

    @property
    def today(self) -> date:
        return self.clock.now().date()

    async def unit(self, code: str) -> UnitView:
        """Find a unit by its code or its join code; whoever asks for another is told so."""
        async with self.engine.connect() as connection:
            found = await units.by_code(connection, code, self.today)
            found = found or await units.by_join_code(connection, code, self.today)
        return found or refuse("no_unit", code=code)


@contextmanager
def operator_in_words() -> Iterator[None]:
    """End the command when nobody has the number of `--as`."""
    try:
        yield
    except UnknownOperatorError as error:
        refuse("no_such_person", member=error.person_id)


def perform(job: Callable[[Office], Awaitable[T]], as_: int | None = None) -> T:
    """Do the work of a command; a `Problem` is told in words and ends with code 2.

    `as_`: the number of the person who does it; with the machine's user it stands in the audit trail.
    """
    logging.basicConfig(handlers=[logging.NullHandler()])  # what went wrong is told in words
    try:
        with database_in_words(), operator_in_words():
            return asyncio.run(_perform(job, Operator(login(), as_)))
    except Problem as problem:
        typer.echo(refusal(problem), err=True)
        raise typer.Exit(CANNOT) from None


async def _perform(job: Callable[[Office], Awaitable[T]], operator: Operator) -> T:
    settings, clock = Settings.read(), RealClock()
    engine = open_engine(settings.database_url, data_key.read(settings))
    try:
        await schema.demand_head(engine)
        await data_key.demand(engine)
        await operator.demand_known(engine)
        journal = Journal(settings.media_dir)
        async with Writer(engine, clock.now, journal, operator) as writer:
            # missing lines are noted first: this command's own lines would hide that they are missing
            if journal.path.exists():
                await catch_up(writer, journal, clock.now(), hours_of(settings))
            return await job(Office(settings, clock, engine, writer))
    finally:
        await engine.dispose()


def existing(file: Path) -> Path:
    """Return the file if it can be read, or end the command."""
    if not file.is_file():
        refuse("no_file", file=file)
    return file


async def find_links(settings: Settings, bot: str | None) -> Links:
    """Learn the addresses that lead to the bot; when its name is not given, Telegram is asked."""
    if bot is None and settings.telegram_token is not None:
        try:
            bot = await bot_name(settings)
        except PlainError as error:
            typer.echo(say_error("errors", error.code, **error.facts), err=True)
    return Links(bot.removeprefix("@") if bot else None, settings.public_url, zalo_link(settings))
