"""Pledges between units: offering one, signing one, what the units have signed this year."""

from __future__ import annotations

import secrets
from dataclasses import replace

from data.enums import PledgeState
from domain import pledges, units
from domain.campaigns import RegistrableKind
from domain.errors import Problem
from domain.input.typed_text import checked_text
from domain.members import scope
from domain.pledges.signing import TEXT_LIMIT
from domain.text import templates
from domain.text.apart import cut_apart
from handlers.core.campaigns import Campaigns, choices_of, demand_running_at, whose_at
from handlers.core.router import chose, chose_push, command, wrote
from handlers.core.screen import SEARCH, Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import asked, end_job, job, keep_job, officer_router
from handlers.officer.jobs import OfferPledge
from handlers.officer.unit_choice import unit_choices

router = officer_router("pledges")

LIST, PLEDGE, UNIT = "officer/pledges", "officer/pledge", "officer/pledge_unit"
PARTNER, TEXT, PREVIEW = "officer/pledge_partner", "officer/pledge_text", "officer/pledge_preview"
CAMPAIGN = "officer/pledge_campaign"
STEPS = (UNIT, CAMPAIGN, PARTNER, TEXT, PREVIEW)
LABEL = 44  # characters of two short names and a campaign that a button shows
FOUND = 20  # units that a search offers


@router.on(
    *(chose("officer_pledges"), command("officer_pledges"), chose("back", PLEDGE)),
    *(command("cancel", *STEPS), chose("cancel", *STEPS)),
)
async def show_list(turn: Turn) -> Screen:
    """List this year's pledges of the officer's units."""
    end_job(turn)
    found = await pledges.listed(turn.work, turn.person_id)
    names = cut_apart([await _name(turn, pledge) for pledge in found], LABEL)
    choices = [
        Choice("pledge", str(pledge.id), {"name": name, "signed": pledge.state is PledgeState.SIGNED})
        for pledge, name in zip(found, names, strict=True)
    ]
    return Screen(LIST, {"count": len(found), "year": turn.now.year}, (Choice("new_pledge"), *choices, Choice("home")))


async def _name(turn: Turn, pledge: pledges.PledgeView) -> str:
    """Name both sides, and the campaign where they may have one pledge in each of several."""
    whose = await whose_at(turn, pledge.unit_id, pledge.campaign)
    return templates.label("of_campaign", name=pledge.short, whose=whose) if whose else pledge.short


@router.on(chose("pledge", LIST), chose_push("see_pledge"))
async def show_pledge(turn: Turn) -> Screen:
    return await open_pledge(turn, int(turn.value))


async def open_pledge(turn: Turn, pledge_id: int) -> Screen:
    """Show a pledge, to be signed where that may be. Raises `Refused` or `Problem`."""
    return await _pledge(turn, await pledges.look(turn.work, turn.person_id, pledge_id))


async def _pledge(turn: Turn, seen: pledges.PledgeView) -> Screen:
    choices = []
    if seen.may_sign:
        choices += [Choice("sign_pledge", str(seen.id)), Choice("decline_pledge", str(seen.id))]
    if seen.may_take_back:
        choices.append(Choice("take_back_pledge", str(seen.id)))
    whose = await whose_at(turn, seen.unit_id, seen.campaign)
    context = {"unit": seen.unit, "partner": seen.partner, "year": seen.year, "text": seen.text, "whose": whose}
    return Screen(PLEDGE, {**context, "state": seen.state.value}, (*choices, Choice("back"), Choice("home")))


@router.on(chose("sign_pledge", PLEDGE), chose("decline_pledge", PLEDGE))
async def decide(turn: Turn) -> Screen:
    """Sign or decline for the officer's own side."""
    sign = getattr(turn.event, "code", "") == "sign_pledge"
    seen = await pledges.look(turn.work, turn.person_id, int(turn.value))
    whose = await whose_at(turn, seen.unit_id, seen.campaign)
    seen = await pledges.decide(turn.work, turn.person_id, seen.id, sign=sign, whose=whose, hours=turn.app.hours)
    return await _pledge(turn, seen)


@router.on(chose("take_back_pledge", PLEDGE))
async def take_back(turn: Turn) -> Screen:
    await pledges.take_back(turn.work, turn.person_id, int(turn.value))
    return await show_list(turn)


@router.on(chose("new_pledge", LIST))
async def begin(turn: Turn) -> Screen:
    """Begin an offer; whoever looks after one unit alone need not choose it."""
    near = await scope.near(turn.work, turn.person_id)
    keep_job(turn, OfferPledge(secrets.token_hex(8), near[0].id))
    if len(near) == 1:
        return await ask_campaign(turn)
    return Screen(UNIT, {}, (*unit_choices("pledge_unit", near), Choice("cancel")))


@router.on(chose("pledge_unit", UNIT))
async def take_unit(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, OfferPledge), unit=int(turn.value)))
    return await ask_campaign(turn)


async def ask_campaign(turn: Turn) -> Screen:
    """Ask in which campaign, where the unit is under several that have pledges. Raises `Problem` when none has."""
    found = await _with_pledges(turn)
    if not found:
        raise Problem("nothing_to_register")
    if len(found) > 1:
        return Screen(CAMPAIGN, {}, (*choices_of("pledge_campaign", found), Choice("cancel")))
    return _ask_partner_in(turn, next(iter(found)))


@router.on(chose("pledge_campaign", CAMPAIGN))
async def take_campaign(turn: Turn) -> Screen:
    return _ask_partner_in(turn, turn.value)


def _ask_partner_in(turn: Turn, slug: str) -> Screen:
    keep_job(turn, replace(job(turn, OfferPledge), campaign=slug))
    return ask_partner(turn, [])


async def _with_pledges(turn: Turn) -> Campaigns:
    """Return the campaigns in which the chosen unit can sign a pledge today."""
    found = await demand_running_at(turn, job(turn, OfferPledge).unit)
    kinds = {slug: {thing.kind for thing in campaign.registrable} for slug, campaign in found.items()}
    return {slug: campaign for slug, campaign in found.items() if RegistrableKind.PLEDGE in kinds[slug]}


def ask_partner(turn: Turn, found: list[units.UnitView]) -> Screen:
    """Ask for the other unit by name."""
    held = job(turn, OfferPledge)
    choices = (Choice("pledge_partner", str(partner.id), {"name": partner.short_name}) for partner in found)
    context = {"typed": held.found, "found": len(found)}
    return Screen(PARTNER, context, (*choices, Choice("cancel")), frozenset({"choice", "text", SEARCH}))


@router.on(wrote(PARTNER))
async def search_partner(turn: Turn) -> Screen:
    typed = turn.text[:80]
    held = keep_job(turn, replace(job(turn, OfferPledge), found=typed))
    found = await units.search(turn.work.connection, typed, turn.now.date(), FOUND)
    return ask_partner(turn, [partner for partner in found if partner.is_active and partner.id != held.unit])


@router.on(chose("pledge_partner", PARTNER))
async def take_partner(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, OfferPledge), partner=int(turn.value)))
    return await ask_text(turn)


@router.on(chose("edit", PREVIEW))
async def ask_text(turn: Turn) -> Screen:
    _, partner = await _sides(turn)
    context = {"partner": partner, "limit": TEXT_LIMIT, "old": job(turn, OfferPledge).text}
    return Screen(TEXT, context, (Choice("cancel"),), frozenset({"text"}))


@router.on(wrote(TEXT))
async def take_text(turn: Turn) -> Screen:
    """Show the pledge whole before it goes to the other side."""
    text = checked_text(turn.text, TEXT_LIMIT)
    held = keep_job(turn, replace(job(turn, OfferPledge), text=text))
    unit, partner = await _sides(turn)
    whose = await whose_at(turn, held.unit, held.campaign)
    context = {"unit": unit, "partner": partner, "year": turn.now.year, "text": text, "whose": whose}
    return Screen(PREVIEW, context, (Choice("offer_pledge"), Choice("edit"), Choice("cancel")))


async def _sides(turn: Turn) -> tuple[str, str]:
    held = job(turn, OfferPledge)
    day, connection = turn.now.date(), turn.work.connection
    unit, partner = [await units.view(connection, side, day) for side in (held.unit, asked(held.partner))]
    return unit.name, partner.name


@router.on(chose("offer_pledge", PREVIEW))
async def send_offer(turn: Turn) -> Screen:
    """Send the offer; a second tap finds the same one."""
    held = job(turn, OfferPledge)
    # its period has ended meanwhile, or the unit has moved
    if held.campaign is None or held.campaign not in await _with_pledges(turn):
        raise Problem("job_over")
    made = await pledges.offer(
        turn.work,
        turn.person_id,
        draft_id=held.draft_id,
        campaign=held.campaign,
        unit_id=held.unit,
        partner_id=asked(held.partner),
        text=asked(held.text),
        whose=await whose_at(turn, held.unit, held.campaign),
        hours=turn.app.hours,
    )
    end_job(turn)
    seen = await pledges.look(turn.work, turn.person_id, made.id or 0)
    turn.tell("screens/officer/pledge_offered", partner=seen.partner, waits=seen.state is PledgeState.OFFERED)
    return await _pledge(turn, seen)
