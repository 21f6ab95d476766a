"""Numbers for Prometheus, read when they are asked for. Counts and seconds; no label names a person or a unit."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.channels.rate_limiter import Pacer
from bot.settings.addresses import read_address
from bot.web.headers import READ
from data.enums import PushState
from data.queries.inbox import lag
from data.queries.outbox import channels, ledger
from domain.outbox.quotas import Usage, usages
from domain.ports import Clock, Reach
from scheduler.heartbeat import Heartbeat

COUNTED_EVERY = timedelta(minutes=15)  # Prometheus asks several times a minute

FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
"""A request with one of these came through a proxy, from the Internet, although it arrives from this machine."""


@dataclass
class CountedUsers:
    """How many apps can be written to, by channel: counting reads every contact, so it is done now and then."""

    counted: dict[str, int] = field(default_factory=dict)
    at: datetime | None = None

    async def look(self, connection: AsyncConnection, now: datetime) -> dict[str, int]:
        if self.at is None or abs(now - self.at) >= COUNTED_EVERY:
            self.counted, self.at = await channels.users(connection), now
        return self.counted


@dataclass(frozen=True)
class Sources:
    """Where the numbers come from; `pacers` by channel."""

    engine: AsyncEngine
    clock: Clock
    pacers: Mapping[str, Pacer]
    heartbeat: Heartbeat | None = None
    reaches: Mapping[str, Reach] = field(default_factory=dict)
    users: CountedUsers = field(default_factory=CountedUsers)


@dataclass(frozen=True, eq=False)
class Readings(Collector):
    """Numbers that were read already: Prometheus' own collecting cannot wait for a database."""

    metrics: tuple[Metric, ...]

    def collect(self) -> Iterable[Metric]:
        return self.metrics


def metrics_router(sources: Sources, *, everybody: bool, token: str = "") -> APIRouter:
    """Make the route /metrics. Unless it is for everybody, only a program on this machine learns that it is there.

    `token`: what whoever asks must show (RFC 6750), also on this machine.
    """
    router = APIRouter()

    @router.api_route("/metrics", methods=READ)
    async def metrics(request: Request) -> Response:
        if not (everybody or is_local(request)):
            return Response(status_code=404)
        if token and not _shows(request, token):
            return Response(status_code=401, headers={"WWW-Authenticate": "Bearer"})
        registry = CollectorRegistry()
        registry.register(Readings((*await _stored(sources), *_running(sources))))
        return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return router


def _shows(request: Request, token: str) -> bool:
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    return hmac.compare_digest(shown.strip().encode(), token.encode()) and scheme.lower() == "bearer"


def is_local(request: Request) -> bool:
    """Whether it came from a program on this machine, and not by way of a proxy."""
    address = read_address(request.client.host) if request.client else None
    near = address is not None and address.is_loopback
    return near and not any(name in request.headers for name in FORWARDED)


async def _stored(sources: Sources) -> list[Metric]:
    """Read what stands in the tables."""
    now = sources.clock.now()
    async with sources.engine.connect() as connection:
        inbox, late = await lag.inbox(connection, now), await lag.reminders(connection, now)
        counts = await ledger.by_state(connection, None, now)
        users = await sources.users.look(connection, now)
        months = [
            replace(usage, users=users.get(usage.channel, 0))
            for usage in await usages(connection, sources.reaches, now)
        ]
        shut = await channels.closed(connection, now)
    pushes = GaugeMetricFamily("thidua_outbox_pushes", "Pushes by state.", labels=["state"])
    for state in PushState:
        pushes.add_metric([state.value], counts.get(state, 0))
    return [
        GaugeMetricFamily("thidua_inbox_waiting", "Updates stored and not handled.", value=inbox.how_many),
        GaugeMetricFamily("thidua_inbox_lag_seconds", "Age of the oldest of them.", value=inbox.oldest),
        GaugeMetricFamily("thidua_reminders_late", "Reminders that are due and have not left.", value=late.how_many),
        GaugeMetricFamily("thidua_reminder_lag_seconds", "How long the oldest is due.", value=late.oldest),
        pushes,
        *_of_channels(months, shut, [*sources.pacers, *sources.reaches]),
    ]


def _of_channels(months: Iterable[Usage], shut: set[str], names: Iterable[str]) -> list[Metric]:
    """Tell what each channel has used of its month, and which is switched off or rests."""
    used = GaugeMetricFamily("thidua_month_messages", "Messages of this month.", labels=["channel"])
    limit = GaugeMetricFamily("thidua_month_limit", "Messages that a month has.", labels=["channel"])
    users = GaugeMetricFamily("thidua_channel_users", "People who can be written to.", labels=["channel"])
    billed = GaugeMetricFamily("thidua_month_billed", "Billed messages of this month.", labels=["channel"])
    closed = GaugeMetricFamily("thidua_channel_shut", "1 while nothing unasked is sent by it.", labels=["channel"])
    for usage in months:
        used.add_metric([usage.channel], usage.used)
        users.add_metric([usage.channel], usage.users)
        billed.add_metric([usage.channel], usage.billed)
        if usage.limit:
            limit.add_metric([usage.channel], usage.limit)
    for name in dict.fromkeys(names):
        closed.add_metric([name], name in shut)
    return [used, limit, users, billed, closed]


def _running(sources: Sources) -> list[Metric]:
    """Read what this process knows."""
    pace = GaugeMetricFamily("thidua_pace", "Pushes a second that may leave now.", labels=["channel"])
    silence = GaugeMetricFamily("thidua_silence_seconds", "For how long nothing may leave.", labels=["channel"])
    refusals = CounterMetricFamily("thidua_refusals", "Times the platform said: too fast.", labels=["channel"])
    for channel, pacer in sources.pacers.items():
        pace.add_metric([channel], 0.0 if pacer.silence() else pacer.pace())
        silence.add_metric([channel], pacer.silence())
        refusals.add_metric([channel], pacer.refusals)
    ticks = GaugeMetricFamily("thidua_tick_age_seconds", "Since a tick last did its work.", labels=["tick"])
    for name, age in (sources.heartbeat.ages() if sources.heartbeat else {}).items():
        ticks.add_metric([name], age)
    return [pace, silence, refusals, ticks]
