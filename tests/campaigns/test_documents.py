"""The five official documents as data: complete, and letter for letter where they quote."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data import paths
from domain import campaigns
from domain.campaigns.quotes import copied, not_in_document, text_of
from domain.content.fields import fold
from domain.content.source import read

SEEDS = Path(os.environ.get("SEEDS_DIR") or Path(__file__).parents[3] / "shared" / "seeds")
FILES = sorted(paths.CAMPAIGNS.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_stand_in_the_document(path: Path) -> None:
    campaign = campaigns.load(path)
    text = text_of(campaign, SEEDS)
    if text is None:
        pytest.skip(f"the text of document {campaign.document.text} is not at hand (SEEDS_DIR)")
    assert not_in_document(campaign, read(path), text) == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_are_folded_and_plenty(path: Path) -> None:
    quotes = [words for _, words in copied(campaigns.load(path))]
    assert all(words == fold(words) for words in quotes)
    assert len(quotes) > 20


def test_a_slug_is_the_name_of_its_file() -> None:
    assert [path.stem for path in FILES] == list(campaigns.load_all())
