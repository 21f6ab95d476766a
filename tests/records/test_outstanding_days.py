"""A deed is outstanding for so many days after it was done, counted when it was sent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.records.outstanding import checked, is_outstanding, is_recent

SENT = date(2021, 2, 27)
MARK = {"urgency": {"code": "outstanding"}, "what": {"text": "Cứu người"}}


@pytest.mark.parametrize(("ago", "days", "counts"), [(0, 30, True), (30, 30, True), (31, 30, False), (8, 7, False)])
def test_it_is_over_after_so_many_days(ago: int, days: int, *, counts: bool) -> None:
    answers = {**MARK, "date": {"date": (SENT - timedelta(days=ago)).isoformat()}}
    kept = checked(answers, SENT, days)
    assert is_recent(answers, SENT, days) is counts
    assert is_outstanding(kept) is counts
    assert kept["what"] == MARK["what"]  # the story itself is taken as it is


def test_a_story_without_a_day_counts_as_one_of_today() -> None:
    assert checked(MARK, SENT, 1) == MARK
