"""Files and long texts of pushes over the sandbox's Bot API: uploaded once, cut where people pause, buttons kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest
import uvicorn

from bot.channels.telegram.courier import TelegramCourier, open_courier
from bot.channels.telegram.parts import split
from bot.files.media_store import FolderMediaStore
from data.engine.unit_of_work import Work, Writer
from data.enums import PushState
from domain.outbox.states import HELD, IN_PART
from domain.ports import Attached, Outcome, Parcel, Sent
from sandbox.telegram import TelegramWorld, telegram_app
from sandbox.telegram.faults import bot_blocked, server_error
from tests.support.courier import BOT, HANH, TOKEN, world
from tests.support.files_out import CHOICES, PAPER, kept, store
from tests.support.pushes import Post, delivery, notice, person, rows
from tests.support.users import picture

__all__ = ["store", "world"]


@pytest.fixture
async def base(world: TelegramWorld) -> AsyncIterator[str]:
    """Serve the sandbox's Bot API on connections that stay open, as a pair of messages needs them."""
    config = uvicorn.Config(telegram_app(world), port=0, lifespan="off", ws="none", log_config=None, access_log=False)
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    await world.close()
    await server.shutdown()


@pytest.fixture
async def courier(base: str, store: FolderMediaStore) -> AsyncIterator[TelegramCourier]:
    async with open_courier(TOKEN, base, store=store) as courier:
        yield courier


def carrying(file: Attached | None, text: str = "Đề nghị &amp; mời", **more: Any) -> Parcel:
    return Parcel(17, str(HANH), text, choices=CHOICES, file=file, **more)


async def test_a_paper_is_uploaded_once_and_has_the_text_and_the_button(
    courier: TelegramCourier, world: TelegramWorld, store: FolderMediaStore
) -> None:
    file = await kept(store)
    for _ in range(3):
        assert (await courier.send(carrying(file))).sent is Sent.SENT
    calls = world.log.accepted("sendDocument")
    first, *others = world.chat(HANH, BOT)[-3:]
    assert [first["document"]["file_id"]] * 2 == [one["document"]["file_id"] for one in others]
    assert len(calls) == 3
    assert first["document"]["file_name"] == "06-HD-LDLD.pdf"
    assert first["caption"] == "Đề nghị & mời"
    assert first["reply_markup"]["inline_keyboard"] == [[{"text": "Đã nhận", "callback_data": "p17:acknowledge:3"}]]
    stored = world.files.get(42, first["document"]["file_id"])
    assert stored is not None
    assert stored.content == PAPER


async def test_a_photo_arrives_as_a_photo(
    courier: TelegramCourier, world: TelegramWorld, store: FolderMediaStore
) -> None:
    file = await kept(store, picture(), "image/jpeg")
    assert (await courier.send(carrying(file))).sent is Sent.SENT
    assert "photo" in world.chat(HANH, BOT)[-1]


async def test_a_number_that_telegram_forgot_is_uploaded_again(
    courier: TelegramCourier, world: TelegramWorld, store: FolderMediaStore
) -> None:
    file = await kept(store)
    courier._uploads._numbers[file.sha256] = "a number of yesterday"
    assert (await courier.send(carrying(file))).sent is Sent.SENT
    assert world.chat(HANH, BOT)[-1]["document"]["file_name"] == "06-HD-LDLD.pdf"


async def test_what_fails_with_a_file_is_told_like_what_fails_with_a_text(
    courier: TelegramCourier, world: TelegramWorld, store: FolderMediaStore
) -> None:
    file = await kept(store)
    world.faults.add(bot_blocked(), method="sendDocument")
    assert await courier.send(carrying(file)) == Outcome(Sent.GONE, problem="forbidden")
    world.faults.add(server_error(), method="sendDocument")
    assert (await courier.send(carrying(file))).sent is Sent.IN_DOUBT
    await store.forget(file.sha256)
    assert await courier.send(carrying(file)) == Outcome(Sent.FAILED, problem="file_not_there")


async def test_while_it_is_uploaded_others_come_back_later(courier: TelegramCourier, store: FolderMediaStore) -> None:
    file = await kept(store)
    courier._uploads._uploading.add(file.sha256)
    assert await courier.send(carrying(file)) == Outcome(Sent.LATER, problem=HELD)


PARAGRAPHS = "\n\n".join(f"{number}. {'Đề nghị các đơn vị. ' * 20}".strip() for number in range(1, 13))


@pytest.mark.parametrize(
    "cut",
    [(900, False, 1), (900, True, 1), (1200, True, 2), (4000, False, 1), (4900, False, 2), (4900, True, 3)],
)
async def test_what_is_too_long_is_cut_where_people_pause(
    courier: TelegramCourier, world: TelegramWorld, store: FolderMediaStore, cut: tuple[int, bool, int]
) -> None:
    length, with_file, messages = cut
    text = PARAGRAPHS[: length - 6].rstrip() + " <cuối"
    file = await kept(store) if with_file else None
    parts = courier.split(carrying(file, text.replace("<", "&lt;")))
    before = len(world.chat(HANH, BOT))
    for part in parts:
        assert (await courier.send(part)).sent is Sent.SENT
    arrived = world.chat(HANH, BOT)[before:]
    assert len(arrived) == messages
    assert [("reply_markup" in one) for one in arrived] == [False] * (messages - 1) + [True]
    told = [str(one.get("text") or one.get("caption") or "") for one in arrived]
    assert "".join("".join(told).split()) == "".join(text.split())
    assert all(one.endswith(".") for one in told[:-1] if one), "cut inside a paragraph"


def test_one_long_word_is_cut_all_the_same() -> None:
    parts = split(Parcel(1, "7", "a" * 9000))
    assert [len(part.text) for part in parts] == [4096, 4096, 808]


class Halves(Post):
    """A courier that needs two messages for everything."""

    def split(self, parcel: Parcel) -> list[Parcel]:
        return [parcel, parcel]


async def test_a_push_of_which_a_part_arrived_is_in_doubt_and_never_begun_anew(writer: Writer) -> None:
    async def plant(work: Work) -> None:
        for name in ("Hạnh", "Páo"):
            await notice(work, await person(work, name))

    await writer.run(plant)
    answers = [Outcome(Sent.SENT, message_id="1"), Outcome(Sent.SENT, message_id="2"), Outcome(Sent.SENT)]
    post = Halves(answers=[*answers, Outcome(Sent.GONE, problem="forbidden")])
    await delivery(writer, post).run()
    found = await rows(writer.engine, "state", "problem")
    assert sorted(found, key=str) == sorted([(PushState.SENT, None), (PushState.IN_DOUBT, IN_PART)], key=str)
    assert len(post.carried) == 4


async def test_refused_at_once_is_no_doubt(writer: Writer) -> None:
    await writer.run(partial(_one))
    await delivery(writer, Halves(answers=[Outcome(Sent.GONE, problem="forbidden")])).run()
    assert await rows(writer.engine, "state") == [PushState.GONE]


async def _one(work: Work) -> None:
    await notice(work, await person(work, "Hạnh"))
