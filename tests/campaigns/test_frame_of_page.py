"""The frame of a file that docs/campaigns.md gives to copy passes the check, and its list of codes is whole."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from domain.calendar import load_national
from domain.campaign_check import check
from tests.support.campaign_page import PAGE


def between(first: str, last: str) -> str:
    return PAGE.read_text("utf-8").partition(first)[2].partition(last)[0]


def test_the_frame_passes_the_check_as_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "tinh-mau-2027.yaml"
    file.write_text(dedent(between("<!-- frame -->\n", "<!-- end of frame -->")), "utf-8")
    report = check([file])
    assert report.faults == []
    assert {problem.kind for problem in report.warnings} == {"no_good_deeds", "doubt"}


def test_every_code_of_the_shared_calendar_stands_in_the_page() -> None:
    listed = re.findall(r"`(vn-[a-z-]+)`", between("Mã của lịch chung", "## Tên ngắn"))
    assert listed == [day.code for day in load_national().days]
