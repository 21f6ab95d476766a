"""The words by which documents are read, from data/templates/document_words.yaml, as parts of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import yaml

from domain.text.templates import TEMPLATES


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load((TEMPLATES / "document_words.yaml").read_text("utf-8"))
    return words


def any_of(*keys: str) -> str:
    """Return a pattern for any word under these keys, the longest first, ending where a word ends."""
    found = (word for key in keys for word in _flat(_words()[key]))
    longest = sorted(set(found), key=lambda word: (-len(word), word))
    spaced = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)
    return rf"(?<!\w)(?:{spaced})(?!\w)"


def _flat(words: Any) -> Iterable[str]:
    if isinstance(words, dict):
        return (word for under in words.values() for word in under)
    return map(str, words)


@cache
def number_of(key: str) -> dict[str, int]:
    """Return what each word under a key with numbers stands for."""
    return {word: number for number, words in _words()[key].items() for word in words}


def squeeze(text: str) -> str:
    """Return the words with single spaces, as they are looked up."""
    return " ".join(text.split())
