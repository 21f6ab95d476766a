"""Every template renders: nothing undefined, for phones with buttons and without, for members and officers."""

from __future__ import annotations

from enum import StrEnum

import pytest

from data.enums import HowFar, RecordKind, RecordState, Role, WorkerCategory
from domain.text import templates
from tests.support.templates import LABELS, OVERRIDES, SAMPLES, TEMPLATES, needed

OVERRIDES["screens/apps/list"] = {"chosen": "zalo_bot"}


@pytest.mark.parametrize("buttons", [True, False], ids=["buttons", "text"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_it_renders_with_what_it_names(name: str, *, buttons: bool) -> None:
    missing = needed(name) - set(SAMPLES)
    assert not missing, f"give {name} a sample of {sorted(missing)}"
    for you in ("anh/chị", "đồng chí"):
        context = {
            **SAMPLES,
            **OVERRIDES.get(name, {}),
            "you": you,
            "You": you[:1].upper() + you[1:],
            "buttons": buttons,
        }
        text = templates.render(name, context)
        assert text
        assert "None" not in text


@pytest.mark.parametrize("code", sorted(templates.labels()))
def test_a_button_says_little(code: str) -> None:
    shown = templates.label(code, **{**SAMPLES, **LABELS})
    assert 0 < len(shown) <= 60


@pytest.mark.parametrize(
    ("family", "codes"),
    [
        ("kind_", RecordKind),
        ("short_kind_", RecordKind),
        ("state_", RecordState),
        ("how_far_", HowFar),
        ("category_", WorkerCategory),
        ("role_", Role),
    ],
)
def test_each_code_has_a_label(family: str, codes: type[StrEnum]) -> None:
    assert {f"{family}{code}" for code in codes} <= set(templates.labels())
