"""Narrowing a list of units and what they owe: by state, by level, by a part of a unit's name."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.duties.below import Line
from domain.text.normalise import fold
from domain.text.searching import few, searched


@dataclass(frozen=True)
class Wanted:
    """Empty means any. `typed`: what a unit's name is searched for, in any spelling."""

    state: str = ""
    level: str = ""
    typed: str = ""

    @property
    def is_all(self) -> bool:
        return self == Wanted()

    async def of(self, lines: Collection[Line]) -> list[Line]:
        """Return those that are wanted. A province has a thousand names to be folded: others run meanwhile."""
        return await asyncio.to_thread(self._narrow, lines)

    def _narrow(self, lines: Iterable[Line]) -> list[Line]:
        words, fitting = few(fold(searched(self.typed)).split()), (line for line in lines if self._fits(line))
        return [line for line in fitting if _bears(line, words)] if words else list(fitting)

    def _fits(self, line: Line) -> bool:
        return self.state in {"", line.state.value} and self.level in {"", line.unit.level.value}


def _bears(line: Line, words: Collection[str]) -> bool:
    name = fold(f"{line.unit.name} {line.unit.short_name}")
    return all(word in name for word in words)
