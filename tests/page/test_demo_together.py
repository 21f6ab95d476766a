"""The demo with all documents in one world: each has its people there, on whatever date it opens."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import demo as command
from bot.demo.demo import Demo, demo
from bot.demo.stage import BOT
from domain import campaigns
from domain.campaigns.issuers import issuers_on, of_units, running
from domain.units import by_code
from sandbox.telegram import Hand

MERGED = date(2026, 3, 1)
"""Phú Yên has become part of Đắk Lắk; of the five periods one still runs."""


RUN_ON = {
    date(2020, 7, 1): {"dak-lak-2020", "lai-chau-2020", "vien-chuc-2020"},
    date(2021, 7, 1): {"lai-chau-2020", "phu-yen-2021", "thanh-hoa-2021"},
    date(2025, 12, 31): {"lai-chau-2020", "thanh-hoa-2021"},
    **{date(2026, month, 1): {"thanh-hoa-2021"} for month in range(1, 13)},
}
"""Which documents are in their period, read by a person."""


@pytest.mark.parametrize("day", RUN_ON, ids=str)
def test_which_are_in_their_period(day: date) -> None:
    assert set(running(campaigns.load_all(), day)) == RUN_ON[day]


@pytest.mark.skipif(shutil.which("make") is None, reason="the program can be run without make")
def test_the_command_opens_all_of_them_on_the_day_that_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make demo ALL=1 DATE=01/7/2021`, without the page."""
    opened: list[tuple[bool, date | None]] = []

    async def opens(port: int, folder: Path, *, together: bool, day: date | None) -> None:
        assert (port, folder.name) == (command.PORT, "demo-data")
        opened.append((together, day))

    monkeypatch.setattr(command, "_demo", opens)
    asked = subprocess.run(
        ["make", "--dry-run", "demo", "ALL=1", "DATE=01/7/2021"],  # noqa: S607 - from the path, as people type it
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    (line,) = (line for line in asked.stdout.splitlines() if "-m bot demo " in line)
    words = line.partition("-m bot demo ")[2].split()
    assert CliRunner().invoke(command.app, words).exit_code == 0
    assert opened == [(True, date(2021, 7, 1))]


@pytest.mark.page
@pytest.mark.parametrize("day", [date(2021, 7, 1), MERGED], ids=str)
async def test_in_that_world_each_unit_has_what_is_in_its_period(tmp_path: Path, day: date) -> None:
    async with demo(tmp_path, 0, together=True, day=day) as controls:
        app = controls.app
        assert app is not None
        async with app.engine.connect() as connection:
            issuers = await issuers_on(connection, day)
            units = {slug: next(iter(issuers.of([slug]))) for slug in app.campaigns}
            held = await of_units(connection, list(units.values()), app.campaigns, day)
        found = {slug: set(running(held[unit], day)) for slug, unit in units.items()}
        assert found == {slug: {slug} & RUN_ON.get(day, {"thanh-hoa-2021"}) for slug in app.campaigns}


@pytest.mark.page
async def test_one_world_has_the_people_of_every_document(tmp_path: Path) -> None:
    async with demo(tmp_path, 0, together=True, day=MERGED) as controls:
        app, slugs = controls.app, [slug for slug, _ in controls.campaigns()]
        assert app is not None
        assert (controls.now().date(), sorted(app.campaigns)) == (MERGED, sorted(campaigns.load_all()))
        names = set()
        for slug in slugs:
            await controls.choose(slug)
            assert (controls.app, controls.now().date()) == (app, MERGED)  # the same world, on the same day
            assert [phone.app for phone in controls.phones()] == ["telegram", "zalo_bot", "zalo_oa", *["telegram"] * 3]
            names |= {phone.name for phone in controls.phones()}
        assert len(names) == 6 * len(slugs)
        event = controls.next_event()
        assert event is not None
        assert event.day > MERGED
        async with app.engine.connect() as connection:
            merged = await by_code(connection, "LDLD-DL-2025", MERGED)
        assert merged is not None
        for slug in ("dak-lak-2020", "phu-yen-2021"):  # both carry on from there
            await provincial_officer(controls, slug).sees(merged.name)


def provincial_officer(controls: Demo, slug: str) -> Hand:
    return Hand(controls.world(), BOT, int(controls.casts[slug].phones[-1].person_id))
