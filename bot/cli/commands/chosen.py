"""The campaigns as this installation has them: the files, and the days that officers chose over them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TypeVar

import typer
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.admin.texts import say as say_error
from bot.app import data_key
from bot.app.database_errors import database_in_words
from bot.cli.commands.speaking import say
from bot.errors import PlainError
from bot.settings.settings import Settings
from data.engine import schema
from data.engine.connect import open_engine
from domain.campaigns import Campaign
from domain.campaigns.chosen_days import as_chosen

T = TypeVar("T")
NEW = frozenset({"database_absent", "database_empty"})
"""Before the first start nothing was chosen yet."""


def as_chosen_here(settings: Settings, files: Mapping[str, Campaign]) -> Mapping[str, Campaign]:
    """Return the campaigns with the chosen days. Where the tables cannot be read, the files alone: that is said."""
    return read_here(settings, partial(as_chosen, files=files)) or files


def read_here(settings: Settings, read: Callable[[AsyncConnection], Awaitable[T]]) -> T | None:
    """Read something from the database of this installation.

    None before there is one, and where it cannot be read: then it is said that what stands in it is left out.
    """
    file = settings.database_file
    if file is not None and not file.exists():
        return None
    logging.basicConfig(handlers=[logging.NullHandler()])  # what went wrong is told in words
    try:
        with database_in_words():
            return asyncio.run(_read(settings, read))
    except PlainError as problem:
        if problem.code not in NEW:
            typer.echo(say("days_of_files", reason=say_error("errors", problem.code, **problem.facts)), err=True)
        return None


async def _read(settings: Settings, read: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    engine = open_engine(settings.database_url, data_key.read(settings))
    try:
        await schema.demand_head(engine)
        async with engine.connect() as connection:
            return await read(connection)
    finally:
        await engine.dispose()
