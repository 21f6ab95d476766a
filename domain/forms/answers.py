"""What a person did, read as the answer to one question. Pure; raises the `Problem` that tells what to do."""

from __future__ import annotations

from datetime import date, timedelta

from domain.errors import Problem
from domain.forms.draft import Answer, Draft
from domain.forms.model import Question
from domain.input.events import Chose, Event, SentVoice, Wrote
from domain.input.typed_day import typed_day


def read_answer(question: Question, event: Event, today: date) -> Answer:
    """Read an event as an answer. Raises `Problem`."""
    if isinstance(event, Chose) and event.code == "answer":
        return _ready(question, event.value, today)
    if isinstance(event, SentVoice):
        return _voice(question, event)
    if not isinstance(event, Wrote):
        raise Problem("not_expected")
    if question.kind == "date":
        return {"date": typed_day(event.text, today, past_only=question.past_only).isoformat()}
    if question.kind == "photos" or (question.kind == "choice" and not question.free_text):
        raise Problem("choose_one" if question.kind == "choice" else "photo_awaited")
    return {"text": _typed_text(question, event.text)}


def takes_words(question: Question) -> bool:
    """Tell whether typed words are an answer here as they stand."""
    return question.kind in {"text", "person"} or (question.kind == "choice" and question.free_text)


def asks_for_typing(question: Question, code: str) -> bool:
    return any(answer.asks for answer in question.answers if answer.code == code)


def reusable(question: Question, draft: Draft) -> Answer | None:
    """Return the answer of an earlier round if it still answers this question."""
    answer = draft.last.get(question.code) or {}
    if "code" in answer:
        return answer if answer["code"] in question.answer_codes() else None
    fits = takes_words(question) and question.min_length <= len(answer.get("text", "")) <= question.max_length
    return {"text": answer["text"]} if "text" in answer and fits else None


def _ready(question: Question, code: str, today: date) -> Answer:
    for answer in question.answers:
        if answer.code == code:
            if question.kind == "date" and answer.days_ago is not None:
                return {"date": (today - timedelta(days=answer.days_ago)).isoformat()}
            return {"code": code}
    raise Problem("choose_one")


def _voice(question: Question, event: SentVoice) -> Answer:
    if not question.spoken:
        raise Problem("voice_not_here")
    if event.media is None:
        raise Problem(event.problem or "voice_lost", **event.facts)
    return {"voice": event.media.sha256, "seconds": event.seconds}


def _typed_text(question: Question, text: str) -> str:
    if len(text) > question.max_length:
        raise Problem("text_too_long", length=len(text), limit=question.max_length)
    if len(text) < question.min_length:
        raise Problem("answer_needed")
    return text
