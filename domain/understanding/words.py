"""The table of spellings: abbreviations, chat language and dialects, and what is said around the matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from data.paths import UNDERSTANDING
from domain.text.normalise import fold

MOST_TOGETHER = 5  # words of one entry of the table
_WORD = re.compile(r"[^\W_]+(?:/[^\W_]+)?")

Table = Mapping[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Words:
    """`marked`: by the spelling with its marks; `written`: by the folded one; `noise`: left out."""

    marked: Table
    written: Table
    noise: frozenset[str]


def read(file: Path) -> Words:
    """Read a table from its file."""
    raw: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    marked = {
        tuple(spelling.lower().split()): tuple(word.split())
        for word, spellings in raw["marked"].items()
        for spelling in spellings
    }
    written: dict[tuple[str, ...], tuple[str, ...]] = {}
    for word, spellings in raw["written"].items():
        one = tuple("".join(fold(part).split()) for part in word.split("+"))
        for spelling in (word.replace("+", " "), *spellings):
            typed, _, besides = spelling.partition("+")
            written[tuple(fold(typed).split())] = (*one, *fold(besides).split())
    noise = frozenset(word for line in raw["noise"] for word in line.split())
    return Words(marked, written, noise)


@cache
def table() -> Words:
    """Return the table of the program; it is read once."""
    return read(UNDERSTANDING / "words.yaml")


def split(text: str) -> list[str]:
    """Return the words as they are written, in small letters and NFC."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def folded(words: Sequence[str]) -> list[str]:
    """Fold written words, after those are replaced that only their marks tell apart."""
    return fold(" ".join(replaced(words, table().marked))).split()


def replaced(words: Sequence[str], by: Table) -> list[str]:
    """Replace what stands in a table, the longest entry first, each word once."""
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(MOST_TOGETHER, len(words) - at), 0, -1):
            other = by.get(tuple(words[at : at + length]))
            if other is not None:
                found += other
                at += length
                break
        else:
            found.append(words[at])
            at += 1
    return found


def meant(words: Sequence[str]) -> tuple[str, ...]:
    """Return what folded words stand for, without what is only said around the matter."""
    known = replaced(words, table().written)
    kept = tuple(word for word in known if word not in table().noise)
    return kept or tuple(known)
