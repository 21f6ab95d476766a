"""Knowing whether a unit of work is open: nobody waits for the network inside one."""

from __future__ import annotations

from contextvars import ContextVar

inside_work: ContextVar[bool] = ContextVar("inside_work", default=False)


class NetworkInsideWorkError(Exception):
    """A unit of work must not wait for the network: everybody else waits with it. Send after the commit."""


def forbid_inside_work() -> None:
    """Raise if a unit of work is open in this task; called by whatever is about to use the network."""
    if inside_work.get():
        raise NetworkInsideWorkError
