"""What is promised is written by the macros of promises.j2 alone, so that it can be collected and held to."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from domain.text import templates
from tests.support.promise_checks import CHECKS
from tests.support.promises import CODES, HELD, LENGTHS, LIVED

ROOT = Path(__file__).parents[2]
FOLDERS = ("screens", "pushes", "refusals", "web", "files")
FILES = sorted(
    [path for folder in FOLDERS for path in (templates.TEMPLATES / folder).rglob("*.j2")]
    + [templates.TEMPLATES / "labels.yaml"]
)
SHOWN = r"\{\{[^}]*\}\}"
WORDS = re.compile(
    "|".join(
        (
            rf"đến hết (ngày )?({SHOWN}|này|ấy)",
            rf"hết ngày {SHOWN}",
            rf"sẽ [^.{{\n]*(lúc|từ) {SHOWN}",
            rf"[Hh]ẹn gửi lúc {SHOWN}",
            rf"[Tt]rong (vòng )?({SHOWN}|\d+) (giây|phút|giờ|ngày|tháng|năm)",
            r"(lại|tiếp|tiếp vào|lại vào|lại được từ) ngày mai\b(?! trở)",
            rf"{SHOWN} (người|đơn vị)[^.{{\n]* sẽ (được )?(nhận|nhắc|không nhận)",
            rf"[Đđ]ang (gửi|nhắc)[^.{{\n/]* {SHOWN} (người|đơn vị)",
            rf"([Hh]oàn tác|[Dd]ùng) được đến {SHOWN}",
            rf"một lần, đến {SHOWN}",
            rf"[Ss]au ({SHOWN}|một|hai|ba|\d+) (phút|giờ|ngày|tuần|tháng|năm)",
            rf"mất lúc {SHOWN}",
            r"dùng được tới",
            r"có 24 giờ",
        )
    )
)
PAST = "a fact of the past"
EXCEPTIONS = {
    ("pushes/record_locked.j2", "hết ngày {{ day | weekday }}"): PAST,
    ("pushes/phase_figures.j2", "hết ngày {{ last_day | date }}"): PAST,
    ("screens/officer/phase_figures.j2", "hết ngày {{ last_day | date }}"): PAST,
    ("labels.yaml", "hết ngày {{ last.strftime('%d/%m/%Y') }}"): PAST,
    ("refusals/records.j2", "hết ngày {{ day | weekday }}"): PAST,
    ("screens/records/view.j2", "hết ngày {{ until | weekday }}"): PAST,
    ("screens/records/view.j2", "hết ngày {{ until | date }}"): PAST,
    ("screens/section/group_text.j2", "trong 30 ngày"): PAST,
    ("screens/officer/undelivered.j2", "trong 30 ngày"): PAST,
    ("screens/officer/unreachable.j2", "trong 30 ngày"): PAST,
    ("refusals/units.j2", "trong 24 giờ"): PAST,
    ("pushes/letter_raised.j2", "sau {{ days }} ngày"): PAST,
    (
        "labels.yaml",
        "hết ngày {{ day }}",
    ): "the officer's own text for a group, with the day that a duty's screen shows",
    ("labels.yaml", "lại ngày mai"): "a button: what is asked for, not what is promised",
    ("refusals/announcements.j2", "trong {{ days }} ngày"): "how far ahead an hour may be typed",
    ("screens/officer/announce_sure.j2", "sẽ nhận tin ngay lúc {{ now | time }}"): "the present",
    (
        "screens/handbook/_bases.j2",
        "đến hết {{ piece.until | date }}",
    ): "how long a paper is in force, as it says itself",
}
"""Words of a promise that promise nothing, with the reason."""


def found_in(file: str) -> set[str]:
    text = re.sub(r"\{#.*?#\}", "", (templates.TEMPLATES / file).read_text("utf-8"), flags=re.DOTALL)
    return {match[0] for match in WORDS.finditer(text)}


NAMES = [str(file.relative_to(templates.TEMPLATES)) for file in FILES]


@pytest.mark.parametrize("name", NAMES)
def test_a_promise_is_written_by_a_macro(name: str) -> None:
    assert found_in(name) == {words for file, words in EXCEPTIONS if file == name}


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("Sửa được đến hết ngày {{ until | weekday }}, {{ until | date }}.", True),
        ("Thông báo sẽ gửi lúc {{ due | time }}.", True),
        ("{{ count | number }} người sẽ nhận lời nhắc", True),
        ("làm xong trong {{ days }} ngày", True),
        ("Hoàn tác được trong 60 giây.", True),
        ("Hoàn tác được đến {{ until | time }}, {{ until | date }}.", True),
        ("Mã dùng một lần, đến {{ until | time }}.", True),
        ("Mời thử lại sau một giờ.", True),
        ("Người này sẽ được báo tin.", False),
        ("Đã gửi tới {{ sent }}/{{ total }} người.", False),
    ],
)
def test_such_words_are_found(text: str, promises: bool) -> None:  # noqa: FBT001 - a table's column
    assert bool(WORDS.search(text)) is promises


def test_every_code_is_known_with_how_it_is_held() -> None:
    used = {code for file in FILES for code in re.findall(r"promise\.\w+\(['\"](\w+)['\"]", file.read_text("utf-8"))}
    assert used == {*CODES}


def test_each_is_held_in_one_way() -> None:
    assert len(CODES) == len(LIVED) + len(LENGTHS) + len(HELD)
    assert {*CHECKS} == LIVED


LENGTH = re.compile(r"promise\.(?:within|lasting)\(\"(\w+)\", (\d+), \"(\w+)\"\)")
WRITTEN = sorted({found for file in FILES for found in LENGTH.findall(file.read_text("utf-8"))})


@pytest.mark.parametrize(("code", "count", "unit"), WRITTEN)
def test_a_length_that_is_written_is_the_programs(code: str, count: str, unit: str) -> None:
    days = timedelta(days=365 * int(count)) if unit == "years" else timedelta(**{unit: int(count)})
    assert days == LENGTHS[code]


def test_each_length_is_written() -> None:
    assert {code for code, _, _ in WRITTEN} == {*LENGTHS}


ASKED = re.compile(r"heard\.(?:last|moment|day)\(\"(\w+)\", \"(\w+)\"\)")
KEPT = {pair for file in (ROOT / "tests/promises").glob("test_*.py") for pair in ASKED.findall(file.read_text("utf-8"))}
USED = {
    (code, macro)
    for file in FILES
    for macro, code in re.findall(r"promise\.(\w+)\(['\"](\w+)['\"]", file.read_text("utf-8"))
}
BY_NUMBER = {"within", "lasting"}


@pytest.mark.parametrize(("code", "macro"), sorted(USED))
def test_each_promise_is_waited_for_where_it_is_held(code: str, macro: str) -> None:
    by_length = code in LENGTHS and macro in BY_NUMBER
    assert code in LIVED or by_length or (code, macro) in KEPT


def test_nothing_is_waited_for_that_no_template_promises() -> None:
    assert KEPT <= USED
