"""Addresses at which a person hands in the file that the screen on show asks for, where their app carries none.

An address holds whose it is, for which screen and until when, signed: nothing of it is kept, and nobody can make one.
What is handed in becomes an update of the person's own app under a key made of the address, so it counts once.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import struct
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain.ports import Clock

Raw = dict[str, Any]

UPLOAD_PATH = "/gui-tep/"
LIFE = timedelta(hours=1)
_FORM = struct.Struct(">QQQ")  # contact, number of the screen, until when (seconds since 1970)
_SIGN = 20  # bytes of the signature that are kept: 160 bits
TOKEN_LENGTH = -(-(_FORM.size + _SIGN) * 4 // 3)


@dataclass(frozen=True)
class Asked:
    """The screen that asks for a file."""

    contact_id: int
    seq: int
    until: datetime


@dataclass(frozen=True)
class UploadLinks:
    """`public_url`: this program as the Internet sees it; `key`: signs the addresses, and is the same everywhere."""

    public_url: str
    key: bytes
    clock: Clock

    def address(self, contact_id: int, seq: int) -> str:
        payload = _FORM.pack(contact_id, seq, int((self.clock.now() + LIFE).timestamp()))
        return f"{self.public_url}{UPLOAD_PATH}{_written(payload + self._sign(payload))}"

    def read(self, token: str) -> Asked | None:
        """Return what an address is for; `None` when it is too old or not of this program."""
        if len(token) != TOKEN_LENGTH:
            return None
        try:
            content = base64.urlsafe_b64decode(f"{token}{'=' * (-len(token) % 4)}")
        except (binascii.Error, ValueError):
            return None
        payload, sign = content[: _FORM.size], content[_FORM.size :]
        if not hmac.compare_digest(sign, self._sign(payload)) or _written(content) != token:
            return None
        contact, seq, until = _FORM.unpack(payload)
        now = self.clock.now()
        ends = datetime.fromtimestamp(until, now.tzinfo)
        # an end further ahead was written by a clock that ran ahead
        return Asked(contact, seq, ends) if now < ends <= now + 2 * LIFE else None

    def _sign(self, payload: bytes) -> bytes:
        return hmac.digest(self.key, payload, "sha256")[:_SIGN]

    def __repr__(self) -> str:
        return "Uploads()"


def key_from(secret: str) -> bytes:
    """Make the key from a secret that all processes of an installation have."""
    return hmac.digest(secret.encode(), b"pages that take files in", "sha256")


def key_of(asked: Asked) -> str:
    """Name the update: one for each screen, however often its page is sent."""
    return hashlib.sha256(f"upload:{asked.contact_id}:{asked.seq}".encode()).hexdigest()


def _written(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


HANDED_IN = "page.file.received"
"""Not a name that Zalo uses, and never taken from a webhook or a poll."""


def as_event(asked: Asked, address: str, file: Raw, now: datetime) -> Raw:
    """Write what was handed in as an event of the person's app; `file`: sha256, media_type, size, name."""
    head = {"message_id": key_of(asked), "date": int(now.timestamp() * 1000), "from": {"is_bot": False}}
    chat = {"id": address, "chat_type": "PRIVATE"}
    return {"event_name": HANDED_IN, "message": {**head, "chat": chat, "file": file}}
