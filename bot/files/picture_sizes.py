"""How large a picture says it is, read from its head before any library unpacks it."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.files.file_types import JPEG, PNG, WEBP

MANY_PARTS = 5_000
"""Parts of a JPEG that are looked at. A photo has some tens; one with more is made to keep a reader busy."""

MANY_SCANS = 40
"""Scans of a JPEG. Progressive ones have about ten; each goes over the whole picture again, so a file of 10 MB with
nothing but empty scans would be decoded for hours (libjpeg-turbo, "-maxscans")."""

_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""The next marker: neither a stuffed zero, nor a restart, nor one more fill byte (ITU-T T.81, B.1.1)."""

_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF0 to SOF15, without DHT, JPG, DAC
_BARE = frozenset({0x01, 0xD8})  # TEM and SOI have no content
_START_OF_SCAN, _END = 0xDA, 0xD9


class NoSizeError(ValueError):
    """The head tells no size that a picture can have."""


class Size(NamedTuple):
    """In pixels, before it is turned."""

    width: int
    height: int

    @property
    def pixels(self) -> int:
        return self.width * self.height


def claimed_size(content: bytes, media_type: str) -> Size:
    """Return what a picture claims. Raises `NoSizeError`."""
    size = {PNG: _of_png, JPEG: _of_jpeg, WEBP: _of_webp}[media_type](content)
    if not size.pixels:
        raise NoSizeError
    return size


def _of_png(content: bytes) -> Size:
    """Read IHDR, which comes first (PNG, third edition, 11.2.1)."""
    if content[12:16] != b"IHDR":
        raise NoSizeError
    return Size(_big(content[16:20]), _big(content[20:24]))


def _of_webp(content: bytes) -> Size:
    """Read the first chunk: lossy, lossless, or the canvas of both (RFC 9649, section 2)."""
    chunk, body = content[12:16], content[20:30]
    if chunk == b"VP8X":
        return Size(1 + _little(body[4:7]), 1 + _little(body[7:10]))
    if chunk == b"VP8L":
        packed = _little(body[1:5])
        return Size(1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF))
    if chunk == b"VP8 ":
        return Size(_little(body[6:8]) & 0x3FFF, _little(body[8:10]) & 0x3FFF)
    raise NoSizeError


def _of_jpeg(content: bytes) -> Size:
    """Walk over the parts up to the end of the picture; the largest frame counts, and all scans."""
    at, largest, scans = 2, Size(0, 0), 0
    for _ in range(MANY_PARTS):
        found = _MARKER.search(content, at)
        if found is None or content[found.start() + 1] == _END:
            return largest
        code, at = content[found.start() + 1], found.end()
        if code in _BARE:
            continue
        if code in _SIZES:
            frame = Size(_big(content[at + 5 : at + 7]), _big(content[at + 3 : at + 5]))
            largest = max(largest, frame, key=lambda size: size.pixels)
        scans += code == _START_OF_SCAN
        if scans > MANY_SCANS:
            raise NoSizeError
        at += _big(content[at : at + 2])
    raise NoSizeError


def _big(some: bytes) -> int:
    return int.from_bytes(some, "big")


def _little(some: bytes) -> int:
    return int.from_bytes(some, "little")
