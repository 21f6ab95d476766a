"""Wordings that people stumbled over stand nowhere any more: what is written instead is in docs/glossary.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data.paths import DATA
from domain.text import templates
from domain.text.union_names import workplace
from tests.support.templates import OVERRIDES, SAMPLES, TEMPLATES

FORBIDDEN = {
    "giờ yên lặng": "giờ nghỉ đêm",
    "chữ cái": "ký tự",
    "chưa dùng được ở đây": "Chưa hiểu ý anh/chị",
    "để làm như vậy": "Bước này không quay lại hay hủy được",
    "bằng số hoặc gõ chữ": "Nhắn số thứ tự, ví dụ 1",
    r"(được|Đã) giao quyền \{\{": "phân công làm: “quyền tổ trưởng” is somebody acting",
    "Không ghi ngày hết": "Không thời hạn",
    "không xem người": "không xem danh sách đoàn viên",
    "lấy được lời mời": "có thể lấy lời mời cho tổ mình",
    "thôi sinh hoạt": "không còn tham gia chương trình",
    "để yên": "giữ nguyên",
    "Rút rồi": "Sau khi rút",
    r"Còn \{\{[^}]*\}\} ngày(?! nữa)(?!; chương trình)": "Còn 7 ngày nữa: ... (thứ Tư, 28/7)",
    "[Tt]hôi nhắc": "Sẽ không nhắc việc này nữa",
    "giấy tờ sẽ đúng hơn": "tên trên giấy tờ sẽ chính xác",
    "[Kk]hi kể lại": "Khi đăng",
    "Thêm: ": "Ghi thêm kết quả",
    r"\bphim\b": "video",
    "Đã có ở ứng dụng khác": "Tôi đã tham gia trên ứng dụng khác",
    "để khớp": "để đối chiếu",
    "chưa giống": "Họ tên chỉ gồm chữ",
    "đánh thức": "Vẫn gửi ngay trong đêm",
    "Văn bản viết": "Theo văn bản",
    "đóng đợt": "Ngày khóa đăng ký, sửa hồ sơ",
}
"""What is written nowhere (as a pattern), and what instead."""

OFFICE = r"LĐLĐ|CĐCS|BTV|CNVCLĐ|\| size|\bKB\b"
"""Short forms of offices and sizes of files: officers may read them, members do not."""

FOR_OFFICERS = {
    *("announcement_done", "announcement_held", "announcement_without_author", "budget", "data_request", "digest"),
    *("duty_returned", "duty_urged", "last_officer_left", "outstanding", "phase_figures", "quota", "quota_files"),
    *("taken_over", "unit_bare", "urging_held"),
}
FILES = sorted(
    [*templates.TEMPLATES.rglob("*.j2"), *templates.TEMPLATES.glob("labels.yaml"), *(DATA / "forms").glob("*.yaml")]
)


def for_members(file: Path) -> bool:
    """Tell whether members read a template."""
    room = file.relative_to(templates.TEMPLATES).parts if file.is_relative_to(templates.TEMPLATES) else ()
    if room[:1] == ("pushes",):
        return file.stem not in FOR_OFFICERS
    return room[:1] == ("screens",) and room[1] != "officer"


@pytest.mark.parametrize(("wording", "better"), FORBIDDEN.items())
def test_nobody_reads_it_any_more(wording: str, better: str) -> None:
    where = [str(file.name) for file in FILES if re.search(wording, file.read_text("utf-8"))]
    assert where == [], better


def test_members_read_no_short_form_and_no_size() -> None:
    found = {file.name: re.findall(OFFICE, file.read_text("utf-8")) for file in FILES if for_members(file)}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("name", [name for name in TEMPLATES if not name.startswith("refusals/")])
def test_no_line_begins_with_a_space(name: str) -> None:
    """Not with all there may be to say, nor with as little of it as there may be."""
    full = {**SAMPLES, **OVERRIDES.get(name, {}), "you": "anh/chị", "You": "Anh/chị", "buttons": True}
    bare = {**full, **{key: 0 for key, value in full.items() if type(value) is int}}
    for context in (full, bare):
        assert [line for line in templates.render(name, context).splitlines() if line.startswith(" ")] == []


def test_a_union_is_named_in_full_and_a_slogan_names_the_workplace() -> None:
    plain = templates.environment().from_string("{{ name | in_full }}")
    assert plain.render(name="Ban Thường vụ LĐLĐ tỉnh") == "Ban Thường vụ Liên đoàn Lao động tỉnh"
    named = {
        "Công đoàn Công ty May Sao Mai": "Công ty May Sao Mai",
        "Công đoàn cơ sở  Trường Mầm non 1": "Trường Mầm non 1",
        "CĐ Bệnh viện tỉnh": "Bệnh viện tỉnh",
        "Liên đoàn Lao động tỉnh Thanh Hóa": "tỉnh Thanh Hóa",
        "Nghiệp đoàn nghề cá Quảng Tiến": "Nghiệp đoàn nghề cá Quảng Tiến",
    }
    assert {union: workplace(union) for union in named} == named
