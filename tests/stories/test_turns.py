"""How many turns a job takes: counted here, told in docs/turns.md, held to its aim."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.paths import DATA
from tests.support.days import Days
from tests.support.jobs import JOBS, Scene
from tests.support.phones import BUTTONS, TEXT
from tests.support.users import Town, User

PAGE: Path = DATA.parent / "docs" / "turns.md"


def told() -> dict[str, list[int]]:
    """Read the table: job -> aim, turns with buttons, turns with text only."""
    lines = [line.strip("| ").split("|") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")]
    return {cells[0].strip(): [int(cell) for cell in cells[1:]] for cells in lines[2:]}


def test_the_table_names_every_job() -> None:
    assert list(told()) == list(JOBS)


@pytest.mark.parametrize(
    "town", [BUTTONS, TEXT], indirect=True
)  # the table has a column for each of these; Zalo is told in words
@pytest.mark.parametrize("name", list(JOBS))
async def test_it_takes_as_many_turns_as_told(town: Town, officer: User, days: Days, name: str) -> None:
    counted = await JOBS[name](Scene(town, officer, days))
    aim, buttons, text = told()[name]
    assert counted <= aim
    assert counted == (buttons if officer.capabilities.buttons else text)
