from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from bot.channels.base import MalformedError, Raw
from bot.channels.incoming import Act, File, Lane, Text
from bot.channels.typed_text import plainly
from bot.channels.zalo.bot import incoming
from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.bot.poller import Poller
from bot.channels.zalo.bot.webhook import SECRET_HEADER, WEBHOOK_PATH, zalo_bot_webhook
from bot.files.intake import FileKind
from bot.files.upload_links import HANDED_IN
from bot.web.posted import BODY_LIMIT
from domain.input.events import Unreadable
from tests.support.wire import Inbox, StoreClosedError, Wire
from tests.support.zalo_bot_in import CHAT, TEXT, Nights, event

SECRET = "mot-chuoi-bi-mat"
CDN = "https://f20.photo.talk.zdn.vn/a.jpg"

READ = [
    (TEXT, Text(plainly("Xin chào"))),
    (event("image", photo=CDN, caption="Sân trường"), File(FileKind.PHOTO, "photo", caption="Sân trường")),
    (event("image", photo_url=CDN), File(FileKind.PHOTO, "photo")),
    (event("sticker", sticker="bfe458bf", url=CDN), Unreadable("sticker")),
    (event("voice", voice_url="https://voice.zdn.vn/a.aac"), File(FileKind.VOICE, "voice")),
    (event("unsupported"), Unreadable("other")),
    (event("text"), Unreadable("other")),
    (event("text", text="Ngày lạ", date="không"), Text(plainly("Ngày lạ"))),
    (event("text", text="Ngày xa", date=10**18), Text(plainly("Ngày xa"))),
]


@pytest.mark.parametrize(("raw", "act"), READ)
def test_an_event_is_read_as_what_was_done(raw: Raw, act: Act) -> None:
    stored = json.loads(json.dumps(incoming.clean(raw)))
    assert incoming.lane(stored) == Lane(CHAT, private=True)
    assert incoming.act(stored) == act


def test_a_file_that_came_by_the_page_of_the_program_is_read() -> None:
    file = {"sha256": "ab", "media_type": "application/pdf", "size": 3, "name": "Kế hoạch.pdf"}
    stored = incoming.clean({"event_name": HANDED_IN, "message": {**TEXT["message"], "file": file}})
    assert incoming.act(stored) == File(FileKind.PAPER, "document", "Kế hoạch.pdf")


def test_a_photo_leads_to_its_address() -> None:
    for name in ("photo", "photo_url"):
        assert incoming.photo_url(incoming.clean(event("image", **{name: CDN}))) == CDN
    assert incoming.photo_url(incoming.clean(event("text", text="x", photo=CDN))) is None


def test_no_name_is_stored() -> None:
    stored = json.dumps(incoming.clean(TEXT), ensure_ascii=False)
    assert "Hạnh" not in stored
    assert incoming.lane(incoming.clean(TEXT)) == Lane(CHAT, private=True)


@pytest.mark.parametrize("body", [TEXT, {"ok": True, "result": TEXT}], ids=["flat", "wrapped"])
def test_both_envelopes_are_read(body: Raw) -> None:
    assert incoming.flat(body) == TEXT
    assert incoming.key(TEXT) == "2d758cb5e222177a4e35"


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "x",
        7,
        {},
        {"ok": True},
        {"ok": True, "result": [TEXT]},
        {"event_name": "message.reaction.received", "message": {"message_id": "1"}},
        {"event_name": "bot.added.to.group"},
        {"event_name": "message.text.received"},
        {"event_name": "message.text.received", "message": "x"},
        {"event_name": ["message.text.received"], "message": {}},
    ],
)
def test_what_says_nothing_is_ignored(body: Any) -> None:
    assert incoming.flat(body) is None


@pytest.mark.parametrize(
    ("change", "lane"),
    [
        ({"chat": {"id": "g1", "chat_type": "GROUP"}}, Lane("g1", private=False)),
        ({"from": {"id": CHAT, "is_bot": True}}, None),
        ({"chat": None}, None),
        ({"chat": {"chat_type": "PRIVATE"}}, None),
        ({"chat": {"id": "9" * 65, "chat_type": "PRIVATE"}}, None),
    ],
)
def test_whose_chat_it_is(change: Raw, lane: Lane | None) -> None:
    raw = event("text", text="x")
    raw["message"].update(change)
    assert incoming.lane(incoming.clean(raw)) == lane


def test_no_text_breaks_the_database() -> None:
    kept = incoming.clean(event("text", text="a\ud800b\0c"))["message"]["text"]
    assert kept == "a?b c"
    assert incoming.key({"message": {"message_id": "\udfff"}}) == "?"


def test_an_event_without_a_message_is_malformed() -> None:
    with pytest.raises(MalformedError):
        incoming.clean({"event_name": "message.text.received"})


@pytest.mark.parametrize(("given", "named"), [("a", "a"), (12, "12"), ("", None), (None, None), (True, None)])
def test_the_inbox_key(given: Any, named: str | None) -> None:
    assert incoming.key({"message": {"message_id": given}}) == named
    assert len(incoming.key({"message": {"message_id": "x" * 500}}) or "") == 64


@pytest.fixture
def nights() -> Nights:
    return Nights()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def poller(http: httpx2.AsyncClient, inbox: Inbox, nights: Nights, told: list[str]) -> Poller:
    client = ZaloBotClient(http, "1:x", "https://zalo.test")
    return Poller(client, inbox.take, unreachable=lambda: told.append("no way"), clock=nights.clock, sleep=nights.sleep)


async def test_a_new_update_is_stored_and_the_next_is_asked_for_at_once(
    wire: Wire, poller: Poller, inbox: Inbox, nights: Nights
) -> None:
    wire.says({"ok": True, "result": TEXT})
    await poller.step()
    assert inbox.events == {"2d758cb5e222177a4e35": TEXT}
    assert nights.slept == []


async def test_a_replayed_update_slows_the_polls_down(wire: Wire, poller: Poller, inbox: Inbox, nights: Nights) -> None:
    for _ in range(3):
        wire.says({"ok": True, "result": TEXT})
        await poller.step()
    assert len(inbox.events) == 1
    assert nights.slept == [1.0, 1.0]


@pytest.mark.parametrize(
    "nothing",
    [
        {"ok": False, "error_code": 408, "description": "Request timeout"},
        {"ok": True, "result": None},
        {"ok": True, "result": {"event_name": "bot.added"}},
        {"ok": True, "result": {"event_name": "message.text.received", "message": {}}},
    ],
)
async def test_an_empty_answer_that_comes_at_once_never_spins(
    wire: Wire, poller: Poller, inbox: Inbox, nights: Nights, nothing: Raw
) -> None:
    wire.says(nothing)
    await poller.step()
    assert (inbox.events, nights.slept, poller.failures) == ({}, [1.0], 0)


async def test_what_cannot_be_stored_is_held_until_it_can(wire: Wire, poller: Poller, inbox: Inbox) -> None:
    wire.says({"ok": True, "result": TEXT})
    inbox.problem = StoreClosedError()
    with pytest.raises(StoreClosedError):
        await poller.step()
    inbox.problem = None
    await poller.step()
    assert len(inbox.events) == 1
    assert len(wire.asked) == 1


async def test_failures_are_told_once_and_pause_longer(
    wire: Wire, poller: Poller, nights: Nights, told: list[str]
) -> None:
    wire.breaks(httpx2.ConnectError("no"))
    wire.breaks(httpx2.ConnectError("no"))
    wire.says({"ok": False, "error_code": 404})
    wire.says({"ok": True, "result": TEXT})
    for _ in range(3):
        await poller.step()
    assert (told, nights.slept, poller.failures) == (["no way"], [1.0, 2.0], 0)


async def test_a_webhook_that_stands_in_the_way_is_named_and_stays(
    wire: Wire, poller: Poller, nights: Nights, caplog: pytest.LogCaptureFixture
) -> None:
    wire.says({"ok": False, "error_code": 400, "description": "webhook is set"})
    wire.says({"ok": True, "result": {"url": "https://khac.vn/h"}})
    await poller.step()
    await poller.step()
    assert "delete the webhook first" in caplog.text
    assert [request.url.path.rpartition("/")[2] for request in wire.asked] == ["getUpdates", "getWebhookInfo"]
    assert nights.slept == [1.0, 2.0]


async def post(inbox: Inbox, content: bytes, secret: str | None = SECRET) -> int:
    app = FastAPI()
    app.include_router(zalo_bot_webhook(inbox.take, SECRET))
    headers = {SECRET_HEADER: secret} if secret is not None else {}
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://here") as web:
        return (await web.post(WEBHOOK_PATH, content=content, headers=headers)).status_code


@pytest.mark.parametrize("body", [TEXT, {"ok": True, "result": TEXT}], ids=["flat", "wrapped"])
async def test_a_posted_event_is_stored_once(inbox: Inbox, body: Raw) -> None:
    for _ in range(2):
        assert await post(inbox, json.dumps(body).encode()) == 200
    assert inbox.events == {"2d758cb5e222177a4e35": TEXT}


@pytest.mark.parametrize(
    ("content", "secret", "status"),
    [
        (json.dumps(TEXT).encode(), None, 403),
        (json.dumps(TEXT).encode(), "", 403),
        (json.dumps(TEXT).encode(), SECRET + "x", 403),
        (b"", None, 200),
        (b"{}", None, 200),
        (b"{", SECRET, 200),
        (b"\xff\xfe", SECRET, 200),
        (b'{"event_name": NaN}', SECRET, 200),
        (b"[" * 100_000, SECRET, 200),
        (b'{"event_name":"la.gi"}', SECRET, 200),
        (b"x" * (BODY_LIMIT + 1), SECRET, 413),
    ],
    ids=["unsigned", "empty", "wrong", "probe", "object", "torn", "bytes", "nan", "deep", "unknown", "large"],
)
async def test_what_is_not_an_event_is_refused_or_ignored(
    inbox: Inbox, content: bytes, secret: str | None, status: int
) -> None:
    assert await post(inbox, content, secret) == status
    assert inbox.events == {}


async def test_a_short_secret_is_none(inbox: Inbox) -> None:
    with pytest.raises(ValueError, match="believe everybody"):
        zalo_bot_webhook(inbox.take, "1234567")
