"""Which way a push goes: preferred, last, others, a template that is paid for, or nobody can be reached."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import DAY_BOUND, ContactState, PushKind, PushState
from data.queries.outbox import channels, outbox, unreachable
from data.queries.outbox.routes import Template
from data.tables import AuditEntry, Push
from data.types import HANOI
from domain.members import linking
from domain.outbox.claiming import claim
from domain.outbox.routing import PARK, Rules, morning, put_off_until, switch
from domain.outbox.states import TRIES
from domain.ports import Outcome, Sent
from tests.support.clock import TestClock
from tests.support.pushes import doing, notice, rows
from tests.support.routing import (
    BOT,
    DAY,
    FREE,
    HOUR,
    OA,
    PAID,
    REACHES,
    SERVED,
    TG,
    Office,
    _contact,
    office,
    somebody,
    told,
)

__all__ = ["office"]

S = PushState
PAYING = Rules(REACHES, Template(PAID, OA, frozenset({PushKind.NOTICE, PushKind.GREETING})))


async def set_contact(office: Office, channel: str, **values: Any) -> None:
    here = update(_contact).where(_contact.c.channel == channel).values(values)
    await office.writer.run(lambda work: work.connection.execute(here))


TABLE = [
    # last wrote from ago, and where a notice goes: channel (None: nobody is reached), whether for money
    ({TG: DAY, OA: HOUR}, OA, False),
    ({TG: HOUR, OA: DAY}, TG, False),
    ({TG: 30 * DAY, OA: 3 * DAY}, TG, False),  # it costs nothing there
    ({OA: 3 * DAY}, OA, True),
    ({OA: 7 * DAY}, OA, True),
    ({TG: 30 * DAY, OA: 8 * DAY, BOT: 40 * DAY}, TG, False),
    ({OA: 8 * DAY, BOT: 40 * DAY}, BOT, False),
    ({OA: 8 * DAY}, None, False),
    ({}, None, False),
]


@pytest.mark.parametrize(("written", "channel", "paid"), TABLE)
async def test_the_chain_without_templates(
    office: Office, either: AsyncEngine, written: dict[str, timedelta], channel: str | None, *, paid: bool
) -> None:
    await told(office, await somebody(office, written))
    ((state, way, billed),) = await rows(either, "state", "way", "billed")
    assert (state, way, billed) == (S.SENT if channel else S.GONE, channel, paid)
    assert list(office.carried()) == ([channel] if channel else [])


async def test_a_greeting_is_not_billed_unless_that_is_switched_on(office: Office, either: AsyncEngine) -> None:
    both_apps, alone = await somebody(office, {TG: 30 * DAY, OA: 3 * DAY}), await somebody(office, {OA: 3 * DAY})
    await told(office, both_apps, "Chúc mừng", kind=PushKind.GREETING)
    await told(office, alone, "Chúc mừng", kind=PushKind.GREETING)
    assert await rows(either, "way", "billed") == [(TG, False), (None, False)]
    office.rules = Rules(REACHES, paid_greetings=True)
    await told(office, alone, "Chúc mừng lần nữa", kind=PushKind.GREETING)
    assert (await rows(either, "way", "billed"))[-1] == (OA, True)


async def test_a_template_goes_out_only_where_nothing_else_does(office: Office, either: AsyncEngine) -> None:
    office.rules = PAYING
    open_, closed = await somebody(office, {OA: DAY}), await somebody(office, {OA: 8 * DAY})
    by_phone = await somebody(office, {BOT: DAY}, phone="+84912345678")
    await office.writer.run(doing(mark_gone, by_phone))
    nobody = await somebody(office, {})
    for who in (open_, closed, by_phone, nobody):
        await told(office, who)
    assert await rows(either, "state", "way", "billed") == [
        (S.SENT, OA, False),
        (S.SENT, PAID, True),
        (S.SENT, PAID, True),
        (S.GONE, None, False),
    ]
    assert office.carried()[PAID] == [f"uid:{OA}-{closed}", "tel:+84912345678"]
    (month,) = await both_months(office)
    assert (month.channel, month.billed) == (PAID, 2)


async def mark_gone(work: Work, who: int) -> None:
    gone = update(_contact).where(_contact.c.person_id == who).values(state=ContactState.GONE)
    await work.connection.execute(gone)


async def both_months(office: Office) -> Any:
    return await office.writer.run(lambda work: channels.months(work.connection, work.now.date().replace(day=1)))


async def test_kinds_that_are_not_paid_for_and_greetings_are_never_templates(
    office: Office, either: AsyncEngine
) -> None:
    office.rules = PAYING
    who = await somebody(office, {OA: 8 * DAY})
    for number, kind in enumerate((PushKind.ANNOUNCEMENT, PushKind.REMINDER, PushKind.GREETING)):
        await told(office, who, str(number), kind=kind)
    assert await rows(either, "state", "problem") == [(S.GONE, "window_closed")] * 3
    office.rules = Rules(REACHES, PAYING.template, paid_greetings=True)
    await told(office, who, "Chúc mừng", kind=PushKind.GREETING)
    assert (await rows(either, "way"))[-1] == PAID


async def test_nothing_goes_to_a_cut_app_nor_to_the_number_of_a_lost_phone(office: Office, either: AsyncEngine) -> None:
    office.rules = PAYING
    who = await somebody(office, {TG: HOUR, OA: HOUR}, phone="+84912345678")
    await set_contact(office, TG, state=ContactState.CUT)
    await set_contact(office, OA, state=ContactState.CUT)
    await told(office, who)
    assert await rows(either, "state", "problem") == [(S.GONE, "no_contact")]
    assert office.carried() == {}
    await told(office, await somebody(office, {}, phone="+84912345679"))  # nobody else's phone was lost
    assert office.carried() == {PAID: ["tel:+84912345679"]}


async def test_a_window_that_the_platform_calls_closed_stays_closed_until_the_person_writes(
    office: Office, either: AsyncEngine
) -> None:
    who = await somebody(office, {TG: DAY, OA: HOUR})
    office.posts[OA].answers = [Outcome(Sent.FAILED, problem="window_closed")]
    await told(office, who)
    await told(office, who, "Lần hai")
    assert office.carried() == {TG: [f"{TG}-{who}"] * 2, OA: [f"{OA}-{who}"]}
    assert await rows(either, "state", "way") == [(S.SENT, TG), (S.SENT, TG)]


async def test_one_persons_quota_moves_only_that_person(office: Office, either: AsyncEngine, clock: TestClock) -> None:
    who, other = await somebody(office, {TG: DAY, OA: HOUR}), await somebody(office, {OA: HOUR})
    office.posts[OA].answers = [Outcome(Sent.LATER, wait=3600, problem="out_of_quota_for_person")]
    await told(office, who)
    await told(office, other)
    assert await rows(either, "state", "way") == [(S.SENT, TG), (S.SENT, OA)]
    clock.moment += timedelta(minutes=61)
    await told(office, who, "Sau một giờ")
    assert (await rows(either, "way"))[-1] == OA


async def test_who_is_beyond_a_plan_is_told_to_the_officer_in_the_end(office: Office, clock: TestClock) -> None:
    who = await somebody(office, {BOT: HOUR})
    refused = Outcome(Sent.LATER, wait=60, problem="out_of_quota_for_person")
    office.posts[BOT].answers = [refused, refused]

    async def lost(work: Work) -> int:
        return await unreachable.count(work.connection, work.now - DAY)

    await told(office, who)
    outbox_table = table_of(Push)
    await office.writer.run(lambda work: work.connection.execute(update(outbox_table).values(tries=TRIES - 1)))
    clock.moment += PARK + timedelta(seconds=1)
    await office.works()
    assert await rows(office.writer.engine, "state", "problem") == [(S.FAILED, "gave_up")]
    assert await office.writer.run(lost) == 1
    clock.moment += HOUR
    await told(office, who, "Gói đã nâng")
    assert await office.writer.run(lost) == 0


async def test_an_account_without_quota_rests_and_the_others_carry(office: Office, either: AsyncEngine) -> None:
    one, two = await somebody(office, {TG: DAY, OA: HOUR}), await somebody(office, {OA: HOUR})
    office.posts[OA].answers = [Outcome(Sent.LATER, wait=3600, problem="out_of_quota")]
    await told(office, one)
    await told(office, two)
    assert await rows(either, "state", "way", "problem") == [(S.SENT, TG, None), (S.LATER, None, "no_way_now")]


async def test_a_channel_that_is_switched_off_sends_nothing_and_what_waits_goes_another_way(
    office: Office, either: AsyncEngine, clock: TestClock
) -> None:
    both_apps, only_bot = await somebody(office, {TG: DAY, BOT: HOUR}), await somebody(office, {BOT: HOUR})
    for who in (both_apps, only_bot):
        await office.writer.run(doing(notice, who))
    assert await office.writer.run(doing(switch, BOT, SERVED, FREE, on=False)) == {TG: 1, None: 1}
    await office.works()
    assert await rows(either, "state", "way") == [(S.SENT, TG), (S.LATER, None)]
    clock.moment += timedelta(seconds=5)
    await office.works()
    assert BOT not in office.carried()
    assert await office.writer.run(doing(switch, BOT, SERVED, FREE, on=True)) == {BOT: 1}
    await office.works()  # at once, not after the pause
    assert await rows(either, "state", "way") == [(S.SENT, TG), (S.SENT, BOT)]
    async with either.connect() as connection:
        table = table_of(AuditEntry)
        found = (await connection.execute(table.select().order_by(table.c.id))).all()
    assert [(row.action, row.subject) for row in found[-2:]] == [
        ("channel_off", "channel:zalo_bot"),
        ("channel_on", "channel:zalo_bot"),
    ]


async def test_paid_messages_can_be_switched_off_alone(office: Office, either: AsyncEngine) -> None:
    office.rules = PAYING
    await office.writer.run(doing(switch, PAID, SERVED, PAYING, on=False))
    await told(office, await somebody(office, {OA: 8 * DAY}))
    assert await rows(either, "state", "problem") == [(S.GONE, "window_closed")]


NIGHT = Outcome(Sent.LATER, wait=3600, problem="night")
TOO_MANY = Outcome(Sent.LATER, wait=3600, problem="out_of_quota")

RESTS = [
    # who, refused how and when, and when the templates go again
    ({OA: 8 * DAY}, NIGHT, ("23:10", "06:00")),
    ({}, TOO_MANY, ("10:00", "11:00")),
]


@pytest.mark.parametrize(("written", "answer", "hours"), RESTS, ids=["account", "number"])
async def test_a_template_that_is_refused_for_now_waits_and_is_not_lost(
    office: Office, clock: TestClock, written: dict[str, timedelta], answer: Outcome, hours: tuple[str, str]
) -> None:
    clock.moment = _at(clock.moment, hours[0])
    office.rules = PAYING
    who = await somebody(office, written, phone="+84912345678")
    office.posts[PAID].answers = [answer]
    await told(office, who)
    assert await rows(office.writer.engine, "state", "problem") == [(S.LATER, "no_way_now")]
    opens = _at(clock.moment, hours[1])
    opens += timedelta(days=opens < clock.moment)
    clock.moment = opens - timedelta(seconds=1)
    await office.works()
    assert len(office.posts[PAID].carried) == 1
    clock.moment = opens + PARK
    await office.works()
    assert await rows(office.writer.engine, "state", "way") == [(S.SENT, PAID)]


@pytest.mark.parametrize(
    ("now", "end"), [("22:00", "06:00"), ("23:59", "06:00"), ("05:59", "06:00"), ("06:00", None), ("13:00", None)]
)
def test_the_night_ends_at_six_here(now: str, end: str | None) -> None:
    """By day the platform goes by another clock: then it is asked again after the wait."""
    found = morning(_at(datetime(2026, 11, 21, tzinfo=HANOI), now))
    assert (found.strftime("%H:%M") if found else None) == end


def _at(day: datetime, hour: str) -> datetime:
    return datetime.combine(day.date(), datetime.strptime(hour, "%H:%M").time(), HANOI)  # noqa: DTZ007 - the zone follows


async def test_a_template_that_rests_lets_the_other_apps_go_on(office: Office, either: AsyncEngine) -> None:
    """Whoever leaves their last app meanwhile is waited for; a kind without a template is lost as before."""
    office.rules = PAYING
    await told(office, await somebody(office, {OA: 8 * DAY}))
    office.posts[PAID].answers = [TOO_MANY]
    await told(office, await somebody(office, {OA: 8 * DAY}))
    office.posts[TG].answers = [Outcome(Sent.SENT), Outcome(Sent.GONE)]
    await told(office, await somebody(office, {TG: DAY}))
    await told(office, await somebody(office, {TG: DAY}, phone="+84912345678"))
    await told(office, await somebody(office, {OA: 8 * DAY}), kind=PushKind.DIGEST)
    assert await rows(either, "state", "way") == [
        (S.SENT, PAID),
        (S.LATER, PAID),
        (S.SENT, TG),
        (S.LATER, TG),
        (S.GONE, None),
    ]


async def test_what_is_meant_for_one_app_goes_nowhere_else(office: Office, either: AsyncEngine) -> None:
    who = await somebody(office, {TG: HOUR, OA: 8 * DAY}, phone="+84912345678")
    office.rules = PAYING
    contacts = [row.id for row in await office.writer.run(doing(listed, who))]
    await told(office, who, "Chỉ ở đây", only_contact_id=contacts[-1], kind=PushKind.ANNOUNCEMENT)
    assert await rows(either, "state", "problem") == [(S.GONE, "window_closed")]


async def listed(work: Work, who: int) -> Any:
    found = _contact.select().where(_contact.c.person_id == who).order_by(_contact.c.id)
    return (await work.connection.execute(found)).all()


async def test_an_app_that_was_let_go_gets_one_last_word_and_nothing_of_the_person(
    office: Office, either: AsyncEngine
) -> None:
    who = await somebody(office, {TG: DAY, BOT: HOUR})
    bot = (await office.writer.run(doing(listed, who)))[-1].id
    await office.writer.run(doing(notice, who, "Riêng cho ứng dụng ấy", only_contact_id=bot))
    await office.writer.run(doing(linking.unlink, who, bot))
    await told(office, who, "Về hồ sơ")
    assert [one.text[:8] for one in office.posts[BOT].carried] == ["Lúc 08:0"]
    assert office.posts[TG].texts == ["Về hồ sơ"]
    assert await rows(either, "state") == [S.CANCELLED, S.SENT, S.SENT]


async def test_a_new_holder_of_one_channel_leaves_what_others_send_alone(office: Office, either: AsyncEngine) -> None:
    office.rules = PAYING
    for written in ({TG: HOUR}, {OA: 8 * DAY}):
        await office.writer.run(doing(notice, await somebody(office, written)))
    for way in (TG, PAID):
        assert len(await office.writer.run(doing(claim, way, SERVED, 5, rules=PAYING))) == 1
    await office.writer.run(lambda work: outbox.recover(work.connection, work.now, TG, 9))
    assert await rows(either, "state", "way") == [(S.IN_DOUBT, TG), (S.SENDING, PAID)]


MOMENTS = st.datetimes(datetime(2021, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(tzinfo=HANOI))  # noqa: DTZ001 - the zone follows


@given(MOMENTS, st.sampled_from(PushKind))
def test_what_is_worth_nothing_tomorrow_does_not_wait_for_tomorrow(now: datetime, kind: PushKind) -> None:
    until = put_off_until(kind, now)
    assert until <= now + PARK
    if kind in DAY_BOUND:
        assert until.date() == now.date()
