"""A wall clock that is moved is seen by the one that nobody can move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from scheduler.clock_watch import ClockWatch
from scheduler.intervals import Every

YEAR = 365 * 24 * 3600


@dataclass
class Clocks:
    """Two clocks; `held_up` makes the next reading of the steady one take so long."""

    wall: float = 1_600_000_000.0
    steady: float = 100.0
    held_up: float = 0.0

    def now(self) -> datetime:
        self.steady += self.held_up
        return datetime.fromtimestamp(self.wall, UTC)

    def passed(self) -> float:
        return self.steady

    def pass_(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


@pytest.mark.parametrize("step", [1, 61, 7 * 3600, YEAR, -1, -61, -7 * 3600, -YEAR])
def test_a_step_is_seen_once(step: float) -> None:
    clocks = Clocks()
    watch = ClockWatch(clocks.now, clocks.passed)
    assert watch.moved() == 0
    clocks.pass_(0.5)
    clocks.wall += step
    assert watch.moved() == pytest.approx(step)
    clocks.pass_(0.5)
    assert watch.moved() == 0


def test_time_that_passes_and_small_corrections_are_no_step() -> None:
    clocks = Clocks()
    watch = ClockWatch(clocks.now, clocks.passed)
    for passing, correction in ((0.5, 0.0), (8 * 3600, 0.0), (0.5, 0.01), (0.5, -0.4), (0.5, 0.9)):
        watch.moved()
        clocks.pass_(passing)
        clocks.wall += correction
        assert watch.moved() == 0, (passing, correction)


def test_a_process_that_is_held_up_between_two_readings_sees_no_step() -> None:
    clocks = Clocks()
    watch = ClockWatch(clocks.now, clocks.passed)
    watch.moved()
    clocks.held_up = 5.0
    assert watch.moved() == 0
    clocks.held_up, clocks.steady = 0.0, clocks.steady - 5.0
    assert watch.moved() == 0


@pytest.mark.parametrize("days", [0, 1, 400, 3650])
def test_years_ahead_are_one_run_and_no_list_of_all_their_seconds(days: int) -> None:
    trigger, begun = Every(1), datetime(2021, 3, 1, tzinfo=UTC)
    late = begun + timedelta(days=days)
    assert trigger.get_next_fire_time(begun, late) == late + timedelta(seconds=1)
    assert Every(60, first=0).get_next_fire_time(None, late) == late
