"""The generic form: one question at a time, review. What is asked is data; `advance` is pure."""

from __future__ import annotations

from dataclasses import replace

from domain import limits as limiting
from domain.campaigns import form_of
from domain.errors import Problem
from domain.forms import following
from domain.forms.draft import REVIEW, Draft
from domain.forms.engine import advance, caught_up
from domain.forms.model import Form
from domain.input.events import Chose, SentPhoto
from domain.limits import Kind
from domain.ports import Media
from domain.records import outstanding, photos
from handlers.core.app import App
from handlers.core.campaigns import running_for_member
from handlers.core.router import Router, chose, chose_push, command, sent_photo, sent_voice, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn, tell_lost_links
from handlers.member.records.form_screens import DROPPING, EDITING, MENDED, QUESTION, REVIEWING, ask, edit, review
from handlers.menu.menu import show_menu

router = Router("form")

HERE = (QUESTION, REVIEWING, MENDED)


def draft_of(turn: Turn) -> Draft:
    """Return the draft that is being filled in. Raises `Problem` when there is none."""
    if "form" not in turn.draft:
        raise Problem("no_draft")
    return Draft.load(turn.draft["form"])


def form_for(app: App, draft: Draft) -> Form:
    """Find the form of a draft. Raises `Problem` when its campaign does not run here any more."""
    if draft.campaign not in app.campaigns:
        raise Problem("no_draft")
    return form_of(app.campaigns[draft.campaign], draft.form, app.forms)


def keep(turn: Turn, draft: Draft) -> None:
    """Keep the draft, and when it was last touched: one that lies about is recalled the next day."""
    turn.draft["form"] = draft.dump()
    turn.draft["form_at"] = turn.now.isoformat()


def show(turn: Turn, draft: Draft) -> Screen:
    """Show where the draft stands, and keep it."""
    form = form_for(turn.app, draft)
    draft = caught_up(form, draft)
    days = turn.app.policies.outstanding_days
    marked = outstanding.is_outstanding(draft.answers)
    recent = outstanding.is_recent(draft.answers, turn.now.date(), days) or (marked and draft.record is not None)
    if marked and not recent:
        draft = replace(draft, answers=outstanding.without_mark(draft.answers))
        turn.tell("screens/form/not_outstanding", days=days)
    keep(turn, draft)
    if draft.at == REVIEW:
        return review(draft, form, turn.app.campaigns, recent=recent)
    return ask(turn, draft, form)


def begin(turn: Turn, draft: Draft) -> Screen:
    """Begin a draft; one that is unfinished is never thrown away without asking."""
    unfinished = turn.draft.get("form", {})
    if unfinished.get("answers") and unfinished["id"] != draft.id:
        turn.draft["next"] = draft.dump()
        return Screen("form/exists", {}, (Choice("continue_draft"), Choice("start_new")))
    return show(turn, draft)


@router.on(chose("start_new"))
async def start_new(turn: Turn) -> Screen:
    """Throw the unfinished draft away and begin the other."""
    if "next" not in turn.draft:
        raise Problem("no_draft")
    return show(turn, Draft.load(turn.draft.pop("next")))


@router.on(
    *(chose(code, QUESTION) for code in ("answer", "skip", "keep", "reuse", "done", "clear_photos", "back")),
    *(chose(code, REVIEWING) for code in ("add_answer", "switch")),
    wrote(*HERE),
    chose("edit_answer", EDITING),
)
async def step(turn: Turn) -> Screen:
    """Take the form one event further."""
    draft = draft_of(turn)
    form = form_for(turn.app, draft)
    draft = caught_up(form, draft)
    if turn.screen and turn.screen.name == QUESTION and draft.at == REVIEW:
        raise Problem("review_awaits")
    after = advance(form, draft, turn.event, turn.now.date())
    tell_lost_links(turn)
    return show(turn, after)


@router.on(chose("no_photo", QUESTION))
async def without_photos(turn: Turn) -> Screen:
    turn.event = Chose("skip")
    return await step(turn)


@router.on(sent_photo(*HERE), sent_voice(*HERE))
async def take_file(turn: Turn) -> Screen:
    """Keep a picture or a voice note with the draft.

    An album is answered once: its later pictures change the message on show, unless that says something else, such as
    why one of them was refused.
    """
    draft = draft_of(turn)
    form = form_for(turn.app, draft)
    draft = caught_up(form, draft)
    after = advance(form, draft, turn.event, turn.now.date())
    media = getattr(turn.event, "media", None)
    if isinstance(media, Media) and holds(after, media):
        photos.demand_room(after.answers, turn.app.limits.record_photos)
        await limiting.demand_of(turn.work, Kind.PHOTOS, turn.person_id, turn.app.limits.photos)
        await photos.keep(turn.work, turn.person_id, draft.id, media)
    if isinstance(turn.event, SentPhoto):
        turn.in_place = turn.event.album is not None and turn.draft.get("album") == [turn.event.album, turn.seq]
        turn.draft["album"] = [turn.event.album, turn.seq + 1]  # the number of the screen that answers it
        _tell_where(turn, draft, after, form)
        tell_lost_links(turn)
    return show(turn, after)


def holds(draft: Draft, media: Media) -> bool:
    """Tell whether a file belongs to an answer of the draft."""
    return any(media.sha256 in (*answer.get("photos", ()), answer.get("voice")) for answer in draft.answers.values())


def _tell_where(turn: Turn, before: Draft, after: Draft, form: Form) -> None:
    """Say where a picture went that was sent before anybody asked for one."""
    media = getattr(turn.event, "media", None)
    if media is None or not holds(after, media):
        turn.tell("screens/form/photo_left_out")
    elif after.album_at != before.at:
        turn.tell("screens/form/photo_put", part=form.question(after.album_at or "").label)


@router.on(chose("edit", REVIEWING))
async def choose_answer(turn: Turn) -> Screen:
    draft = draft_of(turn)
    return edit(form_for(turn.app, draft), draft)


@router.on(chose("see_whole", MENDED))
async def see_whole(turn: Turn) -> Screen:
    """Show the whole record, not only the answers that were marked."""
    return show(turn, replace(draft_of(turn), marked=()))


async def bring_draft(turn: Turn, starting: str = "") -> None:
    """Take an unfinished form along from another app of the person, unless there is one here."""
    if "form" not in turn.draft and turn.actor.person_id is not None:
        turn.draft |= await following.bring(turn.work, turn.person_id, turn.actor.contact_id, starting) or {}


@router.on(chose("back", EDITING), chose("continue_draft"), command("continue_draft"))
async def resume(turn: Turn) -> Screen:
    await bring_draft(turn)
    return await _go_on(turn, draft_of(turn))


async def _go_on(turn: Turn, draft: Draft) -> Screen:
    """Show the draft where it was left, and say so when its campaign is no longer the one of the person's unit."""
    shown = show(turn, draft)
    if draft.record is None and draft.campaign not in await running_for_member(turn):
        issuer = turn.app.campaigns[draft.campaign].document.issuer.short_name
        turn.tell("screens/form/of_old_campaign", issuer=issuer)
    return shown


@router.on(chose("later", *HERE))
async def put_off(turn: Turn) -> Screen:
    turn.tell("screens/form/kept")
    return await show_menu(turn)


@router.on(chose("cancel", REVIEWING, MENDED), command("cancel", *HERE, EDITING))
async def ask_to_drop(turn: Turn) -> Screen:
    """Ask once more before answers are lost."""
    return Screen(DROPPING, {"record": draft_of(turn).record}, (Choice("drop_draft"), Choice("continue_draft")))


@router.on(chose("drop_draft", DROPPING))
async def drop(turn: Turn) -> Screen:
    turn.draft.pop("form", None)
    turn.tell("screens/form/dropped")
    return await show_menu(turn)


@router.on(chose_push("continue_draft"))
async def continue_recalled(turn: Turn) -> Screen:
    """Go on with the draft that a message recalled, if it is still that one."""
    await bring_draft(turn, turn.value)
    return await _go_on(turn, _recalled(turn))


@router.on(chose_push("drop_draft"))
async def drop_recalled(turn: Turn) -> Screen:
    await bring_draft(turn, turn.value)
    _recalled(turn)
    return await ask_to_drop(turn)


def _recalled(turn: Turn) -> Draft:
    draft = draft_of(turn)
    if not draft.id.startswith(turn.value):
        raise Problem("no_draft")
    return draft
