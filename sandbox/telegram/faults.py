"""The kinds of faults. A world plans them for its next calls.

world.faults.add(retry_after(5), method="sendMessage", times=2)
world.faults.add(reset(accepted=True), chat=7)
world.faults.limit(30)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .errors import ApiError, forbidden, too_many_requests


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to a call. `accepted`: it has its effect all the same, only the caller does not learn it."""

    accepted: bool = False
    refusal: ApiError | None = None
    waits: bool = False
    seconds: float | None = None
    truncated: bool = False


def refused(error_code: int, description: str, parameters: dict[str, Any] | None = None) -> Fault:
    return Fault(refusal=ApiError(error_code, description, parameters))


def retry_after(seconds: int) -> Fault:
    return Fault(refusal=too_many_requests(seconds))


def bot_blocked() -> Fault:
    return Fault(refusal=forbidden("bot was blocked by the user"))


def user_deactivated() -> Fault:
    return Fault(refusal=forbidden("user is deactivated"))


def chat_not_found() -> Fault:
    return refused(400, "Bad Request: chat not found")


def migrated(to: int) -> Fault:
    """The chat is another one now: parameters.migrate_to_chat_id."""
    why = "Bad Request: group chat was upgraded to a supergroup chat"
    return refused(400, why, {"migrate_to_chat_id": to})


def server_error(code: int = 500, *, accepted: bool = False) -> Fault:
    """500 "Internal Server Error" or 502 "Bad Gateway", before or after the call had its effect."""
    description = {500: "Internal Server Error", 502: "Bad Gateway"}.get(code, "Server Error")
    return Fault(accepted=accepted, refusal=ApiError(code, description))


def reset(*, accepted: bool = False) -> Fault:
    """The connection is reset, before or after the call had its effect."""
    return Fault(accepted=accepted)


def hang() -> Fault:
    """No effect and no answer, until the test lets go; then the connection is reset."""
    return Fault(waits=True)


def late(seconds: float | None = None) -> Fault:
    """The call has its effect at once; the answer comes after `seconds`, or when the test lets go."""
    return Fault(accepted=True, waits=True, seconds=seconds)


def truncated() -> Fault:
    """The call has its effect; its answer breaks off in the middle of the JSON."""
    return Fault(accepted=True, truncated=True)
