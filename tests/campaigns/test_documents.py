"""The five official documents as data: complete, and letter for letter where they quote."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data import paths
from domain import campaigns
from domain.calendar import load_national
from domain.campaigns.quotes import copied, not_in_document
from domain.content.fields import fold
from domain.content.source import read
from tests.support.documents import document

FILES = sorted(paths.CAMPAIGNS.glob("*.yaml"))


def _text(campaign: campaigns.Campaign) -> str:
    return _text_of_key(str(campaign.document.text))


def _text_of_key(key: str) -> str:
    return fold(document(key).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_stand_in_the_document(path: Path) -> None:
    campaign = campaigns.load(path)
    assert not_in_document(campaign, read(path), _text(campaign)) == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_are_folded_and_plenty(path: Path) -> None:
    quotes = [words for _, words in copied(campaigns.load(path))]
    assert all(words == fold(words) for words in quotes)
    assert len(quotes) > 20


def test_a_slug_is_the_name_of_its_file() -> None:
    assert [path.stem for path in FILES] == list(campaigns.load_all())


QUOTED = re.compile(r"“([^“”]+)”")
DATED = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{4}|tháng \d+ năm \d+|lần thứ \w+|\b\d+ năm\b|số \d+[^\s,]*")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_quotation_number_and_date_of_the_document_is_held(path: Path) -> None:
    campaign = campaigns.load(path)
    text = _text(campaign)
    held = " | ".join(words for _, words in copied(campaign)).replace("*", "")
    wanted = {found.strip() for found in QUOTED.findall(text.replace("*", ""))} | set(DATED.findall(text))
    assert {found for found in wanted if found not in held} == set()


def test_a_word_that_was_changed_is_found(tmp_path: Path) -> None:
    path = tmp_path / "thanh-hoa-2021.yaml"
    original = (paths.CAMPAIGNS / path.name).read_text(encoding="utf-8")
    path.write_text(original.replace("words: trước ngày 06/3/2021", "words: trước ngày 07/3/2021"), encoding="utf-8")
    campaign = campaigns.load(path)
    (problem,) = not_in_document(campaign, read(path), _text(campaign))
    assert (problem.kind, problem.facts["words"]) == ("not_in_document", "trước ngày 07/3/2021")
    assert "07/3/2021" in path.read_text(encoding="utf-8").splitlines()[problem.line - 1]


def test_national_days_that_are_stated_stand_in_their_documents() -> None:
    stated = [day.stated for day in load_national().days if day.stated is not None]
    assert len(stated) >= 7
    for found in stated:
        assert found.words in _text_of_key(found.document)
