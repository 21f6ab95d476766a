"""Sealing what must not stand in clear in the database, and finding what is equal without opening it.

Two keys are derived from the installation's one data key: one seals (AES-GCM; every value under a nonce of its own, and
bound to the kind of its column), one looks up (HMAC-SHA256, so that equal values can be found and nothing else). The
keys belong to the engine: whoever opens it hands them in (data/engine/connect.py), and column types ask their dialect.
"""

from __future__ import annotations

import base64
import hmac
import os
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SIZE = 32  # bytes of a data key, and of each key that is derived from it
WRITTEN = 43  # characters of base64 that a data key is
NONCE = 12  # bytes; NIST SP 800-38D, 5.2.1.1
NAMED = 8  # characters of a key's check value that stand before each value which it sealed


class KeyMissingError(Exception):
    """There is no data key, or not the one that sealed a value."""


class SealBrokenError(Exception):
    """A sealed value was changed, or moved from another column."""


@dataclass(frozen=True)
class DataKey:
    """One data key. Its check value may stand anywhere: it tells two keys apart, and nothing of the key."""

    secret: bytes = field(repr=False)

    @classmethod
    def fresh(cls) -> Self:
        return cls(secrets.token_bytes(SIZE))

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a key as `text` writes it. Raises `ValueError`."""
        plain = text.strip().rstrip("=").replace("-", "+").replace("_", "/")
        if len(plain) != WRITTEN:
            raise ValueError("not a data key")
        secret = base64.b64decode(f"{plain}=", validate=True)
        return cls(secret)

    @property
    def text(self) -> str:
        """The key itself, as it stands in a setting: 43 letters, digits, - and _."""
        return base64.urlsafe_b64encode(self.secret).decode().rstrip("=")

    def _derive(self, purpose: str) -> bytes:
        return HKDF(SHA256(), SIZE, salt=None, info=f"tro-ly-thi-dua {purpose} 1".encode()).derive(self.secret)

    @cached_property
    def check(self) -> str:
        return self._derive("check").hex()

    @cached_property
    def name(self) -> str:
        return self.check[:NAMED]

    @cached_property
    def _sealing(self) -> AESGCM:
        return AESGCM(self._derive("seal"))

    @cached_property
    def _looking(self) -> hmac.HMAC:
        return hmac.new(self._derive("look up"), digestmod=sha256)

    def seal(self, kind: str, text: str) -> str:
        nonce = os.urandom(NONCE)
        sealed = self._sealing.encrypt(nonce, text.encode(), kind.encode())
        return f"{self.name}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, kind: str, sealed: str) -> str:
        """Raises `SealBrokenError`."""
        try:
            raw = base64.urlsafe_b64decode(sealed.partition(".")[2])
            return self._sealing.decrypt(raw[:NONCE], raw[NONCE:], kind.encode()).decode()
        except (InvalidTag, ValueError) as problem:
            raise SealBrokenError(kind) from problem

    def look_up(self, kind: str, text: str) -> str:
        """Make the value by which an equal text is found: 64 hexadecimal digits."""
        looking = self._looking.copy()
        looking.update(f"{kind}:{text}".encode())
        return looking.hexdigest()


@dataclass(frozen=True)
class DataKeys:
    """The key that seals, and those before it that still open (while `bot key rotate` is under way)."""

    current: DataKey
    older: tuple[DataKey, ...] = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """Read one key, or several with commas or spaces between them, the newest first. Raises `ValueError`."""
        found = [DataKey.read(key) for key in text.replace(",", " ").split()]
        if not found:
            raise ValueError("no data key")
        return cls(found[0], tuple(found[1:]))

    @property
    def text(self) -> str:
        return ",".join(key.text for key in self.all)

    @property
    def all(self) -> tuple[DataKey, ...]:
        return (self.current, *self.older)

    def seal(self, kind: str, text: str) -> str:
        return self.current.seal(kind, text)

    def open(self, kind: str, sealed: str) -> str:
        """Raises `KeyMissingError` and `SealBrokenError`."""
        name = sealed.partition(".")[0]
        for key in self.all:
            if key.name == name:
                return key.open(kind, sealed)
        raise KeyMissingError

    def look_up(self, kind: str, text: str) -> str:
        return self.current.look_up(kind, text)


def keys_of(dialect: object) -> DataKeys:
    """Return the keys of an engine, by its dialect. Raises `KeyMissingError` where it was opened without."""
    keys: DataKeys | None = getattr(dialect, "data_keys", None)
    if keys is None:
        raise KeyMissingError
    return keys
