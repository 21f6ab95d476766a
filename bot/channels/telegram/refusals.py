"""What an answer of the Bot API means for a push. Codes for the ledger, never Telegram's own words."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from domain.outbox.states import MOVED, TOO_MANY_REQUESTS
from domain.ports import Outcome, Sent

MENDING = 60.0  # seconds: first somebody has to mend the token, or the way to Telegram
DEFAULT_WAIT = 1.0  # seconds, when a 429 does not say how long

LONGEST_WAIT = 24 * 3600.0  # seconds; nothing that Telegram asks for is longer

_OF_THE_MESSAGE = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE})
"""Codes that say that the message itself is wrong. An unknown code does not say so: the message waits."""

_GONE = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated", "bot was blocked")
"""Descriptions of a 400 that mean that the person cannot be reached any more."""

_ALWAYS = {
    401: Outcome(Sent.LATER, wait=MENDING, problem="token_refused"),
    403: Outcome(Sent.GONE, problem="forbidden"),
    404: Outcome(Sent.LATER, wait=MENDING, problem="token_refused"),
}


def outcome_of(status: int, body: bytes) -> Outcome:
    """Read an answer. One that is accepted and cannot be read leaves in doubt what became of the message."""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Outcome(Sent.IN_DOUBT, problem=f"server_error_{status}")
    answer = _read(body)
    if isinstance(answer.get("error_code"), int):
        return _refusal(answer)
    if status >= HTTPStatus.MULTIPLE_CHOICES or _is_of_others(body, answer):
        # A proxy's block page answers 403 too, and that says nothing about the person.
        return Outcome(Sent.LATER, wait=MENDING, problem=f"not_telegram_{status}")
    result = answer.get("result") if answer.get("ok") is True else None
    if isinstance(result, dict) and "message_id" in result:
        return Outcome(Sent.SENT, message_id=str(result["message_id"]))
    return Outcome(Sent.IN_DOUBT, problem="unreadable_answer")


def nobody_there(description: str) -> bool:
    """Tell whether Telegram's words for a 400 mean that nobody is there."""
    return any(words in description.lower() for words in _GONE)


def _is_of_others(body: bytes, answer: dict[str, Any]) -> bool:
    """Tell whether a page, or somebody else's JSON, came in the place of Telegram's answer: nothing was sent then."""
    return body.lstrip().startswith(b"<") or (bool(answer) and not isinstance(answer.get("ok"), bool))


def _read(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _refusal(answer: dict[str, Any]) -> Outcome:
    code, why = answer["error_code"], str(answer.get("description", "")).lower()
    asked = answer.get("parameters")
    parameters = asked if isinstance(asked, dict) else {}
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        return Outcome(Sent.LATER, wait=_wait(parameters.get("retry_after")), problem=TOO_MANY_REQUESTS)
    if code in _ALWAYS:
        return _ALWAYS[code]
    moved = parameters.get("migrate_to_chat_id")
    if isinstance(moved, int):
        return Outcome(Sent.LATER, problem=MOVED, moved_to=str(moved))
    if nobody_there(why):
        return Outcome(Sent.GONE, problem="chat_not_found")
    failed = code in _OF_THE_MESSAGE
    return Outcome(Sent.FAILED if failed else Sent.LATER, wait=0 if failed else MENDING, problem=f"refused_{code}")


def _wait(asked: Any) -> float:
    """Read for how long Telegram wants silence, whatever stands there."""
    known = isinstance(asked, int | float) and not isinstance(asked, bool) and 0 < asked < LONGEST_WAIT
    return float(asked) if known else DEFAULT_WAIT
