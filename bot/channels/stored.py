"""What of a platform's update may stand in a table: texts that every database takes, and keys that fit."""

from __future__ import annotations

import hashlib
from typing import Any

from bot.channels.typed_text import LONGEST

KEY_LIMIT = 64  # characters of an id in the tables


def washed(value: Any) -> Any:
    """Return a text without what no database takes (NUL, halves of UTF-16 pairs), and not longer than is ever read.

    Anything else comes back as it is.
    """
    if not isinstance(value, str):
        return value
    return value[:LONGEST].encode(errors="replace").decode().replace("\0", " ")


def inbox_key(found: Any) -> str | None:
    """Make the key of an inbox row from a platform's id; a long one is hashed, `None` is no id."""
    if isinstance(found, bool) or not isinstance(found, str | int) or not str(found):
        return None
    name: str = washed(str(found))
    return name if len(name) <= KEY_LIMIT else hashlib.sha256(name.encode()).hexdigest()
