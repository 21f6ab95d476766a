"""Counting by levels who owes a duty and who has done it: a province has thousands of units, and everybody waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from data.enums import Level
from data.queries.reminders.duties import MarkedRow, Occurrence, Owers
from data.queries.units.kinds import ANY, UNKNOWN, Kind


@dataclass(frozen=True)
class Counts:
    """How many units of each level are under each campaign, and have done what. `levels`: by campaign and unit.

    `lines`: each unit itself and all above it, the nearest first.
    """

    levels: Mapping[tuple[str, int], Level]
    lines: Mapping[int, Sequence[int]]
    owe: Counter[tuple[str, Level]]
    done: Counter[tuple[Occurrence, Level]]
    marked: frozenset[tuple[Occurrence, int]]
    kinds: Mapping[int, Kind] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        levels: Mapping[tuple[str, int], Level],
        lines: Mapping[int, Sequence[int]],
        rows: Iterable[MarkedRow],
        kinds: Mapping[int, Kind] = MappingProxyType({}),
    ) -> Counts:
        marked = [(row.this, row.unit_id) for row in rows if (row.campaign, row.unit_id) in levels]
        owe = Counter((slug, level) for (slug, _), level in levels.items())
        done = Counter((this, levels[this.campaign, unit]) for this, unit in marked)
        return cls(levels, lines, owe, done, frozenset(marked), kinds)

    def count(self, this: Occurrence, owers: Owers) -> tuple[int, int]:
        """Return how many units owe it, and how many of them have done it."""
        if owers.choosers is not None or owers.kinds != ANY:
            return self._of_each(this, owers)
        slug, of_levels = this.campaign, frozenset(Level) if owers.levels is None else owers.levels
        named = [one for one in owers.units if self.levels.get((slug, one), None) not in {None, *of_levels}]
        owe = sum(self.owe[slug, level] for level in of_levels) + len(named)
        return owe, sum(self.done[this, level] for level in of_levels) + sum(
            (this, one) in self.marked for one in named
        )

    def _of_each(self, this: Occurrence, owers: Owers) -> tuple[int, int]:
        """Count unit by unit where it depends on what stands above each, or on its kind."""
        under = ((unit, level) for (slug, unit), level in self.levels.items() if slug == this.campaign)
        owe = [
            unit
            for unit, level in under
            if owers.hold(unit, level, self.lines.get(unit, ()), self.kinds.get(unit, UNKNOWN))
        ]
        return len(owe), sum((this, unit) in self.marked for unit in owe)
