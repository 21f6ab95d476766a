"""Pictures in a form: evidence, a page of handwriting, or sent before anybody asked. None is lost.

With a caption the words answer the question and the picture is evidence; without one, where a story may be told, the
picture is the story on paper. The other pictures of the same album follow the first, wherever the draft stands by then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.errors import Problem
from domain.forms.draft import Answer, Draft
from domain.forms.model import Question
from domain.input.events import SentPhoto

WORDED = frozenset({"text", "person"})
"""Kinds of question that a caption may answer; beside ready answers a caption rather says what the picture shows."""


def place_of(draft: Draft, question: Question | None, asked: Sequence[Question], event: SentPhoto) -> Question | None:
    """Say to which question a picture belongs; `None` when this form has no use for it."""
    if _follows(draft, event):
        followed = next((candidate for candidate in asked if candidate.code == draft.album_at), None)
        if followed is not None:
            return followed
    if question is not None and (question.kind == "photos" or (question.spoken and not event.caption)):
        return question
    return next((candidate for candidate in asked if candidate.kind == "photos"), None)


def caption_answers(draft: Draft, question: Question | None, event: SentPhoto) -> bool:
    """Tell whether the words under a picture are the answer to the question on show."""
    return bool(event.caption) and not _follows(draft, event) and question is not None and question.kind in WORDED


def put(draft: Draft, place: Question, event: SentPhoto, *, with_caption: bool) -> Draft:
    """Put a picture to its question; the same picture twice is one. Raises `Problem`."""
    if event.media is None:
        raise Problem(event.problem or "photo_lost", **event.facts)
    old = draft.answers.get(place.code, {})
    photos: list[str] = old.get("photos", [])
    if place.spoken and not _follows(draft, event):
        photos = []  # another story instead of the old one
    if event.media.sha256 not in photos:
        if len(photos) >= place.max:
            raise Problem("photos_full", limit=place.max)
        photos = [*photos, event.media.sha256]
    answer: Answer = {"photos": photos, "written": True} if place.spoken else {"photos": photos}
    story = old.get("text", "")
    if with_caption and event.caption not in story.split("\n"):
        story = "\n".join(text for text in (story, event.caption) if text)
    if story and not place.spoken:
        answer["text"] = story
    answers = {**draft.answers, place.code: answer}
    return replace(draft, answers=answers, album=event.album, album_at=place.code)


def _follows(draft: Draft, event: SentPhoto) -> bool:
    return event.album is not None and event.album == draft.album
