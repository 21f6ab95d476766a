"""Taking telephone numbers out of an update that was handled: what it said is understood by then."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

WASHED = "***"

_SHARED = frozenset({"phone_number", "phone"})  # of a contact in Telegram, of the answer to a request in Zalo
_SAID = frozenset({"text", "caption"})
_NUMBER = re.compile(r"(?<!\w)\+?\(?\d(?:[ .\-()]{0,2}\d){8,13}(?!\w)")


def without_phones(raw: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the update without any telephone number that was shared or typed; `None` when it holds none."""
    if "callback_query" in raw:  # a tap says nothing but a code, and is what comes most
        return None
    washed: dict[str, Any] = _wash(raw)
    return None if washed == raw else washed


def _wash(value: Any, key: str = "") -> Any:
    if isinstance(value, Mapping):
        return {name: _wash(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_wash(part, key) for part in value]
    if key in _SHARED and isinstance(value, str | int):
        return WASHED
    return _NUMBER.sub(WASHED, value) if key in _SAID and isinstance(value, str) else value
