"""F5: whatever the Bot API does to a push: at most one copy, a state that says what is known, silence in a ban.

The program's delivery and courier speak HTTP to the sandbox; the clocks of both, and the world's, are one that only
the pace moves, and it stands still while a call is on its way.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import NamedTuple

import pytest

from bot.channels.rate_limiter import Pacer
from bot.channels.telegram.courier import TIMEOUT, TelegramCourier, open_courier
from data.engine.unit_of_work import Work
from data.enums import PushKind, PushState
from data.queries.outbox import outbox
from domain.outbox import Delivery
from domain.outbox.routing import sweep
from domain.ports import Outcome, Parcel
from sandbox.telegram import Fault
from sandbox.telegram.faults import (
    bot_blocked,
    chat_not_found,
    hang,
    late,
    migrated,
    refused,
    reset,
    retry_after,
    server_error,
    truncated,
    user_deactivated,
)
from tests.support.kill_announcing import audience
from tests.support.launcher import Street
from tests.support.pushes import FakeTime
from tests.support.users import BOT, TOKEN

S = PushState
IMPATIENT = 1.5  # seconds until an answer that does not come is given up
BEFORE, HIT, AFTER = 1000, 1001, 1002


class Time(FakeTime):
    """One time for the pace, the database's dates and the world."""

    def __init__(self, street: Street) -> None:
        super().__init__()
        self.street = street
        self.flying = 0
        street.world.clock = street.world.log.clock = self

    async def sleep(self, seconds: float) -> None:
        while self.flying:  # noqa: ASYNC110 - the call itself takes no time
            await asyncio.sleep(0.001)
        before = self.now
        await super().sleep(seconds)
        self.street.clock.moment += timedelta(seconds=self.now - before)

    def passes(self, seconds: float) -> None:
        self.now += seconds
        self.street.clock.moment += timedelta(seconds=seconds)


class Watched:
    """The program's courier, telling the time what is on its way."""

    channel = TelegramCourier.channel

    def __init__(self, courier: TelegramCourier, impatient: TelegramCourier, time: Time) -> None:
        self._courier, self._impatient, self._time = courier, impatient, time

    def split(self, parcel: Parcel) -> Sequence[Parcel]:
        return self._courier.split(parcel)

    async def send(self, parcel: Parcel) -> Outcome:
        courier = self._impatient if parcel.address == str(HIT) else self._courier
        self._time.flying += 1
        try:
            return await courier.send(parcel)
        finally:
            self._time.flying -= 1


class Stage(NamedTuple):
    delivery: Delivery
    time: Time

    async def carries_on(self, hours: int = 1) -> None:
        """Deliver for so long, and sweep, as the ticks do it."""
        end = self.time.now + hours * 3600
        while self.time.now < end:
            await self.delivery.run()
            await self.delivery.writer.run(lambda work: sweep(work, self.delivery.served))
            self.time.passes(self.delivery.pace.silence() or 300)


@asynccontextmanager
async def delivering(street: Street, people: int, patience: float = TIMEOUT) -> AsyncIterator[Stage]:
    """So many people with a push each, and what carries them. `patience`: seconds for the answer to HIT's."""
    time = Time(street)
    numbers = [street.person().number for _ in range(people)]
    for number in [*numbers, street.person().number]:
        street.world.starts(number, BOT)
    async with (
        street.open() as app,
        open_courier(TOKEN, street.base) as courier,
        open_courier(TOKEN, street.base, timeout=patience) as impatient,
    ):
        await app.writer.run(lambda work: audience(work, numbers))
        pace = Pacer(clock=time, sleep=time.sleep)
        yield Stage(Delivery(app.writer, Watched(courier, impatient, time), pace, {courier.channel}), time)
        street.world.faults.clear()


async def states(street: Street) -> Counter[str]:
    return Counter(row[0] for row in await street.rows("SELECT state FROM outbox"))


def copies(street: Street, chat: int) -> int:
    return len(street.world.log.accepted("sendMessage", chat))


class Case(NamedTuple):
    fault: Fault
    state: PushState
    problem: str | None
    copies: int = 0
    contact: str = "active"


CASES = {
    "500": Case(server_error(500), S.IN_DOUBT, "server_error_500"),
    "502 after acceptance": Case(server_error(502, accepted=True), S.IN_DOUBT, "server_error_502", copies=1),
    "reset": Case(reset(), S.IN_DOUBT, "broken_off"),
    "reset after acceptance": Case(reset(accepted=True), S.IN_DOUBT, "broken_off", copies=1),
    "truncated": Case(truncated(), S.IN_DOUBT, "unreadable_answer", copies=1),
    "hangs": Case(hang(), S.IN_DOUBT, "timeout"),
    "late": Case(late(), S.IN_DOUBT, "timeout", copies=1),
    "blocked": Case(bot_blocked(), S.GONE, "forbidden", contact="gone"),
    "deactivated": Case(user_deactivated(), S.GONE, "forbidden", contact="gone"),
    "not found": Case(chat_not_found(), S.GONE, "chat_not_found", contact="gone"),
    "refused": Case(refused(400, "Bad Request: message is too long"), S.FAILED, "refused_400"),
    "token": Case(refused(401, "Unauthorized"), S.SENT, None, copies=1),
    "too fast": Case(retry_after(5), S.SENT, None, copies=1),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
async def test_a_fault_hits_its_own_push_and_no_other(street: Street, case: Case) -> None:
    patience = IMPATIENT if case.problem == "timeout" else TIMEOUT
    async with delivering(street, 3, patience) as stage:
        street.world.faults.add(case.fault, method="sendMessage", chat=HIT)
        await stage.carries_on()  # for an hour: what is in doubt or settled is not tried again
        found = await street.rows("SELECT key, state FROM outbox ORDER BY key")
        assert found == [(f"a:{BEFORE}", "sent"), (f"a:{HIT}", case.state), (f"a:{AFTER}", "sent")]
        assert [copies(street, chat) for chat in (BEFORE, HIT, AFTER)] == [1, case.copies, 1]
        contact = await street.rows(f"SELECT state FROM contact WHERE external_id = '{HIT}'")  # noqa: S608 - a number
        assert contact == [(case.contact,)]
        if case.problem is not None:
            async with street.engine.connect() as connection:
                (listed,) = await outbox.listed(connection, case.state)  # what an officer sees
            assert listed.problem == case.problem


@pytest.mark.parametrize("fault", [bot_blocked(), chat_not_found()], ids=["blocked", "not found"])
async def test_whoever_is_gone_is_asked_once(street: Street, fault: Fault) -> None:
    """What is queued for them later is settled without a call."""
    async with delivering(street, 2) as stage:
        planned = street.world.faults.add(fault, method="sendMessage", chat=HIT, times=None)
        await stage.carries_on()
        await stage.delivery.writer.run(one_more)
        await stage.carries_on()
        assert planned.used == 1
        assert await states(street) == {"sent": 1, "gone": 2}


async def one_more(work: Work) -> None:
    person = (await work.connection.exec_driver_sql("SELECT max(person_id) FROM outbox")).scalar()
    row = {"key": "more", "kind": PushKind.NOTICE, "person_id": person, "text": "x"}
    await outbox.put(work.connection, [{**row, "due_at": work.now, "created_at": work.now}])


async def test_a_chat_that_moved_is_followed(street: Street) -> None:
    elsewhere = 1002
    async with delivering(street, 2) as stage:
        planned = street.world.faults.add(migrated(elsewhere), method="sendMessage", chat=HIT, times=None)
        await stage.carries_on()
        await stage.delivery.writer.run(one_more)
        await stage.carries_on()
        assert planned.used == 1
        assert [copies(street, chat) for chat in (HIT, elsewhere)] == [0, 2]
        assert await states(street) == {"sent": 3}


@pytest.mark.parametrize("hammered", [False, True], ids=["constant", "growing"])
@pytest.mark.parametrize("seconds", [1, 5, 60])
async def test_one_refusal_for_each_ban_and_nothing_is_sent_in_it(
    street: Street, seconds: int, *, hammered: bool
) -> None:
    """The cap is 20 a second and nobody has said so; a try in the ban begins it anew, if it is one that grows."""
    many = 60
    async with delivering(street, many) as stage:
        street.world.faults.limit(20, ban=seconds, tries_prolong=hammered)
        await stage.carries_on()
    log = street.world.log
    bans = [entry.clock for entry in log.refused("sendMessage")]
    assert 1 <= len(bans) <= 2
    calls = [entry.clock for entry in log.entries if entry.method.lower() == "sendmessage"]
    for begun in bans:
        assert [clock for clock in calls if begun < clock < begun + seconds] == []
        assert calls.count(begun) == 1
    assert Counter(entry.chat for entry in log.accepted("sendMessage")) == {BEFORE + n: 1 for n in range(many)}
    assert await states(street) == {"sent": many}
