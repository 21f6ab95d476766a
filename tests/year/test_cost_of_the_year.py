"""What the year 2026 costs on an Official Account: the page says what the calendar says."""

from __future__ import annotations

from datetime import date

from data.enums import PushKind
from tests.support.zalo_costs import BETWEEN, PAGE, cost_table, pushes

WISHES = [date(2026, 3, 8), date(2026, 5, 1), date(2026, 7, 28), date(2026, 9, 2), date(2026, 10, 20)]


def test_the_reckoning_has_the_days_that_were_lived() -> None:
    """They are those of test_year_2026.py, where a town lives them day by day."""
    found = list(pushes())
    assert [day for day, kind in found if kind is PushKind.GREETING] == WISHES
    assert [day for day, kind in found if kind is PushKind.REMINDER] == [date(2026, 3, 28)]


def test_the_page_has_the_table_that_the_command_makes() -> None:
    written = BETWEEN.search(PAGE.read_text("utf-8"))
    assert written is not None
    assert written[0] == cost_table()
    assert "| 1.500 | 300 | 3.600 | 0 | 0 | 3.900 | 780.000 |" in written[0]
