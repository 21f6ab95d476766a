"""A timeline keeps its promises whatever the order of the decisions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.units.timeline import Timeline, TooEarlyError

DAYS = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2020, 1, 12)))
DECISIONS = st.lists(st.tuples(st.sampled_from(["A", "B", "C", None]), DAYS), max_size=12)


@given(DECISIONS)
def test_intervals_never_overlap_and_the_last_decision_holds(decisions: list[tuple[str | None, date | None]]) -> None:
    timeline: Timeline[str] = Timeline()
    for value, since in decisions:
        before = [timeline.at(date(2020, 1, day)) for day in range(1, 14)]
        try:
            changed = timeline.put(value, since)
        except TooEarlyError:
            assert [timeline.at(date(2020, 1, day)) for day in range(1, 14)] == before
            continue
        assert timeline.at(since) == value
        if not changed:
            assert [timeline.at(date(2020, 1, day)) for day in range(1, 14)] == before
    for day in range(1, 14):
        assert sum(span.holds(date(2020, 1, day)) for span in timeline.spans) <= 1


@given(st.dictionaries(DAYS, st.sampled_from(["A", "B", "C", None]), max_size=8))
def test_telling_the_same_story_twice_changes_nothing(decisions: dict[date | None, str | None]) -> None:
    story = sorted(decisions.items(), key=lambda told: told[0] or date.min)
    timeline: Timeline[str] = Timeline()
    for since, value in story:
        timeline.put(value, since)
    assert [timeline.put(value, since) for since, value in story] == [False] * len(story)


def test_history_is_not_rewritten() -> None:
    timeline: Timeline[str] = Timeline()
    timeline.put("A", date(2020, 1, 1))
    timeline.put("B", date(2021, 1, 1))
    with pytest.raises(TooEarlyError) as refused:
        timeline.put("C", date(2020, 6, 1))
    assert refused.value.last == date(2021, 1, 1)
    assert timeline.last == "B"
