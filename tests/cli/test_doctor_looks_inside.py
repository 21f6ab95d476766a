"""The doctor in the database: does it answer, how old is it, are its files here, what does no process do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.admin.base import NEWEST, base, files_elsewhere
from bot.admin.finding import Finding, State
from bot.settings.settings import Settings
from data.engine.leases import Lease, Leases
from data.engine.unit_of_work import Work, Writer
from data.enums import Level
from data.paths import DATA
from data.tables import Attachment, RetentionNight
from domain.units import Act, changes
from tests.support.pushes import person

VERSIONS = DATA / "migrations" / "versions"
SHA = [f"{number:02x}" * 32 for number in range(30)]
Found = dict[str, Finding]


def settings(address: str, media: Path = Path("media"), **more: object) -> Settings:
    return Settings.read(_env_file=None, database_url=address, media_dir=media, telegram_token="1:a", **more)


async def look(given: Settings, versions: Path = VERSIONS) -> Found:
    found = await base(given, versions)
    assert all(each.title and each.text for each in found)
    return {each.check: each for each in found}


def codes(found: Found) -> dict[str, str]:
    return {check: each.code for check, each in found.items()}


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    """Two migrations, the second of which is this version's."""
    (tmp_path / "0001_first.py").write_text('revision = "0001"\ndown_revision = None\n')
    (tmp_path / "0002_second.py").write_text('revision: str = "0002"\ndown_revision: str | None = "0001"\n')
    return tmp_path


def stamped(tmp_path: Path, stamps: Sequence[str]) -> str:
    path = tmp_path / "stamped.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        connection.executemany("INSERT INTO alembic_version VALUES (?)", [(each,) for each in stamps])
    return f"sqlite+aiosqlite:///{path}"


@pytest.mark.parametrize(
    ("stamps", "code"),
    [(("0001",), "database_behind"), ((), "database_empty"), (("0009",), "database_newer")],
)
async def test_the_age_of_the_database(tmp_path: Path, versions: Path, stamps: Sequence[str], code: str) -> None:
    assert codes(await look(settings(stamped(tmp_path, stamps)), versions)) == {"migrations": code}


async def test_a_database_that_is_not_there_not_ours_or_not_to_be_reached(tmp_path: Path) -> None:
    async def said(address: str) -> Found:
        return await look(settings(address))

    (tmp_path / "text.sqlite3").write_text("this is no database, and long enough to be seen as none" * 20)
    assert codes(await said(f"sqlite+aiosqlite:///{tmp_path}/none.sqlite3")) == {"migrations": "database_absent"}
    assert codes(await said(f"sqlite+aiosqlite:///{tmp_path}/text.sqlite3")) == {"migrations": "database_strange"}
    away = (await said("postgresql+asyncpg://an:hush@127.0.0.1:1/thidua"))["database"]
    assert (away.code, away.state) == ("database_away", State.WRONG)
    assert "127.0.0.1:1/thidua" in away.text
    assert "hush" not in away.text


def address(engine: AsyncEngine) -> str:
    return engine.url.render_as_string(hide_password=False)


@pytest.mark.postgres
async def test_a_database_without_tables_and_one_that_is_not_there(postgres_url: Callable[[str], str]) -> None:
    empty = postgres_url("looked_into")
    assert codes(await look(settings(empty))) == {"database": "database_answers", "migrations": "database_empty"}
    absent = (await look(settings(empty.replace("looked_into", "never_made"))))["database"]
    assert absent.code == "database_refused"
    assert "never_made" in absent.text


async def named(work: Work, names: Sequence[str]) -> None:
    for name in names:
        await work.add(Attachment(sha256=name, media_type="image/jpeg", size=1, name="anh.jpg", added_at=work.now))


def kept(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        (folder / name[:2]).mkdir(parents=True)
        (folder / name[:2] / f"{name}.jpg").touch()


@pytest.mark.parametrize(
    ("there", "code"), [(5, "files_there"), (3, "files_lack"), (0, "files_elsewhere")], ids=["all", "some", "none"]
)
async def test_the_folder_of_another_machine_is_found_out(
    both: Writer, either: AsyncEngine, tmp_path: Path, there: int, code: str
) -> None:
    given = settings(address(either), tmp_path / "media")
    assert codes(await look(given))["files"] == "files_none"
    await both.run(lambda work: named(work, SHA[:5]))
    kept(given.media_dir, SHA[:there])
    found = (await look(given))["files"]
    assert found.code == code
    assert await files_elsewhere(given) == (found.text if there == 0 else "")  # what `run` says


async def test_the_newest_files_are_looked_for(both: Writer, either: AsyncEngine, tmp_path: Path) -> None:
    """Those of last year may have been lost; what counts is where files are written now."""
    given = settings(address(either), tmp_path / "media")
    await both.run(lambda work: named(work, SHA[: NEWEST + 5]))
    kept(given.media_dir, SHA[5 : NEWEST + 5])
    assert codes(await look(given))["files"] == "files_there"


@pytest.mark.parametrize(
    ("held", "more", "idle"),
    [
        (("ticks", "courier:telegram", "worker:1", "poller:telegram"), {}, None),
        (("ticks", "courier:telegram", "worker:1"), {"telegram_updates": "webhook"}, None),
        (("worker:1", "poller:telegram"), {}, "tick, deliver"),
        (("ticks", "courier:telegram"), {}, "work, poll"),
    ],
    ids=["all", "webhook", "nobody ticks", "nobody works"],
)
async def test_a_part_that_no_process_does_is_named(
    both: Writer, either: AsyncEngine, held: Sequence[str], more: dict[str, Any], idle: str | None
) -> None:
    given = settings(address(either), **more)
    assert "parts" not in await look(given)  # nothing runs, which is said elsewhere
    for name in held:
        assert isinstance(await Leases(both, term=600)._try(name), Lease)
    found = (await look(given))["parts"]
    assert found.state is (State.WRONG if idle else State.OK)
    assert (idle or "") in found.text


@pytest.mark.parametrize(
    ("nights", "due", "code", "told"),
    [
        (None, 0, "retention_nothing", "Chưa có gì quá RECORDS_YEARS hay LEFT_YEARS năm."),
        (12, 0, "retention_nothing", "Chưa có gì"),
        (12, 1204, "retention_counts", "Chỉ đếm thêm 18 đêm nữa, rồi sẽ xóa: 1204 hồ sơ, 0 ảnh"),
        (30, 3, "retention_counts", "Đêm tới sẽ xóa: 3 hồ sơ"),
        (31, 3, "retention_goes", "Đêm qua đã xóa: 3 hồ sơ, 0 ảnh, dữ liệu của 0 người đã nghỉ lâu."),
    ],
)
async def test_what_goes_after_years_is_told_while_it_is_only_counted(
    writer: Writer, tmp_path: Path, *, nights: int | None, due: int, code: str, told: str
) -> None:
    async def count(work: Work) -> None:
        for kind, found in (("records", due), ("photos", 0), ("people", 0)):
            if nights is not None:
                await work.add(RetentionNight(kind=kind, nights=nights, due=found, day=work.now.date()))

    await writer.run(count)
    finding = (await look(settings(f"sqlite+aiosqlite:///{tmp_path}/test.sqlite3")))["retention"]
    assert (finding.code, told in " ".join(finding.text.split())) == (code, True), finding.text


async def led(work: Work, *, until: datetime | None, belongs: bool) -> None:
    """Let a province have an officer, whose role has ended or who has left work."""
    unit = await changes.found(
        work, Act(None), code="LDLD-TH", name="LĐLĐ tỉnh", level=Level.PROVINCIAL_FEDERATION, parent_id=None
    )
    person_id = await person(work, "Võ Mạnh Hùng", officer_of=[unit], member_of=unit if belongs else None, until=until)
    assert person_id


@pytest.mark.parametrize(
    ("ended", "belongs", "code"), [(True, True, "top_bare"), (False, False, "top_left"), (False, True, None)]
)
async def test_a_top_without_anybody_in_charge_is_named(
    both: Writer, either: AsyncEngine, *, ended: bool, belongs: bool, code: str | None
) -> None:
    given = settings(address(either))
    assert "roles" not in await look(given)  # nobody was invited yet
    until = both.now() - timedelta(days=1) if ended else None
    await both.run(lambda work: led(work, until=until, belongs=belongs))
    found = await look(given)
    assert codes(found).get("roles") == code
    assert code is None or "LDLD-TH" in found["roles"].text
