"""Narrowing a list of units and what they owe: by state, by level, by a part of a unit's name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from domain.duties.below import Line
from domain.text.normalise import fold
from domain.text.searching import searched


@dataclass(frozen=True)
class Wanted:
    """Empty means any. `typed`: what a unit's name is searched for, in any spelling."""

    state: str = ""
    level: str = ""
    typed: str = ""

    @property
    def is_all(self) -> bool:
        return self == Wanted()

    def of(self, lines: Iterable[Line]) -> list[Line]:
        words = fold(searched(self.typed)).split()
        return [line for line in lines if self._fits(line) and all(word in _folded(line) for word in words)]

    def _fits(self, line: Line) -> bool:
        return self.state in {"", line.state.value} and self.level in {"", line.unit.level.value}


def _folded(line: Line) -> str:
    return fold(f"{line.unit.name} {line.unit.short_name}")
