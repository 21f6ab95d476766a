"""F9: whatever an update looks like, the loop goes on and its neighbours are answered."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator
from contextlib import AsyncExitStack
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.channels.telegram.batches import has_id, read_batch
from bot.channels.telegram.channel import TelegramChannel
from bot.files.media_store import FolderMediaStore
from bot.inbox.worker import InboxWorker
from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from domain.campaigns import get
from domain.limits import Limits
from handlers.conversation import conversation
from sandbox.telegram import TelegramWorld
from tests.support.amounts import DEADLINE, amount
from tests.support.clock import TestClock
from tests.support.keys import KEYS
from tests.support.standard import app_with
from tests.support.users import BOT, open_world_bot

NEIGHBOUR, MANGLED = 1000, 2000
PERSON = {"id": MANGLED, "is_bot": False, "first_name": "-", "language_code": "vi"}
CHAT = {"id": MANGLED, "type": "private"}
MESSAGE: dict[str, Any] = {"message_id": 7, "date": 1_614_000_000, "from": PERSON, "chat": CHAT}
GENUINE: list[dict[str, Any]] = [
    {
        "message": {
            **MESSAGE,
            "text": "/start u-MAY0123",
            "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        }
    },
    {"message": {**MESSAGE, "text": "Lê Thị Hạnh", "reply_to_message": {**MESSAGE, "text": "x"}}},
    {"message": {**MESSAGE, "photo": [{"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9}]}},
    {"message": {**MESSAGE, "document": {"file_id": "a", "file_unique_id": "b", "mime_type": "image/png"}}},
    {"message": {**MESSAGE, "contact": {"phone_number": "+84912345678", "first_name": "-", "user_id": MANGLED}}},
    {
        "callback_query": {
            "id": "5",
            "from": PERSON,
            "chat_instance": "1",
            "data": "1:join",
            "message": {**MESSAGE, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "url": "y"}]]}},
        }
    },
    {
        "my_chat_member": {
            "chat": CHAT,
            "from": PERSON,
            "date": 1_614_000_000,
            "old_chat_member": {"status": "member", "user": PERSON},
            "new_chat_member": {"status": "kicked", "user": PERSON, "until_date": 0},
        }
    },
]


def nested(depth: int) -> Any:
    value: Any = {}
    for level in range(depth):
        value = [value] if level % 2 else {"reply_to_message": value}
    return value


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([0, -1, 2**31, 2**53, 2**63, 2**64, -(2**63) - 1, 10**400, 1e308, -0.0, 5.5]),
    st.text(st.characters(), max_size=20),  # lone surrogates and control characters among them
    st.sampled_from(["\ud800", "\x00", "x" * 5000, "1:agree", "p1:x", "/start", "<b>", "", " "]),
    st.sampled_from([[], {}, [[]], [None], {"id": {}}, {"": 1}]),
    st.sampled_from([20, 47, 60, 200]).map(nested),
    st.recursive(st.none() | st.integers(), lambda inner: st.lists(inner, max_size=3), max_leaves=5),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield (*path, key)
        yield from places(value[key], (*path, key))


@st.composite
def mangled(draw: st.DrawFn) -> dict[str, Any]:
    """A genuine update with one to three of its parts missing or something else."""
    update: dict[str, Any] = deepcopy(draw(st.sampled_from(GENUINE)))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(list(places(update)) or [("message",)]))
        at: Any = update
        for key in path[:-1]:
            at = at[key]
        if draw(st.booleans()) and isinstance(at, dict):
            at.pop(path[-1], None)
        else:
            at[path[-1]] = deepcopy(draw(JUNK))  # the next round may mangle it too
    return update


@dataclass
class Loop:
    """The program without HTTP, kept running from example to example."""

    runner: asyncio.Runner
    world: TelegramWorld
    inbox: InboxWorker
    channel: TelegramChannel
    writer: Writer
    numbers: Iterator[int]

    async def live(self, contents: list[dict[str, Any]]) -> None:
        before, failed = self.answers(), await self.unsettled()
        batch = [self.menu(), *({"update_id": next(self.numbers), **each} for each in contents), self.menu()]
        body = json.dumps({"ok": True, "result": batch}).encode()
        updates = [(str(each["update_id"]), each) for each in read_batch(200, body) if has_id(each)]
        async with asyncio.timeout(DEADLINE):
            await self.inbox.take(self.channel, updates)
            await self.inbox.idle()
        assert self.answers() == before + 2
        assert await self.unsettled() == failed == 0

    def menu(self) -> dict[str, Any]:
        update: dict[str, Any] = {"update_id": next(self.numbers), "message": {**MESSAGE, "text": "menu"}}
        update["message"] |= {"chat": {**CHAT, "id": NEIGHBOUR}, "from": {**PERSON, "id": NEIGHBOUR}}
        return update

    def answers(self) -> int:
        return len(self.world.log.accepted("SendMessage", NEIGHBOUR))

    async def unsettled(self) -> int:
        async with self.writer.engine.connect() as connection:
            return int(await connection.scalar(text("SELECT count(*) FROM inbox WHERE handled_at IS NULL")) or 0)


@pytest.fixture(scope="module")
def loop(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loop]:
    folder, clock = tmp_path_factory.mktemp("mangled"), TestClock()
    shutil.copy(empty_sqlite, folder / "test.sqlite3")
    world = TelegramWorld(clock.now)
    for number in (NEIGHBOUR, MANGLED):
        world.add_person(number, "-")
    bot = open_world_bot(world)
    for number in (NEIGHBOUR, MANGLED):
        world.starts(number, BOT)
    campaign = get("thanh-hoa-2021")
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()

        async def start() -> Loop:
            engine = open_engine(f"sqlite+aiosqlite:///{folder / 'test.sqlite3'}", KEYS)
            stack.push_async_callback(engine.dispose)
            writer = await stack.enter_async_context(Writer(engine, clock.now))
            channel = TelegramChannel(bot, FolderMediaStore(folder / "media"), 10_000_000)
            app = app_with({campaign.slug: campaign}, limits=Limits(answers_stranger=10**9))
            inbox = InboxWorker(writer, conversation(), app, pauses=(0.0,))
            return Loop(runner, world, inbox, channel, writer, count(1))

        yield runner.run(start())
        runner.run(stack.aclose())


@settings(
    max_examples=amount(150, 100_000),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(contents=st.lists(mangled(), min_size=1, max_size=4))
def test_mangled_updates_never_stop_the_loop(loop: Loop, contents: list[dict[str, Any]]) -> None:
    loop.runner.run(loop.live(contents))
