"""What is kept of a typed text: all that is seen, and nothing that is not."""

from __future__ import annotations

import pytest

from domain.errors import Problem
from domain.members.joining import check_name
from domain.text.normalise import tidy, tidy_lines

WHOLE = {
    "people of a factory": "Chúc mừng 1/5 \U0001f469\u200d\U0001f3ed\U0001f468\u200d\U0001f3ed",
    "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "skin": "\U0001f469\U0001f3fd\u200d\U0001f680 \U0001f44d\U0001f3ff",
    "heart on fire": "\u2764\ufe0f\u200d\U0001f525",
    "sportswoman": "\u26f9\U0001f3fd\u200d\u2640\ufe0f",
    "a head that nods": "\U0001f642\u200d\u2195\ufe0f \U0001f642\u200d\u2194\ufe0f",
    "flag by tags": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "flag by letters": "\U0001f1fb\U0001f1f3",
    "keycap": "1\ufe0f\u20e3 #\ufe0f\u20e3",
    "of a later Unicode": "\U0001fae9 \U0001fadc \U0001faff\u200d\U0001fae9",
    "Persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Hindi": "\u0915\u094d\u200d\u0937",
    "a Chinese name": "\U00031350",
}
SEEN = [
    ("Nguy\u200dễn", "Nguyễn"),
    ("Nguye\u0302\u0303n\u00ad", "Nguyễn"),
    ("a\u200b b\u202ec\x00d", "a b c d"),
    ("\ufeffA", "A"),
    ("x\U000e0041\U000e007f", "x"),
    ("\U0001f469\u200d", "\U0001f469"),
    ("\u200d\U0001f469", "\U0001f469"),
    ("a\uffffb", "a b"),
]
UNSEEN = ["\u200b\u200d", "\u3164\u3164", "\u115f\u1160", "\uffa0", "\u2800", "\ufe0f", "\u034f", "\u2060", "\u00ad"]


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_what_is_joined_stays_whole(text: str) -> None:
    assert tidy(text) == text
    assert tidy_lines(f"{text}\n{text}") == f"{text}\n{text}"


@pytest.mark.parametrize(("text", "left"), SEEN)
def test_what_is_not_seen_goes(text: str, left: str) -> None:
    assert tidy(text) == left


@pytest.mark.parametrize("name", [*UNSEEN, "\u02bc\u02bc", "\u0301", "..", "\U0001f469"])
def test_a_name_that_shows_nothing_is_refused(name: str) -> None:
    with pytest.raises(Problem, match="not_a_name"):
        check_name(name)


@pytest.mark.parametrize("text", UNSEEN)
def test_what_shows_nothing_is_empty(text: str) -> None:
    assert tidy(text) == ""
    assert tidy_lines(f"{text}\n{text}") == ""


@pytest.mark.parametrize("name", ["H\u02bcHen Niê", "Y Moan Êban", "Ð", "Ƀ", "Giàng A Páo", "李小龙"])
def test_a_name_of_any_people_passes(name: str) -> None:
    assert check_name(name) == name
