from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from sandbox.page import Desk
from sandbox.telegram import ApiError
from tests.support.echo import BOT, TOKEN, WORKER, EchoDemo


@pytest.fixture
async def desk(app: FastAPI) -> Desk:
    desk: Desk = app.state.desk
    return desk


class Page:
    """An open page, as far as it listens."""

    def __init__(self, stream: AsyncIterator[str]) -> None:
        self.stream = stream

    async def hears(self, kind: str) -> dict[str, Any]:
        """The next event of a kind; the others are passed over."""
        async for text in self.stream:
            event: dict[str, Any] = json.loads(text.split("data: ", 1)[1])
            if event["type"] == kind:
                return event
        raise AssertionError(f"the stream ended before {kind}")

    async def ends(self) -> list[str]:
        return [text async for text in self.stream]


@pytest.fixture
async def page(desk: Desk) -> Page:
    page = Page(desk.hub.stream())
    await page.hears("hello")
    return page


async def test_a_page_hears_what_happens_on_its_phones(demo: EchoDemo, page: Page) -> None:
    demo.world().says(WORKER, BOT, "chào")
    event = await page.hears("message")
    assert (event["phone"], event["message"]["text"], event["message"]["out"]) == ("worker", "chào", True)


async def test_commands_that_a_bot_sets_late_come_with_its_next_message(demo: EchoDemo, page: Page) -> None:
    demo.world().says(WORKER, BOT, "chào")
    commands = [{"command": "menu", "description": "Trang chính"}]
    await demo.world().call(TOKEN, "setMyCommands", {"commands": commands})
    await demo.world().call(TOKEN, "sendMessage", {"chat_id": WORKER, "text": "Chào anh/chị."})
    assert (await page.hears("message"))["commands"] == []
    assert (await page.hears("message"))["commands"] == commands


async def test_a_week_is_told_hour_by_hour(client: httpx2.AsyncClient, desk: Desk, page: Page) -> None:
    assert (await client.post("/page/clock", json={"by": "week"})).status_code == 202
    told = await page.hears("clock")
    assert told["moving"] is True
    assert told["journey"] == {"from": "2021-02-27T08:00:00+07:00", "until": "2021-03-06T08:00:00+07:00"}
    hours = [await page.hears("clock") for _ in range(7 * 24 + 1)]
    assert [hours[0]["now"], hours[-2]["now"]] == ["2021-02-27T09:00:00+07:00", "2021-03-06T08:00:00+07:00"]
    assert [hour["moving"] for hour in hours] == [True] * 168 + [False]
    await desk.journey.ended()


async def test_two_journeys_at_once_are_refused(client: httpx2.AsyncClient, demo: EchoDemo, desk: Desk) -> None:
    demo.free.clear()
    assert (await client.post("/page/clock", json={"by": "day"})).status_code == 202
    assert (await client.post("/page/clock", json={"by": "hour"})).status_code == 409
    assert (await client.post("/page/world", json={"campaign": "lai-chau-2021"})).status_code == 409
    assert (await client.get("/page/state")).json()["moving"] is True
    demo.free.set()
    await desk.journey.ended()
    assert (await client.get("/page/state")).json()["now"] == "2021-02-28T08:00:00+07:00"


async def test_without_a_next_event_there_is_nowhere_to_go(client: httpx2.AsyncClient, demo: EchoDemo) -> None:
    demo.event = None
    assert (await client.post("/page/clock", json={"by": "next"})).status_code == 409
    assert (await client.get("/page/state")).json()["moving"] is False


async def test_a_journey_that_fails_is_told_and_the_date_can_move_again(
    client: httpx2.AsyncClient, demo: EchoDemo, desk: Desk, page: Page, caplog: pytest.LogCaptureFixture
) -> None:
    demo.fails_once = True
    with caplog.at_level(logging.CRITICAL, logger="sandbox.page.journey"):
        await client.post("/page/clock", json={"by": "hour"})
        await desk.journey.ended()
    assert "lỗi" in (await page.hears("problem"))["text"]
    assert (await page.hears("clock"))["moving"] is False
    assert (await client.post("/page/clock", json={"by": "hour"})).status_code == 202
    await desk.journey.ended()


async def test_another_document_brings_another_world_and_the_page_listens_to_it(
    client: httpx2.AsyncClient, demo: EchoDemo, desk: Desk, page: Page
) -> None:
    demo.world().says(WORKER, BOT, "ở thế giới cũ")
    await page.hears("message")
    assert (await client.post("/page/world", json={"campaign": "lai-chau-2021"})).status_code == 202
    await page.hears("world")
    await desk.journey.ended()
    demo.world().says(WORKER, BOT, "ở thế giới mới")
    assert (await page.hears("message"))["message"]["text"] == "ở thế giới mới"
    state = (await client.get("/page/state")).json()
    assert (state["campaign"], len(state["phones"][0]["chat"])) == ("lai-chau-2021", 1)


async def test_closing_ends_every_stream(desk: Desk, page: Page) -> None:
    await desk.close()
    assert await page.ends() == []


async def switched_on(client: httpx2.AsyncClient) -> list[str]:
    faults = (await client.get("/page/faults")).json()["faults"]
    return [fault["code"] for fault in faults if fault["on"]]


async def test_a_fault_strikes_until_it_is_switched_off(client: httpx2.AsyncClient, demo: EchoDemo, page: Page) -> None:
    demo.world().says(WORKER, BOT, "chào")
    letter = {"chat_id": WORKER, "text": "Chào anh/chị."}
    for on in (True, True):
        await client.post("/page/faults", json={"code": "too_many", "on": on})
    assert await switched_on(client) == ["too_many"]
    assert [fault["on"] for fault in (await page.hears("faults"))["faults"]].count(True) == 1
    for _ in range(2):
        with pytest.raises(ApiError, match="Too Many Requests"):
            await demo.world().call(TOKEN, "sendMessage", letter)
    await client.post("/page/faults", json={"code": "too_many", "on": False})
    await demo.world().call(TOKEN, "sendMessage", letter)
    assert await switched_on(client) == []


async def test_a_new_world_begins_without_faults(client: httpx2.AsyncClient, demo: EchoDemo) -> None:
    await client.post("/page/faults", json={"code": "cut", "on": True})
    await demo.choose("lai-chau-2021")
    assert await switched_on(client) == []
