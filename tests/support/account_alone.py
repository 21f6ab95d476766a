"""300 members who wrote to an Official Account once, when they joined, and what reached them in each month of a year.

The account is the sandbox's, asked without a network between: thousands of messages would cost a test minutes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy import insert, select

from bot.app.policies import REACHES
from bot.channels.zalo.http import RefusedError
from bot.channels.zalo.oa.approved import forms, values
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.courier import ZaloOaCourier
from bot.channels.zalo.oa.templates import WAY, TemplateCourier
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import ContactState, MembershipState, PushState, Role
from data.queries.outbox.routes import Template
from data.queries.reminders import reminders
from data.tables import Contact, Grant, Membership, Person, Push
from data.types import HANOI
from domain import announcements
from domain.outbox.routing import Rules
from domain.reminders.plan import MARK
from domain.units import by_code
from sandbox.zalo_oa import ZaloOaWorld
from sandbox.zalo_oa.methods import METHODS
from sandbox.zalo_oa.people import Refusal
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.pushes import pacer
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.zalo_costs import AT, JOINED, MEMBERS, calendar

ACCOUNT, UNIT = "zalo_oa", "MAY0123"
MORNING = time(8)
FREE, PAID, LOST = "free", "template", "not reached"

_contact, _membership, _outbox, _person = (table_of(one) for one in (Contact, Membership, Push, Person))


class Direct(ZaloOaClient):
    """Calls the account without HTTP."""

    def __init__(self, world: ZaloOaWorld) -> None:
        self._world = world
        self._base = self._business = ""

    async def _call(self, method: str, url: str, **request: Any) -> dict[str, Any]:
        try:
            return METHODS[method, url](self._world, request["json"])
        except Refusal as refusal:
            raise RefusedError(refusal.code, refusal.message) from None


@dataclass
class Account:
    """A unit whose members have nothing but Zalo, and the clock."""

    writer: Writer
    clock: TestClock
    world: ZaloOaWorld
    ticks: Ticks
    unit: int
    officer: int
    members: tuple[int, ...]

    async def lives(self, days: list[date]) -> None:
        """Live these days alone: on those between nothing is due for a member, and only planning them would be work."""
        for day in days:
            before = day - timedelta(1)
            await self.writer.run(partial(_plan_up_to, day=before))
            for hour in (MORNING, AT):
                self.clock.moment = datetime.combine(day, hour, HANOI)
                await self.ticks.drain(self.clock.moment)

    async def announces(self, day: date, text: str) -> None:
        """Let the union's officer announce something to all members, which leaves in the morning."""
        self.clock.moment = datetime.combine(day, MORNING, HANOI)
        send = partial(announcements.send, draft_id=text, unit_id=self.unit, author=self.officer, role=None, text=text)
        await self.writer.run(partial(send, hours=STANDARD))
        await self.lives([day])

    async def reached(self) -> dict[int, Counter[str]]:
        """Count by month how the members were reached."""
        columns = (_outbox.c[name] for name in ("due_at", "state", "way", "billed"))
        mine = select(*columns).where(_outbox.c.person_id.in_(self.members))
        months: dict[int, Counter[str]] = {}
        for row in await self.writer.run(lambda work: work.connection.execute(mine)):
            found = {PushState.SENT: FREE if not row.billed else PAID, PushState.GONE: LOST}[row.state]
            assert row.way == {FREE: ACCOUNT, PAID: WAY, LOST: None}[found]
            months.setdefault(row.due_at.astimezone(HANOI).month, Counter())[found] += 1
        return months


async def _plan_up_to(work: Work, day: date) -> None:
    await reminders.set_mark(work.connection, MARK, day)


async def open_account(writer: Writer, clock: TestClock, *, templates: bool) -> Account:
    """Open the account of May Sao Mai, whose members have joined. `templates`: Zalo has approved one of each kind."""
    clock.moment = JOINED
    world = ZaloOaWorld(clock.now)
    unit, officer, members = await writer.run(partial(_join, world=world))
    client = Direct(world)
    couriers: dict[str, Any] = {ACCOUNT: ZaloOaCourier(client)}
    rules = Rules(REACHES)
    if templates:
        for kind, form in forms().items():
            world.approve(kind.value, {name: values()[name].most for name in form.names})
        rules = Rules(REACHES, Template(WAY, ACCOUNT, frozenset(forms())), paid_greetings=True)
        couriers[WAY] = TemplateCourier(client, {}, {kind.value: kind.value for kind in forms()})
    ticks = Ticks(
        writer,
        clock,
        couriers,
        {name: pacer() for name in couriers},
        calendar(),
        STANDARD,
        ESCALATE_DAYS,
        rules=rules,
    )
    return Account(writer, clock, world, ticks, unit, officer, members)


async def _join(work: Work, world: ZaloOaWorld) -> tuple[int, int, tuple[int, ...]]:
    """Add an officer and the members, as they stand after their one conversation."""
    found = await by_code(work.connection, UNIT, work.now.date())
    assert found is not None
    officer = Person(name="Trần Thị Hoa", created_at=work.now, address_form="đồng chí")
    await work.add(officer)
    await work.add(Grant(person_id=officer.id or 0, unit_id=found.id or 0, role=Role.OFFICER, since=work.now))
    people = [{"name": f"Lê Thị Hạnh {number}", "created_at": work.now} for number in range(MEMBERS)]
    added = await work.connection.execute(insert(_person).returning(_person.c.id), people)
    members = tuple(added.scalars())
    active = {"state": MembershipState.ACTIVE, "since": work.now, "unit_id": found.id}
    here = {"channel": ACCOUNT, "state": ContactState.ACTIVE, "written_at": work.now}
    await work.connection.execute(insert(_membership), [{"person_id": key, **active} for key in members])
    await work.connection.execute(
        insert(_contact), [{"person_id": key, "external_id": str(key), **here} for key in members]
    )
    for key in members:
        world.add_person(str(key), "Hạnh")
        world.people[str(key)].last = work.now
    return found.id, officer.id or 0, members
