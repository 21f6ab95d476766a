"""What template messages cost: counted before they are sent, against the money of a month.

What was sent, or may have been, stands in the month of its way; what is being sent is counted as it stands in the
ledger, so that a killed process has forgotten none. Beyond the budget only what has a last day goes on.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.outbox import channels
from domain.outbox.notify_admins import notify_admins
from domain.outbox.quotas import month_of
from domain.text import templates

log = logging.getLogger(__name__)

WARN_AT = 0.8  # of the month's budget


@dataclass(frozen=True)
class Money:
    """What one template message costs (0: not known) and the budget of a month (None: there is no end), in đồng.

    `way`: that of template messages.
    """

    price: int = 0
    budget: int | None = None
    way: str = ""


NO_MONEY_SET = Money()


@dataclass(frozen=True)
class Spending:
    """What template messages have cost this month. `messages`: those under way are among them."""

    messages: int
    money: Money

    @property
    def spent(self) -> int:
        """In đồng."""
        return self.messages * self.money.price

    @property
    def room(self) -> int | None:
        """Say how many more messages the budget pays for; None where nothing ends it."""
        if self.money.budget is None or not self.money.price:
            return None
        return max(0, self.money.budget - self.spent) // self.money.price

    @property
    def near(self) -> bool:
        """Whether the administrators are to be told that the month's money comes to an end."""
        return self.room is not None and self.spent >= WARN_AT * (self.money.budget or 0)


async def spending(connection: AsyncConnection, money: Money, now: datetime) -> Spending:
    """Count this month's template messages."""
    return Spending(await channels.billed_or_leaving(connection, money.way, month_of(now)), money)


async def watch(work: Work, money: Money) -> bool:
    """Warn the administrators once a month before the money comes to an end; returns whether they were."""
    if money.budget is None:
        return False
    found, month = await spending(work.connection, money, work.now), month_of(work.now)
    if not found.near or not await channels.warn_once(work.connection, money.way, month, work.now):
        return False
    log.warning("template messages have cost %d of the month's %d", found.spent, money.budget)
    facts = {"messages": found.messages, "spent": found.spent, "budget": money.budget}
    await notify_admins(
        work, f"budget:{month.isoformat()}", lambda you: templates.render("pushes/budget", you=you, **facts)
    )
    return True
