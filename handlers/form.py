"""The generic form: one question at a time, review, send. What is asked is data; `advance` is pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aiogram import Router

from domain import limits as limiting
from domain.campaigns import Campaign, form_of
from domain.errors import Problem
from domain.events import Chose, SentPhoto
from domain.forms.draft import REVIEW, Draft
from domain.forms.engine import advance, asked, missing
from domain.forms.model import Form, Question
from domain.limits import Kind, Limits
from domain.privacy import demand_consent
from domain.records import photos
from domain.records.describing import answer_lines, fitted, show_answer
from domain.records.submitting import resubmit, submit
from handlers.menu import show_menu
from handlers.screen import Choice, Screen
from handlers.turn import Turn, chose, listen, said, sent_photo, wrote

router = Router(name="form")

QUESTION, REVIEWING, EDITING, DROPPING = "form/question", "form/review", "form/edit", "form/drop"
ROOM = 3500  # characters of answers that one screen holds
Campaigns = Mapping[str, Campaign]
Forms = Mapping[str, Form]


def draft_of(turn: Turn) -> Draft:
    """Return the draft that is being filled in. Raises `Problem` when there is none."""
    if "form" not in turn.draft:
        raise Problem("no_draft")
    return Draft.load(turn.draft["form"])


def form_for(draft: Draft, campaigns: Campaigns, forms: Forms) -> Form:
    return form_of(campaigns[draft.campaign], draft.form, forms)


def keep(turn: Turn, draft: Draft) -> None:
    turn.draft["form"] = draft.dump()


def show(turn: Turn, draft: Draft, campaigns: Campaigns, forms: Forms) -> Screen:
    """Show where the draft stands, and keep it."""
    keep(turn, draft)
    form = form_for(draft, campaigns, forms)
    return review(draft, form, campaigns) if draft.at == REVIEW else ask(turn, draft, form)


def ask(turn: Turn, draft: Draft, form: Form) -> Screen:
    questions = asked(form, draft.answers)
    question = form.question(draft.at)
    old = draft.answers.get(question.code)
    context = {
        "number": questions.index(question) + 1,
        "total": len(questions),
        "prompt": question.prompt,
        "kind": question.kind,
        "free_text": question.free_text or draft.asking,
        "asking": draft.asking,
        "old": show_answer(question, old) if old else None,
        "photos": len((old or {}).get("photos", [])),
        "today": turn.now.date().isoformat(),
    }
    return Screen(QUESTION, context, tuple(_choices(draft, question, old)), _accepts(question, asking=draft.asking))


def _choices(draft: Draft, question: Question, old: dict[str, Any] | None) -> list[Choice]:
    ready = [] if draft.asking else [Choice("answer", one.code, {"text": one.label}) for one in question.answers]
    if question.kind == "photos":
        ready = [Choice("done"), Choice("clear_photos")] if old else [Choice("no_photo")]
    elif old:
        ready.append(Choice("keep"))
    elif not question.required:
        ready.append(Choice("skip"))
    return [*ready, Choice("back"), Choice("later")]


def _accepts(question: Question, *, asking: bool) -> frozenset[str]:
    if question.kind == "photos":
        return frozenset({"photo", "choice"})
    if question.kind == "person":
        return frozenset({"name"})
    if question.kind == "text" and not question.answers:
        return frozenset({"text"})
    if question.kind == "date" or question.free_text:
        return frozenset({"text"}) if asking else frozenset({"choice", "text"})
    return frozenset({"choice"})


def review(draft: Draft, form: Form, campaigns: Campaigns) -> Screen:
    lines = fitted(answer_lines(form, draft.answers), ROOM)
    context = {
        "kind": draft.kind,
        "subject": subject_name(draft, campaigns),
        "lines": lines,
        "again": bool(draft.record),
    }
    send = Choice("send_again") if draft.record else Choice("submit")
    return Screen(REVIEWING, context, (send, Choice("edit"), Choice("later"), Choice("cancel")))


def subject_name(draft: Draft, campaigns: Campaigns) -> str:
    found = campaigns[draft.campaign].by_code.get(draft.subject)
    return str(getattr(found, "name", getattr(found, "label", "")))


@listen(
    router,
    *(chose(code, QUESTION) for code in ("answer", "skip", "keep", "done", "clear_photos", "back")),
    wrote(QUESTION, REVIEWING),
    chose("edit_answer", EDITING),
)
async def step(turn: Turn, campaigns: Campaigns, forms: Forms) -> Screen:
    """Take the form one event further."""
    draft = draft_of(turn)
    if turn.screen and turn.screen.name == QUESTION and draft.at == REVIEW:
        raise Problem("review_awaits")
    form = form_for(draft, campaigns, forms)
    return show(turn, advance(form, draft, turn.event, turn.now.date()), campaigns, forms)


@listen(router, chose("no_photo", QUESTION))
async def without_photos(turn: Turn, campaigns: Campaigns, forms: Forms) -> Screen:
    turn.event = Chose("skip")
    return await step(turn, campaigns, forms)


@listen(router, sent_photo(QUESTION))
async def take_photo(turn: Turn, campaigns: Campaigns, forms: Forms, limits: Limits) -> Screen:
    """Keep a photo with the draft. An album is answered once: its later pictures change the message on show."""
    draft = draft_of(turn)
    after = advance(form_for(draft, campaigns, forms), draft, turn.event, turn.now.date())
    assert isinstance(turn.event, SentPhoto)  # noqa: S101 - the filter lets nothing else through
    if turn.event.media is not None:
        await limiting.demand_of(turn.work, Kind.PHOTOS, turn.person_id, limits.photos)
        await photos.keep(turn.work, turn.person_id, draft.id, turn.event.media)
    turn.in_place = turn.event.album is not None and turn.draft.get("album") == turn.event.album
    turn.draft["album"] = turn.event.album
    return show(turn, after, campaigns, forms)


@listen(router, chose("edit", REVIEWING))
async def choose_answer(turn: Turn, campaigns: Campaigns, forms: Forms) -> Screen:
    """Offer the answers to change one of them."""
    draft = draft_of(turn)
    questions = asked(form_for(draft, campaigns, forms), draft.answers)
    choices = (*(Choice("edit_answer", one.code, {"text": one.label}) for one in questions), Choice("back"))
    return Screen(EDITING, {}, choices)


@listen(router, chose("back", EDITING), chose("continue_draft"))
async def resume(turn: Turn, campaigns: Campaigns, forms: Forms) -> Screen:
    return show(turn, draft_of(turn), campaigns, forms)


@listen(router, chose("later", QUESTION, REVIEWING))
async def put_off(turn: Turn, campaigns: Campaigns) -> Screen:
    turn.tell("screens/form/kept")
    return await show_menu(turn, campaigns)


@listen(router, chose("cancel", REVIEWING), said("cancel", QUESTION, REVIEWING, EDITING))
async def ask_to_drop() -> Screen:
    return Screen(DROPPING, {}, (Choice("drop_draft"), Choice("continue_draft")))


@listen(router, chose("drop_draft"))
async def drop(turn: Turn, campaigns: Campaigns) -> Screen:
    turn.draft.pop("form", None)
    turn.tell("screens/form/dropped")
    return await show_menu(turn, campaigns)


@listen(router, chose("submit", REVIEWING), chose("send_again", REVIEWING))
async def send(turn: Turn, campaigns: Campaigns, forms: Forms, limits: Limits) -> Screen:
    """Hand the record in; a second tap finds the same record."""
    await demand_consent(turn.work, turn.person_id)
    draft = draft_of(turn)
    form = form_for(draft, campaigns, forms)
    gap = missing(form, draft)
    if gap is not None:
        return show(turn, replace(draft, at=gap.code, editing=True), campaigns, forms)
    if draft.record:
        await limiting.demand_unblocked(turn.work, turn.person_id)
        record = await resubmit(turn.work, turn.person_id, draft, form)
    else:
        await limiting.demand_of(turn.work, Kind.RECORDS, turn.person_id, limits.records)
        record = await submit(turn.work, turn.person_id, draft, form, campaigns[draft.campaign])
    turn.draft.pop("form")
    context = {"code": record.code, "state": record.state.value, "kind": record.kind.value, "again": bool(draft.record)}
    return Screen("form/sent", context, (Choice("home"), Choice("records")))
