"""When people are asked what came of what they registered, and until when they may tell it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from data.types import HANOI
from domain.campaigns import Campaign, get
from domain.records.asking_results import is_time
from domain.records.results import Asking, Stage, askings, midway_rounds, open_rounds
from tests.support.standard import STANDARD

THANH_HOA = get("thanh-hoa-2021")
SLUG = THANH_HOA.slug
FIRST, SECOND = date(2021, 12, 17), date(2021, 12, 28)


def end(day: date) -> list[Asking]:
    return [Asking(SLUG, "2021", Stage.END, day)]


MIDWAY = [Asking(SLUG, "2021", Stage.MIDWAY, date(2021, 6, 30))]


@pytest.mark.parametrize(
    ("today", "asked"),
    [
        (date(2021, 6, 29), []),
        (date(2021, 6, 30), MIDWAY),
        (date(2021, 7, 7), MIDWAY),  # the program was off for a week
        (date(2021, 7, 8), []),
        (date(2021, 12, 16), []),
        (date(2021, 12, 17), end(FIRST)),
        (date(2021, 12, 27), end(FIRST)),
        (date(2021, 12, 28), end(SECOND)),  # whoever has not told yet, once more
        (date(2021, 12, 31), end(SECOND)),
        (date(2022, 1, 1), []),
        (date(2031, 6, 30), []),  # the period is over
    ],
    ids=str,
)
def test_when_members_are_asked(today: date, asked: list[Asking]) -> None:
    assert askings(THANH_HOA, today) == asked


def test_a_campaign_names_its_own_days() -> None:
    written = THANH_HOA.model_dump(mode="json")
    written["reminders"]["midway"] = {"month": 5, "day": 31, "chosen_by": "administrator"}
    written["reminders"]["result"] = {"days_before": [], "chosen_by": "administrator"}
    campaign = Campaign.model_validate(written)
    assert [asking.day for asking in askings(campaign, date(2021, 6, 1))] == [date(2021, 5, 31)]
    assert askings(campaign, date(2021, 12, 30)) == []
    assert campaign.reminders.midway.model_copy(update={"month": 2}).of(2021) == date(2021, 2, 28)


def test_who_registers_nothing_is_asked_nothing() -> None:
    for slug in ("lai-chau-2020", "vien-chuc-2020"):
        assert askings(get(slug), date(2020, 12, 30)) == []


@pytest.mark.parametrize(
    ("today", "told", "said"),
    [
        (date(2021, 6, 29), set(), set()),
        (date(2021, 6, 30), set(), {(SLUG, "2021")}),
        (date(2021, 12, 17), {(SLUG, "2021")}, {(SLUG, "2021")}),
        (date(2022, 1, 31), {(SLUG, "2021")}, set()),  # a month after the round
        (date(2022, 2, 1), set(), set()),
    ],
    ids=str,
)
def test_until_when_a_result_is_told(today: date, told: set[tuple[str, str]], said: set[tuple[str, str]]) -> None:
    assert open_rounds([THANH_HOA], today) == told
    assert midway_rounds([THANH_HOA], today) == said


@pytest.mark.parametrize(
    ("moment", "asked"),
    [
        (datetime(2021, 12, 17, 11, 29, tzinfo=HANOI), False),
        (datetime(2021, 12, 17, 11, 30, tzinfo=HANOI), True),
        (datetime(2021, 12, 17, 21, 0, tzinfo=HANOI), False),
        (datetime(2022, 2, 1, 12, 0, tzinfo=HANOI), False),  # Tết
    ],
    ids=str,
)
def test_at_the_hour_of_members(moment: datetime, *, asked: bool) -> None:
    assert is_time(moment, STANDARD) is asked
