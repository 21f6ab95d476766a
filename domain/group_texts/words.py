"""The one word that a group is asked to send: the same that a template message of the kind of push names."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import yaml

from data.enums import PushKind
from domain.text.templates import TEMPLATES

_FIRST = (PushKind.REMINDER, PushKind.ANNOUNCEMENT, PushKind.NOTICE, PushKind.GREETING, PushKind.DIGEST)
"""Where several kinds are spoken of, the word of the first of them leads on."""


@cache
def _words() -> dict[PushKind, str]:
    raw = yaml.safe_load((TEMPLATES / "approved.yaml").read_text("utf-8"))
    return {PushKind(kind): form["word"].upper() for kind, form in raw["kinds"].items()}


def word_for(kinds: Collection[PushKind]) -> str:
    """Return the word to send, in capitals."""
    return _words()[next((kind for kind in _FIRST if kind in kinds), PushKind.DIGEST)]
