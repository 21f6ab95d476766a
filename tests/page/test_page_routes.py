from __future__ import annotations

from io import BytesIO
from typing import Any

import httpx2
import pytest
from PIL import Image

from tests.support.echo import BOT, TOKEN, WORKER, EchoDemo

PHONE = "/page/phones/worker"


def picture(width: int = 64, height: int = 48) -> bytes:
    written = BytesIO()
    Image.new("RGB", (width, height), "teal").save(written, "PNG")
    return written.getvalue()


async def worker(client: httpx2.AsyncClient) -> dict[str, Any]:
    state: dict[str, Any] = (await client.get("/page/state")).json()
    phone: dict[str, Any] = state["phones"][0]
    return phone


async def test_the_state_tells_all_that_the_page_shows(client: httpx2.AsyncClient) -> None:
    state = (await client.get("/page/state")).json()
    assert state["now"] == "2021-02-27T08:00:00+07:00"
    assert state["moving"] is False
    assert state["journey"] is None
    assert state["next_event"] == {"name": "Hạn gửi Kế hoạch hành động", "day": "2021-03-05"}
    assert state["campaign"] == "thanh-hoa-2021"
    assert [campaign["slug"] for campaign in state["campaigns"]] == ["thanh-hoa-2021", "lai-chau-2021"]
    assert len(state["guide"]) == 6
    assert state["links"][0]["phone"] == "worker"
    assert [phone["id"] for phone in state["phones"]] == ["worker", "officer", "province"]
    assert state["phones"][0]["bot"]["name"] == "Trợ lý Thi đua Công đoàn"


async def test_words_reach_the_bot_and_the_phone_as_they_are(client: httpx2.AsyncClient, demo: EchoDemo) -> None:
    text = "<img src=x onerror=alert(1)> & “Hạnh” 👍"
    assert (await client.post(f"{PHONE}/text", json={"text": text})).status_code == 200
    phone = await worker(client)
    assert [(message["text"], message["out"]) for message in phone["chat"]] == [(text, True)]
    assert demo.world().take_updates(BOT)[0]["message"]["text"] == text


async def test_a_long_text_leaves_the_phone_as_the_app_sends_it(client: httpx2.AsyncClient, demo: EchoDemo) -> None:
    """Nothing of what was pasted is lost: it goes in parts, each no longer than one message may be."""
    text = "Đề nghị các đơn vị nộp báo cáo. " * 200
    assert (await client.post(f"{PHONE}/text", json={"text": text})).status_code == 200
    sent = [update["message"]["text"] for update in demo.world().take_updates(BOT)]
    assert (" ".join(sent), len(sent), max(map(len, sent)) <= 4096) == (text.strip(), 2, True)


async def test_a_deep_link_starts_the_bot_with_its_payload(client: httpx2.AsyncClient, demo: EchoDemo) -> None:
    assert (await client.post(f"{PHONE}/start", json={"payload": "u_MAY0123"})).status_code == 200
    assert demo.world().take_updates(BOT)[0]["message"]["text"] == "/start u_MAY0123"


async def test_a_tap_reaches_the_bot(client: httpx2.AsyncClient, demo: EchoDemo) -> None:
    await client.post(f"{PHONE}/start", json={})
    keys = {"inline_keyboard": [[{"text": "Xong", "callback_data": "1:done"}]]}
    sent = await demo.world().call(TOKEN, "sendMessage", {"chat_id": WORKER, "text": "Xong?", "reply_markup": keys})
    tap = {"message_id": sent["message_id"], "data": "1:done"}
    assert (await client.post(f"{PHONE}/tap", json=tap)).status_code == 200
    assert demo.world().take_updates(BOT)[-1]["callback_query"]["data"] == "1:done"
    assert (await client.post(f"{PHONE}/tap", json=tap | {"data": "1:other"})).status_code == 409


async def test_an_album_is_sent_and_its_photos_can_be_seen(client: httpx2.AsyncClient) -> None:
    files = [("files", (f"{number}.png", picture(), "image/png")) for number in range(3)]
    answer = await client.post(f"{PHONE}/photos", files=files, data={"caption": "Ba ảnh"})
    assert answer.status_code == 200
    chat = (await worker(client))["chat"]
    assert [message.get("caption") for message in chat] == ["Ba ảnh", None, None]
    assert len({message["media_group_id"] for message in chat}) == 1
    photo = await client.get(f"/page/files/{chat[0]['photo'][-1]['file_id']}")
    assert photo.headers["content-type"] == "image/jpeg"
    assert Image.open(BytesIO(photo.content)).size == (64, 48)


async def test_a_document_is_downloaded_and_never_opened_as_a_page(client: httpx2.AsyncClient, demo: EchoDemo) -> None:
    sent = demo.world().sends_document(WORKER, BOT, b"<script>alert(1)</script>", "a.html")
    answer = await client.get(f"/page/files/{sent['document']['file_id']}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("verb", "kind"), [("voice", "voice"), ("sticker", "sticker"), ("contact", "contact"), ("paper", "document")]
)
async def test_other_things_can_be_sent(client: httpx2.AsyncClient, demo: EchoDemo, verb: str, kind: str) -> None:
    assert (await client.post(f"{PHONE}/{verb}", json={})).status_code == 200
    assert kind in demo.world().take_updates(BOT)[0]["message"]


async def test_a_blocked_bot_is_shown_and_can_be_unblocked(client: httpx2.AsyncClient) -> None:
    await client.post(f"{PHONE}/start", json={})
    assert (await client.post(f"{PHONE}/block")).status_code == 200
    assert (await worker(client))["blocked"] is True
    assert (await client.post(f"{PHONE}/text", json={"text": "chào"})).status_code == 409
    assert (await client.post(f"{PHONE}/unblock")).status_code == 200
    assert (await worker(client))["blocked"] is False


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/page/phones/nobody/text", {"text": "chào"}, 404),
        (f"{PHONE}/text", {"text": ""}, 422),
        (f"{PHONE}/text", {"text": "  \n "}, 422),
        (f"{PHONE}/text", {"text": "a" * 20_001}, 422),
        (f"{PHONE}/text", {"text": 7}, 422),
        (f"{PHONE}/text", ["text"], 422),
        (f"{PHONE}/start", {"payload": "có dấu"}, 422),
        (f"{PHONE}/start", {"payload": "a" * 65}, 422),
        (f"{PHONE}/tap", {"message_id": "một", "data": "1:x"}, 422),
        (f"{PHONE}/tap", {"message_id": 1, "data": "1:x"}, 409),
        (f"{PHONE}/block", {}, 409),
        ("/page/phones/province/contact", {"own": True}, 409),
        ("/page/clock", {"by": "year"}, 422),
        ("/page/clock", {}, 422),
        ("/page/world", {"campaign": "nowhere"}, 404),
        ("/page/faults", {"code": "nothing", "on": True}, 404),
    ],
)
async def test_what_cannot_be_done_is_refused_with_a_sentence(
    client: httpx2.AsyncClient, path: str, body: object, status: int
) -> None:
    answer = await client.post(path, json=body)
    assert answer.status_code == status
    assert isinstance(answer.json()["detail"], str)


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ([("files", ("a.jpg", b"no picture", "image/jpeg"))], 422),
        ([("files", (f"{number}.png", picture(8, 8), "image/png")) for number in range(11)], 422),
        ([("files", ("large.jpg", bytes(10 * 1024 * 1024 + 1), "image/jpeg"))], 413),
        ([("other", ("a.png", picture(8, 8), "image/png"))], 422),
    ],
)
async def test_photos_that_telegram_would_not_take_are_refused(
    client: httpx2.AsyncClient, files: list[Any], status: int
) -> None:
    answer = await client.post(f"{PHONE}/photos", files=files)
    assert answer.status_code == status
    assert isinstance(answer.json()["detail"], str)
    assert (await worker(client))["chat"] == []


async def test_an_unknown_file_is_not_found(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/page/files/../../etc/passwd")).status_code == 404
    assert (await client.get("/page/files/AgACnothing")).status_code == 404
    assert (await client.get("/static/../app.py")).status_code == 404


async def test_the_bot_api_is_in_the_same_application_and_follows_the_world(
    client: httpx2.AsyncClient, demo: EchoDemo
) -> None:
    assert (await client.get(f"/bot{TOKEN}/getMe")).json()["result"]["username"] == BOT
    await demo.choose("lai-chau-2021")
    demo.world().says(WORKER, BOT, "chào")
    updates = (await client.post(f"/bot{TOKEN}/getUpdates", json={"timeout": 0})).json()["result"]
    assert updates[0]["message"]["text"] == "chào"
