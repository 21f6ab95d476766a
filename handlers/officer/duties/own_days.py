"""A unit gives itself and all below a day, or a rhythm, for a duty that the document leaves without one."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import replace
from datetime import date
from typing import Any

from data.enums import Rhythm
from data.queries.campaigns.chosen_days import DayKey
from data.queries.privacy.named import people
from domain.campaigns.open_days import OpenKind
from domain.input.typed_day import coming_day
from domain.text import dates
from domain.year.choosing import choose_day, choose_rhythm, undo_choice
from domain.year.own_days import OwnDay, choosing_units, own_day
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.duties import year
from handlers.officer.duties.duties import DUTY, show_duty
from handlers.officer.duties.duties_below import ONE, show_one
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.jobs import Duties

router = officer_router("own days")

DAY, RHYTHM = "officer/own_day", "officer/own_rhythm"


@router.on(chose("own_day", DUTY))
async def open_from_duty(turn: Turn) -> Screen:
    held = job(turn, Duties)
    return await _open(turn, held, asked(held.duty).campaign, asked(held.duty).code)


@router.on(chose("own_day", ONE))
async def open_from_below(turn: Turn) -> Screen:
    held = replace(job(turn, Duties), duty=None)
    return await _open(turn, held, asked(held.this).campaign, asked(held.this).duty)


async def _open(turn: Turn, held: Duties, slug: str, code: str) -> Screen:
    """Show what one of the officer's units may choose: the one that was tapped."""
    campaign = year.campaign_of(turn, DayKey(slug, code, 0))
    keys = {unit.id: key for unit, key in await choosing_units(turn.work, turn.person_id, campaign, code)}
    keep_job(turn, replace(held, own=asked(keys.get(int(turn.value)))))
    return await show(turn)


async def show(turn: Turn) -> Screen:
    """Show what holds in the unit and who chose it, and offer a day, or the rhythms."""
    key = asked(job(turn, Duties).own)
    one = await own_day(turn.work, turn.person_id, year.campaign_of(turn, key), key)
    keep_job(turn, replace(job(turn, Duties), seen=one.choice.id if one.choice else None))
    return (_rhythm if one.place.kind is OpenKind.RHYTHM else _day)(one)


def _day(one: OwnDay) -> Screen:
    day, proposed = one.held.day if one.held else None, one.proposed
    context = {
        **_context(one),
        "day": day and day.isoformat(),
        "latest": one.for_all and one.for_all.day.isoformat(),
        "example": proposed and proposed.isoformat(),
    }
    offered = proposed if proposed != day else None
    take = (Choice("take_day", offered.isoformat(), {"day": dates.show(offered)}),) if offered else ()
    return Screen(DAY, context, (*take, *_ends(one)), frozenset({"choice", "text"}), names=_names(one))


def _rhythm(one: OwnDay) -> Screen:
    context = {
        **_context(one),
        "year": one.place.key.year,
        "rhythm": one.held.value if one.held else None,
        "since": one.held.day.isoformat() if one.held else None,
        "for_all": one.for_all.value if one.for_all else None,
    }
    others = (each.value for each in Rhythm if one.held is None or each != one.held.value)
    take = (Choice("take_rhythm", each, {"rhythm": each}) for each in others)
    return Screen(RHYTHM, context, (*take, *_ends(one)), names=_names(one))


def _context(one: OwnDay) -> dict[str, Any]:
    duty, name = one.place.duty, one.place.name
    return {
        "name": f"{name[:1].upper()}{name[1:]}",
        "unit": one.unit.name,
        "written": duty.due.words if duty else None,
        "section": duty.section if duty else None,
        "by": one.by,
        **year.author_of(one.choice),
    }


def _ends(one: OwnDay) -> tuple[Choice, ...]:
    undo = (Choice("undo_day"),) if one.choice else ()
    return (*undo, Choice("back"), Choice("home"))


def _names(one: OwnDay) -> frozenset[Any]:
    return people(one.choice.chosen_by) if one.choice else frozenset()


@router.on(chose("take_day", DAY))
async def take_proposed(turn: Turn) -> Screen:
    """Take the day that was on the button: that of the issuing unit, or the last one of the year."""
    return await _choose(turn, date.fromisoformat(turn.value))


@router.on(wrote(DAY))
async def take_typed(turn: Turn) -> Screen:
    return await _choose(turn, coming_day(turn.text, turn.now.date()))


async def _choose(turn: Turn, day: date) -> Screen:
    held, key = job(turn, Duties), asked(job(turn, Duties).own)
    choosing = choose_day(turn.work, turn.person_id, year.campaign_of(turn, key), key, seen=held.seen, day=day)
    return await _change(turn, choosing, "screens/officer/year_chosen")


@router.on(chose("take_rhythm", RHYTHM))
async def take_rhythm(turn: Turn) -> Screen:
    held, key, rhythm = job(turn, Duties), asked(job(turn, Duties).own), Rhythm(turn.value)
    campaign = year.campaign_of(turn, key)
    choosing = choose_rhythm(turn.work, turn.person_id, campaign, key, seen=held.seen, rhythm=rhythm)
    return await _change(turn, choosing, "screens/officer/year_chosen")


@router.on(chose("undo_day", DAY), chose("undo_day", RHYTHM))
async def undo(turn: Turn) -> Screen:
    held, key = job(turn, Duties), asked(job(turn, Duties).own)
    undoing = undo_choice(turn.work, turn.person_id, year.campaign_of(turn, key), key, seen=asked(held.seen))
    return await _change(turn, undoing, "screens/officer/year_undone")


async def _change(turn: Turn, change: Awaitable[None], template: str) -> Screen:
    await year.tell_change(turn, change, template)
    return await show(turn)


@router.on(chose("back", DAY), chose("back", RHYTHM), command("cancel", DAY, RHYTHM))
async def go_back(turn: Turn) -> Screen:
    """Lead back to the duty of the unit, or to that of all units below."""
    return await (show_duty if job(turn, Duties).duty else show_one)(turn)
