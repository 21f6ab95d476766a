"""How a record is told: the form's labels, readable answers, and never a screen that nothing can hold."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from data.enums import RecordKind, RecordState
from data.tables import Record
from data.types import HANOI
from domain.campaigns import get, load_forms
from domain.records.describing import describe, fitted, parts, view_of

CAMPAIGN, FORMS = get("thanh-hoa-2021"), load_forms()
NOW = datetime(2021, 2, 27, 8, 0, tzinfo=HANOI)
ANSWERS = {
    "of_whom": {"code": "other"},
    "who": {"text": "chị Mai"},
    "what": {"text": "Trả lại ví"},
    "date": {"date": "2021-02-05"},
    "where": {"text": "cổng số 2"},
    "photos": {"photos": ["a", "b"]},
    "name_reporter": {"code": "unnamed"},
}
FACTS: dict[str, Any] = {
    "code": "TH-4F7K",
    "draft_id": "d",
    "kind": RecordKind.GOOD_DEED,
    "campaign": CAMPAIGN.slug,
    "subject": "good_deed",
    "round": "2021",
    "person_id": 1,
    "unit_id": 1,
    "unit_as_of": date(2021, 2, 27),
    "form": "good_deed",
    "form_version": 1,
    "answers": ANSWERS,
    "state": RecordState.SUBMITTED,
    "submitted_at": NOW,
    "changed_at": NOW,
}


def record(**changes: Any) -> Record:
    return Record(**{**FACTS, **changes})


def test_every_answer_is_readable() -> None:
    view = describe(record(), FORMS["good_deed"], CAMPAIGN)
    assert (view.code, view.kind, view.state) == ("TH-4F7K", "good_deed", "submitted")
    assert (view.round, view.photos) == ("Năm 2021", 2)
    assert view.lines == (
        ("Gương của", "Người khác"),
        ("Người được giới thiệu", "chị Mai"),
        ("Việc tốt", "Trả lại ví"),
        ("Ngày", "05/02/2021"),
        ("Nơi", "cổng số 2"),
        ("Ảnh", "2 ảnh"),
        ("Khi đăng", "Không nêu tên người giới thiệu"),
        ("Tính chất", "Việc tốt thường ngày"),
    )


@pytest.mark.parametrize(
    ("subject", "told"),
    [("th21-title-worker", "Công nhân giỏi xứ Thanh"), ("th21-reg-task", "Việc làm cụ thể"), ("good_deed", "")],
)
def test_the_subject_is_named(subject: str, told: str) -> None:
    assert describe(record(subject=subject), None, CAMPAIGN).subject == told


def test_a_record_outlives_its_campaign_and_its_questions() -> None:
    view = view_of(record(campaign="gone"), {}, {})
    assert view.subject == ""
    assert ("Nội dung", "Trả lại ví") in view.lines
    old = record(answers={"asked_once": {"text": "x"}, "where": {"code": "no-longer"}})
    lines = view_of(old, {CAMPAIGN.slug: CAMPAIGN}, FORMS).lines
    assert lines == (("Nơi", "(không còn trong biểu mẫu)"), ("Nội dung", "x"))


def test_what_can_be_mended_are_the_questions_that_were_asked() -> None:
    of_self = record(answers={"of_whom": {"code": "self"}, "what": {"text": "x"}})
    assert list(parts(of_self, FORMS["good_deed"])) == ["of_whom", "what", "date", "where", "photos", "effect"]


@pytest.mark.parametrize("limit", [100, 1400, 3500])
def test_long_answers_fit_and_short_ones_stay_whole(limit: int) -> None:
    lines = fitted([("Việc", "ngắn"), ("Kể", "x" * 2000), ("Thêm", "y" * 900)], limit)
    assert sum(len(f"{label}: {value}\n") for label, value in lines) <= limit
    assert lines[0] == ("Việc", "ngắn")


def test_what_fits_is_not_touched() -> None:
    assert fitted([("Việc", "ngắn"), ("Kể", "x" * 300)], 3500) == [("Việc", "ngắn"), ("Kể", "x" * 300)]
    assert fitted([], 3500) == []
