"""Whether the days that were promised were kept: it may be done until their end, and no longer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime, time, timedelta

from data.engine.unit_of_work import Work
from data.enums import RecordKind, Role
from data.queries.members import people, roster
from data.tables import Record
from data.types import HANOI
from domain.campaigns.issuers import demand_running
from domain.duties import DutyState, owed
from domain.errors import Problem
from domain.members import grants, matching
from domain.members.invitations import Office
from domain.records.rounds import demand_open, demand_registering
from domain.records.submitting import withdraw
from tests.support.promises import Promise
from tests.support.promising import OFFICES, Job, Looked, Promising, day_of
from tests.support.pushes import doing
from tests.support.standard import STANDARD

Check = Callable[[Promising, Promise, date], Awaitable[None]]

_DAY = timedelta(days=1)


async def _may(it: Promising, moment: datetime, job: Job) -> bool:
    """Tell whether something may be done at a moment; nothing of it stays."""
    it.clock.moment = moment
    kept = False

    async def tried(work: Work) -> None:
        nonlocal kept
        kept = await job(work) is not False
        raise Looked

    try:
        await it.writer.run(tried)
    except (Looked, Problem):
        return kept
    raise AssertionError


async def _ends_with(it: Promising, day: date, job: Job, what: object) -> None:
    """Check that something may be done until the end of a day, and no longer."""
    last = datetime.combine(day, time(23, 59), HANOI)
    assert await _may(it, last, job), f"not any more at the end of the day: {what}"
    assert not await _may(it, last + timedelta(minutes=2), job), f"still on the next day: {what}"


async def are_kept(it: Promising) -> None:
    """Look whether each promise was kept; one without a check is a promise that nobody holds."""
    for promise in sorted(it.promises, key=lambda heard: (heard.code, str(heard.value), str(heard.about))):
        if promise.value is not None:
            await CHECKS[promise.code](it, promise, day_of(promise.value))


async def _mends(it: Promising, promise: Promise, day: date) -> None:
    async def mend(work: Work) -> None:
        await demand_open(work, await work.session.get_one(Record, promise.about))

    await _ends_with(it, day, mend, promise)


async def _changes(it: Promising, promise: Promise, day: date) -> None:
    """Changing asks `demand_open`; withdrawing is tried whole."""
    await _mends(it, promise, day)

    async def take_back(work: Work) -> None:
        await withdraw(work, it.member, (await work.session.get_one(Record, promise.about)).code)

    await _ends_with(it, day, take_back, promise)


async def _registers(it: Promising, promise: Promise, day: date) -> None:
    job = doing(demand_registering, it.unit, RecordKind.TITLE, it.campaign.slug, promise.about)
    await _ends_with(it, day, job, promise)


async def _runs(it: Promising, promise: Promise, day: date) -> None:
    await _ends_with(it, day, doing(demand_running, it.unit, it.campaign), promise)


async def _is_owed(it: Promising, promise: Promise, day: date) -> None:
    """Whatever is owed by that day is not late on it, and late on the next."""

    async def states(on: date) -> list[DutyState]:
        async with it.writer.engine.connect() as connection:
            found = [await owed(connection, unit, [it.campaign], on) for unit in map(it.keys.__getitem__, OFFICES)]
        return [duty.state for duties_ in found for duty in duties_ if duty.day == day]

    assert set(await states(day)) == {DutyState.OPEN}, promise
    assert set(await states(day + _DAY)) == {DutyState.LATE}, promise


async def _phase_ends(it: Promising, promise: Promise, day: date) -> None:
    assert day in {phase.end.last_day() for phase in it.campaign.phases}, promise


async def _has_role(it: Promising, promise: Promise, day: date) -> None:
    async def give(work: Work) -> None:
        await grants.give(work, it.officer, it.member, Office(it.unit, Role.OFFICER, day), STANDARD)

    async def act(work: Work) -> bool:
        await give(work)
        moment = work.now
        return await people.may_act_at(work.connection, it.member, it.unit, moment)

    await _ends_with(it, day, act, promise)


async def _opens_line(it: Promising, promise: Promise, day: date) -> None:
    async def code_until(work: Work) -> None:
        await matching.issue_code(work, it.officer, it.line, timedelta(days=it.app.policies.code_days))

    async def can_prove(work: Work) -> bool:
        return await roster.can_prove(work.connection, it.unit, work.now)

    it.clock.moment = datetime.combine(day, time(9), HANOI) - timedelta(days=it.app.policies.code_days)
    await it.writer.run(code_until)
    await _ends_with(it, day, can_prove, promise)


CHECKS: dict[str, Check] = {
    "campaign": _runs,
    "change": _changes,
    "closing": _registers,
    "duty": _is_owed,
    "mend": _mends,
    "personal_code": _opens_line,
    "phase": _phase_ends,
    "register": _registers,
    "role": _has_role,
    "round": _registers,
}
