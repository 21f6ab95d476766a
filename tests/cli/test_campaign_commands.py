from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import calendar, campaign
from data import paths
from domain import campaigns

RUNNER = CliRunner()
SLUGS = sorted(path.stem for path in paths.CAMPAIGNS.glob("*.yaml"))


def test_check_passes_and_tells_what_to_look_at() -> None:
    ended = RUNNER.invoke(campaign.app, ["check"])
    assert ended.exit_code == 0
    assert "phu-yen-2021.yaml:" in ended.output
    assert "14 tệp: 0 lỗi" in ended.output


def test_check_fails_on_a_fault_with_file_line_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "thanh-hoa-2021.yaml"
    whole = (paths.CAMPAIGNS / path.name).read_text(encoding="utf-8")
    path.write_text(whole.replace("date: 2021-03-06", "date: 31/02/2021"), encoding="utf-8")
    line = whole[: whole.index("date: 2021-03-06")].count("\n") + 1
    ended = RUNNER.invoke(campaign.app, ["check", str(path)])
    assert ended.exit_code == 1
    assert f"{path}:{line}: lỗi: " in ended.output
    assert "“31/02/2021” không phải ngày, tháng hay năm. Viết 05/3/2021" in ended.output


def test_check_looks_for_the_words_in_the_texts(tmp_path: Path) -> None:
    (tmp_path / "002_text.txt").write_text("Số 06/HD-LĐLĐ", encoding="utf-8")
    ended = RUNNER.invoke(campaign.app, ["check", "--texts", str(tmp_path)])
    assert ended.exit_code == 1
    assert "văn bản không có đúng các chữ “Thanh Hoá, ngày 25 tháng 02 năm 2021”" in ended.output
    assert "“Số 06/HD-LĐLĐ”" not in ended.output
    assert "không thấy văn bản 003" in ended.output


def test_list_names_every_campaign() -> None:
    assert [line for line in RUNNER.invoke(campaign.app, ["list"]).output.splitlines() if line in SLUGS] == SLUGS
    assert list(json.loads(RUNNER.invoke(campaign.app, ["list", "--json"]).output)) == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_show_tells_a_campaign_in_words_and_as_json(slug: str) -> None:
    shown = RUNNER.invoke(campaign.app, ["show", slug])
    found = campaigns.get(slug)
    assert shown.exit_code == 0
    assert found.name in shown.output
    assert all(duty.name in shown.output for duty in found.duties)
    assert ("Đăng ký được: văn bản không nêu gì" in shown.output) == (not found.registrable)
    told = json.loads(RUNNER.invoke(campaign.app, ["show", slug, "--json"]).output)
    assert campaigns.Campaign.model_validate(told) == found


def test_schema_prints_the_published_file() -> None:
    published = (paths.CAMPAIGNS / "schema.json").read_text(encoding="utf-8")
    assert RUNNER.invoke(campaign.app, ["schema"]).output == published


def test_the_calendar_tells_the_deadline_as_written_and_as_last_day() -> None:
    shown = RUNNER.invoke(calendar.app, ["--campaign", "thanh-hoa-2021", "--from", "26/02/2021", "--to", "2021-03-06"])
    assert shown.exit_code == 0
    lines = [line.strip() for line in shown.output.splitlines()]
    at = lines.index("05/3/2021 thứ Sáu · gửi Kế hoạch hành động về LĐLĐ tỉnh")
    assert lines[at + 1 : at + 6] == [
        "Theo văn bản: “trước ngày 06/3/2021” (mục IV.2.1); hết ngày thứ Sáu, 05/3/2021",
        "Việc của: công đoàn cấp trên trực tiếp cơ sở; CĐCS trực thuộc",
        "Gửi tới: LĐLĐ tỉnh, qua Ban Tuyên giáo - Nữ công và Ban phụ trách, bằng đường công văn",
        "Nhắc cán bộ lúc 08:00: 26/02/2021, 02/3/2021, 04/3/2021, 05/3/2021",
        "Quá hạn mà đơn vị chưa làm thì nhắc lại cán bộ lúc 08:00: 08/3/2021, 15/3/2021, 22/3/2021, 29/3/2021",
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_calendar_of_the_whole_period_in_words_and_as_json(slug: str) -> None:
    assert RUNNER.invoke(calendar.app, ["--campaign", slug]).exit_code == 0
    told = json.loads(RUNNER.invoke(calendar.app, ["--campaign", slug, "--json"]).output)
    days = [event["day"] for event in told if event["day"]]
    assert len(days) > 20
    assert min(days)[:4] == str(campaigns.get(slug).period.start.year)
    assert {"name", "years", "year_class", "written", "last_day", "owed_by", "reminder_days"} <= told[0].keys()


def test_after_the_period_what_recurs_is_told() -> None:
    shown = RUNNER.invoke(calendar.app, ["--campaign", "dak-lak-2020", "--from", "1/11/2035"])
    assert "23/11/2035 thứ Sáu · kỷ niệm 95 năm Ngày thành lập Đảng bộ tỉnh Đắk Lắk (năm lẻ 5)" in shown.output


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--campaign", "khong-co"], "Không có phong trào nào tên “khong-co”"),
        (["--campaign", "thanh-hoa-2021", "--from", "31/02/2021"], "“31/02/2021” không phải một ngày trong lịch"),
        (["--campaign", "thanh-hoa-2021", "--from", "2022-01-01", "--to", "1/1/2021"], "đứng trước ngày đầu"),
        (["--campaign", "thanh-hoa-2021", "--to", "1/1/2200"], "Lịch âm chỉ tính được từ năm 1900 đến năm 2100"),
    ],
)
def test_what_cannot_be_shown_is_told_with_code_2(args: list[str], words: str) -> None:
    ended = RUNNER.invoke(calendar.app, args)
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert words in ended.stderr
