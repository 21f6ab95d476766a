"""To which unit a person belongs, and when: leaving, moving to another unit, and taking that back within a day.

Intervals are closed and opened, never overwritten. Records keep their unit; only what nobody has confirmed yet
(held records of somebody who was still waiting) goes along with the person.
"""

from __future__ import annotations

from datetime import timedelta

from data.engine.unit_of_work import Work
from data.enums import CURRENT_MEMBERSHIPS, MembershipState
from data.queries.members import memberships, people
from data.queries.records import held
from data.tables import Membership
from domain import audit
from domain.errors import Problem, Refused
from domain.members import lonely
from domain.members.rights import demand_officer
from domain.outbox import Notice, choice, notify
from domain.quiet_hours import Hours
from domain.units import view

UNDO = timedelta(hours=24)
"""How long a change of the unit can be taken back."""


async def enter(
    work: Work,
    person_id: int,
    unit_id: int,
    *,
    section_id: int | None = None,
    called: str | None = None,
    hours: Hours,
) -> tuple[Membership, int | None]:
    """Move a known person to another unit, where they wait for its officer's confirmation.

    Returns the new membership, and the key of the one that ended with it. `called`: how the person called a unit that
    is not there yet. Raises `Problem` when they belong there already, or the unit has ended.
    """
    made, ended = await _go(work, person_id, person_id, unit_id, section_id=section_id, called=called)
    if ended is not None:
        await lonely.tell_last_leaves(work, person_id, hours)
    return made, ended


async def move(
    work: Work, officer_id: int | None, membership_id: int, unit_id: int, hours: Hours
) -> tuple[Membership, int | None]:
    """Let an officer say that a member has gone to another unit. Raises `Problem` or `Refused`.

    Whoever looks after both units confirms by moving; otherwise the officer of the other unit does.
    """
    left = await _current(work, membership_id)
    officer = await demand_officer(work, officer_id, left.unit_id)
    knows = await people.may_act_at(work.connection, officer, unit_id, work.now)
    both = knows and left.state is MembershipState.ACTIVE
    made = await _go(work, officer, left.person_id, unit_id, confirmed=both)
    await _tell(work, left, "membership_moved", unit_id, hours)
    await lonely.tell_last_leaves(work, left.person_id, hours)
    return made


async def leave(work: Work, person_id: int, hours: Hours) -> Membership:
    """Note that a person has left work. What they sent stays with its unit. Raises `Problem`.

    The level above hears of it where they alone are in charge of a unit: a role does not end by leaving.
    """
    belongs = await people.current_membership(work.connection, person_id)
    if belongs is None:
        raise Problem("no_unit")
    ended = await _end(work, belongs[0], person_id)
    await lonely.tell_last_leaves(work, person_id, hours)
    return ended


async def dismiss(work: Work, officer_id: int | None, membership_id: int, hours: Hours) -> Membership:
    """Let an officer say that a member has left work; the member is told. Raises `Problem` or `Refused`."""
    membership = await _current(work, membership_id)
    officer = await demand_officer(work, officer_id, membership.unit_id)
    ended = await _end(work, membership_id, officer)
    await _tell(work, ended, "membership_ended", ended.unit_id, hours)
    await lonely.tell_last_leaves(work, ended.person_id, hours)
    return ended


async def take_back(work: Work, actor_id: int, membership_id: int, hours: Hours) -> Membership:
    """Undo the end of a membership within a day; one that began instead of it ends, unless it was confirmed since.

    The person takes back what they said themselves; an officer of the unit takes back either. Raises `Problem`.
    """
    ended = await work.session.get(Membership, membership_id)
    if ended is None or ended.ended_from is None or ended.until is None:
        raise Problem("nothing_to_undo")
    if not actor_id == ended.person_id == ended.ended_by:
        await demand_officer(work, actor_id, ended.unit_id)
    if work.now - ended.until > UNDO:
        raise Problem("move_too_old")
    await _end_instead(work, ended, actor_id)
    back = {"state": ended.ended_from, "until": None, "ended_by": None, "ended_from": None}
    await memberships.change(work.connection, membership_id, **back)
    await audit.record(work, actor_id, "membership_taken_back", f"membership:{membership_id}", unit=ended.unit_id)
    if actor_id != ended.person_id:
        await _tell(work, ended, "membership_back", ended.unit_id, hours)
    return ended


async def _end_instead(work: Work, ended: Membership, actor_id: int) -> None:
    """End what began in the place of `ended`. Raises `Problem` when an officer of the new unit has confirmed it."""
    instead = await people.current_membership(work.connection, ended.person_id)
    if instead is None:
        return
    began = await work.session.get_one(Membership, instead[0])
    if began.state is MembershipState.ACTIVE and began.decided_by != ended.ended_by:
        raise Problem("move_settled")
    await _close(work, began, actor_id, undoable=False)
    if ended.ended_from is MembershipState.WAITING:
        await held.move(work.connection, ended.person_id, began.unit_id, ended.unit_id, work.now)


async def _go(
    work: Work,
    actor_id: int,
    person_id: int,
    unit_id: int,
    *,
    section_id: int | None = None,
    called: str | None = None,
    confirmed: bool = False,
) -> tuple[Membership, int | None]:
    unit = await view(work.connection, unit_id, work.now.date())
    if not unit.is_active:
        raise Refused("unit_ended", unit=unit.name, status=unit.status, since=unit.since)
    belongs = await people.current_membership(work.connection, person_id)
    if belongs is not None:
        if belongs[1] == unit_id:
            raise Problem("here_already", unit=unit.name)
        await _end(work, belongs[0], actor_id)
        if belongs[2] is MembershipState.WAITING:
            await held.move(work.connection, person_id, belongs[1], unit_id, work.now)
    began = Membership(person_id=person_id, unit_id=unit_id, section_id=section_id, since=work.now, note=called)
    began.state = MembershipState.ACTIVE if confirmed else MembershipState.WAITING
    if confirmed:
        began.decided_by, began.decided_at = actor_id, work.now
    began.matched_by = await memberships.matched_before(work.connection, person_id, unit_id)
    await work.add(began)
    await audit.record(work, actor_id, "membership_began", f"membership:{began.id}", unit=unit_id)
    return began, belongs[0] if belongs else None


async def _current(work: Work, membership_id: int) -> Membership:
    membership = await work.session.get(Membership, membership_id)
    if membership is None or membership.state not in CURRENT_MEMBERSHIPS or membership.until is not None:
        raise Problem("member_gone")
    return membership


async def _end(work: Work, membership_id: int, actor_id: int) -> Membership:
    membership = await _current(work, membership_id)
    await _close(work, membership, actor_id, undoable=True)
    await audit.record(work, actor_id, "membership_ended", f"membership:{membership_id}", unit=membership.unit_id)
    return membership


async def _close(work: Work, membership: Membership, actor_id: int, *, undoable: bool) -> None:
    """Close an interval, unless somebody else has done so or decided meanwhile."""
    values = {
        "state": MembershipState.ENDED,
        "until": work.now,
        "ended_by": actor_id,
        "ended_from": membership.state if undoable else None,
    }
    if not await memberships.change_open(work.connection, membership.id or 0, membership.state, values):
        raise Problem("member_gone")


async def _tell(work: Work, membership: Membership, template: str, unit_id: int, hours: Hours) -> None:
    """Tell the person what an officer has noted about where they belong."""
    facts = {"unit": (await view(work.connection, unit_id, work.now.date())).name}
    key, due_at = f"membership:{membership.id}:{template}:{work.now.isoformat()}", hours.awake(work.now)
    belongs = template != "membership_ended"  # who belongs nowhere has no officer to write to
    ask = [[choice("write_letter")]] if belongs else None
    await notify(work, membership.person_id, Notice(template, key, facts, ask), due_at)
