"""Words and slash commands that are understood at any time, in any spelling."""

from __future__ import annotations

from functools import cache

import yaml

from domain.input.events import Commanded
from domain.text.normalise import fold
from domain.text.templates import TEMPLATES

LONGEST = 64  # characters of a word that is looked up; the longest has a third of them


@cache
def _spellings() -> dict[str, str]:
    commands: dict[str, list[str]] = yaml.safe_load((TEMPLATES / "words.yaml").read_text("utf-8"))
    return {fold(word): name for name, words in commands.items() for word in [name.replace("_", ""), *words]}


def read_slash(text: str) -> Commanded | None:
    """Read `/huy`, `/start payload`, `/menu@bot`; an unknown slash command asks for help."""
    if not text.startswith("/"):
        return None
    word, _, argument = text[1:].partition(" ")
    name = word.partition("@")[0][:LONGEST]
    if name == "start":
        return Commanded("start", argument.strip())
    return Commanded(_spellings().get(fold(name), "help"), argument.strip())


def read_word(text: str) -> Commanded | None:
    """Read a bare word such as "hủy" or "trang chính"."""
    name = _spellings().get(fold(text)) if len(text) <= LONGEST else None
    return Commanded(name) if name else None
