"""Until when a request about personal data is answered and done: dated, with the source, in data/privacy/terms.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import yaml

from data.paths import PRIVACY
from domain.reminders.hours import Hours

_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Terms:
    """Answering takes working days, acting days of the calendar. `source`: the papers that say so."""

    since: date
    source: str
    answer_working_days: int
    act_days: int
    act_days_with_others: int

    def answer_by(self, received: date, hours: Hours) -> date:
        """Return the last day to answer: no weekend counts, nor the Tết pause."""
        day = received
        for _ in range(self.answer_working_days):
            day = next_working_day(day, hours)
        return day

    def act_by(self, received: date, *, others: bool) -> date:
        return received + timedelta(days=self.act_days_with_others if others else self.act_days)


def next_working_day(day: date, hours: Hours) -> date:
    day += _DAY
    while day.weekday() >= _SATURDAY or hours.in_pause(day):
        day += _DAY
    return day


@cache
def _all() -> tuple[Terms, ...]:
    return tuple(Terms(**one) for one in yaml.safe_load((PRIVACY / "terms.yaml").read_text("utf-8")))


def terms_of(day: date) -> Terms:
    """Return the terms in force on a day; before the first ones, those."""
    known = sorted(_all(), key=lambda one: one.since)
    return next((one for one in reversed(known) if one.since <= day), known[0])
