"""Reading what Telegram delivers, down to the update that nobody can read.

A batch is read whole or not at all: one update with a number of five thousand digits spoils its neighbours. A whole
answer that stays unreadable when it is fetched again is fetched one by one, and what then stays so is set aside under
its id. An answer that broke off on its way is no fault of its updates, however often it happens: it is asked for again.
"""

from __future__ import annotations

import json
import re
from typing import Any

from bot.channels.base import Raw
from bot.channels.telegram.failures import CutAnswerError, NotTelegramError

HIGHEST_ID = 2**63 - 1
LONGEST_WAIT = 3600  # seconds
DESCRIBED = 100  # characters of a description that the log tells
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


class UnreadableBatchError(Exception):
    """A whole answer with updates that no JSON reader takes. `update_id` is the first one's, if it can be seen."""

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


def is_whole(body: bytes) -> bool:
    """Tell whether a posted body is JSON to its end, whatever it says: it would come again as it is, for ever."""
    try:
        _parse(body)
    except (ValueError, RecursionError):
        return body.rstrip().endswith((b"}", b"]"))
    return True


def broke_off(body: bytes, problem: Exception) -> bool:
    """Tell whether a body that cannot be read is only the first part of an answer: the reader wanted more of it.

    One that ends inside a text may end with a brace that somebody wrote; a whole one ends with the end of its list.
    """
    end = body.rstrip()
    if not end.endswith(b"}"):
        return True
    if not isinstance(problem, json.JSONDecodeError):
        return False
    if problem.msg.startswith("Unterminated string"):
        return not end.endswith(b"]}")
    return problem.pos >= len(problem.doc.rstrip())


def read_batch(status: int, body: bytes) -> list[Any]:
    """Read the answer to getUpdates.

    Raises `RefusedPollError`, `NotTelegramError`, `CutAnswerError` or `UnreadableBatchError`.
    """
    try:
        answer = _parse(body)
    except (ValueError, RecursionError) as problem:
        if not _ACCEPTED.match(body):
            raise NotTelegramError(status) from None
        if broke_off(body, problem):
            raise CutAnswerError from None
        found = _ID.search(body)
        raise UnreadableBatchError(int(found[1]) if found else None) from None
    if not isinstance(answer, dict):
        raise NotTelegramError(status)
    result = answer.get("result")
    if answer.get("ok") is True and isinstance(result, list):
        return result
    code, asked = answer.get("error_code"), answer.get("parameters")
    if not isinstance(code, int) and answer.get("ok") is not True:
        raise NotTelegramError(status)
    wait = asked.get("retry_after") if isinstance(asked, dict) else 0
    raise RefusedPollError(
        code if isinstance(code, int) else status,
        " ".join(str(answer.get("description", "")).split())[:DESCRIBED],
        max(0, min(wait, LONGEST_WAIT)) if isinstance(wait, int) else 0,
    )
