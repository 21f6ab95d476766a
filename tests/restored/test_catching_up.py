"""At its start the program compares the database with its journal: a kill is mended without a word, more is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.backup.catching_up import catch_up
from data.engine.journal import Journal
from data.engine.unit_of_work import Work, Writer
from data.queries import journal_mark
from data.queries.journal_mark import Mark
from domain.privacy import ask_to_erase
from tests.support.clock import SATURDAY
from tests.support.pushes import person
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys


@pytest.fixture
async def journal(both: Writer, tmp_path: Path) -> Journal:
    both.journal = Journal(tmp_path / "media")
    assert await catch_up(both, both.journal, SATURDAY, STANDARD) is None  # it begins one
    return both.journal


async def asks(writer: Writer, tree: Keys) -> int:
    async def job(work: Work) -> int:
        who = await person(work, "Hạnh", member_of=tree["MAY"])
        await ask_to_erase(work, who, "XÓA")
        return who

    return await writer.run(job)


async def forget(writer: Writer, people: list[int], number: int) -> None:
    """The database as it was before these people asked."""

    async def job(work: Work) -> None:
        await work.connection.execute(text(f"UPDATE journal_mark SET number = {number}"))  # noqa: S608 - a number of this test
        for one in people:
            await work.connection.execute(text("UPDATE person SET erases_at = NULL WHERE id = :one"), {"one": one})

    await writer.run(job)


async def asked(writer: Writer) -> int:
    async with writer.engine.connect() as connection:
        return int(await connection.scalar(text("SELECT count(*) FROM person WHERE erases_at IS NOT NULL")) or 0)


async def test_a_kill_before_one_commit_is_mended_without_a_word(both: Writer, tree: Keys, journal: Journal) -> None:
    await forget(both, [await asks(both, tree)], 1)
    assert await catch_up(both, journal, SATURDAY, STANDARD) is None
    assert await asked(both) == 1
    async with both.engine.connect() as connection:
        assert await journal_mark.read(connection) == Mark(2)


async def test_a_database_that_is_older_is_told_until_it_is_set_right(
    both: Writer, tree: Keys, journal: Journal
) -> None:
    """Also after later lines, which would hide what is missing."""
    people = [await asks(both, tree) for _ in range(2)]
    await forget(both, people, 1)
    assert await catch_up(both, journal, SATURDAY, STANDARD) == "journal_ahead"
    assert await asked(both) == 0
    await asks(both, tree)
    assert await catch_up(both, journal, SATURDAY, STANDARD) == "journal_ahead"
    async with both.engine.connect() as connection:
        assert await journal_mark.read(connection) == Mark(4, 1, 3)


async def test_a_journal_that_is_gone_is_told_once_and_begun_anew(both: Writer, tree: Keys, journal: Journal) -> None:
    await asks(both, tree)
    journal.path.unlink()
    assert await catch_up(both, journal, SATURDAY, STANDARD) == "journal_lost"
    assert [line.number for line in journal.lines()] == [3]
    assert await catch_up(both, journal, SATURDAY, STANDARD) is None


async def test_a_folder_that_takes_none_is_told(both: Writer, tmp_path: Path) -> None:
    (tmp_path / "media").touch()
    assert await catch_up(both, Journal(tmp_path / "media"), SATURDAY, STANDARD) == "journal_closed"
