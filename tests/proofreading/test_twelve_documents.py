"""Twelve documents with one fault each: it is told with file, line and remedy, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data import paths
from domain import campaigns
from domain.calendar import load_national
from domain.campaign_check import check, to_look_at
from domain.content.source import read
from tests.support.proofread import FILE, in_words, looked_at, put, whole

SHIPPED = sorted(paths.CAMPAIGNS.glob("*.yaml"))
KNOWN = {  # what the five files are told of besides their doubts: what no document says, and what each says in two ways
    "no_number",
    "no_date",
    "nothing_to_register",
    "two_ordinals",
    "numbers_missing",
    "day_before_document",
    "doubt",
}


TWELVE = [
    (
        "day and month changed",
        "date: 2021-03-06",
        "date: 2021-06-03",
        "date_differs",
        "“ngày 06/3/2021”, tệp ghi 2021-06-03 (ngày và tháng bị đổi chỗ). Sửa theo văn bản.",
    ),
    (
        "by beside before",
        "rule: before, date: 2021-03-06",
        "rule: by, date: 2021-03-06",
        "rule_differs",
        "phải xong trước ngày ấy, tệp ghi rule: by. Ghi rule: before",
    ),
    (
        "before beside by",
        "rule: by, date: 2021-12-15",
        "rule: before, date: 2021-12-15",
        "rule_differs",
        "còn tính cả ngày ấy, tệp ghi rule: before. Ghi rule: by",
    ),
    ("count of years", "kỷ niệm 95 năm", "kỷ niệm 94 năm", "count_differs", "viết 94 năm, tính ra 95 năm"),
    ("weekday", "thứ tư, ngày 21/4/2021", "thứ năm, ngày 21/4/2021", "weekday_differs", "21/4/2021 là thứ Tư"),
    (
        "gap between phases",
        'start: 2021-09-01\n    end: 2021-12-31\n    words: ["Đợt 3: 01/9 –',
        'start: 2021-09-05\n    end: 2021-12-31\n    words: ["Đợt 3: 05/9 –',
        "phases_do_not_meet",
        "hở từ 01/9/2021 đến 04/9/2021",
    ),
    (
        "phase past the period",
        'end: 2021-12-31\n    words: ["Đợt 3: 01/9 – 31/12/2021"]',
        'end: 2022-01-31\n    words: ["Đợt 3: 01/9/2021 – 31/01/2022"]',
        "phase_outside_period",
        "nằm ngoài thời gian của phong trào. Xem lại",
    ),
    (
        "deadline before the document",
        'rule: by, date: 2021-03-08, words: "thứ hai, 08/3/2021"',
        'rule: by, date: 2021-01-08, words: "ngày 08/01/2021"',
        "deadline_before_document",
        "trước ngày ký văn bản. Xem lại",
    ),
    (
        "two names of one unit",
        "unit: Công đoàn Viên chức tỉnh Cao Nguyên",
        "unit: CĐ Viên chức tỉnh Cao Nguyên",
        "two_names",
        "có phải một đơn vị?",
    ),
    (
        "two codes read as one",
        "code: cn21-phase-3",
        "code: cn21-phase-02",
        "codes_alike",
        "mã “cn21-phase-02” dễ nhầm với “cn21-phase-2”. Đặt mã khác",
    ),
    (
        "a sum",
        "và 40 sáng kiến cấp tỉnh",
        "và 50 sáng kiến cấp tỉnh",
        "sum_differs",
        "“100 sáng kiến, gồm 60 sáng kiến cấp cơ sở và 50 sáng”, cộng lại được 110",
    ),
    (
        "a lunar day",
        "day: 2021-04-21\n    words: Giỗ Tổ Hùng Vương, mùng 10 tháng 3 âm lịch (thứ tư, ngày 21/4/2021)",
        "day: 2021-04-22\n    words: Giỗ Tổ Hùng Vương, mùng 10 tháng 3 âm lịch (ngày 22/4/2021)",
        "lunar_day_differs",
        "ngày âm lịch ấy là 21/4/2021",
    ),
]


def test_the_document_without_a_fault_is_passed_in_silence() -> None:
    assert looked_at(whole()) == []


@pytest.mark.parametrize(("old", "new", "kind", "words"), [row[1:] for row in TWELVE], ids=[row[0] for row in TWELVE])
def test_one_fault_is_told_with_its_line_and_remedy(old: str, new: str, kind: str, words: str) -> None:
    text = put(old, new)
    (problem,) = looked_at(text)
    assert problem.kind == kind
    told_of = in_words(problem)
    assert words in told_of
    changed = text[: text.index(new)].count("\n") + 1
    assert problem.line in range(changed - 6, changed + 7)
    assert re.match(rf"{FILE.name}:{problem.line}: cần xem: ", told_of)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_five_documents_are_told_of_nothing_but_what_they_say(path: Path) -> None:
    found = to_look_at(campaigns.load(path), read(path), load_national())
    assert {problem.kind for problem in found} <= KNOWN


MORE = [
    (
        "name: báo cáo tổng kết\n    owed_by: [directly_superior_union]\n",
        (
            "name: báo cáo tổng kết\n    owed_by: [directly_superior_union]\n"
            "    received_by: { unit: Liên đoàn Lao động tỉnh, level: provincial_federation, words: về LĐLĐ tỉnh }\n"
        ),
        "two_names",
    ),
    (
        "day: 2021-04-21\n    words: Giỗ Tổ Hùng Vương, mùng 10 tháng 3 âm lịch (thứ tư, ngày 21/4/2021)",
        "day: 2021-04-22\n    words: Giỗ Tổ Hùng Vương",
        "shared_day_differs",
    ),
    (
        "name: Phong trào thi đua yêu nước năm 2021\n",
        "name: Phong trào chào mừng 91 năm Ngày thành lập Công đoàn Việt Nam\n",
        "count_differs",
    ),
    ("theme: Mừng Đảng quang vinh", "theme: Mừng 90 năm Ngày thành lập Đảng Cộng sản Việt Nam", "count_differs"),
    (
        "title: Phát động phong trào thi đua yêu nước năm 2021",
        "title: Phát động ngày thứ hai, 07/3/2021",
        "weekday_differs",
    ),
    ("words: Ban Thường vụ LĐLĐ tỉnh Cao Nguyên", "words: Ban Thường vụ LĐLĐ tỉnh Cao Bằng", "two_names"),
    ("slug: cao-nguyen-2021", "slug: cao-nguyen-2021\nretired: [cn21-old]", ""),
    ("code: cn21-duty-launch", "code: cn21_duty_plan", "codes_alike"),
    ("tổng kết 03 đợt thi đua", "tổng kết, chia làm 2 đợt trong năm", "phases_differ"),
    ("tổng kết 03 đợt thi đua", "tổng kết 03 đợt cao điểm kiểm tra", ""),
    (
        "start: 2021-06-01\n    end: 2021-08-31\n    words: [Từ ngày 01 tháng 6 đến ngày 31 tháng 8 năm 2021]",
        "start: 2021-06-01\n    end: 2021-08-31\n    words: [trong tháng 6, tháng 7 và tháng 8 năm 2021]",
        "",
    ),
    (
        "start: 2021-06-01\n    end: 2021-08-31\n    words: [Từ ngày 01 tháng 6 đến ngày 31 tháng 8 năm 2021]",
        "start: 2021-06-01\n    end: 2021-08-31\n    words: ['trong tháng 6, tháng 7 năm 2021']",
        "date_differs",
    ),
    (
        "words: [Từ ngày 01 tháng 6 đến ngày 31 tháng 8 năm 2021]",
        "words: [kỷ niệm 92 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2021)]",
        "",
    ),
    ("words: [Từ ngày 01 tháng 6 đến", "words: [Từ sau ngày 31/5/2021 đến", ""),
    ("words: [Từ ngày 01 tháng 6 đến", "words: [Từ sau ngày 01/6/2021 đến", "date_differs"),
    ("each_year: 09/11", "each_year: 30/4", "date_differs day_twice"),
    ("date: 2021-01-20\n", "date: 2021-01-21\n", "date_differs"),
    ("number: 15/KH-LĐLĐ", "number: 16/KH-LĐLĐ", "number_differs"),
    ("date: 2021-01-08", "date: 2021-08-01", "date_differs base_after_document"),
    ("end: 2021, words: phong trào", "end: 2022, words: phong trào", "date_differs"),
    ("start: 2021-06-01", "start: 2021-01-06", "date_differs"),
    ("end: 2021-05-31", "end: 2021-05-30", "date_differs phases_do_not_meet"),
    ("founded: 1926-06-10", "founded: 1926-10-06", "day_differs date_differs"),
    ("founded: 1926-06-10", "founded: 1925-06-10", "date_differs count_differs"),
    ("years: 92", "years: 91", "count_differs"),
    ("92 năm Ngày", "91 năm Ngày", "count_differs"),
    (
        "day: 2021-04-21\n    words: Giỗ Tổ Hùng Vương, mùng 10 tháng 3 âm lịch (thứ tư, ngày 21/4/2021)",
        "day: 2021-04-22\n    words: Giỗ Tổ Hùng Vương, mùng mười tháng Ba âm lịch",
        "read_by_moon",
    ),
    ("ordinal: V", "ordinal: VI", "ordinal_differs"),
    ("date: 2021-10\n", "date: 2021-11\n", "date_differs"),
    ("tổng kết 03 đợt thi đua", "tổng kết 04 đợt thi đua", "phases_differ"),
    ("as_written: [Ban Chính", "as_written: [Ban Chính trị - Pháp luật, Ban Chính", "two_names"),
    ("unit: LĐLĐ tỉnh\n", "unit: LĐLĐ tỉnh Cao Bằng\n", "two_names"),
    ("short_name: LĐLĐ tỉnh Cao Nguyên", "short_name: LĐLĐ tỉnh Cao Bằng", "two_names"),
    ("due: { rule: before, date: 2021-03-06, words: trước ngày 06/3/2021 }", "due: { rule: none }", "date_not_read"),
    ("words: gửi về LĐLĐ tỉnh\n", "words: gửi về LĐLĐ tỉnh ngày 31/4/2021\n", "no_such_day"),
]


@pytest.mark.parametrize(("old", "new", "kinds"), MORE, ids=[f"{at}-{row[2]}" for at, row in enumerate(MORE)])
def test_other_faults_of_the_same_kinds(old: str, new: str, kinds: str) -> None:
    assert sorted(problem.kind for problem in looked_at(put(old, new))) == sorted(kinds.split())


def test_codes_of_two_files_that_read_as_one_are_told(tmp_path: Path) -> None:
    file = tmp_path / "khac-2021.yaml"
    other = (paths.CAMPAIGNS / "phu-yen-2021.yaml").read_text("utf-8").replace("slug: phu-yen-2021", "slug: khac-2021")
    other = (
        other.replace("py21-phase-1", "dl20-phase-01")
        .replace("py21-", "kh21-")
        .replace("record_prefix: PY", "record_prefix: KH")
    )
    file.write_text(other, "utf-8")
    found = [problem for problem in check([file]).warnings if problem.kind == "codes_alike"]
    assert [problem.facts["names"] for problem in found] == [["dl20-phase-1", "dl20-phase-01"]]


def test_what_the_document_itself_says_in_two_ways_is_told_once_as_a_doubt() -> None:
    text = put("thứ tư, ngày 21/4/2021", "thứ năm, ngày 21/4/2021")
    doubt = '\ndoubts:\n  - code: cn21-doubt\n    words: ["thứ năm, ngày 21/4/2021"]\n    note: ngày ấy là thứ tư\n'
    assert [problem.kind for problem in looked_at(text + doubt)] == ["doubt"]


def test_a_count_that_is_copied_rightly_and_wrong_in_the_document_is_told_once_too() -> None:
    text = put("kỷ niệm 95 năm", "kỷ niệm 94 năm").replace("years: 95", "years: 94", 1)
    assert [problem.kind for problem in looked_at(text)] == ["count_differs"]
    doubt = "\ndoubts:\n  - code: cn21-doubt\n    words: [kỷ niệm 94 năm Ngày thành lập]\n    note: đúng ra là 95 năm\n"
    assert [problem.kind for problem in looked_at(text + doubt)] == ["doubt"]
    assert "count_differs" in {problem.kind for problem in looked_at(put("years: 95", "years: 94") + doubt)}
