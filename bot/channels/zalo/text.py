"""Markup as Zalo can show it: plain text in NFC, in parts of which none is too long.

Length is counted in UTF-16 units, as Zalo's text styles are: it does not say what its "2000 characters" are, and this
is the largest of the possible counts.
"""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser

from domain.text.clusters import clusters

_SEPARATORS = ("\n\n", "\n", " ")


class _Plain(HTMLParser):
    """Collects the text; the address of a link stands behind its words, since Zalo has no links under words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._links: list[tuple[str, int]] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self.parts)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._links:
            address, start = self._links.pop()
            if address and "".join(self.parts[start:]).strip() != address:
                self.parts.append(f" ({address})")


def plain(markup: str) -> str:
    """Return the text of the program's own markup (the HTML that Telegram takes), in NFC."""
    reader = _Plain()
    reader.feed(markup)
    reader.close()
    return unicodedata.normalize("NFC", "".join(reader.parts)).strip()


def length(text: str) -> int:
    """Count UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, limit: int) -> list[str]:
    """Split at a paragraph, else at a line, else at a space; a word longer than `limit` only between characters."""
    parts: list[str] = []
    rest = text.strip()
    while length(rest) > limit:
        cut = _cut(rest, limit)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip("\n ")
    return [part for part in (*parts, rest) if part]


def _cut(text: str, limit: int) -> int:
    """Say where the first part ends: at least one character, so that splitting comes to an end."""
    room = 0
    end = 0
    for cluster in clusters(text):
        room += length(cluster)
        if room > limit and end:
            break
        end += len(cluster)
    for separator in _SEPARATORS:
        found = text.rfind(separator, 1, end + len(separator))  # one that begins just behind the last character counts
        if found > 0 and text[:found].strip():
            return found
    return end


def shorten(text: str, limit: int) -> str:
    """Cut a label that is too long, between characters, and say so with an ellipsis."""
    text = unicodedata.normalize("NFC", text)
    if length(text) <= limit:
        return text
    kept = ""
    for cluster in clusters(text):
        if length(kept) + length(cluster) >= limit:
            break
        kept += cluster
    return f"{kept.rstrip()}…"
