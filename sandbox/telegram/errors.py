"""What can go wrong in the sandbox's Telegram.

Refused to the bot      ApiError          Telegram answered, with ok = false
Lost on the wire        WireFault
                        |- Dropped        the connection is reset
                        `- Truncated      the answer breaks off in the middle
Refused to the person   Impossible        the phone would not offer this
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class ApiError(Exception):
    """Telegram's refusal: the error_code, description and parameters of its answer."""

    def __init__(self, error_code: int, description: str, parameters: Mapping[str, Any] | None = None) -> None:
        super().__init__(description)
        self.error_code = error_code
        self.description = description
        self.parameters = dict(parameters or {})

    def as_json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.error_code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class WireFault(Exception):  # noqa: N818 - the names are those of the faults, and a person reads them in a test
    """The caller will not learn from an answer what became of the call."""


class Dropped(WireFault):
    """The connection is reset and no answer comes."""


class Truncated(WireFault):
    """The answer breaks off in the middle. Carries the whole answer, for whoever has to cut it."""

    def __init__(self, result: Any) -> None:
        super().__init__("the answer broke off in the middle")
        self.result = result


class Impossible(Exception):  # noqa: N818 - said of what a person tried, it reads as a sentence
    """A phone would not let its owner do this, for example tap a button that is not there."""


def bad_request(why: str) -> ApiError:
    return ApiError(400, f"Bad Request: {why}")


def forbidden(why: str) -> ApiError:
    return ApiError(403, f"Forbidden: {why}")


def too_many_requests(retry_after: int) -> ApiError:
    """Refuse for `retry_after` seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})
