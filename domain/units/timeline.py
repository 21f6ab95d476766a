"""One fact about a unit (its name, its parent, its status) through the years.

A fact is never overwritten: the interval that holds is closed on the day of the change and a new one begins. A change
on the very day on which the last one began corrects that one, which is left as an interval of no length. History before
the last change is not rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

V = TypeVar("V")


class TooEarlyError(ValueError):
    """The change is dated before the last one. `last` is the day of that one (`None`: it has always held)."""

    def __init__(self, last: date | None) -> None:
        super().__init__(last)
        self.last = last


@dataclass
class Span(Generic[V]):
    """[since, until): `None` is open. `key` is the row's; it has none before it is stored."""

    value: V
    since: date | None = None
    until: date | None = None
    legal_act: str | None = None
    key: int | None = None
    touched: bool = False

    def holds(self, day: date) -> bool:
        return _start(self.since) <= day and (self.until is None or self.until > day)


@dataclass
class Timeline(Generic[V]):
    """The intervals of one fact, in order, never overlapping."""

    spans: list[Span[V]] = field(default_factory=list)

    def at(self, day: date | None) -> V | None:
        """Return what held on `day` (`None`: before everything that has a date)."""
        found = (span.value for span in self.spans if span.holds(_start(day)))
        return next(found, None)

    def copy(self) -> Timeline[V]:
        """Return a copy that can be changed alone."""
        return Timeline([replace(span) for span in self.spans])

    @property
    def last(self) -> V | None:
        """What holds in the end, whatever the day."""
        return self.spans[-1].value if self.spans and self.spans[-1].until is None else None

    def put(self, value: V | None, since: date | None, legal_act: str | None = None) -> bool:
        """Let `value` hold from `since` on (`None` value: nothing holds). Tells whether anything changed.

        Raises `TooEarlyError` if a later change is already known.
        """
        if self.at(since) == value:
            return False
        last = self.spans[-1] if self.spans else None
        self._demand_later(last, since)
        if last and last.until is None:
            last.until, last.touched = since, True
        if value is not None:
            self.spans.append(Span(value, since, None, legal_act, touched=True))
        return True

    @staticmethod
    def _demand_later(last: Span[V] | None, since: date | None) -> None:
        if last is None:
            return
        boundary = last.since if last.until is None else last.until
        if _start(since) < _start(boundary) or since is None:
            raise TooEarlyError(boundary)


def _start(day: date | None) -> date:
    return date.min if day is None else day
