"""Asking for a typed word before something that no slip may do, as on a phone (domain/input/typed_word.py)."""

from __future__ import annotations

import typer

from domain.errors import Problem
from domain.input import typed_word
from domain.input.typed_word import Word


def types_word(question: str, word: Word) -> bool:
    """Ask for the word; `False` when something else is typed."""
    try:
        typed_word.demand(str(typer.prompt(question)), word)
    except Problem:
        return False
    return True
