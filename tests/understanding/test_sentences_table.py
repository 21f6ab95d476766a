"""The sentences that people write, written before the phrases: how many are understood, and how fast."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
import yaml

from domain.text.normalise import fold
from domain.text.templates import label
from domain.understanding import keys
from domain.understanding.index import LONGEST
from domain.understanding.phrases import NONE, intents, read
from domain.understanding.sentence import ranked, understand
from handlers.menu import meanings
from tests.support import understanding

SENTENCES = understanding.read()


def test_there_are_enough_and_a_fifth_means_nothing() -> None:
    nothing = sum(sentence.intents == (NONE,) for sentence in SENTENCES)  # and no other screen would be fair
    assert len(SENTENCES) >= 300
    assert nothing / len(SENTENCES) >= 0.2


def test_most_end_right_three_quarters_at_once_and_hardly_any_wrong() -> None:
    found = understanding.shares(SENTENCES)
    assert found.right >= 0.93
    assert found.at_once >= 0.75
    assert found.wrong <= 0.012


def test_none_of_them_is_a_phrase() -> None:
    typed = {fold(sentence.text) for sentence in SENTENCES}
    assert [line for intent in intents() for line in intent.phrases if fold(line) in typed] == []


def test_no_phrase_stands_twice_and_each_is_known() -> None:
    counted = Counter(fold(line) for intent in intents() for line in intent.phrases)
    assert [line for line, count in counted.items() if count > 1] == []
    lines = [(intent.code, line) for intent in intents() for line in intent.phrases][::9]
    lost = [(code, line) for code, line in lines if ranked(line, officer=True)[0][0] != code]
    assert len(lost) <= len(lines) / 40, lost


def test_each_intent_of_the_sentences_is_known_opens_something_and_has_a_button() -> None:
    known = {intent.code for intent in intents()}
    meant = set(yaml.safe_load(understanding.SENTENCES.read_text("utf-8"))["intents"])
    assert known == meant
    assert known - {NONE} == meanings.opened()
    assert all(label(f"meant_{code}") for code in known - {NONE})
    assert set(keys.keys()) <= known


def test_a_code_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text("help: {for: anyone, phrases: giúp}", "utf-8")
    with pytest.raises(ValueError, match="help"):
        read(tmp_path)


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "?", "\u0301" * 500, "😀" * 300, "x" * 10_000, "đăng ký " * 1250, "zx " * 3000, "1" * 500, "a'" * 400],
)
def test_whatever_is_typed_takes_no_time(typed: str) -> None:
    """Only the beginning is looked at: nobody waits behind a text without end. It is processor time that is counted."""
    understand("đăng ký", officer=False)
    began = time.process_time()
    understand(typed, officer=True)
    assert time.process_time() - began < 0.2
    assert LONGEST <= 400


def test_the_page_tells_how_it_stands() -> None:
    assert understanding.PAGE.read_text("utf-8") == understanding.page(), "make understanding"
