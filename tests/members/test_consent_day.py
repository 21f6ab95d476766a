"""The text of a consent names its day, which is never one to come: the demo shows years before it was written."""

from __future__ import annotations

from datetime import date

import pytest

from domain.members.joining import consent_facts
from domain.text import templates

TEXTS = ("screens/join/consent", "screens/join/consent_text")


@pytest.mark.parametrize(
    ("today", "told"),
    [(date(2021, 2, 27), "ản 1)"), (date(2026, 10, 31), "ản 1)"), (date(2026, 11, 1), "ản 1, 01/11/2026)")],
)
@pytest.mark.parametrize("text", TEXTS)
def test_it_is_not_from_the_future(text: str, today: date, told: str) -> None:
    assert told in templates.render(text, consent_facts(today), you="anh/chị", You="Anh/chị")
