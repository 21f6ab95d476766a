"""`campaign new`: from the first page of a document to a file that passes the check, by answering questions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from domain.campaigns import DutyKind
from domain.campaigns.duties import FixedDue
from domain.drafting import next_asked
from tests.support.campaign_answers import DOCUMENT, DUE, PHASE, PLAN, SLUG, WHOLE, writes, written
from tests.support.campaign_page import PAGE
from tests.support.office_commands import Type, types

__all__ = ["types", "writes"]


def test_the_answers_make_a_file_that_passes_the_check(writes: Any, types: Type) -> None:
    ended = writes(*WHOLE)
    assert ended.exit_code == 0, ended.output
    assert "0 lỗi" in ended.output
    assert "python -m bot calendar --campaign quang-truong-2027" in ended.output
    campaign = written()
    assert (campaign.document.number, str(campaign.document.date)) == ("07/KH-LĐLĐ", "2027-01-12")
    assert (campaign.phases[0].name, str(campaign.phases[0].end)) == ("Đợt 1", "2027-06-30")
    assert campaign.anniversaries[0].national == "vn-trade-union"
    assert campaign.registrable[0].titles == ("qt27-title-1",)
    plan, report = campaign.duties
    assert isinstance(plan.due, FixedDue)
    assert (plan.kind, plan.due.rule, str(plan.due.last_day())) == (DutyKind.PLAN, "before", "2027-03-05")
    assert plan.owed_by == ("commune_union", "directly_attached_grassroots")
    assert (report.due.rule, report.due.words) == ("yearly", "Hằng năm báo cáo")
    assert types("campaign", "check", f"{SLUG}.yaml").exit_code == 0
    assert not list(Path().glob("*.dang-viet*"))


def test_what_is_left_out_is_absent(writes: Any) -> None:
    """A document without number, date, phases, days, titles and duties is one too."""
    answers = list(DOCUMENT)
    answers[4] = answers[5] = answers[8] = answers[16] = ""
    answers[17] = "phong trào thi đua lao động giỏi"
    ended = writes(*answers, "", "", "", "")
    assert ended.exit_code == 0, ended.output
    campaign = written()
    assert (campaign.document.number, campaign.document.date, campaign.period.end) == (None, None, None)
    assert (campaign.phases, campaign.duties, campaign.registrable) == ((), (), ())


@pytest.mark.parametrize("at", range(1, len(WHOLE), 5))
def test_whoever_stops_goes_on_where_they_were(writes: Any, at: int) -> None:
    ended = writes(*WHOLE[:at])
    assert ended.exit_code == 1
    assert "Viết tiếp: python -m bot campaign new quang-truong-2027" in ended.output
    assert not Path(f"{SLUG}.yaml").exists()
    ended = writes(*WHOLE[at:])
    assert f"đã có {at} câu trả lời" in ended.output
    assert ended.exit_code == 0, ended.output
    assert len(written().duties) == 2


@pytest.mark.parametrize(
    ("before", "wrong", "said"),
    [
        (DOCUMENT[:0], "", "mục này đang để trống"),
        (DOCUMENT[:1], "Một cái tên dài quá ba mươi ký tự nhiều", "Rút còn 30 ký tự trở xuống"),
        (DOCUMENT[:2], "TH", "mã hồ sơ “TH” đã dùng"),
        (DOCUMENT[:2], "T1", "không đúng dạng"),
        (DOCUMENT[:5], "31/02/2027", "“31/02/2027” không phải một ngày trong lịch"),
        (DOCUMENT[:12], "huyện", "Chọn một trong: Tổng Liên đoàn; công đoàn ngành trung ương"),
        (DOCUMENT[:15], "năm nay", "không phải ngày, tháng hay năm"),
    ],
)
def test_a_wrong_answer_is_said_at_once_and_asked_again(
    writes: Any, before: tuple[str, ...], wrong: str, said: str
) -> None:
    assert said in writes(*before, wrong).output
    assert writes().exit_code == 1  # nothing was written
    assert not Path(f"{SLUG}.yaml").exists()


def test_what_does_not_agree_with_the_words_is_asked_again(writes: Any) -> None:
    """Day and month changed places: the words say so at once, and the duty is asked anew."""
    slip = (DUE[0], "03/6/2027", *DUE[2:])
    answers = (*DOCUMENT, "", "", "", *PLAN, *slip, "không", *PLAN, *DUE, "")
    ended = writes(*answers)
    assert "Cần xem: " in ended.output
    assert ended.exit_code == 0, ended.output
    assert [str(duty.due.last_day()) for duty in written().duties if isinstance(duty.due, FixedDue)] == ["2027-03-05"]


def test_a_day_and_a_deadline_of_every_year_are_written_without_a_year(writes: Any) -> None:
    day = ("Ngày hội của đoàn viên", "", "20/8", "Ngày hội của đoàn viên 20/8")
    due = ("trước", "25/01", "trước ngày 25/01 hằng năm", "III.1", "gửi trước ngày 25/01 hằng năm")
    ended = writes(*DOCUMENT, "", *day, "", "", *PLAN, *due, "")
    assert ended.exit_code == 0, ended.output
    campaign = written()
    assert str(campaign.anniversaries[0].stated) == "08-20"
    assert [duty.due.recurs for duty in campaign.duties if isinstance(duty.due, FixedDue)] == [True]


def test_what_cannot_stand_is_asked_again(writes: Any) -> None:
    answers = (*DOCUMENT, "Đợt 1", "30/6/2027", "01/01/2027", *PHASE[3:], *PHASE, "", "", "", "")
    ended = writes(*answers)
    assert "trước khi bắt đầu" in ended.output
    assert len(written().phases) == 1


def test_a_file_that_is_there_is_never_written_over(writes: Any) -> None:
    Path(f"{SLUG}.yaml").write_text("của tôi", encoding="utf-8")
    ended = writes(*WHOLE)
    assert (ended.exit_code, "Không viết đè lên" in ended.output) == (2, True)
    assert Path(f"{SLUG}.yaml").read_text("utf-8") == "của tôi"
    assert writes(*WHOLE, slug="thanh-hoa-2021").exit_code == 2
    assert writes(*WHOLE, slug="Thanh Hóa").exit_code == 2
    Path(f"{SLUG}.yaml").unlink()
    Path(f"{SLUG}.yaml.dang-viet").write_text("{", encoding="utf-8")
    assert "Không đọc được các câu trả lời đã lưu" in writes(*WHOLE).output


def test_the_first_question_is_the_name() -> None:
    asked = next_asked({})
    assert asked is not None
    assert asked.key == "name"


def test_the_way_that_the_page_leads_comes_to_the_first_reminder(
    writes: Any, types: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """docs/campaigns.md answers for the guide of Thanh Hóa, whose file is there already: under another name."""
    table = PAGE.read_text("utf-8").partition("<!-- answers -->")[2].partition("<!-- end of answers -->")[0]
    rows = [line.split("|")[2].strip() for line in table.strip().splitlines()[2:]]
    slug = "xu-thanh-2021"
    ended = writes(*("" if answer == "Enter" else answer for answer in rows), slug=slug)
    assert ended.exit_code == 0, ended.output
    assert "0 lỗi" in ended.output
    Path("phong-trao").mkdir()
    Path(f"{slug}.yaml").rename(f"phong-trao/{slug}.yaml")
    Path("office.sqlite3").unlink()
    monkeypatch.setenv("CAMPAIGN_DIR", "phong-trao")
    shown = types("calendar", "--campaign", slug, "--from", "2021-03-01", "--to", "2021-03-31").output
    assert "Nhắc cán bộ lúc 08:00: 26/02/2021, 02/3/2021, 04/3/2021, 05/3/2021" in shown
    assert "31/3/2021 thứ Tư · tổ chức phát động hưởng ứng phong trào thi đua" in shown
