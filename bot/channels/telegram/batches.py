"""Reading what Telegram delivers, down to the update that nobody can read.

A batch is read whole or not at all: one update with a number of five thousand digits spoils its neighbours. What stays
unreadable when it is fetched again is fetched one by one, and what then stays so is set aside under its id.
"""

from __future__ import annotations

import json
import re
from typing import Any

from bot.channels.channel import Raw

HIGHEST_ID = 2**63 - 1
LONGEST_WAIT = 3600  # seconds
_ID = re.compile(rb'"update_id"\s*:\s*(\d{1,18})\b')
_FIRST_ID = re.compile(rb'\s*\{\s*"update_id"\s*:\s*(\d{1,18})\b')
_ACCEPTED = re.compile(rb'\s*\{\s*"ok"\s*:\s*true\b')


class RefusedPollError(Exception):
    """Telegram answered, but not with updates. `wait`: seconds for which it asks."""

    def __init__(self, code: int, description: str, wait: float = 0) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description
        self.wait = wait


class NotTelegramError(ConnectionError):
    """Somebody stands in the way and answers in Telegram's place: a portal, a proxy, a block page."""


class UnreadableBatchError(Exception):
    """Telegram answered with updates that no JSON reader takes. `update_id` is the first one's, if it can be seen."""

    def __init__(self, update_id: int | None) -> None:
        super().__init__(update_id)
        self.update_id = update_id


def has_id(update: Any) -> bool:
    """Tell whether this is an update with an id that can be acknowledged."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= HIGHEST_ID


def _parse(body: bytes) -> Any:
    return json.loads(body, parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise ValueError(constant)  # NaN and Infinity are no JSON, and PostgreSQL would not store them


def read_update(body: bytes) -> Raw | None:
    """Read one posted update; one that cannot be read is only its id, and `None` is what is no update at all."""
    try:
        update = _parse(body)
    except (ValueError, RecursionError):
        found = _FIRST_ID.match(body) if body.rstrip().endswith(b"}") else None
        return {"update_id": int(found[1])} if found else None
    return update if has_id(update) else None


def read_batch(status: int, body: bytes) -> list[Any]:
    """Read the answer to getUpdates. Raises `RefusedPollError`, `NotTelegramError` or `UnreadableBatchError`."""
    try:
        answer = _parse(body)
    except (ValueError, RecursionError):
        if not _ACCEPTED.match(body):
            raise NotTelegramError(status) from None
        found = _ID.search(body)
        raise UnreadableBatchError(int(found[1]) if found else None) from None
    if not isinstance(answer, dict):
        raise NotTelegramError(status)
    result = answer.get("result")
    if answer.get("ok") is True and isinstance(result, list):
        return result
    code, asked = answer.get("error_code"), answer.get("parameters")
    wait = asked.get("retry_after") if isinstance(asked, dict) else 0
    raise RefusedPollError(
        code if isinstance(code, int) else status,
        str(answer.get("description", "")),
        min(wait, LONGEST_WAIT) if isinstance(wait, int) else 0,
    )
