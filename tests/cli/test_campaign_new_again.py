"""`campaign new` for somebody who slips: back to the question before, a stop at a doubt, a broken file of another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.campaign_answers import DOCUMENT, DUE, PHASE, PLAN, SLUG, WHOLE, writes, written
from tests.support.office_commands import Type, types

__all__ = ["types", "writes"]

SLIP = ("Đợt 1", "01/02/2027", *PHASE[2:])
"""A phase that begins on another day than its words say."""


def test_a_sign_leads_back_to_the_question_before(writes: Any) -> None:
    """The number was typed for the kind of the document: one sign, and the kind is asked again."""
    ended = writes(*DOCUMENT[:3], "07/KH-LĐLĐ", "?", "<", *WHOLE[3:])
    assert ended.exit_code == 0, ended.output
    assert "Gõ < để về câu trước" in ended.output
    assert (written().document.kind, written().document.number) == ("Kế hoạch", "07/KH-LĐLĐ")


def test_the_sign_at_the_first_question_asks_it_again(writes: Any) -> None:
    assert writes("<", *WHOLE).exit_code == 0


def test_the_sign_leads_back_over_a_stop_and_out_of_a_list(writes: Any) -> None:
    writes(*DOCUMENT, *PHASE, "", "")
    ended = writes("<", "<", "Đợt 2", "01/7/2027", "31/12/2027", "", "Đợt 2", "", "", "", "")
    assert ended.exit_code == 0, ended.output
    assert [phase.name for phase in written().phases] == ["Đợt 1", "Đợt 2"]


def test_who_stops_at_what_does_not_agree_is_asked_it_again_before_anything_else(writes: Any) -> None:
    assert "Giữ như đã nhập?" in writes(*DOCUMENT, *SLIP).output
    again = writes("không", *PHASE, "", "", "", "")
    assert again.output.index("Giữ như đã nhập?") < again.output.index("Tên đợt 1")
    assert again.exit_code == 0, again.output
    assert str(written().phases[0].start) == "2027-01-01"


def test_what_was_kept_is_looked_at_anew_after_going_back(writes: Any) -> None:
    ended = writes(*DOCUMENT, *SLIP, "có", "<", PHASE[4], "có", "", "", "", "")
    assert ended.exit_code == 0, ended.output
    assert ended.output.count("Giữ như đã nhập?") == 2


@pytest.fixture
def broken(types: Type, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001 - types begins in its own folder
    """A file of another campaign of one's own, half written by hand."""
    folder = Path("phong-trao")
    folder.mkdir()
    monkeypatch.setenv("CAMPAIGN_DIR", str(folder))
    file = folder / "dang-do.yaml"
    file.write_text("format: 1\nslug: dang-do\n", encoding="utf-8")
    return file


@pytest.mark.usefixtures("broken")
def test_a_broken_file_stands_in_the_way_of_no_other(writes: Any, types: Type) -> None:
    ended = writes(*WHOLE)
    assert ended.exit_code == 0, ended.output
    shown = types("campaign", "show", SLUG)
    assert shown.exit_code == 0, shown.output
    assert types("calendar", "--campaign", SLUG, "--to", "2027-03-31").exit_code == 0
    shown = types("campaign", "show", "dang-do")
    assert (shown.exit_code, "dang-do.yaml" in shown.output) == (1, True)
    listed = types("campaign", "list")
    assert (listed.exit_code, SLUG in listed.output, "dang-do.yaml" in listed.output) == (0, True, True)


@pytest.mark.usefixtures("broken")
def test_a_broken_file_is_not_written_over(writes: Any) -> None:
    assert "Không viết đè lên" in writes(*WHOLE, slug="dang-do").output


def test_a_document_without_numbers_says_where_the_sentence_stands(writes: Any) -> None:
    due = (*DUE[:3], "đoạn cuối", DUE[4])
    ended = writes(*DOCUMENT, "", "", "", *PLAN, *due, "")
    assert "không đánh số thì viết chỗ của câu" in ended.output
    assert written().duties[0].section == "đoạn cuối"


def test_a_day_is_known_by_its_founding_as_by_its_name(
    writes: Any, types: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document calls a day of the nation by other words; it is no second day beside it."""
    days = (
        ("Quốc khánh nước Cộng hòa Xã hội chủ nghĩa Việt Nam", "2/9/1945", "Quốc khánh (2/9/1945)"),
        ("Quốc tế Lao động", "", "", "Ngày Quốc tế Lao động"),
        ("Ngày truyền thống của ngành", "28/8/1945", "Ngày truyền thống của ngành (28/8/1945)"),
    )
    ended = writes(*DOCUMENT, "", *days[0], *days[1], *days[2], "", "", "")
    assert ended.exit_code == 0, ended.output
    assert [day.national for day in written().anniversaries] == ["vn-national-day", "vn-workers-day", None]
    monkeypatch.setenv("CAMPAIGN_DIR", ".")
    shown = types("campaign", "show", SLUG).output
    assert "- Ngày truyền thống của ngành: 28/8 hằng năm\n" in shown
    assert "- Quốc tế Lao động: theo lịch chung\n" in shown
    assert "Thời gian: năm 2027 (“" in shown


def test_a_day_on_that_of_the_nation_is_asked_about(writes: Any) -> None:
    day = ("Chiến thắng 30/4", "", "30/4", "kỷ niệm chiến thắng 30/4")
    ended = writes(*DOCUMENT, "", *day, "không", "Chiến thắng Nam 26/3", "26/3/1975", "Nam 26/3/1975", "", "", "")
    assert "lịch chung có “Ngày giải phóng hoàn toàn miền Nam, thống nhất đất nước” đúng ngày ấy" in ended.output
    assert ended.output.count("Giữ như đã nhập?") == 1  # 26/3/1975 is another day than 26/3/1931
    assert ended.exit_code == 0, ended.output


def test_a_date_is_typed_as_official_papers_write_it(writes: Any) -> None:
    answers = [*DOCUMENT, "Đợt 1", "ngày 01 tháng 01 năm 2027", "30 tháng 6 năm 2027", *PHASE[3:], "", "", "", ""]
    answers[5] = "ngày 12 tháng 01 năm 2027"
    ended = writes(*answers)
    assert ended.exit_code == 0, ended.output
    (phase,) = written().phases
    assert [str(written().document.date), str(phase.start), str(phase.end)] == [
        "2027-01-12",
        "2027-01-01",
        "2027-06-30",
    ]
