"""The form engine: what each event does to a draft, and what no sequence of events can do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.campaigns import load_forms
from domain.errors import Problem
from domain.forms.draft import REVIEW, Draft
from domain.forms.engine import advance, asked, caught_up, final_answers, missing, place_of, steps
from domain.forms.model import Form
from domain.input.events import Chose, Event, SentPhoto, SentVoice, Wrote
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
        "name_reporter": {"code": "unnamed"},
        "urgency": {"code": "usual"},
    }
    assert missing(DEED, draft) is None


def test_a_name_typed_at_the_first_question_is_somebody_elses() -> None:
    typed = run(DEED, *STORY[1:])
    assert final_answers(DEED, typed) == final_answers(DEED, run(DEED, *STORY))
    again = run(DEED, Chose("edit_answer", "of_whom"), Wrote("Lò Thị Én, tổ 3"), draft=typed)
    assert (again.at, again.answers["who"]) == (REVIEW, {"text": "Lò Thị Én, tổ 3"})
    with pytest.raises(Problem, match="text_too_long"):
        run(DEED, Wrote("m" * 201))


@pytest.mark.parametrize("whose", [answer("other"), Wrote("chị Mai, chuyền 1"), answer("self")])
def test_no_number_of_a_question_is_left_out_and_the_end_does_not_move(whose: Event) -> None:
    draft, seen = started(DEED), []
    events = [whose, *([STORY[1]] if whose == answer("other") else []), *STORY[2:5], Chose("skip")]
    for event in events:
        seen.append(place_of(DEED, draft.answers, DEED.question(draft.at)))
        draft = advance(DEED, draft, event, TODAY)
    assert dict.fromkeys(seen) == dict.fromkeys((number, 5) for number in range(1, 6))


def test_a_deed_of_ones_own_asks_neither_who_nor_whether_to_name_the_reporter() -> None:
    codes = [question.code for question in asked(DEED, {"of_whom": {"code": "self"}})]
    assert codes == ["of_whom", "what", "date", "where", "photos", "effect"]


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
    draft = run(DEED, Wrote("Tổ 3"), draft=draft)
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
        ((SentVoice(None, 3, "voice_lost"),), "voice_not_here"),
        ((answer("other"), Wrote("Mai"), SentVoice(None, 3, "voice_too_large")), "voice_too_large"),
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
        ((*STORY, Chose("switch", "what")), "not_expected"),
    ],
)
def test_bad_input_says_what_to_do(events: tuple[Event, ...], problem: str) -> None:
    draft = run(DEED, *events[:-1])
    with pytest.raises(Problem) as caught:
        advance(DEED, draft, events[-1], TODAY)
    assert caught.value.template == problem


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("26/02", "2021-02-26"),
        ("5/12", "2020-12-05"),
        ("01-02-2021", "2021-02-01"),
        ("3.1.21", "2021-01-03"),
        ("Hôm qua", "2021-02-26"),
        ("toi qua", "2021-02-26"),
        ("hom kia", "2021-02-25"),
        ("thứ Hai", "2021-02-22"),
        ("thu 2 vua roi", "2021-02-22"),
        ("thứ Bẩy", "2021-02-20"),  # today is a Saturday: the last one before it
        ("thứ hai tuần trước", "2021-02-15"),
        ("CN tuần rồi", "2021-02-21"),
    ],
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


def voice(name: str = "v", seconds: int = 12) -> SentVoice:
    return SentVoice(Media(name, "audio/ogg", 10), seconds)


def test_every_way_through_a_good_deed_asks_at_most_six_questions() -> None:
    for code in ("self", "other", "collective"):
        assert len(steps(DEED, {"of_whom": {"code": code}})) <= 6


@pytest.mark.parametrize(
    "form", [form for form in FORMS.values() if form.code != "good_deed"], ids=lambda one: one.code
)
def test_no_other_form_asks_more_than_four(form: Form) -> None:
    assert len(steps(form, {})) <= (3 if form.code == "title" else 4)


def test_the_story_may_be_told_or_written_on_paper() -> None:
    told = run(DEED, *STORY[:2], voice())
    assert (told.at, told.answers["what"]) == ("date", {"voice": "v", "seconds": 12})
    written = run(DEED, *STORY[:2], SentPhoto(Media("p1", "image/jpeg", 1), album="7"))
    assert (written.at, written.answers["what"]) == ("date", {"photos": ["p1"], "written": True})
    two = run(DEED, SentPhoto(Media("p2", "image/jpeg", 1), album="7"), draft=written)
    assert (two.at, two.answers["what"]["photos"]) == ("date", ["p1", "p2"])  # the second page of the same album
    loose = run(DEED, photo("z"), draft=two)
    assert loose.answers["photos"] == {"photos": ["z"]}  # another picture is evidence


def test_a_caption_answers_where_words_are_awaited_and_the_picture_is_evidence() -> None:
    draft = run(DEED, *STORY[:2], SentPhoto(Media("a", "image/jpeg", 1), caption="Nhặt được ví"))
    assert draft.at == "date"
    assert draft.answers["what"] == {"text": "Nhặt được ví"}
    assert draft.answers["photos"] == {"photos": ["a"]}
    kept = run(DEED, SentPhoto(Media("b", "image/jpeg", 1), caption="lúc trả ví"), draft=draft)
    assert kept.at == "date"
    assert kept.answers["photos"] == {"photos": ["a", "b"], "text": "lúc trả ví"}
    long = run(DEED, answer("other"), SentPhoto(Media("c", "image/jpeg", 1), caption="x" * 300))
    assert long.at == "who"  # too long for a name: it stays with the picture
    assert long.answers["photos"]["text"] == "x" * 300


def test_a_picture_is_not_lost_wherever_it_comes() -> None:
    early = run(DEED, photo("a"))
    assert (early.at, early.answers["photos"]) == ("of_whom", {"photos": ["a"]})
    late = run(DEED, *STORY, photo("c"))
    assert (late.at, late.answers["photos"]) == (REVIEW, {"photos": ["a", "b", "c"]})
    with pytest.raises(Problem, match="photo_not_here"):
        run(FORMS["title"], photo("a"))


def test_the_reporter_turns_the_wish_over_in_the_review() -> None:
    draft = run(DEED, *STORY, Chose("switch", "name_reporter"))
    assert final_answers(DEED, draft)["name_reporter"] == {"code": "named"}
    draft = run(DEED, Chose("switch", "name_reporter"), Chose("add_answer", "effect"), Wrote("Trả đủ"), draft=draft)
    assert draft.at == REVIEW
    assert final_answers(DEED, draft)["name_reporter"] == {"code": "unnamed"}
    assert final_answers(DEED, draft)["effect"] == {"text": "Trả đủ"}


def test_last_years_answers_are_used_again() -> None:
    title = FORMS["title"]
    last = {"task": {"code": "fewer-defects"}, "goal": {"text": "lỗi dưới 1%"}}
    draft = run(title, Chose("reuse"), Chose("reuse"), draft=replace(started(title), last=last))
    assert (draft.at, final_answers(title, draft)) == (REVIEW, last)
    gone = replace(started(title), last={"task": {"code": "no-longer-there"}})
    with pytest.raises(Problem, match="answer_needed"):
        run(title, Chose("reuse"), draft=gone)


def test_a_draft_of_the_version_before_goes_on_where_the_new_one_asks() -> None:
    old = replace(run(DEED, *STORY), version=1, at="name_reporter")
    assert caught_up(DEED, old).at == REVIEW
    earlier = replace(run(DEED, *STORY[:3]), version=1)
    assert (caught_up(DEED, earlier).at, caught_up(DEED, earlier).version) == ("date", DEED.version)
    adding = replace(run(DEED, *STORY), version=1, at="effect", editing=True)
    assert caught_up(DEED, adding).at == "effect"  # it was opened from the review, and is no step of the way
    stored = old.dump()
    for name in ("marked", "last", "album", "album_at", "record_version"):
        del stored[name]  # as the program before wrote it
    assert caught_up(DEED, Draft.load(stored)).at == REVIEW


ALBUMS = st.sampled_from([None, "1", "2"])
EVENTS = st.one_of(
    st.sampled_from([answer.code for question in DEED.questions for answer in question.answers]).map(answer),
    st.sampled_from(["back", "skip", "keep", "done", "reuse", "submit"]).map(Chose),
    st.sampled_from([question.code for question in DEED.questions]).map(lambda code: Chose("edit_answer", code)),
    st.sampled_from(["effect", "name_reporter", "what"]).map(lambda code: Chose("switch", code)),
    st.text(min_size=1, max_size=20).map(Wrote),
    st.builds(SentPhoto, st.sampled_from("abc").map(lambda name: Media(name, "image/jpeg", 9)), st.none(), ALBUMS),
    st.builds(SentPhoto, st.just(Media("d", "image/jpeg", 9)), st.none(), ALBUMS, st.text(max_size=9)),
    st.sampled_from("vw").map(voice),
    st.just(SentPhoto(None, "photo_lost")),
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
        check_nothing_is_lost(before, draft, event)
        assert draft == Draft.load(draft.dump())
        assert caught_up(DEED, draft) == draft
    if draft.at == REVIEW:
        assert missing(DEED, draft) is None


def check_nothing_is_lost(before: Draft, draft: Draft, event: Event) -> None:
    """Only the answer that is on show changes, a switch, or a picture is put to the others of its place."""
    codes = {question.code for question in asked(DEED, draft.answers)}
    assert set(before.answers) <= set(draft.answers)
    assert draft.at == REVIEW or draft.at in codes
    changed = {code for code, one in before.answers.items() if draft.answers[code] != one}
    elsewhere = changed - {before.at}
    if isinstance(event, SentPhoto):
        for code in elsewhere:
            assert set(before.answers[code].get("photos", ())) <= set(draft.answers[code]["photos"])
    else:
        assert elsewhere <= ({event.value} if isinstance(event, Chose) and before.at == REVIEW else set())
    if before.editing and event == Chose("back") and not before.asking:
        assert draft.at == REVIEW
    if event == Chose("back") and REVIEW not in {before.at, draft.at}:
        assert draft.answers == before.answers  # going back shows what was answered


@given(st.lists(EVENTS, max_size=12), st.sampled_from([question.code for question in DEED.questions]))
def test_editing_one_answer_returns_to_the_review(events: list[Event], code: str) -> None:
    draft = run(DEED, *STORY)
    if code not in {question.code for question in asked(DEED, draft.answers)} or DEED.question(code).is_switch:
        return
    draft = run(DEED, Chose("edit_answer", code), draft=draft)
    for event in events:
        try:
            draft = advance(DEED, draft, event, TODAY)
        except Problem:
            continue
        assert draft.at == REVIEW or draft.editing
