"""What both of Zalo's webhooks share."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from bot.channels.base import Raw

Take = Callable[[list[tuple[str, Raw]]], Awaitable[None]]
"""Stores events under their keys; when it returns they are committed and may be acknowledged."""

PROBES = frozenset({b"", b"{}"})
"""Zalo tries an address with an empty body or an empty object, unsigned, and wants 200."""


def read(body: bytes) -> Any:
    """Read a posted body; `None` when it is no JSON."""
    try:
        return json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None


def _refuse(constant: str) -> None:
    raise ValueError(constant)  # NaN and Infinity are no JSON, and PostgreSQL would not store them
