"""How many of those who were told something it has reached, and how. The figures add up to the people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.enums import UNSENT_PUSHES, PushState

_WAITS = UNSENT_PUSHES | {PushState.SENDING}
FIGURES = ("total", "sent", "free", "by_template", "paid", "not_sent", "in_doubt", "waiting", "unwanted")
"""What is said of it, by name."""

Counted = tuple[PushState, bool, bool, int]
"""(state, by a template, billed, people)"""


@dataclass(frozen=True)
class Reached:
    """Numbers of people. `not_sent`: whom it did not reach, also because it was taken back meanwhile."""

    total: int
    free: int
    by_template: int
    paid: int  # by another message that costs money
    in_doubt: int
    waiting: int
    unwanted: int = 0  # who wants none of these: not in the total

    @property
    def sent(self) -> int:
        return self.free + self.by_template + self.paid

    @property
    def not_sent(self) -> int:
        return self.total - self.sent - self.in_doubt - self.waiting


def reached(total: int, rows: Iterable[Counted]) -> Reached:
    """Put the counts together. Of more people than were asked for, as when another officer asked too, all count."""
    counted = list(rows)
    sent = [row for row in counted if row[0] is PushState.SENT]
    total = max(total, sum(count for *_, count in counted))
    return Reached(
        total,
        free=sum(count for _, _, billed, count in sent if not billed),
        by_template=sum(count for _, by, _, count in sent if by),
        paid=sum(count for _, by, billed, count in sent if billed and not by),
        in_doubt=sum(count for state, *_, count in counted if state is PushState.IN_DOUBT),
        waiting=sum(count for state, *_, count in counted if state in _WAITS),
    )
