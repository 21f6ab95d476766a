"""Entities that Telegram finds by itself in a text: commands, mentions, hashtags, links, e-mail addresses.

Offsets and lengths count UTF-16 code units (Bot API, MessageEntity).
"""

from __future__ import annotations

import re
from typing import Any

Json = dict[str, Any]

# The order matters where two could match at one place: an address contains what looks like a mention and a link.
FOUND = re.compile(
    r"""(?P<url>https?://[^\s<>"]*[^\s<>".,;:!?)\]'])
      | (?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
      | (?P<bot_command>(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@]))
      | (?P<mention>(?<![\w@])@[A-Za-z0-9_]{4,32}(?!\w))
      | (?P<hashtag>(?<![\w\#])\#(?=\d*[^\W\d])\w{1,256})
      | (?P<bare_url>(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|net|org|vn|me|info)\b(?:/[^\s<>"]*[^\s<>".,;:!?)\]'])?)""",
    re.VERBOSE,
)
# Most texts hold none, and every message is looked at: this tells them apart quickly.
MAY_HOLD = re.compile(r"[@#]|(?<!\w)/\w|://|\.[a-z]")
# Inside these, nothing is looked for.
OPAQUE = frozenset({"pre", "code", "text_link", "text_mention"})


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def find_entities(text: str) -> list[Json]:
    """The entities that Telegram would mark in a text that somebody typed."""
    if not MAY_HOLD.search(text):
        return []
    found = []
    for match in FOUND.finditer(text):
        kind = "url" if match.lastgroup == "bare_url" else match.lastgroup
        found.append({"offset": utf16_length(text[: match.start()]), "length": utf16_length(match[0]), "type": kind})
    return found


def with_found(text: str, entities: list[Json]) -> list[Json]:
    """The given entities and those found outside code and links, in the order in which Telegram lists them."""
    opaque = [
        (entity["offset"], entity["offset"] + entity["length"]) for entity in entities if entity["type"] in OPAQUE
    ]
    found = [
        entity
        for entity in find_entities(text)
        if not any(entity["offset"] < end and start < entity["offset"] + entity["length"] for start, end in opaque)
    ]
    return sorted(entities + found, key=lambda entity: (entity["offset"], -entity["length"])) if entities else found
