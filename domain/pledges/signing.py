"""Offering and signing a pledge: one officer for each side, and never the same person for both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from data.engine.unit_of_work import Work
from data.enums import PledgeState, Role
from data.queries.announcements import audience
from data.queries.members import people
from data.queries.records import pledges
from data.queries.units import succession, units
from data.tables import Pledge
from domain import audit
from domain.errors import Problem, Refused
from domain.input.typed_text import checked_text
from domain.members.rights import demand_officer, demand_units
from domain.outbox import Notice, choice, notify
from domain.quiet_hours import Hours
from domain.units import view

TEXT_LIMIT = 1500  # characters


@dataclass(frozen=True)
class PledgeView:
    id: int
    unit_id: int  # which offered it
    campaign: str
    unit: str
    partner: str
    year: str
    text: str
    state: PledgeState
    short: str  # the two units in short
    may_sign: bool  # it waits for this officer's side
    may_take_back: bool  # it was offered by this officer's side and waits for the other


async def offer(
    work: Work,
    officer_id: int | None,
    *,
    draft_id: str,
    campaign: str,
    unit_id: int,
    partner_id: int,
    text: str,
    whose: str = "",
    hours: Hours,
) -> Pledge:
    """Offer a pledge to another unit, whose officers are asked. Offered twice it is one.

    `whose`: the campaign by its short name, for those who are under several.

    Raises `Refused` without a role at `unit_id` or above, `Problem` when there is one between the two already, when
    the partner cannot be one, or when the text is missing or too long.
    """
    officer = await demand_officer(work, officer_id, unit_id)
    unit, partner = [await view(work.connection, party_id, work.now.date()) for party_id in (unit_id, partner_id)]
    year = str(work.now.year)
    if unit_id == partner_id or not partner.is_active:
        raise Problem("no_such_partner")
    if await pledges.between(work.connection, unit_id, partner_id, campaign, year) is not None:
        raise Problem("pledge_there", unit=partner.name)
    row = {"draft_id": draft_id, "campaign": campaign, "round": year, "unit_id": unit_id, "partner_id": partner_id}
    values: dict[str, Any] = {"text": checked_text(text, TEXT_LIMIT), "state": PledgeState.OFFERED}
    await pledges.put(work.connection, {**row, **values, "offered_by": officer, "offered_at": work.now})
    made = await work.session.get_one(Pledge, await pledges.by_draft(work.connection, draft_id))
    await audit.record(work, officer, "pledge_offered", f"pledge:{made.id}", unit=unit_id, partner=partner_id)
    sides = {"unit": unit.name, "partner": partner.name, "whose": whose}
    await _ask(work, made, sides, hours.awake(work.now))
    return made


async def decide(
    work: Work, officer_id: int | None, pledge_id: int, *, sign: bool, whose: str = "", hours: Hours
) -> PledgeView:
    """Sign or decline for the partner's side, once; `whose` as for an offer. Raises `Refused` or `Problem`."""
    pledge = await _of(work, pledge_id)
    officer = await demand_officer(work, officer_id, pledge.partner_id)
    if officer == pledge.offered_by:
        raise Refused("both_sides")
    await _move(work, pledge, PledgeState.SIGNED if sign else PledgeState.DECLINED, officer)
    partner = await view(work.connection, pledge.partner_id, work.now.date())
    facts, see = {"partner": partner.name, "signed": sign, "whose": whose}, [[choice("see_pledge", pledge_id)]]
    key, due_at = f"pledge:{pledge.id}:decided", hours.awake(work.now)
    await notify(work, pledge.offered_by, Notice("pledge_decided", key, facts, see), due_at)
    return await look(work, officer, pledge_id)


async def take_back(work: Work, officer_id: int | None, pledge_id: int) -> None:
    """Take back an offer that the other side has not answered. Raises `Refused` or `Problem`."""
    pledge = await _of(work, pledge_id)
    officer = await demand_officer(work, officer_id, pledge.unit_id)
    await _move(work, pledge, PledgeState.TAKEN_BACK, officer)


async def look(work: Work, officer_id: int | None, pledge_id: int) -> PledgeView:
    """Show a pledge to an officer of one of its sides. Raises `Refused` or `Problem`."""
    pledge = await _of(work, pledge_id)
    ours, theirs = [await _may_act(work, officer_id, unit_id) for unit_id in (pledge.unit_id, pledge.partner_id)]
    if not ours and not theirs:
        raise Refused("no_right_here")
    unit, partner = [
        await view(work.connection, unit_id, work.now.date()) for unit_id in (pledge.unit_id, pledge.partner_id)
    ]
    waits = pledge.state is PledgeState.OFFERED
    signs, withdraws = waits and theirs and officer_id != pledge.offered_by, waits and ours
    return PledgeView(
        id=pledge.id or 0,
        unit_id=pledge.unit_id,
        campaign=pledge.campaign,
        unit=unit.name,
        partner=partner.name,
        year=pledge.round,
        text=pledge.text,
        state=pledge.state,
        short=f"{unit.short_name} – {partner.short_name}",
        may_sign=signs,
        may_take_back=withdraws,
    )


async def listed(work: Work, officer_id: int | None) -> list[PledgeView]:
    """List this year's pledges of the officer's own units, and of those that they carry on. Raises `Refused`."""
    own = await demand_units(work, officer_id)
    carried = (await work.connection.execute(succession.carried_by(own, work.now.date()))).scalars()
    found = await pledges.listed(work.connection, {*own, *carried}, str(work.now.year))
    return [await look(work, officer_id, pledge_id) for pledge_id in found]


async def _ask(work: Work, pledge: Pledge, sides: dict[str, str], due_at: datetime) -> None:
    """Tell the partner's officers that a pledge waits for one of them."""
    own = audience.officers(units.only(pledge.partner_id), [Role.OFFICER, Role.ADMINISTRATOR], work.now)
    see = [[choice("see_pledge", pledge.id or 0)]]
    for (person_id,) in (await work.connection.execute(audience.people(own))).all():
        if person_id != pledge.offered_by:
            await notify(
                work, person_id, Notice("pledge_offered", f"pledge:{pledge.id}:{person_id}", sides, see), due_at
            )


async def _may_act(work: Work, officer_id: int | None, unit_id: int) -> bool:
    try:
        await demand_officer(work, officer_id, unit_id)
    except Refused:
        return False
    return True


async def _of(work: Work, pledge_id: int) -> Pledge:
    pledge = await work.session.get(Pledge, pledge_id)
    if pledge is None:
        raise Problem("no_such_pledge")
    return pledge


async def _move(work: Work, pledge: Pledge, to: PledgeState, officer: int) -> None:
    if not await pledges.decide(work.connection, pledge.id or 0, to, officer, work.now):
        raise Problem("pledge_decided")
    await work.session.refresh(pledge)
    await audit.record(work, officer, f"pledge_{to}", f"pledge:{pledge.id}")


async def has_pledge(work: Work, person_id: int, year: int, campaign: str | None = None) -> bool:
    """Tell whether the person's unit has a signed pledge of that year."""
    belongs = await people.current_membership(work.connection, person_id)
    return belongs is not None and await pledges.signed(work.connection, belongs[1], str(year), campaign)


async def demand_pledge(work: Work, person_id: int, campaign: str, year: int) -> None:
    """Raise `Problem` unless the person's unit has a signed pledge of that year."""
    if not await has_pledge(work, person_id, year, campaign):
        raise Problem("no_pledge", year=year)
