"""A text that somebody typed, as it is kept."""

from __future__ import annotations

from domain.errors import Problem
from domain.text.normalise import tidy_lines


def checked_text(typed: str, limit: int) -> str:
    """Return a text of at most `limit` characters, tidied. Raises `Problem` when nothing is left of it or too much."""
    text = tidy_lines(typed)
    if not text:
        raise Problem("answer_needed")
    if len(text) > limit:
        raise Problem("text_too_long", length=len(text), limit=limit)
    return text
