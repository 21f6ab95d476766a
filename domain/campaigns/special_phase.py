"""A special phase ("đợt thi đua đặc biệt"): short, opened by officers of a unit, for that unit and all below."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from data.queries.campaigns.chosen_days import Held


class SpecialPhase(NamedTuple):
    """`code`: under which it was chosen. `unit`: the key of the unit that opened it."""

    code: str
    unit: int
    name: str
    first: date
    last: date
    theme: str | None = None
    occasion: str | None = None

    @property
    def start_event(self) -> str:
        """The code under which reminders remember its beginning."""
        return f"{self.code}@start"

    @property
    def end_event(self) -> str:
        return f"{self.code}@end"


def special_phase(code: str, unit: int, held: Held) -> SpecialPhase:
    """Read what was chosen under the code of a special phase."""
    return SpecialPhase(code, unit, held.name or "", held.day, held.until or held.day, held.theme, held.occasion)
