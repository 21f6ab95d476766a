"""A duty whose document writes no deadline, and which was given a day, reads well wherever it is shown."""

from __future__ import annotations

from typing import Any

import pytest

from domain.text import templates
from tests.support.templates import ITEM, OVERRIDES, SAMPLES, needed

ITEMS = [{**ITEM, "written": "", "late": 3, "unit": None}]
DUTIES = [{**ITEM, "written": None, "state": "late", "chosen": True, "unit": None, "done_on": None, "letter": None}]
OTHERS = [{"name": "plan", "level": "grassroots", "written": None, "levels": ["directly_superior_union"]}]


@pytest.mark.parametrize(
    ("name", "given", "reads"),
    [
        ("pushes/duty_urged", {"items": ITEMS}, "về LĐLĐ tỉnh (hết ngày"),
        ("screens/officer/duties", {"duties": DUTIES, "others": OTHERS}, "Quá hạn (hạn đã đặt: hết ngày"),
        ("screens/officer/duties", {"duties": DUTIES, "others": OTHERS}, "không thuộc diện gửi</b> (chỉ"),
        ("screens/officer/duty", {"written": None, "state": "late", "chosen": True}, "Quá hạn (hạn đã đặt: hết ngày"),
    ],
)
def test_nothing_stands_where_the_document_writes_nothing(name: str, given: dict[str, Any], reads: str) -> None:
    sample = {key: SAMPLES[key] for key in needed(name)} | OVERRIDES.get(name, {})
    assert reads in templates.render(name, {**sample, "you": "đồng chí", **given})
