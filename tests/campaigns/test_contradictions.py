"""What a document says in two ways is kept as written and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.commands.speaking import say
from data import paths
from domain import campaigns
from domain.campaign_check import Report, check
from domain.campaigns.warnings import missing_numbers
from domain.content.source import read


def told(slug: str) -> list[str]:
    path = paths.CAMPAIGNS / f"{slug}.yaml"
    found = campaigns.warnings(campaigns.load(path), read(path))
    lines = say("campaign_check", report=Report(), faults=[], warnings=[(path.name, problem) for problem in found])
    return lines.splitlines()


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("thanh-hoa-2021", "văn bản thiếu số III"),
        ("thanh-hoa-2021", "mốc 05 năm nơi viết là sơ kết, nơi viết là tổng kết"),
        ("thanh-hoa-2021", "tên phong trào được viết theo hai cách"),
        ("dak-lak-2020", "mục II thiếu số 1, 2"),
        ("dak-lak-2020", "qua Ban Chính – Pháp luật"),
        ("dak-lak-2020", "văn bản không ghi số"),
        ("phu-yen-2021", "lần thứ VII, lần thứ XVII"),
        ("phu-yen-2021", "văn bản không ghi ngày"),
        ("phu-yen-2021", "hạn 10 ngày sau mỗi đợt là mặc định của chương trình"),
        ("lai-chau-2020", "30/4/2020 trước ngày ký văn bản (26/6/2020)"),
        ("lai-chau-2020", "văn bản không nêu gì để đăng ký"),
        ("lai-chau-2020", "hai ngày kỷ niệm (19/8 và 2/9)"),
        ("vien-chuc-2020", "văn bản không nêu gì để đăng ký"),
        ("vien-chuc-2020", "chủ đề năm 2020 được viết theo hai cách"),
    ],
)
def test_what_the_checker_says(slug: str, words: str) -> None:
    assert [line for line in told(slug) if words in line and ": cần xem: " in line]


@pytest.mark.parametrize(
    ("slug", "old", "new", "kind"),
    [
        ("phu-yen-2021", "years: 91", "years: 92", "count_differs"),
        ("phu-yen-2021", "kỷ niệm 91 năm", "kỷ niệm 90 năm", "count_differs"),
        ("phu-yen-2021", "day: 2021-02-03", "day: 2021-02-04", "day_differs"),
        ("phu-yen-2021", "start: 2021-07-01", "start: 2021-07-02", "phases_do_not_meet"),
        ("phu-yen-2021", "end: 2021-12-31", "end: 2022-01-31", "phase_outside_period"),
        ("thanh-hoa-2021", "date: 2021-03-06", "date: 2021-02-06", "deadline_before_document"),
        ("thanh-hoa-2021", "date: 2021-03-06", "date: 2031-03-06", "deadline_outside_period"),
    ],
)
def test_what_the_checker_would_see(tmp_path: Path, slug: str, old: str, new: str, kind: str) -> None:
    whole = (paths.CAMPAIGNS / f"{slug}.yaml").read_text(encoding="utf-8")
    assert old in whole
    path = tmp_path / f"{slug}.yaml"
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")
    report = check([path])
    assert report.faults == []
    assert kind in [problem.kind for problem in report.warnings]


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        (("I", "II", "IV"), ("III",)),
        (("3", "4", "5", "6"), ("1", "2")),
        (("1", "2", "3"), ()),
        (("I",), ()),
        (("I", "XII"), ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")),
    ],
)
def test_missing_numbers(written: tuple[str, ...], missing: tuple[str, ...]) -> None:
    assert missing_numbers(written) == missing
