"""Registering for a collective: for which one, what, then the form asks. Only for whoever leads one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from domain.campaigns import Campaign
from domain.campaigns.short_names import short_names
from domain.errors import Problem
from domain.records import collectives
from domain.records.collectives import Collective
from domain.records.rounds import LastDays, closed_since, last_days, still_open
from domain.records.titles import offered_to_collectives, subjects_of_collectives
from domain.text import templates
from handlers.core.campaigns import Campaigns, running_at
from handlers.core.router import Router, chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.member.records import starting

router = Router("collective")

COLLECTIVES, THINGS = "register/collectives", "register/collective_things"


class Open(NamedTuple):
    """What may still be registered at a unit, until when, and why nothing else may be."""

    campaigns: Campaigns
    last: LastDays
    closed: Problem | None


@router.on(chose("register_collective"), command("register_collective"), chose("back", THINGS))
async def show_collectives(turn: Turn) -> Screen:
    """Show for which collectives the person may register; of a single one, what. Raises `Problem`."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    all_led = await collectives.led_by(turn.work, turn.person_id)
    if not all_led:
        raise Problem("collective_not_led")
    led = await _with_things(turn, all_led)
    if len(led) == 1:
        return await _show_things(turn, led[0])
    many = len({one.unit_id for one in led}) > 1
    choices = (Choice("collective", one.code, {"text": one.name if many else one.short}) for one in led)
    return Screen(COLLECTIVES, {}, (*choices, Choice("home")))


async def _with_things(turn: Turn, led: Sequence[Collective]) -> Sequence[Collective]:
    """Return the collectives that may register something now: nobody chooses one and reads only then that it may not.

    Raises `Problem` where it is none of them.
    """
    today = turn.now.date()
    units = {one.unit_id for one in led}
    held = {unit: await _open_at(turn, unit) for unit in units}
    found = [one for one in led if _named(held[one.unit_id].campaigns, today)]
    if not found:
        raise held[led[0].unit_id].closed or Problem("nothing_for_collectives", name=led[0].name)
    return found


async def _open_at(turn: Turn, unit_id: int) -> Open:
    """Return what may still be registered at a unit, in each of the campaigns that run there."""
    today, found, last = turn.now.date(), dict[str, Campaign](), dict[str, date | None]()
    closed = None
    for slug, campaign in (await running_at(turn, unit_id)).items():
        own = await last_days(turn.work, unit_id, campaign)
        closed = closed or closed_since(offered_to_collectives(campaign, today), own, today)
        found[slug], last = still_open(campaign, own, today), {**last, **own}
    return Open(found, last, closed)


@router.on(chose("collective", COLLECTIVES))
async def show_things(turn: Turn) -> Screen:
    return await _show_things(turn, await collectives.demand_led(turn.work, turn.person_id, turn.value))


async def _show_things(turn: Turn, whose: Collective) -> Screen:
    """Show what the collective may register in the campaigns that run where it is."""
    running, last, closed = await _open_at(turn, whose.unit_id)
    today = turn.now.date()
    choices = [Choice("collective_thing", code, {"text": name}) for code, name in _named(running, today)]
    if not choices:
        raise closed or Problem("nothing_for_collectives", name=whose.name)
    offered = [thing for campaign in running.values() for thing in offered_to_collectives(campaign, today)]
    context = {
        "year": turn.now.year,
        "collective": whose.code,
        "name": whose.name,
        "contests": starting.contests(offered, last),
    }
    led = await collectives.led_by(turn.work, turn.person_id)
    several = len(await _with_things(turn, led)) > 1
    return Screen(THINGS, context, (*choices, *([Choice("back")] if several else []), Choice("home")))


def _named(running: Campaigns, day: date) -> list[tuple[str, str]]:
    """List (code, name) of what collectives may register; of several campaigns each says whose it is."""
    whose = short_names(running) if len(running) > 1 else {}
    return [
        (code, templates.label("of_campaign", name=name, whose=whose[slug]) if whose else name)
        for slug, campaign in running.items()
        for code, name in subjects_of_collectives(campaign, day)
    ]


@router.on(chose("collective_thing", THINGS))
async def start_registration(turn: Turn) -> Screen:
    """Open the form of the chosen thing for the collective, unless it is registered already."""
    code = str(turn.screen.context["collective"]) if turn.screen else ""
    whose = await collectives.demand_led(turn.work, turn.person_id, code)
    draft = starting.chosen(turn, await running_at(turn, whose.unit_id), turn.value)
    return await starting.start(turn, replace(draft, collective=whose.code, collective_name=whose.name))
