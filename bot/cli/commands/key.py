"""`python -m bot key rotate|lost|from`: changing the data key, and beginning anew when it is lost."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.admin.texts import say
from bot.app import data_key
from bot.app.clock import RealClock
from bot.app.database_errors import database_in_words
from bot.backup.sealed_files import SealedFileError, preface_of
from bot.cli.commands.speaking import refuse
from bot.cli.operator import login
from bot.errors import PlainError
from bot.settings.settings import Settings
from data.engine import lease_statements, schema
from data.engine.connect import open_engine
from data.engine.operator import Operator
from data.engine.unit_of_work import Writer
from data.queries import data_keys
from data.sealing import DataKey, DataKeys
from domain import audit

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.command()
def rotate() -> None:
    """Seal everything under a new key."""
    _quiet()
    settings = Settings.read()
    with database_in_words():
        asyncio.run(_demand_alone(settings))
    both, file = _both(settings)
    with database_in_words():
        count = asyncio.run(_rotate(settings, both))
    kept = _put_away(file, both) if file else None
    typer.echo(say("key", "rotated", count=count, file=file, old=kept))


@app.command()
def lost(*, yes: Annotated[bool, typer.Option("--yes")] = False) -> None:
    """Empty what a lost key has sealed, and begin with a new one."""
    _quiet()
    settings = Settings.read()
    if not yes:
        typer.echo(say("key", "lost_warning"))
        raise typer.Exit(1)
    with database_in_words():
        asyncio.run(_demand_alone(settings))
    found, made = data_key.provide(settings)
    with database_in_words():
        asyncio.run(_replace(settings, found))
    typer.echo(say("key", "lost_replaced", file=made))


@app.command("from")
def from_(file: Path) -> None:
    """Show the key that a sealed archive carries."""
    settings = Settings.read()
    if settings.backup_passphrase is None:
        raise PlainError("passphrase_missing")
    try:
        preface = preface_of(file, settings.backup_passphrase.get_secret_value())
    except SealedFileError as error:
        refuse(error.code, file=file)
    typer.echo(preface.data_key)


def _both(settings: Settings) -> tuple[DataKeys, Path | None]:
    """Return the new key with the one before, and their file; a new one is put there before it seals anything."""
    found = data_key.read(settings)
    if found is None:
        raise data_key.KeyProblemError("key_missing")
    file = None if settings.data_key is not None else data_key.key_file(settings)
    if found.older:
        return found, file
    fresh = DataKey.fresh()
    if file is None:
        raise data_key.KeyProblemError("key_to_add", key=fresh.text)
    both = DataKeys(fresh, (found.current,))
    data_key.write(file, both)
    return both, file


def _put_away(file: Path, both: DataKeys) -> Path:
    """Leave the new key alone in its file, and the older ones beside it: older archives need them."""
    old = file.with_name(f"{file.name}.old-{both.older[0].name}")
    data_key.write(old, DataKeys(both.older[0], both.older[1:]))
    data_key.write(file, DataKeys(both.current))
    return old


async def _rotate(settings: Settings, both: DataKeys) -> int:
    async with _opened(settings, both) as writer:
        count = await data_key.rotate(writer, both)
        await writer.run(lambda work: audit.record(work, None, "key_rotated", "key:data"))
        return count


async def _replace(settings: Settings, found: DataKeys) -> None:
    async with _opened(settings, found) as writer:
        async with writer.engine.connect() as connection:
            check = await data_keys.check(connection)
        if check is None or check.check_value in {key.check for key in found.all}:
            raise data_key.KeyProblemError("key_not_lost")
        await data_key.replace_lost(writer, found)
        await writer.run(lambda work: audit.record(work, None, "key_lost", "key:data"))


@asynccontextmanager
async def _opened(settings: Settings, found: DataKeys) -> AsyncIterator[Writer]:
    engine = open_engine(settings.database_url, found)
    try:
        async with Writer(engine, RealClock().now, operator=Operator(login())) as writer:
            yield writer
    finally:
        await engine.dispose()


async def _demand_alone(settings: Settings) -> None:
    """Refuse where the tables are not these, or a program works with them: it knows one key only.

    Asked before a key is made or put away: a refused command leaves the key's file as it was.
    """
    engine = open_engine(settings.database_url)
    try:
        await schema.demand_head(engine)
        async with engine.connect() as connection:
            if await lease_statements.holders(connection, ""):
                raise data_key.KeyProblemError("key_in_use")
    finally:
        await engine.dispose()


def _quiet() -> None:
    logging.basicConfig(handlers=[logging.NullHandler()])  # what goes wrong is told in words
