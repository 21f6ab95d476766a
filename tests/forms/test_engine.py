"""The form engine: what each event does to a draft, and what no sequence of events can do."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.campaigns import load_forms
from domain.errors import Problem
from domain.events import Chose, Event, SentPhoto, Wrote
from domain.forms.draft import REVIEW, Draft
from domain.forms.engine import advance, asked, final_answers, missing
from domain.forms.model import Form
from domain.ports import Media

TODAY = date(2021, 2, 27)
FORMS = load_forms()
DEED = FORMS["good_deed"]


def started(form: Form) -> Draft:
    return Draft("d1", "good_deed", "thanh-hoa-2021", form.code, form.code, form.version, form.questions[0].code)


def photo(name: str) -> SentPhoto:
    return SentPhoto(Media(name, "image/jpeg", 10))


def run(form: Form, *events: Event, draft: Draft | None = None) -> Draft:
    draft = draft or started(form)
    for event in events:
        draft = advance(form, draft, event, TODAY)
    return draft


def answer(code: str) -> Chose:
    return Chose("answer", code)


STORY = (
    answer("other"),
    Wrote("Nguyễn Thị Mai, chuyền 3"),
    Wrote("Nhặt được ví tiền, trả lại người mất"),
    answer("yesterday"),
    answer("workplace"),
    photo("a"),
    photo("b"),
    Chose("done"),
    answer("named"),
)


def test_a_good_deed_from_the_first_question_to_the_review() -> None:
    draft = run(DEED, *STORY)
    assert draft.at == REVIEW
    assert final_answers(DEED, draft) == {
        "of_whom": {"code": "other"},
        "who": {"text": "Nguyễn Thị Mai, chuyền 3"},
        "what": {"text": "Nhặt được ví tiền, trả lại người mất"},
        "date": {"date": "2021-02-26"},
        "where": {"code": "workplace"},
        "photos": {"photos": ["a", "b"]},
        "name_reporter": {"code": "named"},
    }
    assert missing(DEED, draft) is None


def test_a_deed_of_ones_own_asks_neither_who_nor_whether_to_name_the_reporter() -> None:
    assert [question.code for question in asked(DEED, {"of_whom": {"code": "self"}})] == [
        "of_whom",
        "what",
        "date",
        "where",
        "photos",
    ]


def test_answers_no_longer_asked_are_dropped_only_when_it_is_sent() -> None:
    draft = run(DEED, *STORY, Chose("edit_answer", "of_whom"), answer("self"))
    assert draft.at == REVIEW
    assert "who" in draft.answers
    assert "who" not in final_answers(DEED, draft)
    back = run(DEED, Chose("edit_answer", "of_whom"), answer("other"), draft=draft)
    assert back.at == REVIEW
    assert final_answers(DEED, back)["who"] == {"text": "Nguyễn Thị Mai, chuyền 3"}


def test_an_edit_that_opens_new_questions_asks_them_before_the_review() -> None:
    draft = run(DEED, answer("self"), Wrote("Cứu người"), answer("today"), answer("elsewhere"), Chose("skip"))
    assert draft.at == REVIEW
    draft = run(DEED, Chose("edit_answer", "of_whom"), answer("collective"), draft=draft)
    assert draft.at == "who"
    draft = run(DEED, Wrote("Tổ 3"), answer("unnamed"), draft=draft)
    assert draft.at == REVIEW


def test_back_shows_the_old_answer_and_keeping_it_goes_on() -> None:
    draft = run(DEED, answer("other"), Wrote("Mai"), Chose("back"))
    assert draft.at == "who"
    assert draft.answers["who"] == {"text": "Mai"}
    assert run(DEED, Chose("keep"), draft=draft).at == "what"


@pytest.mark.parametrize(
    ("events", "problem"),
    [
        ((Chose("back"),), "first_question"),
        ((Chose("skip"),), "answer_needed"),
        ((Wrote("ai đó"),), "choose_one"),
        ((photo("a"),), "not_expected"),
        ((answer("nobody"),), "choose_one"),
        ((Chose("submit"),), "not_expected"),
        ((*STORY[:3], Wrote("31/02")), "no_such_day"),
        ((*STORY[:3], Wrote("mai")), "not_a_day"),
        ((*STORY[:3], Wrote("28/02/2021")), "day_not_yet"),
        ((*STORY[:2], Wrote("x" * 1501)), "text_too_long"),
        ((*STORY[:5], Wrote("đây")), "photo_awaited"),
        ((*STORY[:5], SentPhoto(None, "photo_too_large")), "photo_too_large"),
        ((*STORY, Wrote("thêm")), "review_awaits"),
        ((*STORY, Chose("edit_answer", "goal")), "not_expected"),
    ],
)
def test_bad_input_says_what_to_do(events: tuple[Event, ...], problem: str) -> None:
    draft = run(DEED, *events[:-1])
    with pytest.raises(Problem) as caught:
        advance(DEED, draft, events[-1], TODAY)
    assert caught.value.template == problem


@pytest.mark.parametrize(
    ("typed", "day"),
    [("26/02", "2021-02-26"), ("5/12", "2020-12-05"), ("01-02-2021", "2021-02-01"), ("3.1.21", "2021-01-03")],
)
def test_a_typed_day_is_the_latest_that_was(typed: str, day: str) -> None:
    draft = run(DEED, *STORY[:3], answer("another-day"), Wrote(typed))
    assert draft.answers["date"] == {"date": day}


def test_the_same_picture_twice_is_one_and_the_eleventh_is_refused() -> None:
    draft = run(DEED, *STORY[:5], photo("a"), photo("a"))
    assert draft.answers["photos"] == {"photos": ["a"]}
    draft = run(DEED, *(photo(str(number)) for number in range(9)), draft=draft)
    with pytest.raises(Problem) as caught:
        advance(DEED, draft, photo("z"), TODAY)
    assert caught.value.template == "photos_full"


EVENTS = st.one_of(
    st.sampled_from([answer.code for question in DEED.questions for answer in question.answers]).map(answer),
    st.sampled_from(["back", "skip", "keep", "done"]).map(Chose),
    st.sampled_from([question.code for question in DEED.questions]).map(lambda code: Chose("edit_answer", code)),
    st.text(min_size=1, max_size=20).map(Wrote),
    st.sampled_from("abc").map(photo),
)


@given(st.lists(EVENTS, max_size=40))
def test_no_sequence_of_events_loses_an_answer_or_leaves_the_form(events: list[Event]) -> None:
    draft = started(DEED)
    for event in events:
        before = draft
        try:
            draft = advance(DEED, draft, event, TODAY)
        except Problem:
            assert draft == before
            continue
        assert set(before.answers) <= set(draft.answers)
        assert draft.at == REVIEW or draft.at in {question.code for question in asked(DEED, draft.answers)}
        assert draft == Draft.load(draft.dump())
        if before.editing and event == Chose("back") and not before.asking:
            assert draft.at == REVIEW
    if draft.at == REVIEW:
        assert missing(DEED, draft) is None
