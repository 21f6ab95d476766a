"""Words that together are rarely said about anything else: they bring an intent nearer than its phrases alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from data.paths import UNDERSTANDING

WITHOUT = "!"


@dataclass(frozen=True)
class Key:
    """Met by a sentence that has a word of each of `parts` and none of `without`."""

    parts: tuple[frozenset[str], ...]
    without: frozenset[str]

    def meets(self, sentence: Collection[str]) -> bool:
        return self.without.isdisjoint(sentence) and all(not part.isdisjoint(sentence) for part in self.parts)


def read(file: Path) -> Mapping[str, tuple[Key, ...]]:
    """Read the keys of each intent from a file."""
    raw: dict[str, list[str]] = yaml.safe_load(file.read_text("utf-8"))
    return {code: tuple(_key(line) for line in lines) for code, lines in raw.items()}


def _key(line: str) -> Key:
    words = line.split()
    parts = tuple(frozenset(word.split("|")) for word in words if not word.startswith(WITHOUT))
    without = "|".join(word.removeprefix(WITHOUT) for word in words if word.startswith(WITHOUT))
    return Key(parts, frozenset(without.split("|")) if without else frozenset())


@cache
def keys() -> Mapping[str, tuple[Key, ...]]:
    """Return the keys of the program; they are read once."""
    return read(UNDERSTANDING / "keys.yaml")


def met(sentence: Collection[str]) -> dict[str, int]:
    """Return the intents whose keys a sentence meets, with the number of parts of the longest key."""
    words = frozenset(sentence)
    found = {
        code: max((len(key.parts) for key in all_ if key.meets(words)), default=0) for code, all_ in keys().items()
    }
    return {code: parts for code, parts in found.items() if parts}
