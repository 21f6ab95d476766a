"""How the program understands sentences, by intent: a table that anyone can make of sentences of their own.

`python -m tests.support.understanding` writes docs/understanding.md; with a FILE it prints the table of that file's
sentences, and each that ended otherwise than it should.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from domain.understanding.phrases import NONE
from domain.understanding.sentence import Understood, understand

SENTENCES = Path(__file__).parents[1] / "understanding" / "sentences.yaml"
AT_ONCE, OFFERED, ASKED_BACK, WRONG = "at once", "offered", "asked back", "wrong"


@dataclass(frozen=True)
class Sentence:
    text: str
    intents: tuple[str, ...]  # the first is what was meant, the others are fair as well
    who: str


def read(file: Path = SENTENCES) -> list[Sentence]:
    raw: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return [Sentence(row["text"], (row["intent"], *_also(row)), row.get("who", "member")) for row in raw["sentences"]]


def _also(row: dict[str, Any]) -> Sequence[str]:
    also = row.get("also", ())
    return (also,) if isinstance(also, str) else also


def outcome(sentence: Sentence) -> str:
    """Say how a sentence ends. What means nothing on the list must be asked back without any screen."""
    return judged(sentence, understand(sentence.text, officer=sentence.who == "officer"))


def judged(sentence: Sentence, found: Understood) -> str:
    if found.at_once is not None:
        return AT_ONCE if found.at_once in sentence.intents else WRONG
    if set(found.nearest) & set(sentence.intents):
        return OFFERED
    return ASKED_BACK


def is_right(sentence: Sentence, ended: str) -> bool:
    return ended in ({ASKED_BACK} if NONE in sentence.intents else {AT_ONCE, OFFERED})


def counted(sentences: Iterable[Sentence]) -> dict[str, Counter[str]]:
    """Count how the sentences of each intent end."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        found[sentence.intents[0]][outcome(sentence)] += 1
    return found
