"""The data key of an installation: made by `migrate`, demanded, changed, lost; a database of before is brought up."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import data_key
from bot.app.data_key import KeyProblemError
from bot.app.migrating import MigrationFailedError, migrate
from bot.backup.archive import backup
from bot.backup.nightly import archives, nightly_of
from bot.files.media_store import FolderMediaStore
from bot.settings.settings import Settings
from data.engine import connect, schema
from data.engine.connect import open_engine
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.queries import data_keys
from data.queries.members import roster
from data.sealing import DataKey, DataKeys, SealBrokenError
from data.tables import Person, RosterEntry, ZaloToken
from data.washing import without_phones
from domain.members import matching
from tests.support.clock import SATURDAY, TestClock
from tests.support.commands import Does, Type
from tests.support.keys import KEYS
from tests.support.unit_tree import plant
from tests.support.upgrade_fixtures import load_sqlite

MANY = 1000
NOW = TestClock().now


def code_of(result: Any) -> str | None:
    return getattr(result.exception, "code", None)


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A database of revision 0012 with a thousand more numbers, and no key."""
    monkeypatch.delenv("DATA_KEY")
    file = tmp_path / "thi-dua.sqlite3"
    load_sqlite("0012", file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executemany(
            "INSERT INTO roster_entry (unit_id, number, name, folded, phone) VALUES (3, ?, 'A', 'a', ?)",
            [(f"n{at}", f"+84{977_100_000 + at}") for at in range(MANY)],
        )
    return Settings(_env_file=None, database_url=f"sqlite+aiosqlite:///{file}", media_dir=tmp_path / "media")


def found_in(content: bytes) -> list[int]:
    """Look for the thousand numbers as people and programs write them."""
    plain = content.replace(b" ", b"").replace(b".", b"").replace(b"-", b"")
    return [
        at for at in range(MANY) if str(977_100_000 + at).encode() in plain or str(977_100_000 + at).encode() in content
    ]


def everything(place: Path) -> list[Path]:
    return sorted(place.rglob("*"))


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


async def test_after_the_update_no_number_is_read_in_any_file(
    old: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    database = tmp_path / "thi-dua.sqlite3"
    assert len(found_in(database.read_bytes())) == MANY
    done = await migrate(old, NOW)
    assert (done.busy, done.key_file) == (False, tmp_path / "thi-dua.sqlite3.key")
    assert (tmp_path / "thi-dua.sqlite3.key").stat().st_mode & 0o777 == 0o600
    backup(database, tmp_path / "media", tmp_path / "kept.tar")
    files = everything(tmp_path)
    assert [path.name for path in files if "before" in path.name] == []
    for path in files:
        assert (path.name, found_in(path.read_bytes())) == (path.name, [])
    engine = open_engine(old.database_url, data_key.read(old))
    async with engine.connect() as connection:
        assert len(await roster.with_phone(connection, 3, "+84977100500")) == 1
    await data_key.demand(engine)
    await engine.dispose()
    assert (await migrate(old, NOW)).key_file is None
    assert caplog.records
    assert found_in(caplog.text.encode()) == []


async def test_a_program_that_still_runs_is_named_and_the_next_time_all_is_gone(
    old: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "HELD", 50)  # it holds the file for longer than anybody waits
    database = tmp_path / "thi-dua.sqlite3"
    with closing(sqlite3.connect(database)) as running:
        running.execute("PRAGMA journal_mode=WAL")
        running.execute("BEGIN")
        running.execute("SELECT count(*) FROM person").fetchone()
        assert (await migrate(old, NOW)).busy
    assert not (await migrate(old, NOW)).busy
    assert [path.name for path in everything(tmp_path) if found_in(path.read_bytes())] == []
    assert database.exists()


async def test_a_migration_that_fails_names_the_copy(
    old: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: Any) -> None:
        raise OSError

    monkeypatch.setattr(schema, "upgrade", fails)
    with pytest.raises(MigrationFailedError) as failed:
        await migrate(old, NOW)
    (copy,) = [path for path in everything(tmp_path) if "before" in path.name]
    assert (failed.value.facts["copy"], mode(copy)) == (copy, 0o600)
    assert len(found_in(copy.read_bytes())) == MANY


@pytest.mark.postgres
async def test_postgresql_is_told_a_fresh_key(
    monkeypatch: pytest.MonkeyPatch, postgres_url: Any, tmp_path: Path
) -> None:
    monkeypatch.delenv("DATA_KEY")
    url = postgres_url(f"key_{tmp_path.name}".replace("-", "_"))
    with pytest.raises(KeyProblemError) as refused:
        await migrate(Settings(_env_file=None, database_url=url), NOW)
    fresh = str(refused.value.facts["key"])
    settings = Settings(_env_file=None, database_url=url, data_key=fresh)
    assert (await migrate(settings, NOW)).key_file is None
    with pytest.raises(KeyProblemError, match="key_wrong"):
        await migrate(Settings(_env_file=None, database_url=url, data_key=KEYS.text), NOW)


def test_another_key_is_refused_in_one_sentence(types: Type, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert types("backup", "kept.tar").exit_code == 0
    monkeypatch.setenv("DATA_KEY", DataKey.fresh().text)
    assert code_of(types("outbox")) == "key_wrong"
    assert code_of(types("migrate")) == "key_wrong"
    monkeypatch.setenv("TELEGRAM_TOKEN", "42:abcdefghijklmnopqrstuvwxyz0123456789")
    assert code_of(types("run")) == "key_wrong"
    assert list(folder.glob("*before*")) == []
    (folder / "ops.sqlite3").unlink()
    refused = types("restore", "kept.tar")
    assert (refused.exit_code, "không phải của kept.tar" in refused.output) == (2, True), refused.output
    assert not (folder / "ops.sqlite3").exists()


def test_a_database_with_a_key_gets_no_second_one(types: Type, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATA_KEY")
    assert code_of(types("migrate")) == "key_missing"
    assert code_of(types("outbox")) == "key_missing"
    assert not (folder / "ops.sqlite3.key").exists()
    assert types("key", "lost").exit_code == 1
    assert types("key", "lost", "--yes").exit_code == 0
    assert (folder / "ops.sqlite3.key").exists()
    assert types("outbox").exit_code == 0
    assert code_of(types("key", "lost", "--yes")) == "key_not_lost"


def test_a_key_file_is_changed_and_the_old_one_kept(types: Type, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder / "ops.sqlite3.key"
    assert code_of(types("key", "rotate")) == "key_to_add"
    monkeypatch.delenv("DATA_KEY")
    data_key.write(file, KEYS)
    told = types("key", "rotate")
    assert told.exit_code == 0, told.output
    assert DataKeys.read(file.read_text()).current != KEYS.current
    (old,) = folder.glob("*.old-*")
    assert DataKeys.read(old.read_text()) == KEYS
    assert f"Khóa cũ: {old.name}. Các bản sao lưu cũ vẫn cần khóa này" in told.output.replace(f"{folder}/", "")
    assert types("outbox").exit_code == 0


def test_a_lost_key_takes_what_it_sealed_and_nothing_else(
    types: Type, does: Does, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def put_on_the_list(work: Work) -> None:
        units, code = await plant(work), matching.digest("yy2v-htrx")
        given: dict[str, Any] = {"personal_code": code, "personal_code_lookup": code, "personal_code_until": work.now}
        given |= {"phone": "+84912000001", "name": "B", "folded": "b"}
        await work.add(RosterEntry(unit_id=units["MAY"], number="1", **given))

    async def fill_all(writer: Writer) -> None:
        await fill(writer)
        await writer.run(put_on_the_list)

    async def read(writer: Writer) -> tuple[Any, ...]:
        person, line = table_of(Person), table_of(RosterEntry)
        sealed = (person.c.phone, person.c.phone_lookup, line.c.phone, line.c.phone_lookup, line.c.personal_code)
        async with writer.engine.connect() as connection:
            left = [(await connection.execute(select(one).where(one.is_not(None)))).all() for one in sealed]
            names = list((await connection.execute(select(person.c.name).order_by(person.c.id))).scalars())
            lines = list((await connection.execute(select(line.c.number, line.c.name))).all())
            tokens = (await connection.execute(select(table_of(ZaloToken).c.account))).all()
        return [len(one) for one in left], len(tokens), names, lines

    does(fill_all)
    assert does(read) == ([30, 30, 1, 1, 1], 1, [f"N{at}" for at in range(30)], [("1", "B")])
    monkeypatch.delenv("DATA_KEY")
    told = types("key", "lost", "--yes")
    assert told.exit_code == 0, told.output
    for left_to_do in ("members import", "zalo consent", "phát lại mã riêng", "Chia sẻ số của tôi"):
        assert left_to_do in told.output
    assert does(read) == ([0, 0, 0, 0, 0], 0, [f"N{at}" for at in range(30)], [("1", "B")])
    assert types("outbox").exit_code == 0


async def fill(writer: Writer) -> None:
    async def write(work: Any) -> None:
        for at in range(30):
            await work.add(Person(name=f"N{at}", phone=f"+84912{at:06}", created_at=work.now))
        await work.add(
            ZaloToken(
                account="1", access="a", refresh="r", access_until=work.now, refresh_until=work.now, changed_at=work.now
            )
        )

    await writer.run(write)


async def test_a_change_of_keys_that_is_killed_goes_on(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    await fill(writer)
    both, person = DataKeys(DataKey.fresh(), (KEYS.current,)), table_of(Person)
    monkeypatch.setattr(data_key, "PAGE", 7)
    engine = open_engine(writer.engine.url.render_as_string(hide_password=False), both)

    def killed(count: int) -> None:
        if count > 10:
            raise KeyboardInterrupt

    async with Writer(engine, NOW) as changing:
        with pytest.raises(KeyboardInterrupt):
            await data_key.rotate(changing, both, killed)
        for half in (KEYS, both, DataKeys(both.current)):
            async with engine.connect() as connection:
                check = await data_keys.check(connection)
            with pytest.raises(KeyProblemError, match="key_half_changed"):
                data_key.compare(half, check)
            async with engine.connect() as connection:
                phones = list((await connection.execute(select(person.c.phone).order_by(person.c.id))).scalars())
            assert phones == [f"+84912{at:06}" for at in range(30)]  # with both keys all of it is read
        with pytest.raises(KeyProblemError, match="key_wrong"):
            await data_key.rotate(changing, DataKeys(DataKey.fresh(), (DataKey.fresh(),)))
        await data_key.rotate(changing, both)
    alone = open_engine(str(engine.url), DataKeys(both.current))
    await data_key.demand(alone)
    async with alone.connect() as connection:
        equal = select(person.c.name).where(person.c.phone_lookup == "+84912000029")
        assert list((await connection.execute(equal)).scalars()) == ["N29"]
    await alone.dispose()
    await engine.dispose()


def test_a_value_cannot_be_moved_to_another_column_or_key() -> None:
    sealed = KEYS.seal("person.phone", "+84912345678")
    assert KEYS.open("person.phone", sealed) == "+84912345678"
    assert sealed != KEYS.seal("person.phone", "+84912345678")
    with pytest.raises(SealBrokenError):
        KEYS.open("roster_entry.phone", sealed)
    with pytest.raises(SealBrokenError):
        KEYS.open("person.phone", sealed[:-6] + "AAAA" + sealed[-2:])


@pytest.mark.parametrize("text", ["", "abc", "A" * 44, "a" * 43 + " b"])
def test_a_setting_that_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="key"):
        DataKeys.read(text)


@pytest.mark.parametrize(
    ("raw", "washed"),
    [
        ({"message": {"contact": {"phone_number": "84912345678", "user_id": 5}}}, "84912345678"),
        ({"user": "9" * 19, "event_name": "user_submit_info", "phone": "84912345678"}, "84912345678"),
        ({"message": {"text": "số tôi 0912 345 678 nhé", "chat": {"id": 1234567890}}}, "0912 345 678"),
        ({"message": {"caption": "+84.912.345.678"}}, "912.345"),
        ({"message": {"text": "(0912)345678"}}, "345678"),
    ],
)
def test_a_number_leaves_an_update(raw: dict[str, Any], washed: str) -> None:
    assert washed not in str(without_phones(raw))


@pytest.mark.parametrize(
    "raw",
    [{"callback_query": {"data": "1:x"}}, {"message": {"text": "Ngày 27/02/2021, 1,5 triệu", "message_id": 912345678}}],
)
def test_an_update_without_one_is_left_alone(raw: dict[str, Any]) -> None:
    assert without_phones(raw) is None


@contextmanager
def everybodys() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


async def test_files_are_their_owners_whoever_starts_the_program(tmp_path: Path) -> None:
    with everybodys():
        engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'a' / 'b' / 'x.sqlite3'}", KEYS)
        await schema.upgrade(engine)
        store = FolderMediaStore(tmp_path / "media")
        await store.keep(b"x", "image/jpeg")
        await store.keep_export("one", b"x")
        async with Writer(engine, NOW) as writer:
            await fill(writer)
            modes = {(path.is_dir(), mode(path)) for path in everything(tmp_path)}
        await engine.dispose()
    assert modes == {(True, 0o700), (False, 0o600)}


async def test_the_newest_archives_of_the_nights_are_kept(tmp_path: Path, empty_sqlite: Path) -> None:
    kept = tmp_path / "kept"
    settings = Settings(
        _env_file=None,
        database_url=f"sqlite+aiosqlite:///{empty_sqlite}",
        media_dir=tmp_path,
        backup_dir=kept,
        backup_keep=2,
    )
    nightly = nightly_of(settings)
    assert nightly is not None
    for day in range(4):
        await nightly(SATURDAY.date() + timedelta(days=day))
    assert [path.name for path in archives(kept)] == ["thi-dua-2021-03-01.tar", "thi-dua-2021-03-02.tar"]
    assert kept.stat().st_mode & 0o777 == 0o700
