"""Of a phase's report a unit is silent only after its day; before that it is neither silent nor has it reported."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from domain.duties import DutyState
from domain.figures.counting import _is_silent

DONE, OPEN, LATE = DutyState.DONE, DutyState.OPEN, DutyState.LATE


@pytest.mark.parametrize(
    ("states", "silent"),
    [([], None), ([OPEN], None), ([DONE], False), ([DONE, OPEN], None), ([LATE], True), ([DONE, LATE, OPEN], True)],
)
def test_only_a_late_report_makes_a_unit_silent(states: list[DutyState], silent: bool | None) -> None:  # noqa: FBT001 - a column of the table
    assert _is_silent([SimpleNamespace(state=state) for state in states]) is silent  # type: ignore[misc]  # of a line only its state is read
