"""Mending words that are no words: keys of Telex and VNI that stayed, letters that were held, missing spaces, slips."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.text.normalise import fold
from domain.text.syllables import may_be_syllable

LONGEST = 24  # letters of a word that is mended
MOST = 12  # words of one sentence that are mended: each is compared with all that are known
SHORTEST_SLIP = 4  # letters: shorter words are one slip away from many others
LONG = 7  # letters from which two slips are forgiven

_HELD = re.compile(r"([^\W\d_])\1{2,}")
_TWICE = re.compile(r"([b-df-hj-np-tv-z])\1$")
_TELEX = (("dd", "d"), ("aw", "a"), ("ow", "o"), ("uw", "u"), ("aa", "a"), ("ee", "e"), ("oo", "o"))
_TONE_KEY = re.compile(r"(?<=[aeiouy])[sfrxj]|(?<=[a-z]{2})[sfrxj]$")
_DIGITS = re.compile(r"\d")
_CODE = re.compile(r"\d{3}")


def mended(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the known word, or two of them, that a folded word stands for; itself where none is near.

    What has three digits beside each other is a code or a number, as MAY0123, and stands for no word.
    """
    if word in known or len(word) > LONGEST or _CODE.search(word) or word.isdecimal():
        return (word,)
    for spelled in map(fold, spellings(word)):
        if spelled in known:
            return (spelled,)
    parts = _parted(word, known)
    if parts:
        return parts
    if may_be_syllable(word) or len(word) < SHORTEST_SLIP:
        return (word,)
    near = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=1 + (len(word) >= LONG))
    return (near[0],) if near else (word,)


def spellings(word: str) -> Iterator[str]:
    """Yield what the keys of an input method leave behind when it is switched off, and a letter that was held."""
    held = _HELD.sub(r"\1", word)
    yield held
    yield _TWICE.sub(r"\1", held)
    bare = _DIGITS.sub("", held)
    yield bare
    for keys, letter in _TELEX:
        bare = bare.replace(keys, letter)
    yield bare
    yield _TONE_KEY.sub("", bare)


def _parted(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Part a word in two that are known, where a space is missing: "dangky"."""
    for at in range(2, len(word) - 1):
        if word[:at] in known and word[at:] in known:
            return word[:at], word[at:]
    return ()
