"""Settings of a person: which reminders, how they are spoken to; for officers also the hours and a number."""

from __future__ import annotations

from datetime import time

from data.queries.members import people
from data.tables import Person
from domain.errors import Problem
from domain.members import preferences
from domain.reminders import Hours
from handlers.core.router import Router, chose, chose_push, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu

router = Router("my settings")

SETTINGS, FORM = "settings/list", "settings/form"
DIGEST, REMIND, PHONE = "settings/digest", "settings/remind", "settings/phone"
STOPPED = "settings/stopped"


@router.on(chose("my_settings"), command("my_settings"), chose("back", FORM, DIGEST, REMIND, PHONE, "apps/list"))
async def show_settings(turn: Turn) -> Screen:
    """Show what is set, and what can be changed."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    person = await turn.work.session.get_one(Person, turn.person_id)
    await turn.work.session.refresh(person)
    officer = bool(await people.officer_units(turn.work.connection, turn.person_id, turn.now))
    stopped = person.stopped_at is not None
    choices = [
        *([Choice("want_messages")] if stopped else []),
        Choice("announcements_off" if person.announcements else "announcements_on"),
        Choice("wishes_off" if person.wishes else "wishes_on"),
        Choice("reminders_off" if person.reminders else "reminders_on"),
        Choice("my_apps"),
        Choice("choose_form"),
        *([] if stopped else [Choice("stop_messages")]),
    ]
    if officer:
        summaries = [Choice("choose_digest"), Choice("summaries_off")] if person.summaries else [Choice("summaries_on")]
        choices += [*summaries, Choice("choose_remind"), Choice("give_phone")]
    context = {
        "stopped": stopped,
        **{kind: getattr(person, kind) for kind in preferences.KINDS},
        "form": person.address_form,
        "officer": officer,
        "digest_at": _clock(person.digest_at or turn.app.hours.digest),
        "remind_at": _clock(person.remind_at or turn.app.hours.officers),
        "office_phone": person.office_phone,
    }
    return Screen(SETTINGS, context, (*choices, Choice("back"), Choice("home")))


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


def _hours(times: tuple[time, ...], hours: Hours) -> list[Choice]:
    """Offer the hours that are kept: a quiet one never comes."""
    return [Choice("at_hour", _clock(hour), {"text": _clock(hour)}) for hour in times if not hours.is_quiet_at(hour)]


@router.on(
    *(chose("announcements_on"), chose("announcements_off"), chose("reminders_on"), chose("reminders_off")),
    *(chose("wishes_on"), chose("wishes_off"), chose_push("wishes_off"), chose("summaries_on"), chose("summaries_off")),
)
async def set_kind(turn: Turn) -> Screen:
    """Send messages of a kind from now on, or none."""
    kind, _, way = str(getattr(turn.event, "code", "")).rpartition("_")
    await preferences.choose_kind(turn.work, turn.person_id, kind, wanted=way == "on")
    return await show_settings(turn)


@router.on(command("stop"), chose("stop_messages"))
async def stop(turn: Turn) -> Screen:
    """Stop what comes by itself, say what still comes, and to an officer what they will miss; one tap takes it back."""
    if turn.actor.person_id is None:
        turn.tell("screens/everywhere/command", name="stop")
        return turn.screen or await show_menu(turn)
    await preferences.stop_messages(turn.work, turn.person_id)
    officer = bool(await people.officer_units(turn.work.connection, turn.person_id, turn.now))
    return Screen(STOPPED, {"officer": officer}, (Choice("want_messages"), Choice("home")))


@router.on(chose("want_messages"))
async def resume(turn: Turn) -> Screen:
    await preferences.want_messages(turn.work, turn.person_id)
    turn.tell("screens/settings/wanted")
    return await show_menu(turn)


@router.on(chose("choose_form"))
async def ask_form(_turn: Turn) -> Screen:
    return Screen(FORM, {}, (*(Choice(form) for form in preferences.FORMS), Choice("back")))


@router.on(*(chose(form, FORM) for form in preferences.FORMS))
async def set_form(turn: Turn) -> Screen:
    you = await preferences.speak_to(turn.work, turn.person_id, getattr(turn.event, "code", ""))
    turn.becomes(turn.person_id, turn.actor.name, you)
    return await show_settings(turn)


@router.on(chose("choose_digest"), chose_push("digest_hour"))
async def ask_digest(turn: Turn) -> Screen:
    hours = _hours(preferences.DIGEST_TIMES, turn.app.hours)
    return Screen(DIGEST, {}, (*hours, Choice("summaries_off"), Choice("back")))


@router.on(chose("choose_remind"))
async def ask_remind(turn: Turn) -> Screen:
    return Screen(REMIND, {}, (*_hours(preferences.REMIND_TIMES, turn.app.hours), Choice("back")))


@router.on(chose("at_hour", DIGEST))
async def set_digest(turn: Turn) -> Screen:
    await preferences.summarise_at(turn.work, turn.person_id, turn.value)
    return await show_settings(turn)


@router.on(chose("at_hour", REMIND))
async def set_remind(turn: Turn) -> Screen:
    await preferences.remind_at(turn.work, turn.person_id, turn.value)
    return await show_settings(turn)


@router.on(chose("give_phone"))
async def ask_phone(_turn: Turn) -> Screen:
    return Screen(PHONE, {}, (Choice("no_phone"), Choice("back")), frozenset({"choice", "text"}))


@router.on(wrote(PHONE), chose("no_phone", PHONE))
async def set_phone(turn: Turn) -> Screen:
    await preferences.give_phone(turn.work, turn.person_id, turn.text or None)
    return await show_settings(turn)
