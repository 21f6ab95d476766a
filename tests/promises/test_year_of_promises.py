"""A year of each campaign: what is promised on the screens of a member and an officer is what the program then does."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from data.engine.unit_of_work import Writer
from data.types import HANOI
from tests.support.amounts import LONG
from tests.support.clock import TestClock
from tests.support.five_campaigns import PERIODS
from tests.support.promise_checks import are_kept
from tests.support.promises import LIVED, Recorder
from tests.support.promising import settle_down
from tests.support.unit_tree import Keys, keys

__all__ = ["keys"]

YEAR = timedelta(days=364)
ALWAYS = frozenset({"campaign", "mend", "personal_code", "role"})
WANTED = {"dak-lak-2020": LIVED, "lai-chau-2020": ALWAYS}  # the one has phases and rounds, the other no day at all
"""What must have been promised in the year: a recorder that hears nothing proves nothing."""


@pytest.mark.parametrize("slug", PERIODS)
async def test_each_promise_of_a_year_is_kept(
    writer: Writer, keys: Keys, clock: TestClock, heard: Recorder, slug: str
) -> None:
    clock.moment = datetime.combine(date(PERIODS[slug][0], 1, 4), time(9), HANOI)
    it = await settle_down(writer, clock, keys, heard, slug)
    end = clock.moment + YEAR
    while clock.moment < end:
        await (it.lives_an_hour() if LONG else it.lives_a_week())
    clock.moment = datetime.combine(it.campaign.period.last_day() + timedelta(days=3), time(9), HANOI)
    await it.comes_too_late()
    await are_kept(it)
    assert it.codes() - LIVED == set()
    assert it.codes() >= WANTED.get(slug, ALWAYS | {"duty"})
