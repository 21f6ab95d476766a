"""Bringing a database up to this version: with its key, and for an SQLite file with a copy until it has ended well."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import data_key
from bot.app.campaign_files import library_of
from bot.app.database_errors import in_words
from bot.backup.archive import is_empty
from bot.cli.operator import login
from bot.errors import PlainError
from bot.settings.settings import Settings
from data.engine import schema, vacuum
from data.engine.connect import open_engine
from data.engine.operator import Operator
from data.engine.private_files import keep_private
from data.engine.statements import AnyRow
from data.engine.unit_of_work import Writer
from data.sealing import DataKeys
from domain import audit
from domain.campaigns import Campaign
from domain.campaigns.attaching import attach_by_name, attach_to_topmost
from domain.duties import occurrences
from domain.figures import marks

COPIED = ".before-{revision}"
ATTACHED = "0023"
"""The revision from which on a campaign belongs to a unit."""


@dataclass(frozen=True)
class Migrated:
    """`key_file`: was made; `busy`: another program holds the database, so what was in clear may be in its log."""

    key_file: Path | None
    busy: bool


class MigrationFailedError(PlainError):
    """Raised with the place of the copy that was made before; it holds everything in clear."""


async def migrate(settings: Settings, now: Callable[[], datetime]) -> Migrated:
    """Bring the tables to this version and write the SQLite file anew, so that nothing of before is left in it.

    Raises `KeyProblemError` before anything is changed, `MigrationFailedError` after a copy was made.
    """
    library = library_of(settings).campaigns
    check = await _look(settings.database_url)
    found, made = data_key.provide(settings, check)
    data_key.compare(found, check)
    engine = open_engine(settings.database_url, found)
    copy: Path | None = None
    try:
        before = await schema.revision(engine)
        if before == schema.head():
            await _settle(engine, found, now)
            return Migrated(made, busy=not await _compact(engine))  # it may have been busy the last time
        copy = copy_of(settings.database_file, before)
        try:
            await schema.upgrade(engine)
            await _settle(engine, found, now)
            await _name_whole(engine, now, library.values())
            if before is not None and before < ATTACHED:
                await _attach(engine, now, [library[slug] for slug in settings.campaign or library if slug in library])
        except Exception as problem:
            if copy is None or in_words(problem) is not None:
                _drop(copy)  # the database refused it, in one transaction: it is as it was
                raise
            raise MigrationFailedError("migration_failed", copy=copy, why=type(problem).__name__) from problem
        busy = not await _compact(engine)
        _drop(copy)
    finally:
        await engine.dispose()
    return Migrated(made, busy)


async def _look(url: str) -> AnyRow | None:
    """Return what a database that can be brought up says of its key. Raises a `DatabaseProblem` for any other.

    Where the tables are the trouble, no key helps, and none is made.
    """
    engine = open_engine(url)
    try:
        await schema.demand_known(engine)
        return await data_key.check_of(engine)
    finally:
        await engine.dispose()


def _drop(copy: Path | None) -> None:
    if copy is not None:
        copy.unlink()


async def _settle(engine: AsyncEngine, found: DataKeys, now: Callable[[], datetime]) -> None:
    async with Writer(engine, now) as writer:
        await data_key.settle(writer, found)


async def _compact(engine: AsyncEngine) -> bool:
    """Write the file anew; `False` while another program holds it."""
    try:
        return await vacuum.compact(engine)
    except sqlite3.OperationalError:
        return False


async def _name_whole(engine: AsyncEngine, now: Callable[[], datetime], named: Collection[Campaign]) -> None:
    async with Writer(engine, now, operator=Operator(login())) as writer:
        for name_whole in (occurrences.name_whole, marks.name_whole):
            await writer.run(partial(name_whole, campaigns=named))
        await writer.run(lambda work: audit.record(work, None, "migrated", f"schema:{schema.head()}"))


async def _attach(engine: AsyncEngine, now: Callable[[], datetime], campaigns: Collection[Campaign]) -> None:
    """Attach the campaigns to units, which so far held for everybody: by name, a single one else to the top."""
    async with Writer(engine, now, operator=Operator(login())) as writer:
        await writer.run(partial(attach_by_name, campaigns=campaigns))
        for campaign in campaigns if len(campaigns) == 1 else ():
            await writer.run(partial(attach_to_topmost, slug=campaign.slug))


def copy_of(database: Path | None, revision: str | None) -> Path | None:
    """Copy an SQLite file that holds anything, for its owner alone; returns where the copy is."""
    if database is None or revision is None or is_empty(database):
        return None
    copy = database.with_name(database.name + COPIED.format(revision=revision))
    copy.unlink(missing_ok=True)  # of a try before: the database still is what it was then
    keep_private(copy)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy
