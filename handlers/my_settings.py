"""Settings of a person: which reminders, how they are spoken to; for officers also the hours and a number."""

from __future__ import annotations

from datetime import time

from aiogram import Router

from data.queries import people
from data.tables import Person
from domain import preferences
from domain.errors import Problem
from domain.reminders import Hours
from handlers.screen import Choice, Screen
from handlers.turn import Turn, chose, chose_push, listen, said, wrote

router = Router(name="my settings")

SETTINGS, FORM = "settings/list", "settings/form"
DIGEST, REMIND, PHONE = "settings/digest", "settings/remind", "settings/phone"


@listen(router, chose("my_settings"), said("my_settings"), chose("back", FORM, DIGEST, REMIND, PHONE, "apps/list"))
async def show_settings(turn: Turn, hours: Hours) -> Screen:
    """Show what is set, and what can be changed."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    person = await turn.work.session.get_one(Person, turn.person_id)
    await turn.work.session.refresh(person)
    officer = bool(await people.officer_units(turn.work.connection, turn.person_id, turn.now))
    choices = [
        Choice("wishes_off" if person.wishes else "wishes_on"),
        Choice("reminders_off" if person.reminders else "reminders_on"),
        Choice("my_apps"),
        Choice("choose_form"),
    ]
    if officer:
        choices += [Choice("choose_digest"), Choice("choose_remind"), Choice("give_phone")]
    context = {
        "wishes": person.wishes,
        "reminders": person.reminders,
        "form": person.address_form,
        "officer": officer,
        "digest_at": _clock(person.digest_at or hours.digest),
        "remind_at": _clock(person.remind_at or hours.officers),
        "office_phone": person.office_phone,
    }
    return Screen(SETTINGS, context, (*choices, Choice("back"), Choice("home")))


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


def _hours(times: tuple[time, ...], hours: Hours) -> list[Choice]:
    """Offer the hours that are kept: a quiet one never comes."""
    return [Choice("at_hour", _clock(one), {"text": _clock(one)}) for one in times if not hours.is_quiet_at(one)]


@listen(router, chose("wishes_on"), chose("wishes_off"), chose_push("wishes_off"))
async def set_wishes(turn: Turn, hours: Hours) -> Screen:
    await preferences.wish(turn.work, turn.person_id, wanted=getattr(turn.event, "code", "") == "wishes_on")
    return await show_settings(turn, hours)


@listen(router, chose("reminders_on"), chose("reminders_off"))
async def set_reminders(turn: Turn, hours: Hours) -> Screen:
    await preferences.remind(turn.work, turn.person_id, wanted=getattr(turn.event, "code", "") == "reminders_on")
    return await show_settings(turn, hours)


@listen(router, chose("choose_form"))
async def ask_form() -> Screen:
    return Screen(FORM, {}, (*(Choice(form) for form in preferences.FORMS), Choice("back")))


@listen(router, *(chose(form, FORM) for form in preferences.FORMS))
async def set_form(turn: Turn, hours: Hours) -> Screen:
    you = await preferences.speak_to(turn.work, turn.person_id, getattr(turn.event, "code", ""))
    turn.becomes(turn.person_id, turn.actor.name, you)
    return await show_settings(turn, hours)


@listen(router, chose("choose_digest"), chose_push("digest_hour"))
async def ask_digest(hours: Hours) -> Screen:
    return Screen(DIGEST, {}, (*_hours(preferences.DIGEST_TIMES, hours), Choice("back")))


@listen(router, chose("choose_remind"))
async def ask_remind(hours: Hours) -> Screen:
    return Screen(REMIND, {}, (*_hours(preferences.REMIND_TIMES, hours), Choice("back")))


@listen(router, chose("at_hour", DIGEST))
async def set_digest(turn: Turn, hours: Hours) -> Screen:
    await preferences.summarise_at(turn.work, turn.person_id, turn.value)
    return await show_settings(turn, hours)


@listen(router, chose("at_hour", REMIND))
async def set_remind(turn: Turn, hours: Hours) -> Screen:
    await preferences.remind_at(turn.work, turn.person_id, turn.value)
    return await show_settings(turn, hours)


@listen(router, chose("give_phone"))
async def ask_phone() -> Screen:
    return Screen(PHONE, {}, (Choice("no_phone"), Choice("back")), frozenset({"choice", "text"}))


@listen(router, wrote(PHONE), chose("no_phone", PHONE))
async def set_phone(turn: Turn, hours: Hours) -> Screen:
    await preferences.give_phone(turn.work, turn.person_id, turn.text or None)
    return await show_settings(turn, hours)
