"""Days as people say them: "hôm qua", "thứ Hai tuần trước", 26/02. The words stand in data/templates/days.yaml."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

import yaml

from domain.text import dates
from domain.text.normalise import fold, tidy
from domain.text.templates import TEMPLATES

WEEK = 7  # days
LONGEST = 80  # characters of a day that somebody says


class _Words(NamedTuple):
    ago: dict[str, int]
    ago_by_tone: dict[str, int]
    weekdays: dict[str, int]
    behind: tuple[str, ...]
    week_before: tuple[str, ...]


@cache
def _words() -> _Words:
    read: dict[str, Any] = yaml.safe_load((TEMPLATES / "days.yaml").read_text("utf-8"))
    folded = {
        key: {fold(word): number for number, words in read[key].items() for word in words}
        for key in ("ago", "weekdays")
    }
    behind, week_before = (tuple(fold(word) for word in read[key]) for key in ("behind", "week_before"))
    by_tone = {word: number for number, words in read["ago_by_tone"].items() for word in words}
    return _Words(folded["ago"], by_tone, folded["weekdays"], behind, week_before)


def read_day(text: str, today: date) -> date | None:
    """Read a typed day; a weekday is the last one before today. Returns `None` for what is no day.

    Raises `dates.NoSuchDayError` for a day that is not in the calendar.
    """
    if len(text) > LONGEST:
        return None
    typed, words, spelled = fold(text), _words(), tidy(text).lower()
    if spelled in words.ago_by_tone:
        return today - timedelta(days=words.ago_by_tone[spelled])
    if typed in words.ago:
        return today - timedelta(days=words.ago[typed])
    for ending in ("", *words.behind):
        weekday = words.weekdays.get(_without(typed, ending))
        if weekday is not None:
            return today - timedelta(days=(today.weekday() - weekday - 1) % WEEK + 1)
    for ending in words.week_before:
        weekday = words.weekdays.get(_without(typed, ending)) if typed.endswith(ending) else None
        if weekday is not None:
            return today - timedelta(days=today.weekday() - weekday + WEEK)
    return dates.parse(text, today)


def _without(typed: str, ending: str) -> str:
    return typed.removesuffix(ending).strip()
