"""Words and slash commands that are understood at any time, in any spelling."""

from __future__ import annotations

from functools import cache

import yaml

from domain.input.events import Commanded
from domain.text.normalise import fold
from domain.text.templates import TEMPLATES
from domain.understanding.answers import Reply, read_reply

LONGEST = 64  # characters of a word that is looked up; the longest has a third of them

NO_ANSWERS = frozenset({"cancel", "menu", "stop"})
"""Commands that are never part of an answer."""

SHORT = 3  # words of "stop" where a text is awaited: what is longer is the text


@cache
def _spellings() -> dict[str, str]:
    return {
        fold(word): name
        for name, words in _as_written().items()
        for word in [name.replace("_", ""), *words]
        if name != "stop" or read_reply(fold(word)) is not Reply.YES  # "dừng" counts with its marks alone
    }


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
    """Read a bare word such as "hủy" or "trang chính"; "dừng" with its marks, for "dung" is a yes, and Dũng a name."""
    if read_reply(text) is Reply.STOP:
        return Commanded("stop")
    name = _spellings().get(fold(text)) if len(text) <= LONGEST else None
    return Commanded(name) if name else None


def is_no_answer(text: str, name: str, offered: bool, *, search: bool) -> bool:  # noqa: FBT001 - what is on show
    """Tell of a word that is a command whether it is one also where a text is awaited.

    "đăng ký" may well be part of an answer; what a choice on show is called, "hủy", "menu" and "dừng" are not. In a
    search "Huy" and "Dũng" are names: only "hủy" with its marks is a command there, and nothing is ever stopped.
    """
    if not offered and name not in NO_ANSWERS:
        return False
    if search:
        return " ".join(text.lower().split()) in _as_written().get(name, ()) and name != "stop"
    return name != "stop" or len(text.split()) <= SHORT


@cache
def _as_written() -> dict[str, list[str]]:
    commands: dict[str, list[str]] = yaml.safe_load((TEMPLATES / "words.yaml").read_text("utf-8"))
    return commands
