"""The form engine: `advance` takes a draft one event further, or raises the `Problem` that tells what to do.

Pure: today's date and everything else from outside is handed in. No sequence of events loses an answer; going back
shows the old one; while one answer is edited the way leads back to the review. Answers to questions that are no longer
asked stay in the draft (the person may change their mind) and are dropped by `final_answers` when it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from domain import dates
from domain.errors import Problem
from domain.events import Chose, Event, SentPhoto, Wrote
from domain.forms.draft import REVIEW, Answer, Draft
from domain.forms.model import Form, Question


def asked(form: Form, answers: Mapping[str, Answer]) -> list[Question]:
    """List the questions whose condition holds, in order."""
    return [question for question in form.questions if _holds(question, answers)]


def _holds(question: Question, answers: Mapping[str, Answer]) -> bool:
    if question.when is None:
        return True
    return answers.get(question.when.question, {}).get("code") in question.when.answers


def final_answers(form: Form, draft: Draft) -> dict[str, Answer]:
    """Return the answers that count: those to questions that are asked, without the skipped ones."""
    return {
        question.code: draft.answers[question.code]
        for question in asked(form, draft.answers)
        if draft.answers.get(question.code)
    }


def missing(form: Form, draft: Draft) -> Question | None:
    """Find the first required question without an answer."""
    for question in asked(form, draft.answers):
        if question.required and not draft.answers.get(question.code):
            return question
    return None


def advance(form: Form, draft: Draft, event: Event, today: date) -> Draft:
    """Take the draft one event further. Raises `Problem`; the draft stays as it was then."""
    if draft.at == REVIEW:
        if isinstance(event, Chose) and event.code == "edit_answer":
            return _edit(form, draft, event.value)
        raise Problem("review_awaits")
    question = form.question(draft.at)
    if isinstance(event, Chose) and event.code in _MOVES:
        return _MOVES[event.code](form, draft, question)
    if isinstance(event, SentPhoto) and question.kind == "photos":
        return _add_photo(draft, question, event)
    if isinstance(event, Chose) and event.code == "answer" and _asks(question, event.value):
        return replace(draft, asking=True)
    answered = draft.with_answer(question.code, _answer(question, event, today))
    return _onward(form, answered, question)


def _edit(form: Form, draft: Draft, code: str) -> Draft:
    if code not in {question.code for question in asked(form, draft.answers)}:
        raise Problem("not_expected")
    return draft.moved(code, editing=True)


def _onward(form: Form, draft: Draft, question: Question) -> Draft:
    """Go to what is asked next. While editing: to what the change has opened, else back to the review."""
    if draft.pending:
        return replace(draft.moved(draft.pending[0], editing=True), pending=draft.pending[1:])
    questions = asked(form, draft.answers)
    later = questions[questions.index(question) + 1 :]
    if draft.editing:
        later = [one for one in questions if one.code not in draft.answers]
    return draft.moved(later[0].code, editing=draft.editing) if later else draft.moved(REVIEW)


def _back(form: Form, draft: Draft, question: Question) -> Draft:
    if draft.asking:
        return replace(draft, asking=False)
    if draft.editing:
        if missing(form, draft):  # the edit opened a question that must be answered
            raise Problem("answer_needed")
        return draft.moved(REVIEW)
    questions = asked(form, draft.answers)
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


def _done(form: Form, draft: Draft, question: Question) -> Draft:
    photos = draft.answers.get(question.code, {}).get("photos", [])
    if question.kind != "photos" or len(photos) < question.min:
        raise Problem("answer_needed")
    return _onward(form, draft.with_answer(question.code, {"photos": photos} if photos else {}), question)


def _no_photos(_form: Form, draft: Draft, question: Question) -> Draft:
    if question.kind != "photos":
        raise Problem("not_expected")
    return draft.with_answer(question.code, {})


_MOVES: dict[str, Callable[[Form, Draft, Question], Draft]] = {
    "back": _back,
    "skip": _skip,
    "keep": _keep,
    "done": _done,
    "clear_photos": _no_photos,
}


def _add_photo(draft: Draft, question: Question, event: SentPhoto) -> Draft:
    if event.media is None:
        raise Problem(event.problem or "photo_lost")
    photos: list[str] = draft.answers.get(question.code, {}).get("photos", [])
    if event.media.sha256 in photos:
        return draft
    if len(photos) >= question.max:
        raise Problem("photos_full", limit=question.max)
    return draft.with_answer(question.code, {"photos": [*photos, event.media.sha256]})


def _asks(question: Question, code: str) -> bool:
    return any(answer.asks for answer in question.answers if answer.code == code)


def _answer(question: Question, event: Event, today: date) -> Answer:
    if isinstance(event, Chose) and event.code == "answer":
        return _ready_answer(question, event.value, today)
    if not isinstance(event, Wrote):
        raise Problem("not_expected")
    if question.kind == "date":
        return {"date": typed_day(event.text, today, past_only=question.past_only).isoformat()}
    if question.kind == "photos" or (question.kind == "choice" and not question.free_text):
        raise Problem("choose_one" if question.kind == "choice" else "photo_awaited")
    return {"text": _typed_text(question, event.text)}


def _ready_answer(question: Question, code: str, today: date) -> Answer:
    for answer in question.answers:
        if answer.code == code:
            if question.kind == "date" and answer.days_ago is not None:
                return {"date": (today - timedelta(days=answer.days_ago)).isoformat()}
            return {"code": code}
    raise Problem("choose_one")


def typed_day(text: str, today: date, *, past_only: bool) -> date:
    """Read a day as people type it. Raises `Problem` for what is no day, no day of the calendar, or still to come."""
    try:
        day = dates.parse(text, today)
    except dates.NoSuchDayError as problem:
        raise Problem("no_such_day", typed=text) from problem
    if day is None:
        raise Problem("not_a_day", typed=text, today=today.isoformat())
    if past_only and day > today:
        raise Problem("day_not_yet", typed=text)
    return day


def _typed_text(question: Question, text: str) -> str:
    if len(text) > question.max_length:
        raise Problem("text_too_long", length=len(text), limit=question.max_length)
    if len(text) < question.min_length:
        raise Problem("answer_needed")
    return text
