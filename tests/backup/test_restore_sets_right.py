"""A backup is brought back: nobody who left returns, nothing goes twice, and what cannot be known is said."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
import tarfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory

from bot.app.clock import RealClock
from bot.cli.operator import login
from bot.files.media_store import FolderMediaStore
from data.engine import journal as journals
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.journal import Journal
from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind
from domain.privacy import ask_to_erase, erase_due
from tests.support.clock import TestClock
from tests.support.commands import Does, Type
from tests.support.keys import KEYS
from tests.support.pushes import notice
from tests.support.standard import STANDARD

ENDINGS = ("", "-wal", "-shm")

JOURNAL = "0019"  # the migration that brings it


def lose(folder: Path) -> None:
    """The disk of the database fails; the folder of files is another one."""
    for ending in ENDINGS:
        (folder / f"ops.sqlite3{ending}").unlink(missing_ok=True)


def rows(folder: Path, statement: str) -> list[Any]:
    with closing(sqlite3.connect(folder / "ops.sqlite3")) as connection:
        return connection.execute(statement).fetchall()


def media(folder: Path) -> Path:
    return folder / "var" / "media"


async def erase(_: Writer, person: int, folder: Path) -> None:
    """The person asks for it, and their day goes by."""
    clock, engine = TestClock(RealClock().now()), open_engine(f"sqlite+aiosqlite:///{folder}/ops.sqlite3", KEYS)
    async with Writer(engine, clock.now, Journal(media(folder))) as later:
        await later.run(lambda work: ask_to_erase(work, person, "XÓA"))
        clock.moment += timedelta(hours=25)
        assert await erase_due(later, FolderMediaStore(media(folder)), STANDARD) == 1
    await engine.dispose()


@pytest.fixture
def kept(types: Type, does: Does, cast: dict[str, int], folder: Path) -> Path:
    """A backup in which two messages wait; later Hạnh is erased."""

    async def fill(writer: Writer) -> None:
        Journal(media(folder)).begin(0, RealClock().now())

        async def queue(work: Work) -> None:
            await notice(work, cast["PAO"], "Chào Páo")
            await notice(work, cast["PAO"], "Nhắc việc", kind=PushKind.REMINDER)
            await notice(work, cast["PAO"], "Ngày mai", due_at=work.now + timedelta(days=1))

        await writer.run(queue)

    does(fill)
    assert types("backup", "night.tar").exit_code == 0
    does(lambda writer: erase(writer, cast["HANH"], folder))
    return folder / "night.tar"


def test_nobody_returns_and_nothing_goes_twice(types: Type, folder: Path, kept: Path) -> None:
    lose(folder)
    told = types("restore", kept.name)
    assert told.exit_code == 0, told.output
    assert "xóa dữ liệu: 1 người" in told.output
    assert "Giữ lại 2 tin" in told.output
    assert "không biết được" not in told.output
    assert rows(folder, "SELECT name FROM person WHERE name = 'Hạnh'") == []
    assert "Hạnh".encode() not in b"".join(path.read_bytes() for path in folder.glob("ops.sqlite3*"))
    assert sorted(rows(folder, "SELECT state, key LIKE 'Ngày mai%' FROM outbox")) == [
        ("held", 0),
        ("held", 0),
        ("queued", 1),
    ]
    listed = types("outbox").output
    assert "Giữ lại sau khi khôi phục" in listed
    assert types("outbox", "--state", "held").output.count("giữ lại") > 2
    assert "Sẽ gửi 1 tin" in types("outbox", "send", "notice").output
    assert "Đã bỏ 1 tin" in types("outbox", "drop", "reminder").output
    assert sorted(rows(folder, "SELECT state FROM outbox")) == [("cancelled",), ("queued",), ("queued",)]
    assert "Không có tin nào" in types("outbox", "send", "digest").output


def test_the_trail_says_who_brought_it_back(types: Type, folder: Path, kept: Path, cast: dict[str, int]) -> None:
    """In the database that was brought back: the machine's user, and the person whom they named."""
    lose(folder)
    refused = types("restore", kept.name, "--as", "99999")
    assert (refused.exit_code, (folder / "ops.sqlite3").exists()) == (2, False), refused.output
    assert types("restore", kept.name, "--as", str(cast["HOA"])).exit_code == 0
    signed = "SELECT actor_id, json_extract(detail, '$.operator') FROM audit_entry WHERE action = 'restored'"
    assert rows(folder, signed) == [(cast["HOA"], login())]
    again = types("restore", "--after", f"{RealClock().now():%H:%M %d/%m/%Y}")
    assert again.exit_code == 0, again.output
    assert rows(folder, f"{signed} ORDER BY id") == [(cast["HOA"], login()), (None, login())]


def test_a_button_of_the_lost_time_is_an_old_one(
    types: Type, does: Does, folder: Path, kept: Path, cast: dict[str, int]
) -> None:
    """Phones still show what was sent since: the numbers of those screens and pushes are never given again."""
    before = does(lambda writer: writer.run(lambda work: notice(work, cast["PAO"], "Sau khi sao lưu")))
    lose(folder)
    assert types("restore", kept.name).exit_code == 0
    after = does(lambda writer: writer.run(lambda work: notice(work, cast["PAO"], "Sau khi khôi phục")))
    assert after > before + 1000


def test_the_longer_journal_stays_and_the_archives_own_comes_where_there_is_none(
    types: Type, folder: Path, kept: Path
) -> None:
    journal = Journal(media(folder))
    longer = journal.path.read_bytes()
    lose(folder)
    assert types("restore", kept.name).exit_code == 0
    assert journal.path.read_bytes() == longer
    lose(folder)
    shutil.rmtree(media(folder))
    told = types("restore", kept.name)
    assert "không còn sổ ghi" in told.output
    assert "Hỏi lại các đơn vị" in told.output
    assert [line.entry.kind for line in journal.lines()] == ["begun", "begun"]
    lose(folder)
    assert "việc trước đó không biết được" in types("restore", kept.name).output  # typed again, as after a kill
    assert rows(folder, "SELECT count(*) FROM person WHERE name = 'Hạnh'") == [(1,)]


def test_the_archives_own_journal_never_passes_for_a_complete_one(
    types: Type, folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at the very moment at which it is in its place."""
    lose(folder)
    shutil.rmtree(media(folder))
    put = Path.replace

    def put_and_die(source: Path, target: Path) -> None:
        put(source, target)
        if target.name == journals.NAME:
            raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(Path, "replace", put_and_die)
        assert types("restore", kept.name).exit_code != 0
    assert Journal(media(folder)).path.exists()
    assert "việc trước đó không biết được" in types("restore", kept.name).output


def test_an_older_archive_names_no_moment(types: Type, folder: Path, kept: Path) -> None:
    """Its database was written at some moment all the same."""
    made = datetime(2021, 3, 4, 2, 30).timestamp()  # noqa: DTZ001 - the machine's own
    with tarfile.open(kept) as new, tarfile.open(folder / "old.tar", "w") as old:
        for member in new:
            member.mtime, member.pax_headers = made, {}
            if member.name != "archive.json":
                old.addfile(member, new.extractfile(member))
    lose(folder)
    told = types("restore", "old.tar").output
    assert "bản sao lưu cũ không ghi giờ" in told
    assert "/3/2021" in told
    assert "Sổ ghi chỉ có từ" in told


def test_a_snapshot_is_set_right_by_its_moment(types: Type, folder: Path, kept: Path) -> None:
    """The whole file as it was in the archive, put back by other means; the journal is the shared folder's."""
    with tarfile.open(kept) as archive:
        about, content = archive.extractfile("archive.json"), archive.extractfile("database.sqlite3")
        assert about is not None
        assert content is not None
        made = json.loads(about.read())["made_at"]
        lose(folder)
        (folder / "ops.sqlite3").write_bytes(content.read())
    assert rows(folder, "SELECT count(*) FROM person WHERE name = 'Hạnh'") == [(1,)]
    refused = types("restore", "--after", "23:59 31/12/2099")
    assert (refused.exit_code, "chưa tới" in refused.output) == (2, True)
    moment = datetime.fromisoformat(made)
    for count in ("xóa dữ liệu: 1 người", "không có việc nào phải làm lại"):
        told = types("restore", "--after", f"{moment:%H:%M %d/%m/%Y}")
        assert (told.exit_code, count in told.output) == (0, True), told.output
    assert rows(folder, "SELECT name FROM person WHERE name = 'Hạnh'") == []


def test_a_file_or_a_moment_and_not_both(types: Type, folder: Path) -> None:
    assert folder.is_dir()
    for words in ([], ["a.tar", "--after", "08:00"]):
        refused = types("restore", *words)
        assert (refused.exit_code, "--after" in refused.output) == (2, True)


def test_an_older_database_is_brought_up_and_set_right(types: Type, folder: Path, kept: Path) -> None:
    """An archive of the version before: its tables know no journal yet."""
    with tarfile.open(kept) as archive:
        archive.extractall(folder / "apart", filter="data")
    old = folder / "apart" / "database.sqlite3"
    asyncio.run(_take_back(old))
    with tarfile.open(folder / "old.tar", "w") as made:
        for name in ("archive.json", "database.sqlite3"):
            made.add(folder / "apart" / name, name)
    lose(folder)
    told = types("restore", "old.tar")
    assert (told.exit_code, "xóa dữ liệu: 1 người" in told.output) == (0, True), told.output
    assert rows(folder, "SELECT version_num FROM alembic_version") == [(schema.head(),)]


async def _take_back(database: Path) -> None:
    """Take a database back to the version before the journal."""
    revision = ScriptDirectory.from_config(schema.config()).get_revision(JOURNAL)
    engine = open_engine(f"sqlite+aiosqlite:///{database}", KEYS)
    await schema.downgrade(engine, str(revision.down_revision))
    await engine.dispose()


def test_the_doctor_says_in_one_sentence_that_the_database_is_older(types: Type, folder: Path, kept: Path) -> None:
    def said() -> str:
        return " ".join(types("doctor").output.split())  # lines are broken where the table is narrow

    assert kept.is_file()
    assert "khớp với dữ liệu" in said()
    with closing(sqlite3.connect(folder / "ops.sqlite3")) as connection:
        connection.execute("UPDATE journal_mark SET number = 0")
        connection.commit()
    assert "restore --after" in said()
    assert types("outbox").exit_code == 0  # a command notes it, before its own lines hide it
    assert rows(folder, "SELECT missing_after, missing_upto FROM journal_mark") == [(0, 3)]
    Journal(media(folder)).path.unlink()
    assert journals.read(Journal(media(folder)).path) == []
