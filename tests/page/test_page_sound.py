from __future__ import annotations

import struct

from bot.files.file_types import OPUS, type_of
from sandbox.page.sound import silent_voice


def test_a_voice_message_is_ogg_opus_of_its_length() -> None:
    voice = silent_voice(3)
    assert type_of(voice) == OPUS
    pages = voice.split(b"OggS")[1:]
    assert len(pages) == 3
    assert b"OpusHead" in pages[0]
    (samples,) = struct.unpack_from("<q", pages[2], 2)
    assert samples == 3 * 48_000
