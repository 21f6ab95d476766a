"""Words and slash commands that are understood at any time, in any spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import yaml

from domain.input.codes import code_alone, last_code
from domain.input.events import Commanded
from domain.text.normalise import fold
from domain.text.templates import TEMPLATES
from domain.understanding.answers import Reply, read_reply

COPIED = 5_000  # characters of a copied message that are looked at
AROUND = " .!,\"'“”‘’()"
_NAMED = re.compile(r"(?:nhan|chu sau): *([^\n.·]+)", re.IGNORECASE)
"""How a push, a template message and a text for a group name the word that opens what they speak of; without marks."""

_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
LONGEST = 64  # characters of a word that is looked up; the longest has a third of them

NO_ANSWERS = frozenset({"cancel", "menu", "stop"})
"""Commands that are never part of an answer."""

SHORT = 3  # words of "stop" where a text is awaited: what is longer is the text


@cache
def _commands() -> dict[str, list[str]]:
    commands: dict[str, list[str]] = yaml.safe_load((TEMPLATES / "words.yaml").read_text("utf-8"))
    return commands


def word_for(command: str) -> str:
    """Return the word that gives a command, as people are told to type it."""
    return _commands()[command][0].upper()


@cache
def _spellings() -> dict[str, str]:
    spelled = {
        fold(word): name
        for name, words in _commands().items()
        for word in [name.replace("_", ""), *words]
        if name != "stop" or read_reply(fold(word)) is not Reply.YES  # "dừng" counts with its marks alone
    }
    return {word.replace(" ", ""): name for word, name in spelled.items()} | spelled  # a slash is followed by one word


def read_slash(text: str) -> Commanded | None:
    """Read `/huy`, `/start payload`, `/menu@bot`; an unknown slash command asks for help."""
    if not text.startswith("/"):
        return None
    word, _, argument = text[1:].partition(" ")
    name = word.partition("@")[0][:LONGEST]
    if name == "start":
        return Commanded("start", argument.strip())
    if code := code_alone(name):
        return code
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
        return " ".join(text.lower().split()) in _commands().get(name, ()) and name != "stop"
    return name != "stop" or len(text.split()) <= SHORT


def read_copied(text: str) -> Commanded | None:
    """Read a word, a code, or a copied message by the word or the code in it, whatever a group has put around it.

    A code goes before a word; of several the last one counts, for it stands at the end of what is pushed.
    """
    text = text[:COPIED]
    alone = read_word(text.strip(AROUND)) or code_alone(text) if len(text) <= LONGEST else None
    return alone or last_code(text) or _last_word(text)


def _last_word(text: str) -> Commanded | None:
    """Read the word that is named as the one to send; else one that stands in capitals among others that do not."""
    named = [found[1] for found in _NAMED.finditer(_without_marks(text))]
    capitals = [run for found in _WORDS.finditer(text) for run in _in_capitals(found[0])]
    for word in (*reversed(named), *reversed(capitals)):
        if command := read_word(word.strip(AROUND)):
            return command
    return None


def _without_marks(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _in_capitals(words: str) -> list[str]:
    """Return the runs of words in capitals: "Nhắn HỒ SƠ cho Công đoàn" has one."""
    marked = " ".join(word if word.isupper() and len(word) > 1 else "|" for word in words.split(" "))
    return [run.strip() for run in marked.split("|") if run.strip()]
