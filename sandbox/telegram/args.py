"""The parameters of one call, read as Telegram reads them: leniently.

Over HTTP everything may be a string, and an object may come as JSON text; a JSON body and a call inside the process
bring numbers, booleans and objects as they are. All of these are the same parameter.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .errors import bad_request

TRUE = frozenset({"true", "yes", "1"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a request: what the sender calls it, its bytes, and its media type as the sender gives it."""

    filename: str
    content: bytes
    content_type: str = "application/octet-stream"


class Args:
    """Parameters by name; a parameter that is None counts as not given."""

    __slots__ = ("files", "values")

    def __init__(self, values: Mapping[str, Any], files: Mapping[str, Upload]) -> None:
        self.values = values
        self.files = files

    def text(self, name: str) -> str:
        """The parameter as text, empty if it is absent."""
        value = self.values.get(name)
        if isinstance(value, str):
            return str.__str__(value)  # the text itself, also of an enum of strings
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value) if isinstance(value, int | float) else json.dumps(value)

    def integer(self, name: str, default: int = 0, low: int | None = None, high: int | None = None) -> int:
        """The parameter as a number, drawn into low..high; what is no number counts as 0."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        found = number(value)
        if low is not None:
            found = max(low, found)
        return found if high is None else min(high, found)

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in TRUE

    def json(self, name: str, what: str) -> Any:
        """The parameter as an object, or None if it is absent; `what` names it in the refusal."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None


def number(value: Any) -> int:
    """A number, or 0 for what is none."""
    try:
        return int(value)
    except (OverflowError, TypeError, ValueError):
        return 0


def plain(value: Any) -> str:
    """The text of a value that may be an enum of strings."""
    return str(getattr(value, "value", value))
