"""Letters that look like others: two spellings of one name which a reader cannot tell apart, and a search can."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from domain.content.errors import Problem
from domain.content.source import Source

_LIKE = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"}
"""letters of other languages that keyboards give for đ: U+00D0, U+00F0, U+0189"""
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")


def letters(source: Source) -> Iterator[Problem]:
    """Find what only looks like Vietnamese, once a line, and words that are composed otherwise than the rest."""
    apart: list[tuple[int, str]] = []
    composed = False
    for node in _scalars(source.root):
        line, text = node.start_mark.line + 1, str(node.value)
        for word in text.split():
            odd = next((char for char in word if char in _LIKE or _FOREIGN.match(char) or _UNSEEN.match(char)), None)
            if odd is not None:
                yield _problem(
                    source,
                    line,
                    "odd_letter",
                    word=_UNSEEN.sub("", word),
                    like=_LIKE.get(odd),
                    unseen=bool(_UNSEEN.match(odd)),
                )
                break
            decomposed = word != unicodedata.normalize("NFC", word)
            apart += [(line, word)] if decomposed else []
            composed = composed or (not decomposed and word != unicodedata.normalize("NFD", word))
    if apart and composed:
        line, word = apart[0]
        yield _problem(source, line, "two_encodings", word=unicodedata.normalize("NFC", word))


def _problem(source: Source, line: int, kind: str, **facts: Any) -> Problem:
    return Problem(source.path, line, "", kind, facts)


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
        return
    for child in node.value:
        for part in child if isinstance(node, MappingNode) else (child,):
            yield from _scalars(part)
