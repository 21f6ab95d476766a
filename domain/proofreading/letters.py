"""Letters that look like others: two spellings of one name which a reader cannot tell apart, and a search can."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from domain.content.errors import Problem
from domain.content.source import Source
from domain.proofreading.vocabulary import words_under


@cache
def _odd() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Return letters that look like a Vietnamese one, with that one; what nobody sees; letters of other languages."""
    words = words_under("odd_letters")
    return dict(words["like"]), re.compile(words["unseen"]), re.compile(words["foreign"])


def letters(source: Source) -> Iterator[Problem]:
    """Find what only looks like Vietnamese, once a line, and words that are composed otherwise than the rest."""
    apart: list[tuple[int, str]] = []
    composed = False
    for node in _scalars(source.root):
        line, text = node.start_mark.line + 1, str(node.value)
        for word in text.split():
            if (facts := _oddness(word)) is not None:
                yield _problem(source, line, "odd_letter", **facts)
                break
            decomposed = word != unicodedata.normalize("NFC", word)
            apart += [(line, word)] if decomposed else []
            composed = composed or (not decomposed and word != unicodedata.normalize("NFD", word))
    if apart and composed:
        line, word = apart[0]
        yield _problem(source, line, "two_encodings", word=unicodedata.normalize("NFC", word))


def _oddness(word: str) -> dict[str, Any] | None:
    like, unseen, foreign = _odd()
    odd = next((char for char in word if char in like or foreign.match(char) or unseen.match(char)), None)
    if odd is None:
        return None
    return {"word": unseen.sub("", word), "like": like.get(odd), "unseen": unseen.match(odd) is not None}


def _problem(source: Source, line: int, kind: str, **facts: Any) -> Problem:
    return Problem(source.path, line, "", kind, facts)


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
        return
    for child in node.value:
        for part in child if isinstance(node, MappingNode) else (child,):
            yield from _scalars(part)
