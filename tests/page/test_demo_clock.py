"""The demo's date goes on by itself: what is typed later is later, and no rest of a long text."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.demo.clock import MovableClock
from data.types import HANOI


def test_it_goes_on_and_jumps_when_it_is_moved() -> None:
    opening, passed = datetime(2021, 2, 26, 8, tzinfo=HANOI), [100.0]
    clock = MovableClock(opening, lambda: passed[0])
    passed[0] += 3
    assert clock.now() == opening + timedelta(seconds=3)
    clock.move_to(opening + timedelta(days=7))
    assert clock.now() == opening + timedelta(days=7)
    passed[0] += 61
    assert clock.now() == opening + timedelta(days=7, seconds=61)
