"""Invitations that nobody has used yet: the list, and taking one back."""

from __future__ import annotations

from data.queries.privacy.named import people
from domain.members import offers, sections
from handlers.core.router import chose
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router
from handlers.officer.people.unit import unit_on_show
from handlers.officer.roles.roles import ROLES, list_roles

router = officer_router("offers")

LIST, ONE = "officer/offers", "officer/offer"


@router.on(chose("offers", ROLES), chose("back", ONE))
async def show_offers(turn: Turn) -> Screen:
    return await _list(turn, int(turn.value) if turn.value else unit_on_show(turn))


async def _list(turn: Turn, unit_id: int) -> Screen:
    """List what still opens a role; used, expired and cancelled ones are not among them."""
    unit = await sections.unit_of(turn.work, turn.person_id, unit_id)
    found = await offers.unused(turn.work, turn.person_id, unit_id)
    choices = [
        Choice(
            "offer",
            str(offer.id),
            {"role": offer.role.value, "unit": offer.unit, "expires": f"{offer.expires_at:%d/%m}"},
        )
        for offer in found
    ]
    context = {"unit_id": unit_id, "unit": unit.name, "count": len(choices)}
    return Screen(LIST, context, (*choices, Choice("back"), Choice("home")))


@router.on(chose("offer", LIST))
async def show_offer(turn: Turn) -> Screen:
    """Show whom it would make what, and until when it can be used."""
    offer = await offers.look(turn.work, turn.person_id, int(turn.value))
    context = {
        "unit_id": unit_on_show(turn),
        "unit": offer.unit,
        "role": offer.role.value,
        "until": offer.role_until.isoformat() if offer.role_until else None,
        "expires_at": offer.expires_at.isoformat(),
        "name": offer.maker,
    }
    choices = (Choice("take_back_offer", turn.value), Choice("back"), Choice("home"))
    return Screen(ONE, context, choices, names=people(offer.maker_id))


@router.on(chose("take_back_offer", ONE))
async def take_back(turn: Turn) -> Screen:
    offer = await offers.take_back(turn.work, turn.person_id, int(turn.value))
    turn.tell("screens/officer/offer_taken_back", unit=offer.unit, role=offer.role.value)
    return await _list(turn, unit_on_show(turn))


@router.on(chose("back", LIST))
async def back_to_roles(turn: Turn) -> Screen:
    return await list_roles(turn, unit_on_show(turn))
