"""Units that would come under themselves on some day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from domain.units.register import Register


def find_circles(register: Register) -> Iterator[list[int]]:
    """Find every circle that a touched parent takes part in, each once.

    A circle comes to be on the day on which one of its links begins, so it is enough to walk up from every link on
    its first day; links that begin before the first touched one were looked at when they were made.
    """
    touched = [span.since or date.min for facts in register.values() for span in facts.parent.spans if span.touched]
    if not touched:
        return
    seen: set[frozenset[int]] = set()
    for unit_id, facts in register.items():
        for span in facts.parent.spans:
            day = span.since or date.min
            circle = _walk(register, unit_id, day) if day >= min(touched) else None
            if circle and frozenset(circle) not in seen:
                seen.add(frozenset(circle))
                yield circle


def _walk(register: Register, unit_id: int, day: date) -> list[int] | None:
    """Walk up from a unit on a day; return the way if it comes back to the unit."""
    way = [unit_id]
    while True:
        facts = register.get(way[-1])
        parent = facts.parent.at(day) if facts else None
        if parent is None or (parent.unit_id in way and parent.unit_id != unit_id):
            return None
        if parent.unit_id == unit_id:
            return way
        way.append(parent.unit_id)
