"""A table of mistakes in a campaign file: what is said, and of which line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.commands.speaking import say
from data import paths
from domain.campaign_check import Report, check
from domain.content.errors import Problem

WRONG = [
    ("date: 2021-03-06", "date: 31/02/2021", "bad_partial_date"),
    ("date: 2021-02-25", "date: 2021-02", "bad_day"),
    ("date: 2021-02-25", "dat: 2021-02-25", "extra_forbidden"),
    ("  date: 2021-02-25\n", "", "missing"),
    ("number: 06/HD-LĐLĐ", "number:", "empty"),
    ("number: 06/HD-LĐLĐ", "number: 06\n  number: 07", "key_twice"),
    ("rule: before", "rule: bevor", "union_tag_invalid"),
    ("rule: before, ", "", "union_tag_not_found"),
    ("kind: plan", "kind: plans", "enum"),
    ("code: th21-duty-cluster", "code: th21-duty-plan", "code_twice"),
    ("code: th21-duty-cluster", "code: Việc cụm", "bad_code"),
    ("code: th21-duty-cluster", "code: vn-tet", "code_elsewhere"),
    ("code: th21-duty-cluster", "code: dl20-duty-plan", "code_elsewhere"),
    ("departments: [th21-dept-communication, th21-dept-in-charge]", "departments: [th21-dept]", "unknown_code"),
    ("titles: [th21-title-worker, th21-title-employee]\n    form", "titles: [th21-title]\n    form", "unknown_code"),
    ("form: task", "form: tasks", "unknown_code"),
    ("start: 2021, end: 2030", "start: 2031, end: 2030", "ends_before_it_starts"),
    ("slug: thanh-hoa-2021", "slug: thanh-hoa", "slug_is_not_file"),
    ("written: [I, II, IV]", "written: [I, II, a]", "string_pattern_mismatch"),
    ("record_prefix: TH", "record_prefix: th", "string_pattern_mismatch"),
    ("short_name: Chung sức 2021-2030", "short_name: Chung sức xây dựng quê hương Thanh Hóa", "too_long_for_button"),
    ("short_name: LĐLĐ tỉnh Thanh Hóa", "short_name:", "empty"),
    ("short_name: Chung sức 2021-2030", 'short_name: ""', "empty"),
    ("place: Thanh Hóa", "place: null", "empty"),
    ("kind: Hướng dẫn", "kind: unknown", "unknown_refused"),
    ("as_written: [Ban phụ trách]", "as_written: [không rõ]", "unknown_refused"),
    ("owed_by: [cluster]\n", "owed_by: []\n", "owed_by_nobody"),
    ("days_before: [7, 3, 1, 0]", "days_before: [bảy]", "int_parsing"),
    ("days_before: [7, 3, 1, 0]", "days_before: [-1]", "greater_than_equal"),
    ("days_before: [7, 3, 1, 0]", "days_before: 7", "tuple_type"),
    ("lao động {unit} chung sức", "lao động {tên} chung sức", "bad_blank"),
    ("period: { start", "period: x # { start", "model_type"),
    ("rule: yearly,", "rule: yearly, chosen_day: 12-15,", "chosen_by_nobody"),
    ("kind: task\n", "kind: task\n    titles: [th21-title-worker]\n", "titles_of_registrable"),
    ("departments:\n  - code", "departments:\n- code\n  - code", "not_yaml"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for folder in (paths.CAMPAIGNS, paths.FORMS, paths.CALENDAR):
        shutil.copytree(folder, tmp_path / folder.name)
    return tmp_path


@pytest.fixture
def changed(data: Path) -> Callable[[str, str], Report]:
    path = data / "campaigns" / "thanh-hoa-2021.yaml"

    def change(old: str, new: str) -> Report:
        whole = path.read_text(encoding="utf-8")
        assert old in whole
        path.write_text(whole.replace(old, new, 1), encoding="utf-8")
        return check([path], data=data)

    return change


def told(problem: Problem) -> str:
    return say("campaign_check", report=Report(files=1), faults=[(problem.file.name, problem)], warnings=[])


@pytest.mark.parametrize(
    ("old", "new", "kind"), WRONG, ids=[f"{number}-{kind}" for number, (*_, kind) in enumerate(WRONG)]
)
def test_a_mistake_is_named_with_its_line(changed: Callable[[str, str], Report], old: str, new: str, kind: str) -> None:
    whole = (paths.CAMPAIGNS / "thanh-hoa-2021.yaml").read_text(encoding="utf-8")
    line = whole[: whole.index(old)].count("\n") + 1
    report = changed(old, new)
    assert kind in {problem.kind for problem in report.faults}
    problem = next(problem for problem in report.faults if problem.kind == kind)
    assert abs(problem.line - line) <= 12
    assert f"thanh-hoa-2021.yaml:{problem.line}: lỗi: " in told(problem)
    assert "Xem data/campaigns/schema.json." not in told(problem)


def test_all_mistakes_are_told_at_once(changed: Callable[[str, str], Report]) -> None:
    changed("date: 2021-03-06", "date: 31/02/2021")
    report = changed("kind: launch", "kind: launching")
    assert [problem.kind for problem in report.faults] == ["bad_partial_date", "enum"]


def test_a_retired_code_is_never_used_again(changed: Callable[[str, str], Report]) -> None:
    report = changed("numbering:\n", "retired: [th21-duty-cluster]\n\nnumbering:\n")
    assert [problem.kind for problem in report.faults] == ["code_twice"]


def test_a_file_that_is_not_there(data: Path) -> None:
    (problem,) = check([data / "campaigns" / "khong-co.yaml"], data=data).faults
    assert (problem.kind, problem.line) == ("unreadable", 1)


@pytest.mark.parametrize(("content", "kind"), [("", "not_a_mapping"), ("- một", "not_a_mapping"), ("a: [", "not_yaml")])
def test_a_file_that_is_no_campaign(data: Path, content: str, kind: str) -> None:
    path = data / "campaigns" / "moi.yaml"
    path.write_text(content, encoding="utf-8")
    assert [problem.kind for problem in check([path], data=data).faults] == [kind]


def test_a_file_in_another_encoding(data: Path) -> None:
    path = data / "campaigns" / "moi.yaml"
    path.write_bytes("tên: Đợt".encode("utf-16"))
    assert [problem.kind for problem in check([path], data=data).faults] == ["unreadable"]


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        ("calendar/national.yaml", "solar: 02-03", "solar: 02-30", "bad_month_day"),
        ("calendar/national.yaml", "solar: 02-03", "solar: 02-04", "founded_on_another_day"),
        ("calendar/national.yaml", "    solar: 01-09\n", "", "no_single_day"),
        ("calendar/national.yaml", "solar: 01-09\n", "solar: 01-09\n    month: 1\n", "no_single_day"),
        ("calendar/national.yaml", "code: vn-students", "code: vn-tet", "code_twice"),
        ("calendar/national.yaml", "status: to_be_confirmed", "status: stated", "stated_without_words"),
        ("forms/title.yaml", "code: goal", "code: task", "code_twice"),
        (
            "forms/good_deed.yaml",
            "question: of_whom, answers: [other",
            "question: what, answers: [other",
            "bad_condition",
        ),
        ("forms/good_deed.yaml", "subject_question: of_whom", "subject_question: where", "bad_subject"),
        ("forms/pledge.yaml", "- { code: join, label: Tôi hưởng ứng }", "[]", "choice_without_answers"),
        ("forms/good_deed.yaml", "min: 0\n    max: 10", "min: 5\n    max: 4", "empty_range"),
    ],
)
def test_mistakes_in_forms_and_calendar(data: Path, file: str, old: str, new: str, kind: str) -> None:
    path = data / file
    whole = path.read_text(encoding="utf-8")
    assert old in whole
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")
    found = [problem for problem in check(data=data).faults if problem.file == path]
    assert [problem.kind for problem in found] == [kind]
    assert "Xem data/campaigns/schema.json." not in told(found[0])


def test_the_program_ships_without_faults() -> None:
    assert check().faults == []
