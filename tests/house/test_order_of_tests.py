"""The slow folders are begun first; a file from outside of the tree can be tried with the fixtures of this one."""

from __future__ import annotations

from pathlib import Path

from tests.support.order_of_tests import SLOW, TESTS, begun_as, in_order


def test_the_slow_are_begun_first_and_a_file_from_elsewhere_with_the_quick(tmp_path: Path) -> None:
    order = [begun_as(TESTS / folder / "test_it.py") for folder in (*SLOW, "text", "house")]
    assert order == [*range(len(SLOW)), len(SLOW), len(SLOW)]
    assert begun_as(tmp_path / "faults" / "test_it.py") == len(SLOW)
    assert begun_as(TESTS / "test_it.py") == len(SLOW)


def test_a_file_that_waits_stands_after_every_two_that_do_not(tmp_path: Path) -> None:
    quick = [TESTS / "text" / f"test_{number}.py" for number in range(4)]
    slow, waits = TESTS / SLOW[0] / "test_it.py", [TESTS / "faults" / f"f0{number}_it.py" for number in range(4)]
    elsewhere = tmp_path / "test_it.py"
    order = in_order([*waits, *quick, slow, elsewhere])
    assert order == [slow, quick[0], waits[0], quick[1], quick[2], waits[1], quick[3], elsewhere, *waits[2:]]
