"""What the generic form looks like: a question, the review, the answers that an officer marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from domain.campaigns import Campaign
from domain.forms.answers import reusable
from domain.forms.draft import Answer, Draft
from domain.forms.engine import asked, place_of, standing
from domain.forms.model import Form, Question
from domain.records.describing import answer_lines, fitted, show_answer, subject_name
from domain.records.outstanding import CODE as OUTSTANDING
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn

QUESTION, REVIEWING, MENDED = "form/question", "form/review", "form/mended"
EDITING, DROPPING = "form/edit", "form/drop"
ROOM = 3500  # characters of answers that one screen holds
CATEGORY = "category"
"""Where a conversation keeps to which group of workers its person belongs, by which ready answers are offered."""

Campaigns = Mapping[str, Campaign]


def ask(turn: Turn, draft: Draft, form: Form) -> Screen:
    """Show the question at which the draft stands, with what was answered before."""
    question = form.question(draft.at)
    number, total = place_of(form, draft.answers, question)
    old = standing(question, draft.answers)
    last = reusable(question, draft) if not old else None
    context = {
        "number": number,
        "total": total,
        "prompt": question.asks(_before(question, draft), collective=draft.collective is not None),
        "kind": question.kind,
        "told": question.spoken,
        "free_text": question.free_text or draft.asking,
        "asking": draft.asking,
        "old": show_answer(question, old) if old else None,
        "last": show_answer(question, last) if last else None,
        "photos": len(old.get("photos", [])),
        "today": turn.now.date().isoformat(),
    }
    return Screen(
        QUESTION, context, tuple(_choices(turn, question, old, last, asking=draft.asking)), _accepts(question, draft)
    )


def _before(question: Question, draft: Draft) -> str | None:
    """Return what was answered to the question on which this one depends."""
    return draft.answers.get(question.when.question, {}).get("code") if question.when else None


def _choices(turn: Turn, question: Question, old: Answer, last: Answer | None, *, asking: bool) -> list[Choice]:
    offered = () if asking else question.offers(turn.draft.get(CATEGORY))
    ready = [Choice("answer", answer.code, {"text": answer.label}) for answer in offered]
    if question.kind == "photos":
        ready = [Choice("done"), Choice("clear_photos")] if old else [Choice("no_photo")]
    elif old:
        ready.append(Choice("keep"))
    elif last:
        ready.append(Choice("reuse"))
    if question.kind != "photos" and not old and not question.required:
        ready.append(Choice("skip"))
    return [*ready, Choice("back"), Choice("later")]


def _accepts(question: Question, draft: Draft) -> frozenset[str]:
    if question.kind == "photos":
        return frozenset({"photo", "choice"})
    if question.spoken:
        return frozenset({"text", "photo", "voice"})
    if question.kind == "person" or question.words_answer is not None:
        return frozenset({"name"} if question.kind == "person" else {"choice", "name"})
    if question.kind == "text" and not question.answers:
        return frozenset({"text"})
    if question.kind == "date" or question.free_text:
        return frozenset({"text"}) if draft.asking else frozenset({"choice", "text"})
    return frozenset({"choice"})


def review(draft: Draft, form: Form, campaigns: Campaigns, *, recent: bool) -> Screen:
    """Show everything before it is sent; of a returned record only what was marked, until all is asked for.

    `recent`: the deed may be called outstanding.
    """
    send = Choice("send_again") if draft.record else Choice("submit")
    context = {
        "kind": draft.kind,
        "subject": subject_name(campaigns.get(draft.campaign), draft.subject),
        "awarded_by": getattr(campaigns[draft.campaign].by_code.get(draft.subject), "awarded_by", None),
        "collective": draft.collective_name,
        "again": bool(draft.record),
        "code": draft.record,
        "of_self": draft.answers.get(form.subject_question or "", {}).get("code") == "self",
        "lines": fitted(answer_lines(form, draft.answers, draft.marked), ROOM),
    }
    if draft.marked:
        return Screen(MENDED, context, (send, Choice("see_whole"), Choice("later"), Choice("cancel")))
    moves = (Choice("edit"), Choice("later"), Choice("cancel"))
    return Screen(REVIEWING, context, (send, *_in_review(form, draft, recent=recent), *moves))


def _in_review(form: Form, draft: Draft, *, recent: bool) -> Iterable[Choice]:
    """Offer the switches, and what may be added."""
    for question in asked(form, draft.answers):
        if OUTSTANDING in question.answer_codes() and not recent:
            continue
        if question.is_switch:
            held = standing(question, draft.answers)["code"]
            other: Any = next((answer for answer in question.answers if answer.code != held), question.answers[0])
            yield Choice("switch", question.code, {"text": other.label})
        elif question.in_review and not draft.answers.get(question.code):
            yield Choice("add_answer", question.code, {"text": question.label})


def edit(form: Form, draft: Draft) -> Screen:
    """Offer the answers to change one of them."""
    questions = [
        question
        for question in asked(form, draft.answers)
        if not question.in_review or draft.answers.get(question.code)
    ]
    choices = (Choice("edit_answer", question.code, {"text": question.label}) for question in questions)
    return Screen(EDITING, {}, (*choices, Choice("back")))
