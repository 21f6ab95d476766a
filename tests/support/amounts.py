"""How much a test of faults does: little in `make test`, much in `make faults`, from seeds that are told."""

from __future__ import annotations

import os

LONG = os.environ.get("FAULTS") == "long"
"""`make faults`: minutes instead of seconds, and other seeds each time unless FAULT_SEED names them."""

DEADLINE = 60.0
"""Seconds until a test gives up waiting. A healthy machine needs a hundredth, and a busy one must not fail."""


def amount(short: int, long: int) -> int:
    return long if LONG else short


def seeds(short: int, long: int) -> list[int]:
    """Name the seeds of a test that is repeated; they stand in its name, so a failure can be repeated alone."""
    if not LONG:
        return list(range(1, short + 1))
    first = int(os.environ.get("FAULT_SEED") or int.from_bytes(os.urandom(3)))
    return list(range(first, first + long))
