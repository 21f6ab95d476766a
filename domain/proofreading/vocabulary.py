"""The words by which documents are read, from data/templates/document_words.yaml, as parts of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import yaml

from domain.text.templates import TEMPLATES


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load((TEMPLATES / "document_words.yaml").read_text("utf-8"))
    return words


def words_under(key: str) -> Any:
    """Return what stands under a key, as it stands there."""
    return _words()[key]


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


@cache
def _meanings(key: str) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """Return a pattern of all words for the codes of a list, and for each word its codes."""
    codes: dict[str, tuple[str, ...]] = {}
    for code, words in _words()["meanings"][key].items():
        for word in words:
            codes[word] = (*codes.get(word, ()), code)
    longest = sorted(codes, key=lambda word: (-len(word), word))
    spaced = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)"), codes


def codes_with_words(key: str) -> frozenset[str]:
    """Return the codes of a list that have words in documents."""
    return frozenset(_words()["meanings"][key])


def meant_by(key: str, text: str) -> dict[str, str]:
    """Return the codes of a list for which a text has words, each with the words."""
    pattern, codes = _meanings(key)
    found: dict[str, str] = {}
    for match in pattern.finditer(lower(text)):
        for code in codes[squeeze(match.group())]:
            found.setdefault(code, text[match.start() : match.end()])
    return found


def leading(key: str, text: str) -> dict[str, str]:
    """Return the codes of a list with whose words a text begins, and the words: "Các công đoàn cơ sở và ..."."""
    pattern, codes = _meanings(key)
    small, at = lower(text), 0
    joint = re.compile(rf"(?:\W|{any_of('in_front_of_who', 'who_and_who')})*")
    found: dict[str, str] = {}
    while match := pattern.match(small, _behind(joint, small, at)):
        found.setdefault(codes[squeeze(match.group())][0], text[match.start() : match.end()])
        at = match.end()
    return found


def _behind(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def lower(text: str) -> str:
    """Return the text as its words are looked up; each character stays where it is."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(char.lower()[0] for char in text)


def squeeze(text: str) -> str:
    """Return the words with single spaces, as they are looked up."""
    return " ".join(text.split())
