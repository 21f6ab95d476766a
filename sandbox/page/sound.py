"""A voice message for visitors without a microphone: silence in Ogg Opus, as phones send it (RFC 3533, RFC 7845)."""

from __future__ import annotations

import struct

SILENCE = bytes((0xF8, 0xFF, 0xFE))  # one Opus packet of 20 ms
PER_SECOND = 50
RATE = 48_000
SERIAL = 1
BEGIN, END = 2, 4


def _checksums() -> list[int]:
    """The table of Ogg's CRC: polynomial 0x04c11db7, not reflected."""
    table = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)
        table.append(value & 0xFFFFFFFF)
    return table


TABLE = _checksums()


def _checksum(page: bytes) -> int:
    value = 0
    for byte in page:
        value = ((value << 8) & 0xFFFFFFFF) ^ TABLE[(value >> 24) ^ byte]
    return value


def _page(number: int, kind: int, position: int, packets: list[bytes]) -> bytes:
    """A page of whole packets, each shorter than 255 bytes."""
    lengths = bytes(len(packet) for packet in packets)
    head = struct.pack("<4sBBqIII", b"OggS", 0, kind, position, SERIAL, number, 0) + bytes((len(packets),)) + lengths
    page = head + b"".join(packets)
    return page[:22] + struct.pack("<I", _checksum(page)) + page[26:]


def silent_voice(seconds: int) -> bytes:
    """So many seconds (at most 5: one page) of silence."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, RATE, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 0) + struct.pack("<I", 0)
    packets = [SILENCE] * (seconds * PER_SECOND)
    return _page(0, BEGIN, 0, [head]) + _page(1, 0, 0, [tags]) + _page(2, END, seconds * RATE, packets)
