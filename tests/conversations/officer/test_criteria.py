"""What a title wants: not known here until the issuing unit enters the regulation, then told in its very words."""

from __future__ import annotations

from datetime import date

import pytest

from domain.campaigns import get
from domain.campaigns.facts import Criteria, Title
from domain.errors import Problem
from domain.titles import read_paper
from tests.support.handing_in import BUTTONS_ONLY, opens
from tests.support.town import join, make_officer
from tests.support.users import Town, User

PAPERS = [
    ("12/QĐ-LĐLĐ ngày 15/3/2021", "12/QĐ-LĐLĐ", date(2021, 3, 15)),
    ("số 12/QĐ-LĐLĐ, ngày 15/3/2021.", "12/QĐ-LĐLĐ", date(2021, 3, 15)),
    ("Số 999/QĐ-TLĐ 29-5-2020", "999/QĐ-TLĐ", date(2020, 5, 29)),
]
WORDS = "Hoàn thành vượt định mức từ 10% <cả năm>; không vi phạm an toàn lao động."


@pytest.mark.parametrize(("typed", "number", "day"), PAPERS)
def test_a_regulation_is_named_by_number_and_day(typed: str, number: str, day: date) -> None:
    assert read_paper(typed, date(2021, 4, 1)) == (number, day)


NO_PAPERS = ["12/QĐ-LĐLĐ", "15/3/2021", "quy định mới", "12/QĐ ngày 31/2/2021", f"{'x' * 61} 15/3/2021"]


@pytest.mark.parametrize("typed", NO_PAPERS)
def test_what_names_no_regulation_is_asked_again(typed: str) -> None:
    with pytest.raises(Problem):
        read_paper(typed, date(2021, 4, 1))


def test_a_file_may_hold_the_regulation() -> None:
    title = get("thanh-hoa-2021").titles[0].model_dump(mode="json")
    read = Title.model_validate({**title, "criteria": [CRITERIA]})
    assert read.criteria == (Criteria.model_validate(CRITERIA),)
    assert read.criteria[0].valid_from == date(2022, 1, 1)
    with pytest.raises(ValueError, match="valid_from"):
        Criteria.model_validate({**CRITERIA, "valid_from": None})


CRITERIA = {"words": ["Vượt định mức."], "number": "7/QĐ-LĐLĐ", "date": "2021-12-20", "valid_from": "2022-01-01"}


@BUTTONS_ONLY
async def test_the_issuing_unit_enters_the_criteria_and_members_read_them(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("Tiêu chuẩn thế nào?")
    hanh.sees(
        "Quy định về tiêu chuẩn “Công nhân giỏi xứ Thanh” chưa có ở đây", "Liên đoàn Lao động tỉnh", "Trang chính"
    )
    hanh.sees_choice("Gửi câu này cho cán bộ")
    await hanh.says("Em cần mức bao nhiêu thì được xét ạ, cả tổ em hỏi")  # it goes to nobody by itself
    assert "Đã chuyển" not in hanh.text
    assert "tiêu biểu xứ Thanh" not in hanh.text  # the title of others

    await opens(officer, "officer_year")
    assert "Tiêu chuẩn danh hiệu" not in officer.buttons()  # a unit below did not issue it
    above = await make_officer(town, "Phạm Văn Bình", "LDLD-TH")
    await opens(above, "officer_year")
    await above.taps("Tiêu chuẩn danh hiệu")
    await above.taps("“Công nhân giỏi xứ Thanh”")
    above.sees("Chưa có tiêu chuẩn ở đây")
    await above.says(WORDS)
    await above.says("quy định mới")
    above.sees("số (tối đa 60 ký tự) rồi đến ngày")
    await above.says("12/QĐ-LĐLĐ ngày 20/02/2021")
    await above.taps("Từ ngày ký, 20/02/2021")
    above.sees(WORDS, "Theo quy định số 12/QĐ-LĐLĐ ngày 20/02/2021, áp dụng từ 20/02/2021.")
    await above.taps("Lưu")
    above.sees("Đã lưu tiêu chuẩn")
    above.sees_choice("✓ “Công nhân giỏi xứ Thanh”")

    await hanh.says("menu")
    await hanh.says("Tiêu chuẩn thế nào?")
    hanh.sees("Tiêu chuẩn “Công nhân giỏi xứ Thanh”", WORDS)
    hanh.sees("Theo quy định số 12/QĐ-LĐLĐ ngày 20/02/2021, áp dụng từ 20/02/2021.")

    await above.taps("“Công nhân giỏi xứ Thanh”")
    above.sees(WORDS)
    await above.taps("Bỏ tiêu chuẩn này")
    await hanh.says("tieu chuan the nao")
    hanh.sees("chưa có ở đây")
