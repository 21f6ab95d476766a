"""Taking stored updates to their handlers: those of one person in order, different people side by side.

An update is stored and committed first (`take`), acknowledged to the platform after that, handled once, and answered
after its commit. What waits and what a stopped process left is taken up by `resume`, by any process that serves.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Coroutine, Sequence, Sized
from dataclasses import InitVar, dataclass, field, replace
from typing import Any

from bot.channels.base import Channel, Raw
from bot.channels.telegram.group_replies import answer_groups
from bot.inbox.cut_texts import PATIENCE, Wholes
from bot.inbox.fetching import TRIES
from bot.inbox.ownership import Ownership
from bot.inbox.process import UpdateProcessor
from bot.inbox.rows import aside, group_word, profile_name, row_of
from bot.inbox.sent_screens import SentScreens
from bot.inbox.waiting import InboxItem, Key, Waiting
from bot.replies.exports import send_export
from bot.replies.files import send_document, send_files
from bot.replies.reply import Answer
from bot.replies.send import send_answer, take_keyboard_away
from data.engine.failures import answering_within, is_away
from data.engine.unit_of_work import Writer
from data.queries.members import people
from domain.ports import Outcome, Sent
from handlers.core.app import App
from handlers.core.router import Conversation

log = logging.getLogger(__name__)

PAUSES = (0.5, 1.0, 2.0)  # seconds between tries while the database or the platform does not work
FAULTS = 10  # failures of one update outside of its handling (whose own are `TRIES`) until it is set aside
LONGEST_WAIT = 3600.0  # seconds, whatever a platform asks for
LAST_WORDS = 1.0  # seconds to write down what was sent
GRACE = 3.5  # seconds to end what is under way when the program stops


@dataclass
class InboxWorker:
    writer: Writer
    conversation: InitVar[Conversation]
    app: InitVar[App]
    pauses: Sequence[float] = PAUSES
    patience: float = PATIENCE  # seconds for which the rest of a text that an app cut is awaited
    shared: InitVar[Ownership | None] = None  # None: nobody else shares the tables
    waiting: Waiting = field(default_factory=Waiting)
    _unshown: dict[Key, Answer] = field(default_factory=dict)  # the last answer that was given up, by person
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _closing: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self, conversation: Conversation, app: App, shared: Ownership | None) -> None:
        self.ownership = shared or Ownership(self.writer)
        self.sent_screens = SentScreens(self.writer, self.ownership)
        wholes = Wholes(self.writer.engine, lambda: self.writer.now().timestamp(), self.patience)
        self.processor = UpdateProcessor(
            self.writer, conversation, app, self.sent_screens, self.ownership, wholes, self.waiting
        )

    async def take(self, channel: Channel, updates: Sequence[tuple[str, Raw]]) -> None:
        """Store updates under their platform's ids; when this returns they may be acknowledged."""
        rows = [row for external_id, raw in updates if (row := row_of(channel, external_id, raw))]
        if heard := [word for _, raw in updates if (word := group_word(channel, raw))]:
            self._begin(answer_groups(self.writer, channel, heard), f"groups {channel.name}")

        names = {external_id: profile_name(channel, raw) for external_id, raw in updates}
        stored = await self.ownership.store(channel.name, rows, full=self.waiting.full) if rows else {}
        for row in rows:
            key = stored.pop(row["external_id"], None)
            if key is not None:
                self._put(channel, row["lane"], InboxItem(key, row["lane"], row["raw"], names[row["external_id"]]))

    async def set_aside(self, channel: Channel, external_id: str) -> None:
        """Store that something came which is no update, so that it is acknowledged and somebody may ask for it."""
        log.warning("something of %s is no update: it is set aside", channel.name)
        await self.ownership.store(channel.name, [aside(channel.name, external_id)], full=self.waiting.full)

    async def take_fetched(self, channel: Channel, updates: Sequence[tuple[str, Raw]]) -> None:
        """Take what was asked for, and return when there is room for more: what waits at the platform costs nothing."""
        await self.take(channel, updates)
        await self.waiting.room(channel.name)

    async def resume(self, channel: Channel) -> int:
        """Take up what nobody has: updates that wait, people whom a stopped process left without an answer.

        Returns how many there were.
        """
        if self.waiting.many:
            return 0
        rows = await self.ownership.look(channel.name)
        for row in rows:
            self._put(channel, row.lane, InboxItem(row.id, row.lane, None if row.handled else row.raw))
        return len(rows)

    def _put(self, channel: Channel, address: str, item: InboxItem) -> None:
        key = (channel.name, address)
        if self.waiting.put(key, item):
            self._begin(self._run(channel, key), f"lane {channel.name}")

    def _begin(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, channel: Channel, key: Key) -> None:
        """Serve one person until nothing waits. An update leaves only when it is settled."""
        waiting, failures, faults, cause = self.waiting.queues[key], 0, 0, ""
        while waiting and not self._closing.is_set():
            item = waiting[0]
            try:
                if faults < FAULTS:
                    with self.waiting.resting(key):
                        whole = await self.processor.whole(channel, item, self._closing)
                    if whole is None:
                        break
                    item = whole
                    answer = await self.processor.handle(channel, item)
                else:
                    answer = await self.processor.abandon(channel, item, cause)
            except Exception as problem:
                if not is_away(problem):  # the writer has logged that it is away
                    log.exception("an update could not be settled; it is tried again")
                    faults, cause = faults + 1, type(problem).__name__
                with self.waiting.resting(key):
                    await self._rest(failures)
                failures += 1
                continue
            self.waiting.settled(key)
            failures = faults = 0
            if answer is None or await self._answer(channel, item, answer, waiting):
                self._done(item)
        self._unshown.pop(key, None)
        self.waiting.leave(key)

    async def _answer(self, channel: Channel, item: InboxItem, answer: Answer, waiting: Sized) -> bool:
        """Tell whether it came to an end; whatever goes wrong with one answer, the person's lane goes on."""
        try:
            with self.waiting.resting((channel.name, item.lane)):
                return await self._send(channel, item, answer, waiting)
        except Exception:
            log.exception("an answer could not be sent")
            return False

    async def _send(self, channel: Channel, item: InboxItem, answer: Answer, waiting: Sized) -> bool:
        """Send until it is sent. After some failures whatever the person did next is answered first.

        False: the screen is shown later, here or, when the program stops first, by another one.
        """
        failures, answer = 0, self._whole(channel, answer)
        if answer.shown.files:
            await send_files(channel, answer)
        await send_document(channel, answer)
        await send_export(self.writer.engine, channel, self.processor.app, answer)
        while True:
            if waiting and failures >= TRIES:
                return self._show_later(channel, item, answer)
            outcome = await send_answer(channel, answer)
            if outcome.sent is Sent.GONE:
                await self._note_gone(answer)
                return True
            if outcome.sent in {Sent.SENT, Sent.FAILED}:
                channel.outage.worked()
                await self._sent(channel, item, answer, outcome)
                return True
            channel.outage.failed(f"an answer is not taken: {outcome.problem}")
            if self._closing.is_set():
                return False
            await self._rest(failures, min(outcome.wait, LONGEST_WAIT))
            failures += 1

    def _show_later(self, channel: Channel, item: InboxItem, answer: Answer) -> bool:
        """Show the screen behind what waits, which may have no answer of its own; tell whether it is shown by then."""
        key = (channel.name, item.lane)
        self._unshown[key] = replace(answer, shown=replace(answer.shown, files=(), document=None, export=None))
        if self.waiting.queues[key][-1].raw is None:
            return True
        self.waiting.put(key, item._replace(raw=None))
        return False

    def _whole(self, channel: Channel, answer: Answer) -> Answer:
        """Return the answer that was given up where a screen is shown again: it holds what was said above it."""
        given_up = self._unshown.pop((channel.name, answer.address), None)
        return given_up if given_up and given_up.seq == answer.seq else answer

    async def _sent(self, channel: Channel, item: InboxItem, answer: Answer, outcome: Outcome) -> None:
        """Note which message shows the screen; one that was refused for good shows nothing."""
        if outcome.message_id is None:
            log.error("an answer was refused: %s", outcome.problem)
            return
        self.sent_screens.add(channel.name, answer, outcome.message_id)
        self._done(item)  # in the same commit
        await take_keyboard_away(channel, answer, outcome.message_id)

    def _done(self, item: InboxItem) -> None:
        for row in item.rows:
            self.sent_screens.done(row)

    async def _note_gone(self, answer: Answer) -> None:
        failures = 0
        while True:
            try:
                await self.writer.run(lambda work: people.mark_gone(work.connection, answer.contact_id))
            except Exception as problem:
                if self._closing.is_set() or not is_away(problem):
                    raise
                await self._rest(failures)
                failures += 1
            else:
                return

    async def _rest(self, failures: int, asked: float = 0) -> None:
        """Pause before the next try, or until the program stops."""
        pause = max(asked, self.pauses[min(failures, len(self.pauses) - 1)])
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await self._closing.wait()

    async def idle(self) -> None:
        """Wait until every lane is empty and every answer is written down."""
        while self._tasks:
            await asyncio.wait(self._tasks)
        await self.sent_screens.written()

    async def close(self) -> None:
        """End what is under way, give up waiting for a platform that does not answer. The rest is for `resume`."""
        self._closing.set()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        try:
            async with answering_within(LAST_WORDS):
                await self.sent_screens.written()
                await self.ownership.close()
        except Exception as problem:
            if not is_away(problem):  # what was not written down costs a second answer only
                raise
