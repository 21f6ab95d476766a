"""What a person sees as one character: a letter with its marks, an emoji of several parts, a flag. It is never cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from domain.text.emoji import JOINER


def _range(first: int, last: int) -> str:
    return f"{chr(first)}-{chr(last)}"


_FLAG = _range(0x1F1E6, 0x1F1FF)  # two of these letters make a flag
_EXTENDS = re.compile(
    f"[{JOINER}{_range(0xFE00, 0xFE0F)}{_range(0x1F3FB, 0x1F3FF)}{_range(0xE0020, 0xE007F)}]"
)  # joiners, variation selectors, skin tones, tags
_ONE_FLAG = re.compile(f"[{_FLAG}]{{2}}")


def clusters(text: str) -> Iterator[str]:
    """Yield what a person sees as one character: a letter with its marks, a joined emoji, a flag."""
    start = 0
    while start < len(text):
        flag = _ONE_FLAG.match(text, start)
        end = flag.end() if flag else start + 1
        while end < len(text) and (_continues(text[end]) or text[end - 1] == JOINER):
            end += 1
        yield text[start:end]
        start = end


def _continues(char: str) -> bool:
    return bool(unicodedata.combining(char)) or unicodedata.category(char) in {"Me", "Mc"} or bool(_EXTENDS.match(char))


def clip(text: str, length: int) -> str:
    """Cut a text that is too long between characters, and say so with an ellipsis. `length`: in code points."""
    if len(text) <= length:
        return text
    end = 0
    for cluster in clusters(text[: length + 1]):  # one more shows whether the last one goes on
        if end + len(cluster) >= length:
            break
        end += len(cluster)
    return f"{text[:end].rstrip()}…"
