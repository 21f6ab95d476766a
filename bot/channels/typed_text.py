"""What people type: the one place where it is read out of an update, bounded before anything looks at it.

Nobody may hold up the others by what they write: a text is cut at LONGEST characters, and of a heap of marks on one
letter MARKS are kept, for bringing marks into order takes the square of their number. What a text says by its markup
alone would be lost with it, so the addresses of links stand below the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from domain.text.normalise import tidy, tidy_lines

LONGEST = 10_000  # characters that are looked at: no question takes more
LONGEST_NAME = 80  # characters of a file's name
LONGEST_PHONE = 32  # characters of a number that an app shares
LONGEST_DATA = 64  # bytes of a button's data (Bot API: callback_data)
LONGEST_ADDRESS = 2_000  # characters of a link
LONGEST_WORDS = 60  # characters of the words above it
LINKS = 100  # of one text (Telegram reads no more entities)
MARKS = 30  # on one letter: the Stream-Safe Text Format of Unicode (UAX 15); a Vietnamese letter has two
SCHEMES = ("http://", "https://", "mailto:", "tel:")
"""Other schemes open something on the phone (tg:, javascript:); they are never spelled out, and that is told."""

STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre"})
STYLES |= {"blockquote", "expandable_blockquote"}
UTF16 = "utf-16-le"  # offsets of entities count its units (Bot API: MessageEntity)


Members = Mapping[str, Any]
"""Of a message, a document, a tap or a contact, as the Bot API names them; what is there is of its type."""


class Link(NamedTuple):
    """Words that lead somewhere. `offset` and `length` count UTF-16 units."""

    offset: int
    length: int
    url: str


class Typed(NamedTuple):
    """A text or a caption. `bare`: the words alone; `text`: and where they lead.

    `styled`: they had more looks; `unlinked`: some led to where no address is spelled out, a person or an app.
    """

    text: str = ""
    bare: str = ""
    styled: bool = False
    unlinked: bool = False


def typed(message: Members) -> Typed:
    """Read the text of a message, or the words under its file."""
    if is_text(message):
        return _read(message["text"], message.get("entities", ()))
    return _read(message.get("caption", ""), message.get("caption_entities", ()))


def plainly(text: str) -> Typed:
    """Read a text that comes without markup."""
    return _read(text, ())


def is_text(message: Members) -> bool:
    return "text" in message


def has_words(message: Members) -> bool:
    return bool(message.get("text") or message.get("caption"))


def file_name(document: Members) -> str:
    """Read the name of a file as it may be shown."""
    return tidy(bounded(document.get("file_name", ""), LONGEST_NAME))


def name_end(document: Members) -> str:
    """Read the end of a file's name, where its ending stands."""
    return str(document.get("file_name") or "")[-LONGEST_NAME:]


def button_data(query: Members) -> str:
    """Read the data of a tapped button; whatever is longer than a button can carry is none of this program's."""
    data: str = query.get("data", "")
    return data if len(data.encode(errors="replace")) <= LONGEST_DATA else ""


def phone(contact: Members) -> str:
    return bounded(contact["phone_number"], LONGEST_PHONE)


def bounded(text: str, limit: int = LONGEST) -> str:
    """Cut a text, and what is heaped on one letter."""
    text = text[:limit]
    return text if text.isascii() else _calmed(text)


def _calmed(text: str) -> str:
    kept, heap = [], 0
    for char in text:
        heap = heap + 1 if unicodedata.combining(char) else 0
        if heap <= MARKS:
            kept.append(char)
    return "".join(kept)


def _read(text: str, entities: Sequence[Members]) -> Typed:
    text = text[:LONGEST]
    bare = tidy_lines(bounded(text))
    found = (entity for entity in entities if entity["type"] == "text_link")
    links = [Link(entity["offset"], entity["length"], entity.get("url", "")) for entity in found]
    links.sort(key=lambda link: link.offset)
    lines = _addresses(text, links[:LINKS])
    whole = "\n\n".join(part for part in (bare, "\n".join(lines)) if part) if lines else bare
    mentions = any(entity["type"] == "text_mention" for entity in entities)
    unlinked = mentions or len(links) > LINKS or not all(_is_spelled(link) for link in links)
    return Typed(whole, bare, any(entity["type"] in STYLES for entity in entities), unlinked)


def _address(link: Link) -> str:
    return "".join(link.url.split())[:LONGEST_ADDRESS]


def _is_spelled(link: Link) -> bool:
    """Tell whether a link's address may stand below the text, whole."""
    return _address(link).lower().startswith(SCHEMES) and len(link.url) <= LONGEST_ADDRESS


def _addresses(text: str, links: Sequence[Link]) -> list[str]:
    """Write a line for each link that stands under words: the words, and where they lead."""
    units = text.encode(UTF16, "surrogatepass") if links else b""
    lines: list[str] = []
    for link in _joined([written for written in links if _is_spelled(written)]):
        address = _address(link)
        begin, end = (2 * max(0, place) for place in (link.offset, link.offset + link.length))
        words = tidy(bounded(units[begin:end].decode(UTF16, "replace")))
        line = f"{words[:LONGEST_WORDS]}: {address}" if words else address
        if not _says(words, address) and line not in lines:
            lines.append(line)
    return lines


def _joined(links: Sequence[Link]) -> Iterator[Link]:
    """Make one of neighbours that lead to the same place: a bold word in the middle parts a link in three."""
    before: Link | None = None
    for link in links:
        if before is not None and (before.offset + before.length, before.url) == (link.offset, link.url):
            before = before._replace(length=before.length + link.length)
            continue
        if before is not None:
            yield before
        before = link
    if before is not None:
        yield before


def _says(words: str, address: str) -> bool:
    """Tell whether the words are the address itself, with or without its scheme."""
    forms = (address, address.partition(":")[2].removeprefix("//"))
    return words.rstrip("/").lower() in {form.rstrip("/").lower() for form in forms}
