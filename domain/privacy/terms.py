"""Until when a request about personal data is answered and done: dated, with the source, in data/privacy/terms.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import yaml

from data.enums import DataRequestKind
from data.paths import PRIVACY
from domain.quiet_hours import Hours

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Terms:
    """What holds for one kind of request: answering takes working days, acting days of the calendar.

    `days_with_others`: where a processor or a third party holds the data too. `source`: the papers that say so.
    """

    since: date
    source: str
    answer_working_days: int
    days: int
    days_with_others: int

    def answer_by(self, received: date, hours: Hours) -> date:
        """Return the last day to answer: no weekend counts, no public holiday, nor the Tết pause."""
        day = received
        for _ in range(self.answer_working_days):
            day = hours.working_day_from(day + _DAY)
        return day

    def act_by(self, received: date, *, others: bool) -> date:
        return received + timedelta(days=self.days_with_others if others else self.days)


@cache
def _all() -> tuple[tuple[date, dict[DataRequestKind, Terms]], ...]:
    read = yaml.safe_load((PRIVACY / "terms.yaml").read_text("utf-8"))
    return tuple(sorted((terms["since"], _by_kind(terms)) for terms in read))


def _by_kind(terms: dict[str, Any]) -> dict[DataRequestKind, Terms]:
    return {
        DataRequestKind(kind): Terms(
            terms["since"], part["source"], terms["answer_working_days"], part["days"], part["days_with_others"]
        )
        for part in terms["act"]
        for kind in part["kinds"]
    }


def terms_of(day: date, kind: DataRequestKind) -> Terms:
    """Return the terms of a kind that are in force on a day; before the first ones, those."""
    known = _all()
    return next((by_kind for since, by_kind in reversed(known) if since <= day), known[0][1])[kind]
