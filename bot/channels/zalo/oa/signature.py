"""The signature of a webhook call: `mac=` and the plain SHA-256 of app id, raw body, timestamp and the OA's secret.

It is no HMAC. Sources differ on three points, so each variant is tried: the first term (app id, or few say OA id), the
timestamp (header `X-ZEvent-Timestamp`, or the body's), the secret (the webhook page's own, or the app's). Every one of
them holds a secret, so to try more of them opens nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

SIGNATURE_HEADER = "X-ZEvent-Signature"
TIMESTAMP_HEADER = "X-ZEvent-Timestamp"
PREFIX = "mac="


@dataclass(frozen=True)
class Signer:
    """What an account signs with. `ids`: app id, then OA id; `secrets`: the webhook's, then the app's if it may be."""

    ids: tuple[str, ...]
    secrets: tuple[str, ...] = field(repr=False)

    def __post_init__(self) -> None:
        if not any(self.ids) or not any(self.secrets):
            msg = "a webhook without a secret would believe everybody"
            raise ValueError(msg)

    def signed(self, body: bytes, signature: str, timestamp: str) -> bool:
        """Tell whether Zalo signed this raw body. `timestamp`: the header's, may be empty."""
        found = False
        for expected in self._macs(body, [timestamp, _inside(body)]):
            # all are compared, so that the time taken tells nothing
            found |= hmac.compare_digest(expected.encode(), signature.encode())
        return found

    def _macs(self, body: bytes, timestamps: Iterable[str]) -> Iterator[str]:
        for at in {moment for moment in timestamps if moment}:
            for first in filter(None, self.ids):
                for secret in filter(None, self.secrets):
                    yield mac(first, body, at, secret)


def mac(first: str, body: bytes, timestamp: str, secret: str) -> str:
    """Compute the header's value."""
    return PREFIX + hashlib.sha256(first.encode() + body + timestamp.encode() + secret.encode()).hexdigest()


def _inside(body: bytes) -> str:
    """Read the body's own timestamp; empty if there is none."""
    try:
        event = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    found = event.get("timestamp") if isinstance(event, dict) else None

    return str(found) if isinstance(found, str | int) and len(str(found)) <= 32 and str(found).isascii() else ""  # noqa: PLR2004 - longer is no time
