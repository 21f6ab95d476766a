"""Character references in HTML, those that Telegram knows: &lt; &gt; &amp; &quot; and numbers."""

from __future__ import annotations

import re

NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
LAST_CHARACTER = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)


def decoded(text: str) -> str:
    """Character references resolved; a name that Telegram does not know stays as it is written."""
    if "&" not in text:
        return text
    return REFERENCE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return NAMED[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if 0 < code < LAST_CHARACTER and code not in SURROGATES else match[0]
