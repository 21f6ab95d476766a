"""The journal takes each line once, whole, under a number of its own, however many write and whatever is torn."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine import journal as journals
from data.engine.journal import Entry, Journal
from data.engine.unit_of_work import Work, Writer
from data.queries import journal_mark
from tests.support.clock import SATURDAY

FIRST, SECOND = Entry("blocked", SATURDAY, 7, SATURDAY, ("aa",), "key"), Entry("readmitted", SATURDAY, 7, SATURDAY)
APPENDS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from data.engine.journal import Entry, Journal
now = datetime.now(UTC)
for number in range(50):
    Journal(Path(sys.argv[1])).append([Entry("a", now), Entry("b", now)], 0, now)
"""


def kinds(journal: Journal) -> list[tuple[int, int, str]]:
    return [(line.number, line.first, line.entry.kind) for line in journal.lines()]


def test_the_lines_of_one_commit_belong_together(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "media")
    assert journal.append([FIRST, SECOND], 0, SATURDAY) == 3
    assert journal.append([FIRST], 0, SATURDAY) == 4
    assert kinds(journal) == [(1, 1, "begun"), (2, 1, "blocked"), (3, 1, "readmitted"), (4, 4, "blocked")]
    assert journal.lines()[1].entry == FIRST
    assert journals.begun_at(journal.lines()) == SATURDAY
    assert (journal.path.stat().st_mode & 0o777, journal.path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_file_that_was_lost_goes_on_with_the_numbers_of_the_database(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begin(41, SATURDAY)
    journal.begin(0, SATURDAY + timedelta(days=1))  # it is there
    assert kinds(journal) == [(42, 42, "begun")]


@pytest.mark.parametrize("torn", ['{"number":9', '{"number":9,"first":9}', "\0\0\0"])
def test_a_line_that_a_kill_tore_is_passed_over(tmp_path: Path, torn: str) -> None:
    journal = Journal(tmp_path)
    journal.append([FIRST], 0, SATURDAY)
    with journal.path.open("a") as file:
        file.write(torn)
    assert journal.append([SECOND], 0, SATURDAY) == 3
    assert [number for number, *_ in kinds(journal)] == [1, 2, 3]


def test_a_full_disk_keeps_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path)
    journal.append([FIRST], 0, SATURDAY)
    before = journal.path.read_bytes()

    def half(file: int, content: bytes) -> None:
        os.write(file, content[:20])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journals, "_write", half)
    with pytest.raises(OSError, match="No space"):
        journal.append([SECOND], 0, SATURDAY)
    assert journal.path.read_bytes() == before


def test_two_processes_never_give_a_number_twice(tmp_path: Path) -> None:
    words = [sys.executable, "-c", APPENDS, str(tmp_path)]
    both = [subprocess.Popen(words, cwd=Path(__file__).parents[2]) for _ in range(2)]  # noqa: S603 - this test's own
    assert [one.wait() for one in both] == [0, 0]
    found = kinds(Journal(tmp_path))
    assert [number for number, *_ in found] == list(range(1, 202))
    assert all(kind != "b" or first <= number - 1 for number, first, kind in found)


async def test_lines_are_written_before_their_commit_and_only_with_it(writer: Writer, tmp_path: Path) -> None:
    """Nothing of a unit that failed; nothing where the file takes none; the last number in the same commit."""
    writer.journal = Journal(tmp_path / "media")

    async def act(work: Work) -> None:
        work.entries.append(FIRST)
        await work.connection.execute(text("INSERT INTO tick_mark (name, day) VALUES ('acted', '2021-01-01')"))

    async def fail(work: Work) -> None:
        work.entries.append(SECOND)
        raise LookupError

    async def acted() -> tuple[int, int]:
        async with writer.engine.connect() as connection:
            count = await connection.scalar(text("SELECT count(*) FROM tick_mark WHERE name = 'acted'"))
            return int(count or 0), (await journal_mark.read(connection)).number

    with pytest.raises(LookupError):
        await writer.run(fail)
    assert not writer.journal.path.exists()
    (tmp_path / "media").touch()  # in the way
    with pytest.raises(OSError, match=r"exists|directory"):
        await writer.run(act)
    assert await acted() == (0, 0)
    (tmp_path / "media").unlink()
    await writer.run(act)
    assert (kinds(writer.journal), await acted()) == ([(1, 1, "begun"), (2, 1, "blocked")], (1, 2))


async def test_of_two_processes_one_writes_its_lines_and_commits_before_the_other(
    either: AsyncEngine, tmp_path: Path
) -> None:
    """Where the power goes, one commit at most has lines without its number: more would look like an older database."""
    journal = Journal(tmp_path / "media")
    impatient = "PRAGMA busy_timeout = 1" if either.dialect.name == "sqlite" else "SET LOCAL lock_timeout = '1ms'"
    async with either.connect() as one, either.connect() as other:
        await journal_mark.write(one, journal, [FIRST], SATURDAY)
        await other.execute(text(impatient))
        with pytest.raises(DBAPIError, match=r"lock"):
            await journal_mark.write(other, journal, [SECOND], SATURDAY)
        assert [kind for *_, kind in kinds(journal)] == ["begun", "blocked"]
        await one.commit()
        await other.rollback()
        await journal_mark.write(other, journal, [SECOND], SATURDAY)
        await other.commit()
        assert (await journal_mark.read(other)).number == 3
