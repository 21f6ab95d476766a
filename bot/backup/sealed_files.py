"""A file that is sealed in chunks under a passphrase, written and read as it streams: nothing is held whole in memory.

    head     MAGIC, the logarithm of scrypt's cost (1 byte), salt (16), the beginning of every nonce (7)
    chunk    4 bytes of length, then AES-GCM over at most CHUNK bytes

The nonce of a chunk is the head's seven bytes, its number (4) and whether it is the last (1): the STREAM construction
of Hoang, Reyhanitabar, Rogaway and Vizár ("Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance",
2015). A chunk that was changed, moved, left out or cut off does not open. The whole head is bound to each chunk.
"""

from __future__ import annotations

import json
import os
import struct
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"thi-dua sealed 1\n"
SALT, PREFIX, TAG = 16, 7, 16
CHUNK = 256 * 1024  # bytes in clear
COST, COSTLIEST = 16, 20  # log2 of scrypt's n: 64 MB of memory; a file that asks for more than a gigabyte is refused
HEAD = len(MAGIC) + 1 + SALT + PREFIX
LENGTH = struct.Struct(">I")
MANY = 2**32  # chunks: a petabyte


class SealedFileError(Exception):
    """`code`: passphrase_wrong, archive_broken (changed, shuffled, cut), not_sealed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Preface:
    """What stands before the content: its kind (archive, stream), and the data key that belongs to it."""

    kind: str
    data_key: str = field(default="", repr=False)


def is_sealed(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def _key(passphrase: str, cost: int, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=2**cost, r=8, p=1).derive(passphrase.encode()))


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4) + bytes([last])


class SealedWriter:
    """Seals what is written into `raw`. `close` writes the last chunk, without which the file does not open."""

    def __init__(self, raw: IO[bytes], passphrase: str, preface: Preface, cost: int = COST) -> None:
        self._raw, self._prefix = raw, os.urandom(PREFIX)
        salt = os.urandom(SALT)
        self._head = MAGIC + bytes([cost]) + salt + self._prefix
        self._key = _key(passphrase, cost, salt)
        self._number = 0
        header = json.dumps(asdict(preface)).encode()
        self._kept = bytearray(LENGTH.pack(len(header)) + header)
        raw.write(self._head)

    def write(self, content: bytes) -> int:
        self._kept += content
        while len(self._kept) > CHUNK:  # one byte at least is kept back: the last chunk must know that it is
            self._seal(bytes(self._kept[:CHUNK]), last=False)
            del self._kept[:CHUNK]
        return len(content)

    def close(self) -> None:
        self._seal(bytes(self._kept), last=True)
        self._kept.clear()

    def _seal(self, content: bytes, *, last: bool) -> None:
        if self._number >= MANY:
            raise SealedFileError("archive_broken")
        sealed = self._key.encrypt(_nonce(self._prefix, self._number, last=last), content, self._head)
        self._raw.write(LENGTH.pack(len(sealed)) + sealed)
        self._number += 1


class SealedReader:
    """Opens what `SealedWriter` wrote. Every method raises `SealedFileError` for what does not open."""

    def __init__(self, raw: IO[bytes], passphrase: str) -> None:
        self._raw = raw
        self._head = raw.read(HEAD)
        if len(self._head) < HEAD or not self._head.startswith(MAGIC):
            raise SealedFileError("not_sealed")
        cost = self._head[len(MAGIC)]
        if not 1 <= cost <= COSTLIEST:
            raise SealedFileError("archive_broken")
        salt = self._head[len(MAGIC) + 1 :][:SALT]
        self._prefix = self._head[-PREFIX:]
        self._key = _key(passphrase, cost, salt)
        self._number, self._kept, self._ended = 0, bytearray(), False
        self.preface = self._preface()

    def _preface(self) -> Preface:
        (length,) = LENGTH.unpack(self._exactly(LENGTH.size))
        if length > CHUNK:
            raise SealedFileError("archive_broken")
        fields = json.loads(self._exactly(length))
        return Preface(fields["kind"], fields["data_key"])

    def _exactly(self, size: int) -> bytes:
        found = self.read(size)
        if len(found) < size:
            raise SealedFileError("archive_broken")
        return found

    def read(self, size: int = CHUNK, /) -> bytes:
        """Read so many bytes; fewer only at the true end."""
        while len(self._kept) < size and not self._ended:
            self._kept += self._open()
        found = bytes(self._kept[:size])
        del self._kept[:size]
        return found

    def finish(self) -> None:
        """Read on to the end, so that a file which was cut behind what was needed is refused too."""
        while not self._ended:
            self._open()

    def _open(self) -> bytes:
        head = self._raw.read(LENGTH.size)
        length = LENGTH.unpack(head)[0] if len(head) == LENGTH.size else 0
        sealed = self._raw.read(length) if TAG <= length <= CHUNK + TAG else b""
        if not sealed or len(sealed) < length:
            raise SealedFileError("archive_broken")
        for last in (False, True):
            try:
                content = self._key.decrypt(_nonce(self._prefix, self._number, last=last), sealed, self._head)
            except InvalidTag:
                continue
            self._number += 1
            self._ended = last
            if last and self._raw.read(1):
                raise SealedFileError("archive_broken")
            return content
        raise SealedFileError("archive_broken" if self._number else "passphrase_wrong")


def preface_of(file: Path, passphrase: str) -> Preface:
    """Read what stands before the content. Raises `SealedFileError`."""
    with file.open("rb") as raw:
        return SealedReader(raw, passphrase).preface
