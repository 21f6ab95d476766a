from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from bot.channels.zalo.http import InDoubtError, RefusedError
from bot.channels.zalo.media import MediaGuard
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.courier import ZaloOaCourier
from bot.channels.zalo.oa.incoming import photo_url
from bot.channels.zalo.oa.oauth import Challenge
from bot.channels.zalo.oa.signature import Signer
from bot.channels.zalo.oa.webhook import WEBHOOK_PATH, zalo_oa_webhook
from domain.errors import Problem
from domain.outbox.states import WINDOW_CLOSED
from domain.ports import Parcel, Sent
from handlers.core.shown import Button
from sandbox.zalo_oa import Habits, ZaloOaWorld
from sandbox.zalo_oa.world import APP, OA
from tests.support.clock import TestClock
from tests.support.servers import listening
from tests.support.wire import Inbox
from tests.support.zalo_oa_sandbox import HANH, Chain, chain, client, world

__all__ = ["chain", "client", "world"]


async def test_a_screen_is_shown_and_tapped(world: ZaloOaWorld, client: ZaloOaClient, inbox: Inbox) -> None:
    world.follows(HANH)
    await client.send_text(HANH, "Chọn", [Button("Đăng ký", "7:register")])
    assert world.people[HANH].seen[0].buttons == (("Đăng ký", "#7:register"),)
    program = FastAPI()
    program.include_router(zalo_oa_webhook(inbox.take, Signer((APP,), (world.webhook_secret,))))
    async with listening(program) as here:
        world.webhook = here + WEBHOOK_PATH
        world.taps(HANH, "Đăng ký")
        await world.calls.settled()
    assert [event["text"] for event in inbox.events.values()] == ["#7:register"]


VARIANTS: list[dict[str, Any]] = [{}, {"signs_first": "oa_id"}, {"signs_time": "body"}, {"signs_with": "app"}]


@pytest.mark.parametrize("habits", VARIANTS, ids=str)
async def test_every_way_of_signing_is_believed(
    world: ZaloOaWorld, chain: Chain, inbox: Inbox, habits: dict[str, Any]
) -> None:
    world.habits = replace(world.habits, **habits)
    program = FastAPI()
    signer = Signer((APP, OA), (world.webhook_secret, chain.oauth._secret))
    program.include_router(zalo_oa_webhook(inbox.take, signer))
    async with listening(program) as here:
        world.webhook = here + WEBHOOK_PATH
        world.probes()
        world.follows(HANH)
        world.writes(HANH, "Chào")
        world.sends_photos(HANH, [b"1", b"2"], "Sân")
        world.sends_file(HANH, "to-trinh.docx", b"doc")
        world.submits_info(HANH, "84912345678")
        world.unfollows(HANH)
        await world.calls.settled()
    assert world.calls.refused == []
    assert len(inbox.events) == 8


async def test_another_secret_is_not_believed_and_the_webhook_goes_off(
    world: ZaloOaWorld, chain: Chain, inbox: Inbox
) -> None:
    program = FastAPI()
    program.include_router(zalo_oa_webhook(inbox.take, Signer((APP,), ("another",))))
    async with listening(program) as here:
        world.webhook = here + WEBHOOK_PATH
        world.writes(HANH, "Chào")
        await world.calls.settled()
        world.writes(HANH, "Chào")
        await world.calls.settled()
    assert chain.token
    assert world.calls.refused == [403] * 6
    assert inbox.events == {}


async def test_the_window_closes_and_a_template_goes_through(
    world: ZaloOaWorld, client: ZaloOaClient, clock: TestClock, chain: Chain
) -> None:
    courier = ZaloOaCourier(client)
    parcel = Parcel(1, HANH, "Nhắc")
    assert (await courier.send(parcel)).sent is Sent.GONE  # she never followed
    world.follows(HANH)
    assert (await courier.send(parcel)).sent is Sent.SENT
    clock.moment += timedelta(hours=49)
    assert (await courier.send(parcel)).sent is Sent.SENT
    clock.moment += timedelta(days=6)
    assert (await courier.send(parcel)).problem == WINDOW_CLOSED
    world.approve("358", {"ten": 30})
    await client.send_template(HANH, "358", {"ten": "Hạnh"})
    await client.send_template_by_phone("84912345678", "358", {"ten": "Hạnh"}, "push-1")
    assert [message.billed for message in world.people[HANH].seen] == [False, True, True, True]
    assert (await client.quota(HANH)).last is not None
    assert (await client.user_detail(HANH))["user_is_follower"] is True
    assert (await client.account())["is_verified"] is True
    assert chain.token != "access-2"  # an old access token was renewed on the way


async def test_a_push_ends_as_zalo_says(world: ZaloOaWorld, client: ZaloOaClient) -> None:
    courier = ZaloOaCourier(client)
    world.follows(HANH)
    ends = {-32: Sent.LATER, -211: Sent.LATER, -213: Sent.GONE, -230: Sent.FAILED, -201: Sent.FAILED}
    for code, sent in ends.items():
        world.refuses.append(code)
        assert (await courier.send(Parcel(1, HANH, "x"))).sent is sent
    world.breaks.append(502)
    assert (await courier.send(Parcel(1, HANH, "x"))).sent is Sent.IN_DOUBT
    assert world.people[HANH].seen == []


async def test_limits_are_watched(world: ZaloOaWorld, client: ZaloOaClient, clock: TestClock) -> None:
    world.habits.calls_a_minute, world.habits.messages = 2, 2
    world.follows(HANH)
    await client.send_text(HANH, "1")
    await client.send_text(HANH, "2")
    with pytest.raises(RefusedError, match="-32"):
        await client.send_text(HANH, "3")
    clock.moment += timedelta(minutes=1)
    with pytest.raises(RefusedError, match="-211"):
        await client.send_text(HANH, "3")


async def test_uploads_live_a_week(world: ZaloOaWorld, client: ZaloOaClient, clock: TestClock) -> None:
    world.follows(HANH)
    picture = await client.upload_image(b"jpeg")
    paper = await client.upload_file("a.pdf", b"pdf", "application/pdf")
    await client.send_image(HANH, attachment=picture, caption="Giấy khen")
    await client.send_image(HANH, url="https://vd.vn/a.jpg")
    await client.send_file(HANH, paper)
    assert [message.attachment for message in world.people[HANH].seen] == [picture, "https://vd.vn/a.jpg", paper]
    with pytest.raises(RefusedError, match="-210"):
        await client.upload_image(b"x" * 1_000_001)
    with pytest.raises(RefusedError, match="-201"):
        await client.upload_file("a.exe", b"x", "application/x-msdownload")
    clock.moment += timedelta(days=7)
    with pytest.raises(RefusedError, match="-100"):
        await client.send_file(HANH, paper)


async def test_a_refresh_token_works_once(world: ZaloOaWorld, chain: Chain, clock: TestClock) -> None:
    first = chain.refresh
    world.breaks.append(502)
    with pytest.raises(InDoubtError):
        await chain.oauth.refresh(first)
    granted = await chain.oauth.refresh(first)
    with pytest.raises(RefusedError, match="-14020"):
        await chain.oauth.refresh(first)
    clock.moment += Habits().refresh_life
    with pytest.raises(RefusedError, match="-14020"):
        await chain.oauth.refresh(granted.refresh)
    with pytest.raises(RefusedError, match="-14012"):
        await chain.oauth.exchange_code("code-1", Challenge.new())
    chain.oauth._secret = "another"
    with pytest.raises(RefusedError, match="-14004"):
        await chain.oauth.refresh(granted.refresh)


async def test_media_expire(world: ZaloOaWorld, chain: Chain, inbox: Inbox, clock: TestClock) -> None:
    program = FastAPI()
    program.include_router(zalo_oa_webhook(inbox.take, Signer((APP,), (world.webhook_secret,))))
    async with listening(program) as here, httpx2.AsyncClient() as http:
        world.webhook = here + WEBHOOK_PATH
        world.sends_photos(HANH, [b"jpeg"])
        await world.calls.settled()
        url = photo_url(next(iter(inbox.events.values()))) or ""
        guard = MediaGuard(http, plain_hosts=[world.cdn.base.removeprefix("http://")])
        assert await guard.fetch(url, 100) == b"jpeg"
        clock.moment += timedelta(hours=1)
        with pytest.raises(Problem, match="photo_lost"):
            await guard.fetch(url, 100)
    assert chain.token


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({}, -201),
        ({"text": 5}, -201),
        ({"text": "x" * 2001}, -210),
        ({"text": "x", "attachment": {"payload": {"buttons": []}}}, -201),
        ({"text": "x", "attachment": {"payload": {"buttons": [{"title": "a", "type": "oa.query.hide"}] * 6}}}, -210),
        ({"text": "x", "attachment": {"payload": {"buttons": [{"title": "a", "type": "what"}]}}}, -201),
        ({"text": "x", "attachment": {"payload": {"buttons": [{"title": "a" * 101, "type": "oa.query.hide"}]}}}, -210),
        ({"text": "x", "attachment": {"type": "carousel"}}, -233),
        ({"attachment": {"type": "file", "payload": {"token": "unknown"}}}, -100),
    ],
)
async def test_what_zalo_refuses(world: ZaloOaWorld, chain: Chain, message: dict[str, Any], code: int) -> None:
    world.follows(HANH)
    async with httpx2.AsyncClient(base_url=world.cdn.base, headers={"access_token": chain.token}) as http:
        asked = {"recipient": {"user_id": HANH}, "message": message}
        assert (await http.post("/v3.0/oa/message/cs", json=asked)).json()["error"] == code


async def test_the_wire_is_odd(world: ZaloOaWorld, chain: Chain) -> None:
    async with httpx2.AsyncClient(base_url=world.cdn.base) as http:
        headers = {"access_token": chain.token}
        for path, given, code in (
            ("/v3.0/oa/unknown", headers, 404),
            ("/v2.0/oa/upload/video", headers, 404),
            ("/v3.0/oa/message/cs", {}, -216),
            ("/v3.0/oa/message/cs", headers, -201),
            ("/v2.0/oa/upload/image", headers, -201),
        ):
            answer = await http.post(path, headers=given, content=b"[]")
            assert (answer.status_code, answer.json()["error"]) == (200, code)
