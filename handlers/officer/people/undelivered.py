"""Whom nothing reached: how many and why, name by name, and the two ways on: a text for the group, a list to call."""

from __future__ import annotations

from data.queries.privacy import named
from domain.members import sections
from domain.undelivered import people
from domain.undelivered.people import PAGE, Missed, Standing
from domain.undelivered.reasons import ordered
from handlers.core.router import chose, chose_push
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router
from handlers.officer.people.unit import unit_on_show

router = officer_router("undelivered")

LIST = "officer/undelivered"


@router.on(chose("unit_unreachable"), chose_push("see_undelivered"))
async def open_list(turn: Turn) -> Screen:
    return await show_list(turn, int(turn.value))


@router.on(chose("undelivered_page", LIST))
async def turn_page(turn: Turn) -> Screen:
    return await show_list(turn, unit_on_show(turn), int(turn.value))


async def show_list(turn: Turn, unit_id: int, page: int = 0) -> Screen:
    """Show a page of the names, with what each did not get and why."""
    unit = await sections.unit_of(turn.work, turn.person_id, unit_id)
    stands = await people.standing(turn.work, turn.person_id, unit_id)
    page = page if page * PAGE < stands.people else 0
    listed = await people.page(turn.work, turn.person_id, unit_id, page)
    pages = -(-stands.people // PAGE)
    choices = [Choice("group_text", f"lost.{unit_id}"), Choice("call_list", str(unit_id))]
    if pages > 1:
        following = (page + 1) % pages
        choices.append(Choice("undelivered_page", str(following), {"number": following + 1}))
    choices += [_button(one) for one in listed if one.membership_id is not None]
    context = {"unit_id": unit_id, "unit": unit.name, "page": page + 1, "pages": pages, **_numbers(stands)}
    context["people"] = [_facts(one) for one in listed]
    names = named.people(*(one.person_id for one in listed))
    return Screen(LIST, context, (*choices, Choice("back"), Choice("home")), names=names)


def _numbers(stands: Standing) -> dict[str, object]:
    return {
        "count": stands.people,
        "reasons": ordered(stands.counted),
        "doubt": stands.doubt,
        "absent": stands.absent,
        "whole": stands.below,
    }


def _facts(one: Missed) -> dict[str, str]:
    facts = {"name": one.name, "place": one.section or one.unit, "what": one.what}
    return {**facts, "why": one.why.value, "day": one.at.date().isoformat()}


def _button(one: Missed) -> Choice:
    return Choice("member", str(one.membership_id), {"name": one.name, "section": one.section or one.unit})


@router.on(chose("call_list", LIST))
async def hand_over(turn: Turn) -> Screen:
    """Give the names with their numbers as a file."""
    turn.hand_over(await people.call_list(turn.work, turn.person_id, int(turn.value)))
    return await show_list(turn, int(turn.value))
