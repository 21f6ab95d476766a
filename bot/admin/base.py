"""What the doctor reads in the database: its revision, whether its files are there, what no process does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.admin import schema
from bot.admin.chosen_days import chosen_days
from bot.admin.finding import Finding, State, note, ok, wrong
from bot.admin.issuers import issuers
from bot.admin.tables import Read, UnreadError, reading, where
from bot.admin.top_of_tree import tops
from bot.settings.settings import Settings
from data.counting import COUNTING_NIGHTS

NEWEST = 20  # files that are looked for
FILES = "SELECT sha256 FROM {} WHERE sha256 IS NOT NULL ORDER BY id DESC LIMIT {}"
VERSION = "alembic_version"
MARKS = "SELECT version_num FROM alembic_version"
TABLES = {
    False: "SELECT name FROM sqlite_master WHERE type = 'table'",
    True: "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()",
}
HOLDING = "SELECT name FROM lease WHERE holder <> '' AND until BETWEEN {0} AND {0} + 3600"  # beyond: a clock ran ahead
NOW = {True: "(julianday('now') - 2440587.5) * 86400.0", False: "extract(epoch FROM clock_timestamp())::float8"}


async def base(settings: Settings, versions: Path) -> list[Finding]:
    """Look into the database; what lies deeper is left when the tables are not those of this version."""
    elsewhere = settings.database_file is None
    found: list[Finding] = []
    try:
        async with reading(settings) as read:
            if elsewhere:
                found.append(ok("database", "database_answers", where=where(settings)))
            tables = await read(TABLES[elsewhere])
            marks = {str(row[0]) for row in await read(MARKS)} if (VERSION,) in tables else set()
            if len(marks) > 1 or (tables and not marks and tables != [(VERSION,)]):
                raise UnreadError("database_unmarked")  # noqa: TRY301 - what is unread is said in one place
            if not marks:
                raise UnreadError("database_empty")  # noqa: TRY301 - as above
            found.append(schema.compare(marks, versions))
            if found[-1].state is State.OK:
                found += [await files(read, settings.media_dir), *await parts(read, settings), *await tops(read)]
                found += [await retention(read), *await issuers(read, settings), *await chosen_days(read, settings)]
    except UnreadError as problem:
        found.append(_unread(problem, settings))
    return found


def _unread(problem: UnreadError, settings: Settings) -> Finding:
    """Say it in the words with which a command ends. Before the first start there is nothing wrong."""
    new = problem.code in {"database_absent", "database_empty"}
    facts = {"where": where(settings), "reason": problem.reason}
    check = "database" if settings.database_file is None and not new else "migrations"
    return Finding(check, State.NOTE if new else State.WRONG, problem.code, facts, file="errors")


async def files(read: Read, folder: Path) -> Finding:
    """Look for the newest files that the tables name: another folder than that of the other machines lacks all."""
    statements = [FILES.format(table, NEWEST) for table in ("photo", "attachment", "duty_done")]
    names = {str(row[0]) for statement in statements for row in await read(statement)}
    absent = [name for name in names if not any(path.stem == name for path in (folder / name[:2]).glob(f"{name}.*"))]
    facts: dict[str, Any] = {"absent": len(absent), "count": len(names), "folder": folder}
    if not names:
        return ok("files", "files_none")
    if not absent:
        return ok("files", "files_there", **facts)
    all_of_them = len(absent) == len(names)
    return wrong("files", "files_elsewhere", **facts) if all_of_them else note("files", "files_lack", **facts)


async def parts(read: Read, settings: Settings) -> list[Finding]:
    """Of a program that is split into processes: whether each part of the work has one. Nothing if none runs."""
    held = {
        str(row[0]).partition(":")[0] for row in await read(HOLDING.format(NOW[settings.database_file is not None]))
    }
    if not held:
        return []
    wanted = {"ticks": "tick", "courier": "deliver", "worker": "work"}
    if settings.telegram_token is not None and settings.telegram_updates == "polling":
        wanted["poller"] = "poll"
    idle = [part for name, part in wanted.items() if name not in held]
    return [wrong("parts", "parts_idle", idle=idle) if idle else ok("parts", "parts_busy")]


async def retention(read: Read) -> Finding:
    """Say what the nights would delete of records and people that were kept for years, while they only count."""
    rows = await read("SELECT kind, nights, due FROM retention_night")
    due = {str(kind): int(count) for kind, _, count in rows}
    left = COUNTING_NIGHTS - min((int(nights) for _, nights, _ in rows), default=0)
    facts = {name: due.get(name, 0) for name in ("records", "photos", "people")}
    if not any(due.values()):
        return ok("retention", "retention_nothing")
    if left < 0:
        return ok("retention", "retention_goes", **facts)
    return note("retention", "retention_counts", nights=left, **facts)


async def files_elsewhere(settings: Settings) -> str:
    """Say at the start of the program what is wrong with its folder of files; empty: nothing is."""
    try:
        async with reading(settings) as read:
            found = await files(read, settings.media_dir)
    except UnreadError:
        return ""  # the program says it in its own way
    return found.text if found.state is State.WRONG else ""
