"""Tells the delivery that something was put into the outbox, so that it need not wait for the next tick.

There is one outbox in a process, so there is one bell. A lost ring costs a second, never a message.
"""

from __future__ import annotations

from collections.abc import Callable

from data.engine.unit_of_work import Work

Ear = Callable[[], None]
_ears: set[Ear] = set()


def listen(ear: Ear) -> Ear:
    """Have `ear` called after every commit that queued a push; returns what ends it."""
    _ears.add(ear)
    return lambda: _ears.discard(ear)


def ring() -> None:
    for ear in tuple(_ears):
        ear()


def ring_after(work: Work) -> None:
    """Ring once when the unit of work is committed."""
    if ring not in work.then:
        work.then.append(ring)
