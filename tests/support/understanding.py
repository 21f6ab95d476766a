"""How the program understands sentences, by intent: a table that anyone can make of sentences of their own.

`python -m tests.support.understanding` writes docs/understanding.md anew; with a FILE it prints the table of the
sentences in it, and each that ended otherwise than it should.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from domain.text.templates import label as label_of
from domain.text.templates import labels
from domain.understanding.phrases import NONE
from domain.understanding.sentence import Understood, understand

SENTENCES = Path(__file__).parents[1] / "understanding" / "sentences.yaml"
PAGE = Path(__file__).parents[2] / "docs" / "understanding.md"
AT_ONCE, OFFERED, ASKED_BACK, WRONG = "at once", "offered", "asked back", "wrong"
ENDS = (AT_ONCE, OFFERED, ASKED_BACK, WRONG)


@dataclass(frozen=True)
class Sentence:
    text: str
    intents: tuple[str, ...]  # the first is what was meant, the others are fair as well
    who: str

    @property
    def means_nothing(self) -> bool:
        return NONE in self.intents


def read(file: Path = SENTENCES) -> list[Sentence]:
    """Read sentences: `sentences:`, each with `text`, `intent`, `who` (member, officer, anyone) and perhaps `also`."""
    raw: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return [Sentence(row["text"], (row["intent"], *_also(row)), row.get("who", "member")) for row in raw["sentences"]]


def _also(row: dict[str, Any]) -> Sequence[str]:
    also = row.get("also", ())
    return (also,) if isinstance(also, str) else also


@cache
def end_of(sentence: Sentence) -> str:
    """Say how a sentence ends: what it means comes, or is offered, or it is asked back; or another screen comes."""
    return judged(sentence, understand(sentence.text, officer=sentence.who == "officer"))


def judged(sentence: Sentence, found: Understood) -> str:
    """Judge an answer. What means nothing on the list is asked back only where nothing is offered either."""
    if found.at_once is not None:
        return AT_ONCE if found.at_once in sentence.intents else WRONG
    if sentence.means_nothing:
        return OFFERED if found.nearest else ASKED_BACK
    return OFFERED if set(found.nearest) & set(sentence.intents) else ASKED_BACK


def is_right(sentence: Sentence, end: str) -> bool:
    """Tell whether a sentence ended as it should."""
    return end in {ASKED_BACK, AT_ONCE} if sentence.means_nothing else end in {AT_ONCE, OFFERED}


@dataclass(frozen=True)
class Shares:
    """Of all sentences: how many ended right, of those that mean something at once, and wrong."""

    right: float
    at_once: float
    wrong: float


def shares(sentences: Sequence[Sentence]) -> Shares:
    ends = [(sentence, end_of(sentence)) for sentence in sentences]
    meant = [end for sentence, end in ends if not sentence.means_nothing]
    right = sum(is_right(sentence, end) for sentence, end in ends)
    wrong = sum(end == WRONG for _, end in ends)
    known = meant.count(AT_ONCE) + meant.count(OFFERED)
    return Shares(right / len(ends), meant.count(AT_ONCE) / max(known, 1), wrong / len(ends))


def table(sentences: Iterable[Sentence]) -> str:
    """Write the table: one line an intent, and one for all."""
    counts: dict[str, Counter[str]] = {}
    for sentence in sentences:
        counts.setdefault(sentence.intents[0], Counter())[end_of(sentence)] += 1
    lines = [
        "| intent | sentences | at once | offered | asked back | wrong |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [_line(f"{_name(code)}", ends) for code, ends in counts.items() if code != NONE]
    meant = sum((ends for code, ends in counts.items() if code != NONE), Counter[str]())
    lines.append(_line("**all that mean something**", meant))
    if NONE in counts:
        lines.append(_line("nothing on the list: to be asked back", counts[NONE]))
    return "\n".join(lines)


def _name(code: str) -> str:
    return f"`{code}` {label_of(f'meant_{code}')}" if f"meant_{code}" in labels() else f"`{code}`"


def _line(name: str, ends: Counter[str]) -> str:
    return f"| {name} | {ends.total()} | " + " | ".join(str(ends[end]) for end in ENDS) + " |"


def page() -> str:
    """Write docs/understanding.md: what stands above the table in it, and the table."""
    head = PAGE.read_text("utf-8").partition("<!-- table -->")[0]
    found = read()
    of_all = shares(found)
    figures = (
        f"{len(found)} sentences: {of_all.right:.1%} right, of those that mean something and ended right "
        f"{of_all.at_once:.1%} at once, {of_all.wrong:.1%} wrong."
    )
    return f"{head}<!-- table -->\n{figures}\n\n{table(found)}\n"


def main(arguments: Sequence[str]) -> None:
    if not arguments:
        PAGE.write_text(page(), "utf-8")
        return
    found = read(Path(arguments[0]))
    print(table(found))  # noqa: T201 - a command
    for sentence in found:
        end = end_of(sentence)
        if not is_right(sentence, end):
            print(f"{end}: {sentence.text} ({', '.join(sentence.intents)})")  # noqa: T201 - a command


if __name__ == "__main__":
    main(sys.argv[1:])
