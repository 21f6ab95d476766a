"""parse_mode=HTML, as strict as Telegram: an unknown tag, a tag left open or crossed is an error and nothing is sent.

The rules are those of the Bot API page, "HTML style"; the errors are those of tdlib/td, MessageEntity.cpp, parse_html.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from .entities import utf16_length
from .references import decoded

Json = dict[str, Any]

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
END_TAG = re.compile(r"</([^\s>]*)\s*(>?)")
START_TAG = re.compile(r"<([^/\s>][^\s>]*|(?=[\s>]))")
ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']*)\s*(=?)\s*""")
VALUE = re.compile(r""""([^"]*)"|'([^']*)'|([\w.-]*)(?=[\s>])""", re.ASCII)
USER_LINK = re.compile(r"tg://user\?id=(\d+)")


class MarkupError(ValueError):
    """The text is not HTML as Telegram reads it; the message says where."""


@dataclass(slots=True)
class Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    start: int


@dataclass(slots=True)
class Reader:
    source: str
    text: str = ""
    length: int = 0
    open: list[Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def read(self) -> tuple[str, list[Json]]:
        position = 0
        while position < len(self.source):
            if self.source[position] != "<":
                position = self._words(position)
            elif self.source.startswith("</", position):
                position = self._end_tag(position)
            else:
                position = self._start_tag(position)
        if self.open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return self.text, self.entities

    def _at(self, position: int) -> str:
        return f"at byte offset {len(self.source[:position].encode())}"

    def _words(self, position: int) -> int:
        end = self.source.find("<", position)
        end = len(self.source) if end < 0 else end
        words = decoded(self.source[position:end])
        self.text += words
        self.length += utf16_length(words)
        return end

    def _start_tag(self, position: int) -> int:
        match = START_TAG.match(self.source, position)
        end = match.end() if match else position
        if match is None or end == len(self.source):
            raise MarkupError(f"Unclosed start tag {self._at(position)}")
        tag = match[1].lower()
        if tag not in KINDS:
            raise MarkupError(f'Unsupported start tag "{tag}" {self._at(position)}')
        attributes, end = self._attributes(tag, position, end)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" {self._at(position)}')
        self.open.append(Open(tag, attributes, self.length, len(self.text)))
        return end

    def _attributes(self, tag: str, start: int, position: int) -> tuple[dict[str, str], int]:
        """The attributes of a tag and the place after its >."""
        attributes: dict[str, str] = {}
        while match := ATTRIBUTE.match(self.source, position):
            name, equals = match.groups()
            position = match.end()
            if name and equals:
                attributes[name], position = self._value(start, position)
            elif name:
                attributes[name] = ""
            elif self.source.startswith(">", position):
                return attributes, position + 1
            elif position < len(self.source):
                raise MarkupError(f'Empty attribute name in the tag "{tag}" {self._at(start)}')
            if position >= len(self.source):
                break
        raise MarkupError(f'Unclosed start tag "{tag}" {self._at(start)}')

    def _value(self, start: int, position: int) -> tuple[str, int]:
        match = VALUE.match(self.source, position)
        if match is None and self.source[position : position + 1] in {'"', "'"}:
            raise MarkupError(f"Unclosed start tag {self._at(start)}")
        if match is None:
            raise MarkupError(f"Unexpected end of name token {self._at(position)}")
        quoted = match[1] if match[1] is not None else match[2]
        return (match[3].lower() if quoted is None else decoded(quoted)), match.end()

    def _end_tag(self, position: int) -> int:
        if not self.open:
            raise MarkupError(f"Unexpected end tag {self._at(position)}")
        match = END_TAG.match(self.source, position)
        if match is None or not match[2]:
            raise MarkupError(f"Unclosed end tag {self._at(position)}")
        opened, tag = self.open[-1], match[1].lower()
        if tag and tag != opened.tag:
            raise MarkupError(
                f'Unmatched end tag {self._at(position)}, expected "</{opened.tag}>", found "</{tag}>"',
            )
        self.open.pop()
        if self.length > opened.offset:
            self._close(opened)
        return match.end()

    def _close(self, opened: Open) -> None:
        entity: Json = {"offset": opened.offset, "length": self.length - opened.offset, "type": KINDS[opened.tag]}
        if opened.tag == "a" and not self._link(entity, opened):
            return
        if opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
        if opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        if opened.tag == "pre" and self._languages(entity):
            return
        if opened.tag == "code" and opened.attributes.get("class", "").startswith("language-"):
            entity["language"] = opened.attributes["class"].removeprefix("language-")
        self.entities.append(entity)

    def _link(self, entity: Json, opened: Open) -> bool:
        url = opened.attributes.get("href") or self.text[opened.start :]
        if user := USER_LINK.match(url):
            # Who it is, the world knows: Call.resolved completes it.
            entity.update(type="text_mention", user={"id": int(user[1])})
            return True
        if "." not in url and "://" not in url:
            return False
        entity["url"] = url if "://" in url else f"http://{url}"
        return True

    def _languages(self, entity: Json) -> bool:
        """<pre><code class="language-x"> is one entity of the type pre."""
        last = self.entities[-1] if self.entities else {}
        same = (last.get("offset"), last.get("length")) == (entity["offset"], entity["length"])
        if same and last.get("type") == "code" and "language" in last:
            last["type"] = "pre"
            return True
        return False


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities. Raises MarkupError with Telegram's words."""
    text, entities = Reader(source).read()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return text, entities
