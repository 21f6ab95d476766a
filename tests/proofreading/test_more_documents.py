"""One fault each, of other kinds than the twelve: each field beside its words, and words beside themselves."""

from __future__ import annotations

import re
import unicodedata

import pytest

from tests.support.proofread import FILE, in_words, looked_at, put, whole

PHASE = "words: [Từ ngày 01 tháng 6 đến ngày 31 tháng 8 năm 2021]"
PERIOD = "{ start: 2021, end: 2021, words: phong trào thi đua yêu nước năm 2021 }"
REPORT = "rule: by, date: 2021-12-15, words: chậm nhất là ngày 15 tháng 12 năm 2021"
YEARLY = "rule: yearly, chosen_day: 12-01, chosen_by: program, words: Hàng năm tổ chức sơ kết"
AFTER = "rule: after_phase, days_after: 10, chosen_by: program, words: Sau mỗi đợt thi đua"
CARE = "words: chăm lo Tết cho đoàn viên"
CONTEST = "nhận hồ sơ đến hết ngày 20/10/2021"

DAYS = [
    ("last_day: 2021-10-20", "last_day: 2021-10-21", "date_differs", "ngày 20/10/2021”, tệp ghi 2021-10-21"),
    ("last_day: 2021-10-20", "last_day: unknown", "day_not_read", "Ghi last_day theo văn bản"),
    (CONTEST, "nhận hồ sơ trước ngày 20/10/2021", "last_day_before", "ngày cuối là 19/10/2021, tệp ghi 20/10/2021"),
    (CONTEST, "nhận hồ sơ chậm nhất 17 giờ ngày 02-10-2021", "date_differs", "02-10-2021"),
    (PHASE, "words: [Từ ngày 01 tháng 6 đến ngày 30 tháng 8 năm 2021]", "date_differs", "tệp ghi 2021-08-31"),
    (PHASE, "words: ['Bắt đầu: 01.6.2021. Kết thúc: 30.8.2021']", "date_differs", "“30.8.2021”"),
    (PHASE, "words: [Từ ngày 01/6 đến trước ngày 31/8/2021]", "date_differs", "tệp ghi 2021-08-31"),
    (PHASE, "words: [quý II năm 2021]", "date_differs", "“quý II năm 2021”"),
    (PERIOD, "{ start: 2021, end: 2021, words: phong trào thi đua hằng năm }", "goes_on", "ghi end: hằng năm"),
    (PERIOD, "{ start: 2021, end: 2024, words: phong trào 05 năm kể từ năm 2021 }", "words_differ", "“05 năm”"),
    (PERIOD, "{ start: 2021, end: 2024, words: giai đoạn 2021-2025 }", "date_differs", "“2021-2025”, tệp ghi 2024"),
    ("yêu nước năm 2021\nshort", "yêu nước năm 2022\nshort", "year_outside_period", "“năm 2022” nằm ngoài"),
    (REPORT, f"{REPORT[:28]}words: sau ngày 15/12/2021", "begins_then", "là lúc bắt đầu, không phải hạn (15/12/2021)"),
    (
        REPORT,
        f"{REPORT[:28]}words: trong vòng 20 ngày kể từ ngày 01/12/2021",
        "counted_day_differs",
        "tính ra 21/12/2021, tệp ghi hết ngày 15/12/2021",
    ),
    (REPORT, f"{REPORT[:28]}words: hết quý III/2021", "date_differs", "“quý III/2021”"),
    (REPORT, f"{REPORT[:28]}words: cuối tháng 11/2021", "date_differs", "“tháng 11/2021”"),
    (
        "words: gửi kế hoạch về LĐLĐ tỉnh trước ngày 06/3/2021",
        "words: gửi kế hoạch về LĐLĐ tỉnh trước ngày 16/3/2021",
        "date_differs",
        "ngày 16/3/2021”, tệp ghi 2021-03-06",
    ),
    (
        "words: gửi kế hoạch về LĐLĐ tỉnh trước ngày 06/3/2021",
        "words: gửi kế hoạch về LĐLĐ tỉnh chậm nhất ngày 06/3/2021",
        "rule_differs",
        "Ghi rule: by",
    ),
    (YEARLY, "rule: in_year, year: 2021, words: Hàng năm tổ chức sơ kết", "code_differs", "Ghi yearly"),
    (YEARLY, "rule: none, words: Mỗi năm tổ chức sơ kết", "code_differs", "tệp ghi none. Ghi yearly"),
    (YEARLY, "rule: yearly, words: Trong năm 2021 tổ chức sơ kết", "code_differs", "Ghi in_year"),
    (AFTER, "rule: yearly, words: Sau mỗi đợt thi đua", "code_differs", "Ghi after_phase"),
    (AFTER, AFTER.replace("Sau", "15 ngày sau"), "words_differ", "“15 ngày”, tệp ghi 10. Sửa days_after"),
    (AFTER, AFTER.replace("Sau", "mười lăm ngày sau"), "words_differ", "“mười lăm ngày”, tệp ghi 10"),
    ("date: 2021-10\n", "date: unknown\n", "day_not_read", "Ghi date theo văn bản"),
    ("02/CTr-TLĐ ngày 08/01/2021 của", "02/CTr-TLĐ, có hiệu lực từ ngày 15/01/2021, của", "date_differs", "2021-01-08"),
    ("national: vn-hung-kings", "national: vn-party", "shared_day_differs national_differs", "national: vn-hung-kings"),
    (CARE, "words: chăm lo Tết (ngày 29/02/2021)", "no_such_day", "lịch không có “ngày 29/02/2021”"),
    (CARE, "words: chăm lo đến ngày 31/6", "no_such_day", "lịch không có “ngày 31/6”"),
    (CARE, "words: chăm lo ngày 15/13/2021", "no_such_day", "15/13/2021"),
    (CARE, "words: chăm lo ngày 32 tháng 01 năm 2021", "no_such_day", "ngày 32 tháng 01"),
    (CARE, "words: chăm lo trong tháng 13/2021", "no_such_day", "tháng 13/2021"),
    (CARE, "words: chăm lo trong quý V/2021", "no_such_day", "quý V/2021"),
    (CARE, "words: từ ngày 15/3/2021 đến ngày 10/3/2021", "range_turned", "kết thúc trước khi bắt đầu"),
    (CARE, "words: giai đoạn 2025-2021", "range_turned", "“2025-2021”"),
    (CARE, "words: 90 ngày đêm thi đua (từ 01/3/2021 đến 30/6/2021)", "sum_differs", "cộng lại được 122"),
]

NUMBERS = [
    ("name: Đợt 2", "name: Đợt I1", "no_ordinal", "“Đợt I1”: không đọc được số thứ tự"),
    ("name: Đợt 2", "name: Đợt IIII", "no_ordinal", "“Đợt IIII”"),
    ("name: Đợt 3", "name: Đợt 4", "number_in_name_differs phase_number_differs", "đứng sau số 2"),
    ("name: Đợt 2", "name: Đợt ba", "phase_number_differs phase_number_differs", "“Đợt ba” đứng sau số 1"),
    ('["Đợt 1 (Từ', '["Đợt II (Từ', "number_in_name_differs", "“Đợt II”, tên trong tệp ghi số 1"),
    ("ordinal: V", "ordinal: I1", "no_ordinal", "“I1”"),
    ("ordinal: V", "ordinal: VX", "no_ordinal", "“VX”"),
    ("lần thứ V trong", "lần thứ V1 trong", "no_ordinal", "“lần thứ V1”"),
    ("lần thứ V trong", "lần thứ tư trong", "ordinal_differs", "“lần thứ tư”, tệp ghi V"),
    ("lần thứ V trong", "khóa VI trong", "ordinal_differs", "“khóa VI”"),
    ("name: Đại hội Thi đua", "name: Đại hội VI Thi đua", "ordinal_differs", "“Đại hội VI”"),
    ("kỷ niệm 95 năm", "kỷ niệm lần thứ 90", "count_differs", "viết 90 năm, tính ra 95 năm"),
    ("kỷ niệm 95 năm", "kỷ niệm chín mươi năm", "count_differs", "viết 90 năm, tính ra 95 năm"),
    ("at_least: 1", "at_least: 2", "words_differ", "tệp ghi 2. Sửa at_least"),
    ("ít nhất 1 công trình", "ít nhất hai công trình", "words_differ", "“ít nhất hai công trình”"),
    ("section: II.5", "section: II.9", "no_such_section", "dưới mục II không có số 9"),
    (CARE, "words: tổ chức 03 (hai) lần", "number_said_twice", "“03 (hai)”: số và chữ khác nhau"),
    (CARE, "words: chia làm hai đợt", "phases_differ", "“làm hai đợt”, tệp có 3 đợt"),
    (CARE, "words: tổng cộng ba suất quà gồm hai suất quà cho nữ và 2 suất quà cho nam", "sum_differs", "được 4"),
    (CARE, "words: tổng số 30 nhà gồm hai mươi nhà mới và 15 nhà sửa", "sum_differs", "được 35"),
]

CODES = [
    (
        "level: provincial_federation\n    words: Ban",
        "level: grassroots\n    words: Ban",
        "code_differs",
        "provincial_",
    ),
    ("level: provincial_federation\n      departments", "level: confederation\n      departments", "code_differs", ""),
    ("words: gửi về LĐLĐ tỉnh\n", "words: gửi về Tổng Liên đoàn\n", "code_differs", "Ghi confederation"),
    (
        "words: gửi kế hoạch về LĐLĐ tỉnh trước ngày 06/3/2021",
        "words: các công đoàn cơ sở gửi kế hoạch về LĐLĐ tỉnh trước ngày 06/3/2021",
        "code_differs",
        "“công đoàn cơ sở”, tệp ghi directly_superior_union. Ghi grassroots",
    ),
    ("words: bình xét danh hiệu", "words: LĐLĐ tỉnh bình xét danh hiệu", "code_differs", "Ghi provincial_federation"),
    ("action: vote", "action: award", "code_differs", "“bình xét”, tệp ghi award. Ghi vote"),
    ("words: bình xét danh hiệu", "words: bình xét sau mỗi đợt", "code_differs", "“mỗi đợt”, tệp ghi year"),
    (
        "kind: interim_review\n    name: tổ chức sơ kết năm",
        "kind: final_review\n    name: sơ kết năm",
        "code_differs",
        "",
    ),
    ("words: Hàng năm tổ chức sơ kết\n  -", "words: các bệnh viện sơ kết\n  -", "code_differs", "Ghi hospital"),
    ("kind: initiative", "kind: topic", "code_differs", "“sáng kiến”, tệp ghi topic. Ghi initiative"),
    (
        "handed_in_by: tập thể, cá nhân\n    words: đăng ký danh hiệu",
        "handed_in_by: cá nhân\n    words: các tập thể, cá nhân đăng ký danh hiệu",
        "title_offered_to_nobody code_differs",
        "“tập thể”, tệp ghi person. Ghi both",
    ),
    ("words: đăng ký danh hiệu", "words: đăng ký danh hiệu theo từng đợt", "code_differs", "“từng đợt”, tệp ghi year"),
    ("kind: movement", "kind: drive", "code_differs", "“phong trào”, tệp ghi drive. Ghi movement"),
    ("holder: tập thể", "categories: [worker]", "code_differs", "tệp ghi individual. Ghi collective"),
    ("categories: [worker]", "categories: [civil_servant]", "code_differs", "“Công nhân”, tệp ghi civil_servant"),
]

NAMES = [
    ("kind: Kế hoạch\n", "kind: Hướng dẫn\n", "words_differ", "“15/KH-LĐLĐ”, tệp ghi Hướng dẫn"),
    ("name: Chương trình công tác\n", "name: Kế hoạch công tác\n", "words_differ", "“02/CTr-TLĐ”"),
    (
        "issuer: Tổng Liên đoàn Lao động Việt Nam\n    valid",
        "issuer: Bộ Chính trị\n    valid",
        "words_differ",
        "Sửa issuer theo văn bản",
    ),
    ("place: Cao Nguyên", "place: Cao Bằng", "words_differ", "“Cao Nguyên”, tệp ghi Cao Bằng. Sửa place"),
    ("board: Ban Thường vụ", "board: Ban Chấp hành", "words_differ", "“Ban Thường vụ”, tệp ghi Ban Chấp hành"),
    ("ngày 20 tháng 01 năm 2021", "ngày 20 tháng 01 năm 2021\n    - KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "words_differ", "post"),
    ("phong trào “Lao động giỏi”", "phong trào “Lao động sáng tạo”", "words_differ", "Sửa name theo văn bản"),
    ("“Lao động giỏi”", "“Lao động giỏi” do Bộ Y tế phát động", "words_differ", "“Bộ Y tế”"),
    ("“Lao động giỏi”", "“Lao động giỏi”, giai đoạn 2021-2030", "words_differ", "“2021-2030”"),
    ("danh hiệu “Công nhân giỏi Cao Nguyên”", "danh hiệu “Công nhân giỏi Cao Bằng”", "words_differ", "Cao Bằng"),
    ("words: danh hiệu “Công", "words: Tổng Liên đoàn tặng danh hiệu “Công", "words_differ", "Sửa awarded_by"),
    (
        "text: Công nhân, viên chức, lao động {unit} thi đua",
        "text: Công nhân {unit} quyết thắng",
        "words_differ",
        "text",
    ),
    ("kỹ thuật, nhận", "kỹ thuật do Sở Công Thương tổ chức, nhận", "words_differ", "“Sở Công Thương”"),
    ("what: công trình", "what: sáng kiến", "words_differ", "Sửa what theo văn bản"),
    (
        "[Công đoàn Viên chức tỉnh Cao Nguyên chủ",
        "[Công đoàn Viên chức tỉnh Cao Bằng chủ",
        "words_differ",
        "tỉnh Cao Bằng",
    ),
    ("unit: LĐLĐ tỉnh\n", "unit: LÐLÐ tỉnh\n", "odd_letter", "“LÐLÐ” có chữ giống Đ mà là chữ khác"),
    ("unit: LĐLĐ tỉnh\n", "unit: LĐL\u200bĐ tỉnh\n", "odd_letter two_names", "ký tự không nhìn thấy"),
    ("Công nhân giỏi Cao Nguyên\n", "Сông nhân giỏi Cao Nguyên\n", "odd_letter", "chữ của tiếng khác"),
]
FAULTS = [row for rows in (DAYS, NUMBERS, CODES, NAMES) for row in rows]


@pytest.mark.parametrize(
    ("old", "new", "kinds", "words"), FAULTS, ids=[f"{at}-{row[2]}" for at, row in enumerate(FAULTS)]
)
def test_one_fault_is_told_with_its_line_and_remedy(old: str, new: str, kinds: str, words: str) -> None:
    text = put(old, new)
    found = looked_at(text)
    assert sorted(problem.kind for problem in found) == sorted(kinds.split())
    told = [in_words(problem) for problem in found]
    assert [line for line in told if words in line]
    changed = text[: text.index(new)].count("\n") + 1
    for problem, line in zip(found, told, strict=True):
        assert problem.line in range(changed - 9, changed + 9)
        assert re.match(rf"{FILE.name}:{problem.line}: cần xem: .*\S", line)
        assert problem.kind not in line


def test_a_name_in_another_encoding_than_the_rest_is_told() -> None:
    """Both are read as one name; whoever searches the file finds one of the two."""
    name = "Công đoàn Viên chức tỉnh Cao Nguyên"
    (problem,) = looked_at(put(f"[{name}]", f"[{unicodedata.normalize('NFD', name)}]"))
    assert problem.kind == "two_encodings"
    assert "“Công” gõ bằng Unicode tổ hợp" in in_words(problem)


def test_a_file_in_one_encoding_is_passed_in_silence_whichever_it_is() -> None:
    assert looked_at(unicodedata.normalize("NFD", whole())) == []


def test_what_a_doubt_quotes_is_told_once() -> None:
    text = put("action: vote", "action: award")
    doubt = "\ndoubts:\n  - code: cn21-doubt\n    words: [bình xét danh hiệu]\n    note: văn bản dùng hai chữ\n"
    assert [problem.kind for problem in looked_at(text + doubt)] == ["doubt"]
