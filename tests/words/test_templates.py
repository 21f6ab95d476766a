"""Every template renders: nothing undefined, for phones with buttons and without, for members and officers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import meta

from domain import words

FOLDERS = ("screens", "refusals", "pushes")
TEMPLATES = sorted(
    str(path.relative_to(words.TEMPLATES).with_suffix(""))
    for folder in FOLDERS
    for path in (words.TEMPLATES / folder).rglob("*.j2")
    if not path.name.startswith("_")
)

SAMPLES: dict[str, Any] = {
    "again": False,
    "at": "2021-02-26T20:14:00+07:00",
    "code": "TH-4F7K",
    "count": 3,
    "day": "2021-03-05",
    "events": [{"day": "2021-07-28", "name": "Ngày X", "years": 92, "written": None, "kind": "anniversary"}],
    "free_text": True,
    "asking": False,
    "kind": "title",
    "length": 1204,
    "limit": 300,
    "lines": [("Việc", "Giảm hàng lỗi")],
    "name": "Giàng A Páo",
    "number": 1,
    "officer": "Trần Thị Hoa",
    "old": "Giảm hàng lỗi",
    "photos": 2,
    "prompt": "Khi nào?",
    "role": "officer",
    "since": "2025-06-15",
    "state": "submitted",
    "subject": "Công nhân giỏi xứ Thanh",
    "today": "2021-02-27",
    "total": 2,
    "typed": "31/02",
    "unit": "Công đoàn Công ty May Sao Mai",
    "until": "2023-12-31",
    "version": "1",
    "year": 2021,
} | {  # belonging: units, phones, roles
    "bare": True,
    "called": "xưởng gỗ Tân Phát",
    "contact": True,
    "current": "Công đoàn Công ty May Sao Mai",
    "found": 2,
    "listed_as": None,
    "matched": True,
    "own": True,
    "status": "dissolved",
    "to": "Công đoàn Bệnh viện Đa khoa tỉnh",
}


def needed(name: str) -> set[str]:
    environment = words.environment()
    source = (words.TEMPLATES / Path(f"{name}.j2")).read_text("utf-8")
    return meta.find_undeclared_variables(environment.parse(source)) - {"label", "you", "You", "buttons"}


@pytest.mark.parametrize("buttons", [True, False], ids=["buttons", "text"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_it_renders_with_what_it_names(name: str, *, buttons: bool) -> None:
    missing = needed(name) - set(SAMPLES)
    assert not missing, f"give {name} a sample of {sorted(missing)}"
    for you in ("anh/chị", "đồng chí"):
        context = {**SAMPLES, "you": you, "You": you[:1].upper() + you[1:], "buttons": buttons}
        text = words.render(name, context)
        assert text
        assert "None" not in text
        assert "  " not in text.replace("\n", " ").replace("   ", " ") or "\n" in text


@pytest.mark.parametrize("code", sorted(words.labels()))
def test_a_button_says_little(code: str) -> None:
    shown = words.label(code, **SAMPLES, text="x", reason="x", items=1, all=True, ticked=False)
    assert 0 < len(shown) <= 60
