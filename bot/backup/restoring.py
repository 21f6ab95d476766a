"""What follows when a database is older than what happened since: after `restore`, pg_restore, a machine's snapshot.

All of it is one unit of work, so that a kill leaves the database as it was before: then it is done again.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr

from bot.app import data_key
from bot.app.campaign_files import running_campaigns
from bot.app.clock import RealClock
from bot.app.migrating import migrate
from bot.app.policies import hours_of
from bot.backup.archive import Staged
from bot.errors import PlainError
from bot.files.media_store import FolderMediaStore
from bot.settings.settings import Settings
from data.engine import journal as journals
from data.engine import lease_statements, schema
from data.engine.connect import open_engine
from data.engine.journal import Journal, Line
from data.engine.key_sequences import move_ahead
from data.engine.operator import Operator
from data.engine.processes import has_ended
from data.engine.unit_of_work import Work, Writer
from data.engine.vacuum import compact
from data.enums import PushKind
from data.queries import journal_mark
from data.queries.journal_mark import Mark
from data.sealing import DataKeys
from domain.calendar import load_national
from domain.journal import Act
from domain.reminders import calendar_as_chosen
from domain.restored import Lost, do_again, hold


@dataclass(frozen=True)
class SetRight:
    """What was done again and what is held; `knows_since`: from when on the journal knows, `None`: there is none."""

    made_at: datetime
    knows_since: datetime | None
    again: Mapping[Act, int]
    held: Mapping[PushKind, int]
    slots: int
    announcements: int
    paused: int

    @property
    def knows_all(self) -> bool:
        return self.knows_since is not None and self.knows_since <= self.made_at


class SettingRight:
    """Sets an unpacked archive right before it is put in its place.

    `done` says what was done, `key_file` where the key was put that came along.
    """

    def __init__(self, settings: Settings, operator: Operator) -> None:
        self.settings = settings
        self.operator = operator
        self.done: SetRight | None = None
        self.key_file: Path | None = None

    def run(self, staged: Staged) -> None:
        """Bring the unpacked database to this version and set it right; a newer one is left for a newer program.

        The journal of the archive takes the place of the installation's own only if it is longer.
        Raises `UnknownOperatorError`.
        """
        journal = Journal(self.settings.media_dir)
        there, kept = journal.path.exists(), Journal(staged.media)
        # before it is put in its place: a second try after a kill must not take it for a complete one
        if kept.path.exists() and not there:
            kept.begin_again(RealClock().now())
        take_longer(kept.path, journal)
        if staged.revision in schema.known():
            done = self._set_right(staged, journal)
            self.done = done if there else replace(done, knows_since=None)
        self._put_key(staged.data_key)

    def _set_right(self, staged: Staged, journal: Journal) -> SetRight:
        here = {"database_url": f"sqlite+aiosqlite:///{staged.database}", "media_dir": staged.media}
        settings = self.settings.model_copy(update=here | {"data_key": SecretStr(self._key_of(staged))})
        return asyncio.run(_bring_up(settings, staged.made_at, journal, self.operator))

    def _key_of(self, staged: Staged) -> str:
        """Return the installation's key, else the one that came along, else a new one."""
        own = data_key.read(self.settings)
        return own.text if own else staged.data_key or data_key.provide(self.settings)[0].text

    def _put_key(self, carried: str) -> None:
        """Put the key that came along beside the database, where there is none yet.

        Before the database is in its place: a kill in between would leave one that nobody can open.
        """
        file = data_key.key_file(self.settings)
        if carried and file is not None and data_key.read(self.settings) is None:
            data_key.write(file, DataKeys.read(carried))
            self.key_file = file


async def _bring_up(settings: Settings, made_at: datetime, journal: Journal, operator: Operator) -> SetRight:
    now = RealClock().now
    await migrate(settings, now)
    engine = open_engine(settings.database_url, data_key.read(settings))
    try:
        await operator.demand_known(engine)
        done = await set_right(Writer(engine, now, journal, operator), settings, made_at)
        await compact(engine)  # nothing is left of who was erased
        return done
    finally:
        await engine.dispose()


def set_right_in_place(settings: Settings, made_at: datetime, operator: Operator) -> SetRight:
    """Set the installation's own database right.

    Raises `PlainError` while the program runs on it, and `UnknownOperatorError`.
    """
    return asyncio.run(_set_right_in_place(settings, made_at, operator))


async def _set_right_in_place(settings: Settings, made_at: datetime, operator: Operator) -> SetRight:
    engine = open_engine(settings.database_url, data_key.read(settings))
    try:
        await schema.demand_head(engine)
        await data_key.demand(engine)
        async with engine.connect() as connection:
            if any(not has_ended(lease.holder) for lease in await lease_statements.holders(connection, "")):
                raise PlainError("still_running")
        await operator.demand_known(engine)
        writer = Writer(engine, RealClock().now, Journal(settings.media_dir), operator)
        return await set_right(writer, settings, made_at)
    finally:
        await engine.dispose()


async def set_right(writer: Writer, settings: Settings, made_at: datetime) -> SetRight:
    """Do again what the journal says, hold what was due, and give no number of the lost time a second time.

    `writer`: of the older database, with the installation's journal; it is opened here.
    """
    lines = writer.journal.lines() if writer.journal else []
    campaigns, national = running_campaigns(settings), load_national()

    async def job(work: Work) -> tuple[Counter[Act], Lost, list[str], list[str]]:
        await move_ahead(work.connection, work.now)
        mark = await journal_mark.read(work.connection)
        again = await do_again(work, [line.entry for line in newer(lines, mark)], hours_of(settings))
        calendar = await calendar_as_chosen(work.connection, campaigns, national)
        lost = await hold(work, calendar, made_at, calendar.hours(hours_of(settings)))
        await journal_mark.set_done(work.connection, journals.last_number(lines))
        erased = [*again.erased, *lost.erased]
        photos = [name for person in erased for name in person.photos]
        exports = [name for person in erased for name in person.exports]
        return again.counts, lost, photos, exports

    async with writer:
        counts, lost, photos, exports = await writer.run(job)
    store = FolderMediaStore(settings.media_dir)
    for sha256 in photos:
        await store.forget(sha256)
    for name in exports:
        await store.forget_export(name)
    done = {act: count for act, count in counts.items() if count}
    since = journals.begun_at(lines)
    return SetRight(made_at, since, done, lost.held, lost.slots, lost.announcements, lost.paused)


def newer(lines: list[Line], mark: Mark) -> list[Line]:
    """Return the lines that a database does not hold: after its last one, and those that it is known to lack."""
    after, upto = mark.missing_after, mark.missing_upto
    lacks = [line for line in lines if after is not None and upto is not None and after < line.number <= upto]
    return [*(line for line in lacks if line.number <= mark.number), *(x for x in lines if x.number > mark.number)]


def take_longer(kept: Path, journal: Journal) -> None:
    """Put the journal of an archive in its place if it is longer than the one that is there; the shorter one goes."""
    if journals.last_number(journals.read(kept)) > journals.last_number(journal.lines()):
        journal.path.parent.mkdir(parents=True, exist_ok=True)
        part = journal.path.with_name(f"{journal.path.name}.part")
        part.write_bytes(kept.read_bytes())
        part.chmod(journals.OWNER_ONLY)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(journal.path)
    kept.unlink(missing_ok=True)
