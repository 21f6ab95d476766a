"""Phones with Zalo on the page: what is done on them reaches the miniature Zalos, and what comes is shown."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from PIL import Image

from sandbox.page import Phone
from sandbox.server import sandbox_app
from sandbox.zalo import Zalos
from sandbox.zalo_bot import ZaloBotWorld
from sandbox.zalo_oa import Message, ZaloOaWorld
from tests.support.echo import EchoDemo

TOKEN, KHANH, XUAN = "42:page", "0a", "0b"


class ZaloDemo(EchoDemo):
    """The page's demo with a phone for each Zalo."""

    def __init__(self) -> None:
        super().__init__()
        bot, oa = ZaloBotWorld(self.now), ZaloOaWorld(self.now)
        bot.add_bot(TOKEN, "Trợ lý")
        bot.add_person(KHANH, "Khánh")
        oa.add_person(XUAN, "Xuân")
        self.zalos = Zalos(bot, TOKEN, oa)
        self.zalos.at("http://127.0.0.1:8000")

    def phones(self) -> tuple[Phone, ...]:
        return (
            *super().phones(),
            Phone("zalo_bot", "Công nhân · Zalo Bot", "Khánh", KHANH, "Trợ lý", "zalo_bot"),
            Phone("zalo_oa", "Công nhân · Zalo OA", "Xuân", XUAN, "Trợ lý", "zalo_oa"),
        )


@pytest.fixture
async def demo() -> ZaloDemo:
    return ZaloDemo()


@pytest.fixture
async def app(demo: ZaloDemo) -> AsyncIterator[FastAPI]:
    application = sandbox_app(demo.world, demo)
    yield application
    await application.state.desk.close()


async def chat(client: httpx2.AsyncClient, phone: str) -> list[dict[str, Any]]:
    phones = (await client.get("/page/state")).json()["phones"]
    found: list[dict[str, Any]] = next(one["chat"] for one in phones if one["id"] == phone)
    return found


def jpeg() -> bytes:
    written = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(written, "JPEG")
    return written.getvalue()


async def act(client: httpx2.AsyncClient, phone: str, verb: str, **said: Any) -> int:
    return (await client.post(f"/page/phones/{phone}/{verb}", json=said)).status_code


async def test_a_poster_is_typed_and_the_answer_comes_back(client: httpx2.AsyncClient, demo: ZaloDemo) -> None:
    assert await act(client, "zalo_bot", "start", payload="u-MAY0123") == 200
    bot = demo.zalos.bot if demo.zalos else None
    assert bot is not None
    assert bot.bot(TOKEN).pending[0]["message"]["text"] == "MAY0123"
    call = {"chat_id": KHANH, "text": "Chào"}
    assert (await client.post(f"/zalo-bot/bot{TOKEN}/sendMessage", json=call)).json()["ok"]
    assert [(one["text"], one["out"]) for one in await chat(client, "zalo_bot")] == [("MAY0123", True), ("Chào", False)]
    assert await act(client, "zalo_bot", "tap", message_id=1, data="#1:x") == 409
    assert await act(client, "zalo_bot", "contact") == 409


async def test_photos_are_seen_on_both(client: httpx2.AsyncClient) -> None:
    files = [("files", ("a.jpg", jpeg(), "image/jpeg")), ("files", ("b.jpg", jpeg(), "image/jpeg"))]
    for phone in ("zalo_bot", "zalo_oa"):
        assert (
            await client.post(f"/page/phones/{phone}/photos", files=files, data={"caption": "Hai ảnh"})
        ).status_code == 200
        shown = await chat(client, phone)
        assert len(shown) == 2
        for message in shown:
            found = await client.get(f"/page/files/{message['photo'][0]['file_id']}")
            assert (found.content, found.headers["content-type"]) == (jpeg(), "image/jpeg")


async def test_a_button_of_an_account_is_tapped_unseen(client: httpx2.AsyncClient, demo: ZaloDemo) -> None:
    assert await act(client, "zalo_oa", "start") == 200
    assert demo.zalos is not None
    oa = demo.zalos.oa
    assert oa.people[XUAN].follows
    person = oa.people[XUAN]
    oa.show(person, Message("1", "Mời chọn", (("Đồng ý", "#1:agree"),)))
    assert await act(client, "zalo_oa", "tap", message_id=1, data="#1:agree") == 200
    assert await act(client, "zalo_oa", "tap", message_id=1, data="#9:forged") == 409
    assert [one["text"] for one in await chat(client, "zalo_oa")] == ["Mời chọn"]
    assert await act(client, "zalo_oa", "block") == 200
    assert (person.blocks, person.follows) == (True, False)
