"""The answers that `campaign new` is given: a document, a phase, a day, a title and two duties."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from domain.campaigns import Campaign, load
from tests.support.office_commands import Type

SLUG = "quang-truong-2027"
DOCUMENT = (
    "Phong trào thi đua lao động giỏi năm 2027",
    "Lao động giỏi 2027",
    "QT",
    "Kế hoạch",
    "07/KH-LĐLĐ",
    "12/01/2027",
    "",
    "Phát động phong trào thi đua lao động giỏi năm 2027",
    "Số: 07/KH-LĐLĐ, ngày 12 tháng 01 năm 2027",
    "Ban Thường vụ",
    "Liên đoàn Lao động tỉnh Quảng Trường",
    "LĐLĐ tỉnh Quảng Trường",
    "LĐLĐ tỉnh",
    "Ban Thường vụ LĐLĐ tỉnh Quảng Trường phát động phong trào thi đua",
    "",
    "2027",
    "2027",
    "phong trào thi đua lao động giỏi năm 2027",
)
PHASE = ("Đợt 1", "01/01/2027", "30/6/2027", "", "Đợt 1 từ ngày 01/01/2027 đến ngày 30/6/2027")
DAY = ("Ngày thành lập Công đoàn Việt Nam", "28/7/1929", "chào mừng ngày thành lập Công đoàn Việt Nam (28/7)")
TITLE = (
    "Công nhân giỏi",
    "công nhân; viên chức",
    "",
    "danh hiệu “Công nhân giỏi”",
    "đăng ký danh hiệu “Công nhân giỏi”",
)
PLAN = ("gửi Kế hoạch về LĐLĐ tỉnh", "kế hoạch", "công đoàn xã, phường, đặc khu; CĐCS trực thuộc")
DUE = ("trước", "06/3/2027", "trước ngày 06/3/2027", "III.1", "gửi Kế hoạch về LĐLĐ tỉnh trước ngày 06/3/2027")
REPORT = ("báo cáo kết quả", "báo cáo", "CĐCS", "hằng năm", "Hằng năm báo cáo", "III.2", "Hằng năm báo cáo kết quả")
WHOLE = (*DOCUMENT, *PHASE, "", *DAY, "", *TITLE, "", *PLAN, *DUE, *REPORT, "")


@pytest.fixture
def writes(types: Type) -> Any:
    """Answer the questions; returns what was shown."""

    def run(*answers: str, slug: str = SLUG) -> Any:
        return types("campaign", "new", slug, given="".join(f"{answer}\n" for answer in answers))

    return run


def written() -> Campaign:
    return load(Path(f"{SLUG}.yaml"))
