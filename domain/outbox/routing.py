"""Which way a push goes, by the platforms' rules and by what stands in the way at this moment.

    preferred app -> the one written from last -> any other -> a template message, where it is paid for -> unreachable

Of the apps that are open those that take it free come before one that bills it, also before the preferred one.
A way is shut while its channel is switched off, rests or gives way to more urgent messages; for a person, while the
platform's window is closed or their own quota is used up. What is shut for now is waited for, until the end of the day
where the push is worth nothing tomorrow; so is a template message, until the morning, the next day's quota or the
account's money. Whoever cannot be reached at all is listed as such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import DAY_BOUND, PushKind
from data.queries.outbox import channels, refusals, routing
from data.queries.outbox.routes import Route, Routes, Template
from data.types import HANOI
from domain import audit
from domain.outbox import budget, quotas
from domain.outbox.budget import NO_MONEY_SET, Money
from domain.outbox.states import (
    BUDGET_SPENT,
    LEFT_APP,
    NIGHT,
    NO_CONTACT,
    NO_MONEY,
    NO_WAY_NOW,
    OUT_OF_QUOTA,
    OUT_OF_QUOTA_FOR_PERSON,
    WINDOW_CLOSED,
    Attempt,
)
from domain.outbox.wakeup import notify_after
from domain.ports import Outcome, Reach, Sent

PARK = timedelta(minutes=10)
"""So often is looked whether a way has opened."""

LEAST_REST = timedelta(minutes=10)
AT_ONCE = 500
MORNING, EVENING = time(6), time(22)
"""Between them platforms take everything (official for Zalo, which does not say by whose clock)."""


@dataclass(frozen=True)
class Rules:
    """How channels reach people. A channel that is not named here has no rule at all."""

    reaches: Mapping[str, Reach] = field(default_factory=dict)
    template: Template | None = None
    paid_greetings: bool = False
    money: Money = NO_MONEY_SET


NO_RULES = Rules()


async def open_ways(
    connection: AsyncConnection, now: datetime, served: Collection[str], rules: Rules = NO_RULES
) -> Routes:
    """Find out which ways are open now."""
    shut = await channels.closed(connection, now)
    spent = await quotas.giving_way(connection, rules.reaches, now)
    ways, windows = [], []
    for name in sorted({*served} - ({rules.template.way} if rules.template else set())):
        reach = rules.reaches.get(name, Reach())
        if reach.open is not None:
            windows.append((name, now - reach.open))
        if name not in shut:
            ways.append(_way(name, reach, spent.get(name, frozenset()), now))
    free_only = frozenset() if rules.paid_greetings else frozenset({PushKind.GREETING})
    template = rules.template
    if template is None:
        return Routes(now, tuple(ways), tuple(windows), None, free_only)
    room = (await budget.spending(connection, rules.money, now)).room if rules.money.budget is not None else None
    template = Template(template.way, template.channel, template.kinds - free_only, deadlines_only=room == 0)
    if not {template.way, template.channel} & shut:
        return Routes(now, tuple(ways), tuple(windows), template, free_only, room=room or None)
    off = {template.way, template.channel} & await channels.switched_off(connection)
    return Routes(now, tuple(ways), tuple(windows), None, free_only, resting=None if off else template)


def _way(name: str, reach: Reach, refuses: frozenset[PushKind], now: datetime) -> Route:
    return Route(
        name,
        open_since=now - reach.open if reach.open is not None else None,
        free_since=now - reach.free if reach.free is not None else None,
        refuses=refuses,
    )


async def learn(work: Work, channel: str, attempts: Collection[Attempt]) -> None:
    """Note what was billed, and what the platform's refusals say of an app or of the whole channel."""
    left = [one.claimed for one in attempts if one.outcome.sent in {Sent.SENT, Sent.IN_DOUBT} and one.claimed.billed]
    if left:
        await refusals.mark_billed(work.connection, [one.push_id for one in left])
        await channels.count(work.connection, channel, quotas.month_of(work.now), billed=len(left))
    for one in attempts:
        await _heed(work, channel, one.claimed.contact_id, one.outcome)


async def _heed(work: Work, channel: str, contact_id: int | None, outcome: Outcome) -> None:
    now, problem, rest = work.now, outcome.problem, max(timedelta(seconds=outcome.wait), LEAST_REST)
    if problem == WINDOW_CLOSED and contact_id is not None:
        await refusals.close_window(work.connection, [contact_id], now)
    elif problem == OUT_OF_QUOTA_FOR_PERSON and contact_id is not None:
        await refusals.let_rest(work.connection, contact_id, now + rest)
    elif problem == NIGHT:
        await channels.rest(work.connection, channel, morning(now) or now + rest)
    elif problem == OUT_OF_QUOTA or problem in NO_MONEY:
        await channels.rest(work.connection, channel, now + rest)


def morning(now: datetime) -> datetime | None:
    """Return when the night ends; `None` while it is day here: then the platform goes by another clock."""
    local = now.astimezone(HANOI)
    if MORNING <= local.time() < EVENING:
        return None
    day = local.date() + timedelta(days=local.time() >= EVENING)
    return datetime.combine(day, MORNING, HANOI)


async def find_stuck(
    connection: AsyncConnection, now: datetime, served: Collection[str], rules: Rules = NO_RULES
) -> list[int]:
    """List due pushes that go no way now, AT_ONCE at most. For a reader: it may look at a long queue."""
    ways = await open_ways(connection, now, served, rules)
    return [row.id for row in await routing.stuck(connection, ways, AT_ONCE)]


async def sweep(
    work: Work,
    served: Collection[str],
    rules: Rules = NO_RULES,
    among: Collection[int] | None = None,
    *,
    sure: bool = True,
) -> int:
    """Settle or put off due pushes that go no way now; returns how many. `among`: only these, looked at once more.

    `sure` False: the clock may have run ahead, so that windows seem closed; what waits for one goes on waiting.
    """
    ways = await open_ways(work.connection, work.now, served, rules)
    rows = await routing.stuck(work.connection, ways, AT_ONCE, among)
    lost: dict[str, list[int]] = defaultdict(list)
    later: dict[datetime, list[int]] = defaultdict(list)
    for row in rows:
        if row.opens or (row.any_app and not sure):
            later[put_off_until(row.kind, work.now)].append(row.id)
        else:
            lost[_why(row)].append(row.id)
    for why, ids in lost.items():
        await routing.give_up(work.connection, ids, work.now, why)
    for until, ids in later.items():
        await routing.put_off(work.connection, ids, until, NO_WAY_NOW)
    return len(rows)


def _why(row: AnyRow) -> str:
    """Say why a push goes no way, and none will open."""
    if row.too_dear:
        return BUDGET_SPENT
    if row.any_app:
        return WINDOW_CLOSED
    return LEFT_APP if row.left else NO_CONTACT


def put_off_until(kind: PushKind, now: datetime) -> datetime:
    """Look again soon; what is worth nothing tomorrow never waits beyond its day."""
    soon = now + PARK
    if kind not in DAY_BOUND:
        return soon
    return min(soon, datetime.combine(now.astimezone(HANOI).date(), time(23, 59, 59), HANOI))


async def switch(
    work: Work, channel: str, served: Collection[str], rules: Rules = NO_RULES, *, on: bool, actor: int | None = None
) -> dict[str | None, int]:
    """Switch a channel; returns how many queued pushes go which way from now on (`None`: they wait)."""
    await channels.switch(work.connection, channel, None if on else work.now)
    await channels.release_parked(work.connection, NO_WAY_NOW, work.now)
    await audit.record(work, actor, "channel_on" if on else "channel_off", f"channel:{channel}")
    notify_after(work)
    return await routing.count_ways(work.connection, await open_ways(work.connection, work.now, served, rules))
