"""How deadlines are worded: each wording is read alike, and nothing else is taken for one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from domain.calendar import load_national
from domain.campaigns.duties import Duty, FixedDue, OpenDue
from domain.campaigns.model import Campaign
from domain.content.dates import parse
from domain.content.fields import Copied
from domain.content.source import Source, read
from domain.proofreading import compare

FILE = Path(__file__).parents[1] / "support" / "cao-nguyen-2021.yaml"


@cache
def there() -> tuple[Campaign, Source]:
    source = read(FILE)
    return source.model(Campaign), source


def found(campaign: Campaign) -> list[str]:
    return [problem.kind for problem in compare(campaign, there()[1], load_national())]


def owing(words: str, due: FixedDue | OpenDue) -> Campaign:
    campaign, _ = there()
    duty: Any = campaign.duties[0].model_copy(update={"due": due, "words": Copied(words)})
    return campaign.model_copy(update={"duties": (duty,), "roles": ()})


def fixed(rule: Any, day: str, words: str) -> list[str]:
    return found(owing("gửi kế hoạch", FixedDue(rule=rule, date=parse(day), words=words)))


def saying(words: str) -> list[str]:
    """Compare a sentence with itself; it stands where nothing else is asked of it."""
    campaign, _ = there()
    title: Any = campaign.base_documents[0].model_copy(update={"date": None, "number": None, "words": Copied(words)})
    return found(campaign.model_copy(update={"base_documents": (title,)}))


BEFORE = [
    "trước ngày 06/3/2021",
    "trước ngày 6/3/2021",
    "trước ngày 06-3-2021",
    "trước ngày 06.3.2021",
    "trước ngày 06/03/2021",
    "trước ngày 6 tháng 3 năm 2021",
    "trước ngày 06 tháng 03, năm 2021",
    "trước ngày 6 tháng 3/2021",
    "trước 06/3/2021",
    "xong trước ngày 06 / 3 / 2021",
    "TRƯỚC NGÀY 06/3/2021",
    "trước thứ bảy, ngày 06/3/2021",
    "trước ngày thứ bảy 06/3/2021",
    "chậm nhất trước ngày 06/3/2021",
    "trước: 06/3/2021",
    "trước ngày 06/3",
    "(trước ngày 06/3/2021)",
    "về Ban Tuyên giáo (qua email) trước ngày 06/3/2021 để tổng hợp, báo cáo",
]
BY = [
    "chậm nhất ngày 06/3/2021",
    "chậm nhất là ngày 06-3-2021",
    "muộn nhất vào 06.3.2021",
    "đến hết ngày 06/3/2021",
    "hạn cuối: 06/3/2021",
    "hạn chót là ngày 06/3/2021",
    "không quá ngày 6/3/2021",
    "trước hết ngày 06/3/2021",
    "vào thứ bảy, ngày 06/3/2021",
    "từ ngày 01/3 đến ngày 06/3/2021",
    "từ 01-06/3/2021",
    "ngày 06/3/2021",
    "trước hoặc trong ngày 06/3/2021",
    "không muộn hơn ngày 06 tháng 03 năm 2021",
    "từ ngày 01/3/2021 đến hết ngày 06/3/2021",
    "chậm nhất đến ngày 06 tháng 3 năm 2021",
    "hạn nộp 06/3/2021",
    "chậm nhất 17 giờ ngày 06/3/2021",
]


@pytest.mark.parametrize("words", BEFORE)
def test_before_a_day(words: str) -> None:
    assert fixed("before", "2021-03-06", words) == []
    assert fixed("by", "2021-03-05", words) == []  # the same last day, in other words
    assert fixed("by", "2021-03-06", words) == ["rule_differs"]
    assert fixed("before", "2021-06-03", words) == ["date_differs"]
    assert fixed("before", "2021-03-07", words) == ["date_differs"]


@pytest.mark.parametrize("words", BY)
def test_by_a_day(words: str) -> None:
    assert fixed("by", "2021-03-06", words) == []
    assert fixed("before", "2021-03-06", words) == ["rule_differs"]
    assert fixed("by", "2021-06-03", words) == ["date_differs"]
    assert fixed("by", "2021-03-05", words) == ["date_differs"]


@pytest.mark.parametrize(
    "words", ["trước 17 giờ ngày 06/3/2021", "trước 17h00 ngày 06/3/2021", "trước 17h30, ngày 06/3/2021"]
)
def test_before_an_hour_of_a_day_either_rule_may_be_meant(words: str) -> None:
    assert fixed("before", "2021-03-06", words) == fixed("by", "2021-03-06", words) == []
    assert fixed("by", "2021-06-03", words) == ["date_differs"]


@pytest.mark.parametrize(
    ("words", "rule", "day", "wrong"),
    [
        ("hoàn thành trong tháng 03 năm 2021", "within", "2021-03", "2021-02"),
        ("hoàn thành trong tháng 3-2021", "by", "2021-03-31", "2021-03-15"),
        ("trước tháng 4/2021", "before", "2021-04", "2021-03"),
        ("trong quý I/2021", "within", "2021-03", "2021-01"),
        ("xong trong quý 2 năm 2021", "by", "2021-06-30", "2021-03-31"),
        ("trong 6 tháng đầu năm 2021", "by", "2021-06", "2021-12"),
        ("trong năm 2021", "within", "2021", "2022"),
        ("cuối tháng 9", "by", "2021-09", "2021-10"),
        ("trong tuần đầu tháng 3 năm 2021", "by", "2021-03-07", "2021-04-07"),
        ("vào dịp cuối năm 2021", "by", "2021-12-20", "2022-01-20"),
    ],
)
def test_within_a_month_a_quarter_or_a_year(words: str, rule: str, day: str, wrong: str) -> None:
    assert fixed(rule, day, words) == []
    assert fixed(rule, wrong, words) == ["date_differs"]


@pytest.mark.parametrize(
    "words", ["theo hướng dẫn", "ngay sau Lễ phát động", "trước Tết Nguyên đán", "trong tháng Công nhân"]
)
def test_words_without_a_day_are_compared_with_nothing(words: str) -> None:
    assert fixed("by", "2021-03-06", words) == []


@pytest.mark.parametrize(
    "words",
    [
        "gửi về trước ngày 06/3/2021",
        "nộp chậm nhất là 06-3-2021",
        "báo cáo đến hết ngày 06.3.2021",
        "hằng năm, trước ngày 25 tháng 1",
    ],
)
def test_a_deadline_that_was_not_read(words: str) -> None:
    assert found(owing(words, OpenDue(rule="none"))) == ["date_not_read"]


@pytest.mark.parametrize("words", ["theo Kế hoạch số 10 ngày 06/3/2021", "trước mắt, từ 06/3/2021"])
def test_other_days_are_no_deadline(words: str) -> None:
    assert found(owing(words, OpenDue(rule="none"))) == []


@pytest.mark.parametrize(
    "words",
    [
        "thu hút ít nhất 2/3 số đoàn viên, 1/2 là nữ",
        "nghỉ Giỗ Tổ (mùng 10 tháng 3 âm lịch), ngày 30/4/2021 và ngày 01/5/2021",
        "Tết Nguyên đán Tân Sửu 2021 (ngày 12/02/2021 tức mùng 1 tháng Giêng)",
        "Thứ nhất, tuyên truyền; thứ hai, vận động; thứ ba, ngày hội công nhân",
        "hàng năm, phát động ít nhất 02 đợt thi đua",
        "mỗi năm 02 đợt thi đua",
        "phát động 02 đợt thi đua đặc biệt",
        "tổ chức một đợt thi đua",
        "thứ tự 02 trong 05 đợt kiểm tra",
        "phấn đấu 02 đợt hiến máu",
        "100 đoàn viên, trong đó có 60 đoàn viên nữ và 20 đoàn viên trẻ",
        "kế hoạch phát triển kinh tế - xã hội 05 năm 2021-2025",
        "kế hoạch 5 năm (2021 - 2025)",
        "nhiệm kỳ 2020-2025",
        "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023",
        "Nghị quyết số 02-NQ/TW ngày 12 tháng 6 năm 2021",
        "6 tháng 1 lần, mỗi quý 2 báo cáo",
        "đạt 5 công trình, 3 sáng kiến, 2 đề tài",
        "có 3 nội dung: 1 nội dung chính",
        "90 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2020), 130 năm Ngày sinh Bác (19/5/1890 - 19/5/2020)",
        "giai đoạn 2021-2030, tầm nhìn 2045",
        "chủ nhật (07/3/2021)",
        "sáng thứ hai ngày 8 tháng 3 năm 2021",
        "thang điểm 100 điểm: 40 điểm tổ chức; 60 điểm kết quả",
        "Điện thoại 0257.3827904",
        "đợt 1 (từ 01/01 - 30/6/2021)",
    ],
)
def test_what_is_right_or_no_date_at_all_is_passed_in_silence(words: str) -> None:
    assert saying(words) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("thứ hai, 07/3/2021", "weekday_differs"),
        ("chiều thứ 7 ngày 08/3/2021", "weekday_differs"),
        ("ngày 08/3/2021 (thứ ba)", "weekday_differs"),
        ("Chủ nhật, ngày 8 tháng 3", "weekday_differs"),
        ("mùng 10 tháng 3 âm lịch (22/4/2021)", "lunar_day_differs"),
        ("ngày 10/3 âm lịch, tức ngày 20/4/2021", "lunar_day_differs"),
        ("ngày 22/4/2021 (nhằm ngày mùng 10 tháng Ba năm Tân Sửu)", "lunar_day_differs"),
        ("10/3 ÂL (ngày 21/3/2021)", "lunar_day_differs"),
        ("rằm tháng Bảy (ngày 15/7/2021)", "lunar_day_differs"),
        ("10-3 âm lịch (22/4/2021)", "lunar_day_differs"),
        ("vào ngày 08/3/2021, thứ ba", "weekday_differs"),
        ("vào ngày 08/3/2021, thứ ba là ngày hội", None),
        ("tổng số 250 suất quà (100 suất cho nữ, 140 suất cho nam)", "sum_differs"),
        ("tổng số 15 đơn vị, gồm 10 huyện, 3 thị xã, 1 thành phố", "sum_differs"),
        ("tổng số 15 đơn vị, gồm 10 huyện, 4 thị xã, 1 thành phố", None),
        ("mùng 1 Tết Nguyên đán (11/02/2021)", "lunar_day_differs"),
        ("mùng một Tết (12/02/2021)", None),
        ("30 sáng kiến cấp tỉnh, 20 sáng kiến cấp cơ sở, tổng cộng 60 sáng kiến", "sum_differs"),
        ("100%, trong đó 60% nữ, 50% nam", "sum_differs"),
        ("ngày 13/02/2021 (mùng một Tết, mùng 1 tháng Giêng)", "lunar_day_differs"),
        ("90 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2021)", "count_differs"),
        ("kỷ niệm lần thứ 131 ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2020)", "count_differs"),
        ("kế hoạch 5 năm 2021-2026", None),
        ("kế hoạch 5 năm 2021-2027", "sum_differs"),
        ("chia thành hai đợt:", "phases_differ"),
        ("được tổ chức thành 04 (bốn) đợt như sau", "phases_differ"),
        ("10 công trình, gồm 4 công trình cấp tỉnh và 5 công trình cấp cơ sở", "sum_differs"),
        ("tổng số 1.000 suất quà, bao gồm: 600 suất quà Tết, 300 suất quà tháng Công nhân", "sum_differs"),
        ("thang điểm 100 điểm: 40 điểm tổ chức; 50 điểm kết quả", "sum_differs"),
        ("50 đoàn viên, trong đó có 30 đoàn viên nữ, 25 đoàn viên nam", "sum_differs"),
        ("ngày 30/02/2021", "no_such_day"),
    ],
)
def test_what_a_sentence_says_of_itself_in_two_ways(words: str, kind: str | None) -> None:
    assert saying(words) == ([] if kind is None else [kind])


def test_the_table_has_duties() -> None:
    assert isinstance(there()[0].duties[0], Duty)
