"""What a file is, told by its bytes."""

from __future__ import annotations

import pytest

from bot.files.file_types import type_of
from tests.support.hostile_files import AAC_NOTE, BOMBS, PAPER, genuine
from tests.support.users import VOICE_NOTE

JPEG, PNG, WEBP = genuine()["jpeg"], genuine()["png"], genuine()["webp"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (JPEG, "image/jpeg"),
        (genuine()["mpo"], "image/jpeg"),
        (PNG, "image/png"),
        (WEBP, "image/webp"),
        (genuine()["gif"], "image/gif"),
        (genuine()["tiff"], "image/tiff"),
        (genuine()["bmp"], "image/bmp"),
        (BOMBS["heic"], "image/heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + bytes(20), "image/heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif" + bytes(20), "image/avif"),
        (b"\0\0\0\x18ftypisom\0\0\0\0mp41heic" + bytes(20), ""),  # a film
        (VOICE_NOTE, "audio/ogg"),
        (b"OggS" + bytes(24) + b"\x01vorbis" + bytes(200), ""),
        (AAC_NOTE, "audio/aac"),
        (b"\xff\xfb\x90\x00" + bytes(200), ""),  # MP3
        (PAPER, "application/pdf"),
        (b"\xef\xbb\xbf\r\n" + PAPER, "application/pdf"),
        (b"x" * 1000 + PAPER, "application/pdf"),
        (b"x" * 2000 + PAPER, ""),
        (JPEG[:20] + PAPER, "image/jpeg"),
        (b"BM means something else in a text", ""),
        (b"RIFF\0\0\0\0WAVE", ""),
        (b"PK\x03\x04", ""),
        (b"\xff\xf1", ""),
        (b"\0", ""),
        (b"", ""),
    ],
)
def test_bytes_decide(content: bytes, told: str) -> None:
    assert type_of(content) == told
    assert type_of(content[:1024]) == told
