"""The words of moments: one spelling, without marks, with numbers in figures and one space between the parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import yaml

from data.paths import UNDERSTANDING
from domain.text.normalise import fold
from domain.understanding.answers import numbers_in_words


class _Words(NamedTuple):
    as_written: Mapping[str, str]
    spellings: Mapping[str, str]
    around: frozenset[str]
    past: frozenset[str]


@cache
def _words() -> _Words:
    raw: dict[str, Any] = yaml.safe_load((UNDERSTANDING / "times.yaml").read_text("utf-8"))
    as_written = {written: word for word, all_ in raw["as_written"].items() for written in all_}
    spellings = {fold(written): word for word, all_ in raw["spellings"].items() for written in all_}
    past = frozenset(map(fold, raw["past"]))
    return _Words(as_written, spellings, frozenset(raw["around"].split()), past)


_PIECE = re.compile(r"\d+|[^\W\d_]+|[:/.'’′-]")


def spelled(text: str) -> str:
    """Spell a text without marks, its numbers in figures, one space between its parts."""
    words = _words()
    pieces = [words.as_written.get(piece, piece) for piece in _PIECE.findall(text.lower().rstrip(" ."))]
    folded = [piece if piece in ":/.-" else fold(piece) for piece in pieces]
    line = f" {' '.join(folded)} "
    for written, word in words.spellings.items():
        line = line.replace(f" {written} ", f" {word} ")
    for pattern, meant in _MEANT:
        line = pattern.sub(meant, line)
    return _in_figures(line)


_MEANT = (
    (re.compile(r" (thu\d) (?:nay|ni|next) "), r" \1 "),
    (re.compile(r" (tuansau|tuannay) (thu\d) "), r" \2 \1 "),
    (re.compile(r" (sang|chieu|toi) som | som (?=sang )"), r" \1 "),
    (re.compile(r" (sang|chieu|toi) (mai|nay|ni|ngaykia) som "), r" \1 \2 "),
    (re.compile(r" som (mai|nay|ni|ngaykia) | (mai|ngaykia) som "), r" sang \1\2 "),
    (re.compile(r" (\d{1,2} (?:h|gio)) nua dem "), r" \1 dem "),
    (re.compile(r" nua dem "), " 12 h dem "),
    (re.compile(r" chieu toi "), " toi "),
    (re.compile(r" (tieng|gio|h) dong ho "), r" \1 "),
    (re.compile(r" (?:mung|ngay) (\d{1,2}) thang (\d{1,2}) "), r" \1 thang \2 "),
    (re.compile(r" (?:mung|ngay) (\d{1,2}) (?:thang )?(?:nay|ni) "), r" ngay \1 thangnay "),
    (re.compile(r" (?:ngay |mung )?(\d{1,2}) thang(?: (?:nay|ni)|(sau)) "), r" ngay \1 thang\2 "),
    (re.compile(r" ngay (\d{1,2}) thang "), r" ngay \1 thangnay "),
    (re.compile(r" sau ((?:\d{1,3}|nua|mot|hai|ba) (?:phut|tieng|ngay|tuan)(?: ruoi| \d{1,2} phut)?) "), r" \1 nua "),
    (re.compile(r" ((?:\d{1,3}|nua|mot|hai|ba) (?:phut|tieng)(?: ruoi| \d{1,2} phut)?) sau "), r" \1 nua "),
    (re.compile(r" (sang|trua|chieu|toi|dem) (?:nay|ni) "), r" \1 homnay "),
    (re.compile(r" nay "), " homnay "),
)


def _in_figures(line: str) -> str:
    """Write numbers in figures where an hour, its minutes or a count of days is said."""
    numbers = numbers_in_words()
    for words in sorted(numbers, key=len, reverse=True):
        line = re.sub(rf" {words}(?= (?:gio|h|ruoi|phut|tieng|ngay nua|hom nua|tuan nua) )", f" {numbers[words]}", line)
        line = re.sub(rf" (gio|h|kem) {words} ", rf" \1 {numbers[words]} ", line)
    return line


def past() -> frozenset[str]:
    """Return the words, spelled as `spelled` leaves them, with which a moment is over."""
    return _words().past


def around() -> frozenset[str]:
    """Return the words that may stand anywhere without changing a moment."""
    return _words().around
