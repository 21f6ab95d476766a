"""The demo with all documents in one world: each has its people there, on whatever date it opens."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.demo.demo import Demo, demo
from bot.demo.stage import BOT
from domain import campaigns
from domain.units import by_code
from sandbox.telegram import Hand

MERGED = date(2026, 3, 1)
"""Phú Yên has become part of Đắk Lắk; of the five periods one still runs."""


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
        assert (event.name, event.day) == ("Ngày Quốc tế Phụ nữ", date(2026, 3, 8))
        async with app.engine.connect() as connection:
            merged = await by_code(connection, "LDLD-DL-2025", MERGED)
        assert merged is not None
        for slug in ("dak-lak-2020", "phu-yen-2021"):  # both carry on from there
            await provincial_officer(controls, slug).sees(merged.name)


def provincial_officer(controls: Demo, slug: str) -> Hand:
    return Hand(controls.world(), BOT, int(controls.casts[slug].phones[-1].person_id))
