"""Switching a channel off and on: a row, so that every process sees it. What is queued goes another way or waits."""

from __future__ import annotations

from collections.abc import Collection

from data.queries import channels, routing
from data.work import Work
from domain.audit import note
from domain.outbox.bell import ring_after
from domain.outbox.routing import NO_RULES, Rules, open_ways
from domain.outbox.states import NO_WAY_NOW


async def switch(
    work: Work, channel: str, served: Collection[str], rules: Rules = NO_RULES, *, on: bool, actor: int | None = None
) -> dict[str | None, int]:
    """Switch a channel; returns how many queued pushes go which way from now on (`None`: they wait)."""
    await channels.switch(work.connection, channel, None if on else work.now)
    await channels.release_parked(work.connection, NO_WAY_NOW, work.now)
    await note(work, actor, "channel_on" if on else "channel_off", f"channel:{channel}")
    ring_after(work)
    return await routing.count_ways(work.connection, await open_ways(work.connection, work.now, served, rules))
