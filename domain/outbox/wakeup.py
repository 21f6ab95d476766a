"""Tells the delivery that something was put into the outbox, so that it need not wait for the next tick.

There is one outbox in a process, so there is one bell. A lost ring costs a second, never a message.
"""

from __future__ import annotations

from collections.abc import Callable

from data.engine.unit_of_work import Work

Listener = Callable[[], None]
_ears: set[Listener] = set()


def listen(ear: Listener) -> Listener:
    """Have `ear` called after every commit that queued a push; returns what ends it."""
    _ears.add(ear)
    return lambda: _ears.discard(ear)


def notify() -> None:
    for ear in tuple(_ears):
        ear()


def notify_after(work: Work) -> None:
    """Ring once when the unit of work is committed."""
    if notify not in work.then:
        work.then.append(notify)
