"""Whatever screen somebody stands on, what they type is bounded before it is brought into one spelling.

Folding a text takes the longer the longer it is, and a sign that stands for eighteen letters makes it eighteen times as
long: four thousand of them held up everybody for a third of a second.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from types import SimpleNamespace
from typing import Literal

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.heaps import HEAPS
from benchmarks.typed import takes_words
from data.engine import schema
from data.text import folding
from domain.input.commands import read_word
from domain.understanding.index import index
from handlers.core.screen import LONGEST_LABEL, Screen
from tests.support.acting import opened

HEAP = HEAPS["ligatures"][:4096]  # the longest message of Telegram


class Counting(SimpleNamespace):
    """Counts the characters of what is folded."""

    folded = 0

    def normalize(self, form: Literal["NFKD"], text: str) -> str:
        self.folded += len(text)
        return unicodedata.normalize(form, text)

    category = staticmethod(unicodedata.category)


@pytest.mark.parametrize("sealed", ["sqlite"], indirect=True)
async def test_a_heap_of_ligatures_is_folded_on_no_screen(
    sealed: AsyncEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await schema.upgrade(sealed)
    async with opened(sealed, tmp_path) as phones:
        phones.town.inbox.processor.wholes.patience = 0  # nobody sends a second part
        screens = {number: Screen.load(row.screen) for number, row in phones.stood.items()}
        asked = {screen.name: number for number, screen in screens.items() if screen and takes_words(screen)}
        index()  # phrases are folded once, whatever is typed, and so are the words of commands
        read_word("menu")
        counting = Counting()
        monkeypatch.setattr(folding, "unicodedata", counting)
        folded = {}
        for name, number in asked.items():
            before = counting.folded
            await phones.act(number, f"says {HEAP}")
            folded[name] = counting.folded - before
    assert len(folded) > 40
    assert {name: count for name, count in folded.items() if count > 4 * LONGEST_LABEL} == {}
