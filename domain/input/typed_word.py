"""A word that has to be typed before something that no slip of a finger may do. It is read in any spelling."""

from __future__ import annotations

from enum import StrEnum

from domain.errors import Problem
from domain.text.normalise import same_words

AROUND = " .!,\"'“”‘’()"
"""What people type around a word that they copy from a sentence."""

LONGEST = 64  # characters of what is looked at: to fold a text without end would hold up everybody else


class Word(StrEnum):
    """What is typed, without diacritics. It is shown as the label `word_<value>`."""

    SEND = "gui"
    CUT = "khoa"
    GIVE = "giao"


def demand(typed: str, word: Word) -> None:
    """Raise `Problem` unless this very word was typed."""
    if len(typed) > LONGEST or not same_words(typed.strip(AROUND), word):
        raise Problem("word_needed", word=word.value)
