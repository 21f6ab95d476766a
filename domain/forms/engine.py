"""The form engine: `advance` takes a draft one event further, or raises the `Problem` that tells what to do.

Pure: today's date and everything else from outside is handed in. No sequence of events loses an answer; going back
shows the old one; while one answer is edited the way leads back to the review. Answers to questions that are no longer
asked stay in the draft (the person may change their mind) and are dropped by `final_answers` when it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from domain.errors import Problem
from domain.forms import pictures
from domain.forms.answers import asks_for_typing, read_answer, reusable
from domain.forms.draft import REVIEW, Answer, Draft
from domain.forms.model import Form, Question
from domain.input.events import Chose, Event, SentPhoto, Wrote


def asked(form: Form, answers: Mapping[str, Answer]) -> list[Question]:
    """List the questions whose condition holds, in order, with those of the review."""
    return [question for question in form.questions if _holds(question, answers)]


def steps(form: Form, answers: Mapping[str, Answer]) -> list[Question]:
    """List the questions that are asked one after the other on the way to the review."""
    return [question for question in asked(form, answers) if not question.in_review]


def place_of(form: Form, answers: Mapping[str, Answer], question: Question) -> tuple[int | None, int]:
    """Return the number of a question on the way to the review, and of how many; one of the review has none.

    What may be typed at the question before is one with it, so that no number is left out and the end does not move.
    """
    ahead = {other.words_answer: other for other in form.questions if other.words_answer}
    counted = [other for other in steps(form, answers) if other.code not in ahead]
    first = ahead.get(question.code, question)
    return (counted.index(first) + 1 if first in counted else None), len(counted)


def _holds(question: Question, answers: Mapping[str, Answer]) -> bool:
    if question.when is None:
        return True
    return answers.get(question.when.question, {}).get("code") in question.when.answers


def standing(question: Question, answers: Mapping[str, Answer]) -> Answer:
    """Return the answer that holds now: a switch that nobody touched stands at its first."""
    return answers.get(question.code) or ({"code": question.answers[0].code} if question.is_switch else {})


def final_answers(form: Form, draft: Draft) -> dict[str, Answer]:
    """Return the answers that count: those to questions that are asked, without the skipped ones."""
    found = {question.code: standing(question, draft.answers) for question in asked(form, draft.answers)}
    return {code: answer for code, answer in found.items() if answer}


def reopened(form: Form, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers of a record for a draft: what was skipped then is not asked again."""
    return {**{question.code: {} for question in steps(form, answers)}, **answers}


def missing(form: Form, draft: Draft) -> Question | None:
    """Find the first required question without an answer."""
    for question in asked(form, draft.answers):
        if question.required and not standing(question, draft.answers):
            return question
    return None


def caught_up(form: Form, draft: Draft) -> Draft:
    """Let a draft that an older version of the form began go on where this one still asks."""
    codes = {question.code for question in asked(form, draft.answers)}
    if draft.version == form.version and (draft.at == REVIEW or draft.at in codes):
        return draft
    pending, marked = (tuple(code for code in stored if code in codes) for stored in (draft.pending, draft.marked))
    order = [question.code for question in steps(form, draft.answers)]
    unasked = [code for code in order if code not in draft.answers]
    stays = draft.at in order or (draft.editing and draft.at in codes)  # what is added in the review is no step
    at = draft.at if stays else (*unasked, REVIEW)[0]
    moved = draft.moved(at, editing=draft.editing and at != REVIEW)
    return replace(moved, version=form.version, pending=pending, marked=marked)


def advance(form: Form, draft: Draft, event: Event, today: date) -> Draft:
    """Take the draft one event further. Raises `Problem`; the draft stays as it was then."""
    if isinstance(event, SentPhoto):
        return _picture(form, draft, event, today)
    if draft.at == REVIEW:
        return _in_review(form, draft, event)
    question = form.question(draft.at)
    if isinstance(event, Chose) and event.code in _MOVES:
        return _MOVES[event.code](form, draft, question)
    if isinstance(event, Chose) and event.code == "answer" and asks_for_typing(question, event.value):
        return replace(draft, asking=True)
    if isinstance(event, Wrote) and question.words_answer is not None:
        draft, question = _ahead(form, draft, question)
    answered = draft.with_answer(question.code, read_answer(question, event, today))
    return _onward(form, answered, question)


def _ahead(form: Form, draft: Draft, question: Question) -> tuple[Draft, Question]:
    """Go to the question that typed words answer, with the answer here on which it hangs."""
    later = form.question(question.words_answer or "")
    code = later.when.answers[0] if later.when else ""
    return draft.with_answer(question.code, {"code": code}), later


def _in_review(form: Form, draft: Draft, event: Event) -> Draft:
    """Open one answer, or turn a switch over."""
    found = {question.code: question for question in asked(form, draft.answers)}
    if not isinstance(event, Chose) or event.code not in {"edit_answer", "add_answer", "switch"}:
        raise Problem("review_awaits")
    question = found.get(event.value)
    if question is None or (event.code == "switch" and not question.is_switch):
        raise Problem("not_expected")
    if not question.is_switch:
        return draft.moved(question.code, editing=True)
    codes = [answer.code for answer in question.answers]
    held = standing(question, draft.answers)["code"]
    following = codes.index(held) + 1 if held in codes else 0  # a code of an older version is not among them
    return draft.with_answer(question.code, {"code": codes[following % len(codes)]})


def _onward(form: Form, draft: Draft, question: Question) -> Draft:
    """Go to what is asked next. While editing: to what the change has opened, else back to the review."""
    if draft.pending:
        return replace(draft.moved(draft.pending[0], editing=True), pending=draft.pending[1:])
    questions = steps(form, draft.answers)
    if draft.editing:
        later = [open_question for open_question in questions if open_question.code not in draft.answers]
    else:
        later = questions[questions.index(question) + 1 :]
    return draft.moved(later[0].code, editing=draft.editing) if later else draft.moved(REVIEW)


def _picture(form: Form, draft: Draft, event: SentPhoto, today: date) -> Draft:
    """Put a picture where it belongs; its caption may answer the question on show."""
    questions = asked(form, draft.answers)
    question = form.question(draft.at) if draft.at != REVIEW else None
    place = pictures.place_of(draft, question, questions, event)
    answers = pictures.caption_answers(draft, question, event)
    if question is not None and answers:
        try:
            answered = advance(form, draft, Wrote(event.caption), today)
        except Problem:
            if place is None:
                raise
        else:
            return answered if place is None else pictures.put(answered, place, event, with_caption=False)
    if place is None:
        raise Problem("photo_not_here")
    after = pictures.put(draft, place, event, with_caption=True)
    if question is not None and place.spoken and place.code == question.code:
        return _onward(form, after, question)
    return after


def _back(form: Form, draft: Draft, question: Question) -> Draft:
    if draft.asking:
        return replace(draft, asking=False)
    if draft.editing:
        if missing(form, draft):  # the edit opened a question that must be answered
            raise Problem("answer_needed")
        return draft.moved(REVIEW)
    questions = steps(form, draft.answers)
    place = questions.index(question)
    if place == 0:
        raise Problem("first_question")
    return draft.moved(questions[place - 1].code)


def _skip(form: Form, draft: Draft, question: Question) -> Draft:
    if question.required:
        raise Problem("answer_needed")
    return _onward(form, draft.with_answer(question.code, {}), question)


def _keep(form: Form, draft: Draft, question: Question) -> Draft:
    if not draft.answers.get(question.code):
        raise Problem("answer_needed")
    return _onward(form, draft, question)


def _reuse(form: Form, draft: Draft, question: Question) -> Draft:
    last = reusable(question, draft)
    if last is None:
        raise Problem("answer_needed")
    return _onward(form, draft.with_answer(question.code, last), question)


def _done(form: Form, draft: Draft, question: Question) -> Draft:
    answer = draft.answers.get(question.code, {})
    photos = answer.get("photos", [])
    if question.kind != "photos" or len(photos) < question.min:
        raise Problem("answer_needed")
    return _onward(form, draft.with_answer(question.code, answer if photos else {}), question)


def _no_photos(_form: Form, draft: Draft, question: Question) -> Draft:
    if question.kind != "photos":
        raise Problem("not_expected")
    return draft.with_answer(question.code, {})


_MOVES: dict[str, Callable[[Form, Draft, Question], Draft]] = {
    "back": _back,
    "skip": _skip,
    "keep": _keep,
    "reuse": _reuse,
    "done": _done,
    "clear_photos": _no_photos,
}
