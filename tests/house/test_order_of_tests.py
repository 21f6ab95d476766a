"""The slow folders are begun first; a file from outside of the tree can be tried with the fixtures of this one."""

from __future__ import annotations

from pathlib import Path

from tests.support.order_of_tests import SLOW, TESTS, begun_as


def test_the_slow_are_begun_first_and_a_file_from_elsewhere_with_the_quick(tmp_path: Path) -> None:
    order = [begun_as(TESTS / folder / "test_it.py") for folder in (*SLOW, "text", "house")]
    assert order == [*range(len(SLOW)), len(SLOW), len(SLOW)]
    assert begun_as(tmp_path / "faults" / "test_it.py") == len(SLOW)
    assert begun_as(TESTS / "test_it.py") == len(SLOW)
