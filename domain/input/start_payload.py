"""What a link carries into a conversation: `/start u-MAY0123` joins a unit, `/start i-...` uses an invitation.

`/start l-...` joins another app to a person.

Telegram takes at most 64 characters of A-Z, a-z, 0-9, _ and - (Bot API, deep linking); so do we for every channel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_UNIT, _INVITATION, _LINK = "u-", "i-", "l-"


class PayloadError(ValueError):
    """A link cannot carry this. Codes are made of letters, digits, _ and - and stay short."""


@dataclass(frozen=True)
class JoinUnit:
    """The link or QR of a unit was opened."""

    join_code: str


@dataclass(frozen=True)
class UseInvitation:
    """The single-use link of an officer was opened."""

    code: str


@dataclass(frozen=True)
class LinkApp:
    """The one-time link that joins this app to a person was opened."""

    code: str


def unit_payload(join_code: str) -> str:
    return _checked(_UNIT + join_code)


def invitation_payload(code: str) -> str:
    return _checked(_INVITATION + code)


def link_payload(code: str) -> str:
    return _checked(_LINK + code)


def read_payload(text: str) -> JoinUnit | UseInvitation | LinkApp | None:
    """Read what a link carried; `None` for anything else that people may write after /start."""
    text = text.strip()
    if not _PAYLOAD.fullmatch(text):
        return None
    if text.startswith(_INVITATION):
        return UseInvitation(text.removeprefix(_INVITATION))
    if text.startswith(_LINK):
        return LinkApp(text.removeprefix(_LINK))
    return JoinUnit(text.removeprefix(_UNIT)) if text.startswith(_UNIT) else None


def _checked(payload: str) -> str:
    if not _PAYLOAD.fullmatch(payload):
        raise PayloadError(payload[:2])  # no more of it: an invitation is a secret
    return payload
