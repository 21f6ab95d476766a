"""What is done when the clock ticks: plain functions that may be called at any time and any number of times.

Whether something is due stands in the tables. A tick that comes late, twice or not at all changes nothing about that.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial

from data.engine.failures import is_away
from data.engine.leases import Lease
from data.engine.unit_of_work import Writer
from data.enums import PushKind
from data.queries.outbox import outbox
from data.queries.reminders import reminders, urging
from data.types import HANOI
from domain import clock_ahead, digest, figures, registration_reminders
from domain.announcements import tick
from domain.campaigns import Campaign, load_all
from domain.duties import urging_all
from domain.outbox import Delivery, Pace, budget, quotas
from domain.outbox.claiming import recover, take_back
from domain.outbox.routing import NO_RULES, Rules, find_stuck, sweep
from domain.ports import Clock, Courier, MediaStore, Meter
from domain.privacy import Periods, Years, count_due, erase_due, make_unreadable, retain, retain_for_years
from domain.records import accepted_words, asking_results, recalling, rounds
from domain.reminders import CampaignCalendar, Hours, close_days, days_to_plan, mark, plan, release
from scheduler.caution import NIGHT, RETAINED, Caution
from scheduler.oversight import Installer, Oversight

log = logging.getLogger(__name__)

BACKED_UP = "backup"
BACK_UP_AT = time(3, 30)  # after the forgetting, so that no archive brings back what the night has taken


@dataclass
class Ticks:
    """Everything that the ticks need. `couriers` and `pacers` are by channel; `look` takes up other `campaigns`."""

    writer: Writer
    clock: Clock
    couriers: Mapping[str, Courier]
    pacers: Mapping[str, Pace]
    campaigns: CampaignCalendar
    settings: Hours
    escalate_days: int
    store: MediaStore | None = None  # without one nobody is erased and nothing forgotten
    periods: Periods = field(default_factory=Periods)
    years: Years = field(default_factory=Years)
    again: Collection[PushKind] = ()  # what is sent once more when it is in doubt
    rules: Rules = NO_RULES
    meters: Mapping[str, Meter] = field(default_factory=dict)  # of the channels whose messages are counted
    caution: Caution = field(init=False)
    oversight: Oversight = field(init=False)
    nightly: Callable[[date], Awaitable[None]] | None = None  # writes the backup of a day
    installer: Installer | None = None
    library: Callable[[], Mapping[str, Campaign]] = load_all  # also those that do not run any more
    look: Callable[[], Awaitable[None]] | None = None  # whether officers chose days
    _planned: tuple[date, int] | None = None  # by this process: the day, and the revision of its calendar
    _retained: date | None = None  # by this process
    _backed_up: date | None = None  # by this process
    _unsure: set[str] = field(default_factory=set)  # channels where a claim may have been committed unheard
    _delivering: dict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))

    def __post_init__(self) -> None:
        self.caution, self.oversight = Caution(self.writer), Oversight(self.writer, self.settings)

    async def clock_moved(self, seconds: float) -> None:
        """Hear that somebody set the clock ahead by so many seconds, or back."""
        now = self.clock.now()
        log.warning("the clock of this machine was set %s by %.0f s", "ahead" if seconds > 0 else "back", abs(seconds))
        await self.caution.moved(seconds, now)
        if -seconds > clock_ahead.SMALL:
            await clock_ahead.undo(self.writer, now, self.settings)

    async def undo_future(self) -> None:
        """Let nothing wait for a moment that a clock set which ran ahead, before this process began."""
        now = self.clock.now()
        if await clock_ahead.is_noted(self.writer, now):
            await clock_ahead.undo(self.writer, now, self.settings)

    async def recover(self, channel: str, lease: Lease) -> int:
        """Put what earlier holders of a channel's lease were sending into doubt, before anything is delivered."""
        return await self.writer.run(partial(recover, channel=channel, lease=lease, again=self.again, rules=self.rules))

    async def remind(self, now: datetime) -> None:
        """Plan today's reminders, and first those of the days since the last planning."""
        if self.look is not None:
            await self.look()
        today = now.date()
        if self._planned == (today, self.campaigns.revision):
            return
        done = await self.writer.run(mark)
        for day in days_to_plan(done, today):
            await plan(self.writer, self.campaigns, day, self.settings)
        self._planned = (today, self.campaigns.revision)

    async def release(self, now: datetime) -> None:
        """Close the days that are over, then queue what is due, a few people in each unit of work."""
        while await self.writer.run(partial(close_days, now=now)):
            continue
        while await self.writer.run(partial(release, calendar=self.campaigns, now=now, hours=self.settings)):
            continue

    async def digest(self, now: datetime) -> None:
        """Queue the officers' summary of the day, each at the hour that they chose."""
        async with self.writer.engine.connect() as connection:
            hours = await digest.to_do(connection, now, self.settings)
        for at in hours:
            async with self.writer.engine.connect() as connection:
                found = await digest.waiting(connection, now, self.escalate_days, self.settings, at)
                besides = await digest.besides(connection, self.campaigns.campaigns, now, self.settings, at)
            await digest.send(self.writer, found, now, at, besides)

    async def sum_up(self, now: datetime) -> None:
        """Tell the officers of the province and of superior unions what a phase that has ended has brought."""
        for campaign, phase in figures.ended(self.campaigns.campaigns.values(), now, self.settings):
            await figures.tell(self.writer, campaign, phase, now, self.campaigns.campaigns)

    async def erase(self, now: datetime) -> None:
        """Erase those who asked for it a day ago."""
        if self.store is not None and not await self.caution.needed(now):
            await erase_due(self.writer, self.store, self.settings)

    async def retain(self, now: datetime) -> None:
        """Forget what is no longer needed, once a night; while the clock may have run ahead, only count it."""
        today = now.astimezone(HANOI).date()
        if self.store is None or now.astimezone(HANOI).time() < NIGHT or self._retained == today:
            return
        before = await self.writer.run(lambda work: reminders.mark(work.connection, RETAINED))
        if await self.caution.needed(now):
            count = await count_due(self.writer, now, self.periods)
            log.warning("the clock may have run ahead: nothing is forgotten yet, %d rows would be", count)
        elif before != today:  # a day to come counts as none: a clock ran ahead
            await retain(self.writer, self.store, now, self.periods)
            known = {**self.library(), **self.campaigns.campaigns}.values()
            await retain_for_years(self.writer, self.store, known, self.years, now=now, hours=self.settings)
            await make_unreadable(self.writer, since=None if before is None else min(before, today))
            await self.writer.run(lambda work: reminders.set_mark(work.connection, RETAINED, today))
        self._retained = today

    async def back_up(self, now: datetime) -> None:
        """Write the backup of the night, once what is to be forgotten is gone."""
        today = now.astimezone(HANOI).date()
        if self.nightly is None or now.astimezone(HANOI).time() < BACK_UP_AT or self._backed_up == today:
            return
        before = await self.writer.run(lambda work: reminders.mark(work.connection, BACKED_UP))
        if before is None or before < today:
            await self.nightly(today)
            await self.writer.run(lambda work: reminders.set_mark(work.connection, BACKED_UP, today))
        self._backed_up = today

    async def announce(self, now: datetime) -> int:
        """Let announcements begin, go on and end; returns how many people were put into the outbox."""
        await self._urge(now)
        return await tick.conduct(self.writer, now, self.settings)

    async def _urge(self, now: datetime) -> None:
        """Send the urgings that waited for the morning."""
        async with self.writer.engine.connect() as connection:
            due = await urging.due(connection, now)
        for key in due:
            named = list(registration_reminders.registrable(self.campaigns.campaigns.values(), now.date()))
            send = partial(registration_reminders.send_due, urging_id=key, named=named, hours=self.settings)
            await self.writer.run(send)
        await urging_all.send(self.writer, self.campaigns.campaigns, now)

    async def look_after_records(self, now: datetime) -> None:
        """Recall drafts, raise letters, tell who waits, read other words, ask for results, lock what is overdue."""
        await self.oversight.look_after_waiting(now)
        await recalling.recall_drafts(self.writer, self.settings)
        await accepted_words.read_unread(self.writer)
        await asking_results.ask_results(self.writer, self.campaigns.campaigns.values(), self.settings)
        if await self.caution.needed(now):
            return
        while await self.writer.run(partial(rounds.lock_overdue, hours=self.settings)):
            continue

    async def look_after_roles(self, now: datetime) -> None:
        """Look after roles that end, requests about personal data, and what the installer is to be told."""
        await self.oversight.look(now, self.installer)

    async def watch_quotas(self, now: datetime) -> None:  # noqa: ARG002 - the writer's clock is the same
        """Note what was sent and what arrived this month, and warn before a channel runs out."""
        if self.rules.reaches:
            await self.writer.run(partial(quotas.watch, reaches=self.rules.reaches))
        await self.writer.run(partial(budget.watch, money=self.rules.money))

    async def note_sent(self) -> None:
        """Note what the meters have counted; what a kill swallows is a second's messages."""
        if counted := quotas.taken(self.meters):
            await self.writer.run(partial(quotas.note_sent, counted=counted))

    async def deliver(self) -> int:
        """Send what is due on every channel, side by side; returns how many pushes were tried."""
        async with asyncio.TaskGroup() as channels:
            runs = [channels.create_task(self.deliver_on(name)) for name in self.couriers]
        return sum(run.result() for run in runs)

    async def deliver_on(self, channel: str, lease: Lease | None = None) -> int:
        """Send what is due on one channel, once at a time, while the lease is held."""
        async with self._delivering[channel]:
            tried = await self._carry(channel, lease)
        if not self.pacers[channel].silence():  # else a long queue is read every second
            await self._sweep()
        return tried

    async def _sweep(self) -> None:
        """Settle or put off what goes no way now; a reader finds it, so that nobody waits for a long queue."""
        served = frozenset(self.couriers)
        async with self.writer.engine.connect() as connection:
            stuck = await find_stuck(connection, self.clock.now(), served, self.rules)
        if stuck:
            sure = not await self.caution.needed(self.clock.now())
            await self.writer.run(partial(sweep, served=served, rules=self.rules, among=stuck, sure=sure))

    async def _carry(self, channel: str, lease: Lease | None) -> int:
        """Send what is due. What goes wrong on one channel is no reason for the others to stop."""
        pace = self.pacers[channel]
        try:
            if lease is not None and channel in self._unsure:
                await self.writer.run(partial(take_back, channel=channel, lease=lease))
                self._unsure.discard(channel)
            courier, served = self.couriers[channel], frozenset(self.couriers)
            return await Delivery(self.writer, courier, pace, served, lease, self.rules, self.again).run()
        except Exception as problem:
            if not is_away(problem):  # the writer has logged that it is away
                log.exception("the delivery of %s failed; the next tick tries again", channel)
            self._unsure.add(channel)
            return 0

    async def _deliver_due(self, now: datetime) -> int:
        async with self.writer.engine.connect() as connection:
            due = await outbox.any_due(connection, now)
        return await self.deliver() if due else 0

    async def drain(self, now: datetime) -> None:
        """Do everything that is due at `now`: for a clock that is moved by hand, hour by hour."""
        for due in (self.erase, self.retain, self.remind, self.digest, self.sum_up, self.release):
            await due(now)
        await self.look_after_records(now)
        while await self.announce(now) + await self._deliver_due(now):
            continue
