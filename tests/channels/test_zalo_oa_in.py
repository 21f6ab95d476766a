from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

import httpx2
import pytest
from aiogram.types import Update
from fastapi import FastAPI

from bot.channels.channel import Lane, MalformedError, Raw
from bot.channels.surrogates import number_of
from bot.channels.zalo_oa import incoming
from bot.channels.zalo_oa.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, Signer, mac
from bot.channels.zalo_oa.webhook import WEBHOOK_PATH, zalo_oa_webhook
from bot.web.posted import BODY_LIMIT
from tests.channels.conftest import Inbox

USER, OA, APP = "186729651760683225", "388613280878808645", "360846524940903967"
CDN = "https://f20-zpc.zdn.vn/1.jpg"
SECRET, APP_SECRET, AT = "khoa-bi-mat-cua-oa", "khoa-cua-app", "1749632637199"


def said(kind: str, **message: Any) -> Raw:
    told = {"msg_id": "96d3cdf3af150460909", **message}
    return {**base(f"user_send_{kind}"), "sender": {"id": USER}, "message": told}


def base(name: str) -> Raw:
    return {"app_id": APP, "event_name": name, "recipient": {"id": OA}, "timestamp": AT, "user_id_by_app": "55"}


def attached(kind: str, *urls: str) -> list[Raw]:
    return [{"type": kind, "payload": {"url": url, "thumbnail": url}} for url in urls]


TEXT = said("text", text="Xin chào")
FOLLOW = {**base("follow"), "follower": {"id": USER}, "oa_id": OA, "source": "qr"}
UNFOLLOW = {**base("unfollow"), "follower": {"id": USER}}
INFO = {**base("user_submit_info"), "sender": {"id": USER}, "info": {"phone": "84912345678", "name": "Lê Thị Hạnh"}}


def updates(body: Raw) -> list[Update]:
    read = json.loads(json.dumps(incoming.events(body)))
    return [Update.model_validate(incoming.update(incoming.clean(raw), 9, number_of(USER))) for _, raw in read]


@pytest.mark.parametrize(
    ("body", "kind", "given"),
    [
        (TEXT, "text", {"text": "Xin chào"}),
        (said("image", attachments=attached("image", CDN), text="Sân"), "photo", {"caption": "Sân"}),
        (said("image", attachments=[]), "unknown", {}),
        (said("audio", attachments=attached("audio", CDN)), "voice", {}),
        (said("sticker", attachments=attached("sticker", CDN)), "sticker", {}),
        (said("link", text="https://vd.vn", attachments=attached("link", "https://vd.vn")), "text", {}),
        (said("video", attachments=attached("video", CDN)), "unknown", {}),
        (said("file", attachments=attached("file", CDN)), "document", {}),
        (said("file", attachments=[]), "unknown", {}),
        (said("gif", attachments=attached("gif", CDN)), "unknown", {}),
        (said("location", attachments=[{"payload": {"coordinates": {}}}]), "unknown", {}),
        (said("business_card", attachments=[{"payload": "x"}]), "unknown", {}),
        (said("text", text=5), "unknown", {"text": None}),
        (INFO, "contact", {}),
    ],
)
def test_an_event_becomes_an_update(body: Raw, kind: str, given: dict[str, Any]) -> None:
    (update,) = updates(body)
    assert update.message is not None
    assert update.message.content_type == kind
    assert update.message.chat.id == number_of(USER)
    assert update.message.date.isoformat() == "2025-06-11T09:03:57+00:00"
    assert {name: getattr(update.message, name) for name in given} == given


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("#7:register:12", "7:register:12"),
        (" #7:back ", "7:back"),
        ("#p12:done:5", "p12:done:5"),
        ("#7:Register", None),
        ("#thi đua", None),
        ("7:register", None),
        ("#7:register\nthêm", None),
        ("#٧:register", None),
    ],
)
def test_a_tap_comes_back_as_text(text: str, data: str | None) -> None:
    (update,) = updates(said("text", text=text))
    assert (update.callback_query.data if update.callback_query else None) == data
    if update.callback_query:
        assert update.callback_query.from_user.id == number_of(USER)


def test_following_makes_somebody_reachable_and_opens_the_conversation() -> None:
    here, opened = updates(FOLLOW)
    assert here.my_chat_member is not None
    assert here.my_chat_member.new_chat_member.status == "member"
    assert opened.message is not None
    assert opened.message.text == "/start"
    (gone,) = updates(UNFOLLOW)
    assert gone.my_chat_member is not None
    assert gone.my_chat_member.new_chat_member.status == "kicked"


def test_several_pictures_are_an_album() -> None:
    body = said("image", text="Sân", attachments=attached("image", CDN, CDN + "2", CDN + "3"))
    messages = [update.message for update in updates(body) if update.message]
    assert [message.caption for message in messages] == ["Sân", None, None]
    assert {message.media_group_id for message in messages} == {"96d3cdf3af150460909"}
    assert len({key for key, _ in incoming.events(body)}) == 3
    assert [incoming.photo_url(raw) for _, raw in incoming.events(body)] == [CDN, CDN + "2", CDN + "3"]


def test_no_name_is_stored() -> None:
    assert "Hạnh" not in json.dumps(incoming.events(INFO), ensure_ascii=False)
    assert incoming.lane(incoming.events(TEXT)[0][1]) == Lane(USER, private=True)
    assert incoming.photo_url(incoming.events(TEXT)[0][1]) is None


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "x",
        {},
        {**TEXT, "event_name": "oa_send_text"},
        {**TEXT, "event_name": "user_seen_message"},
        {**TEXT, "event_name": "user_send_group_text"},
        {**TEXT, "event_name": ["user_send_text"]},
        {**TEXT, "sender": {}},
        {**TEXT, "sender": {"id": "9" * 65}},
        {**TEXT, "message": None},
        {**TEXT, "message": {"text": "x"}},
    ],
)
def test_what_says_nothing_is_ignored(body: Any) -> None:
    assert incoming.events(body) == []


def test_an_event_of_nobody_is_malformed() -> None:
    with pytest.raises(MalformedError):
        incoming.clean({"event_name": "user_send_text"})
    assert incoming.lane({"event_name": "user_send_text"}) is None


BODY = json.dumps(TEXT, ensure_ascii=False).encode()
SIGNER = Signer((APP, OA), (SECRET, APP_SECRET))


def reference(first: str, secret: str, at: str = AT) -> str:
    return "mac=" + hashlib.sha256((first + BODY.decode() + at + secret).encode()).hexdigest()


@pytest.mark.parametrize("first", [APP, OA])
@pytest.mark.parametrize("secret", [SECRET, APP_SECRET])
@pytest.mark.parametrize(("at", "header"), [(AT, ""), (AT, "1"), ("1749632637200", "1749632637200")])
def test_every_documented_variant_is_a_signature(first: str, secret: str, at: str, header: str) -> None:
    assert SIGNER.signed(BODY, reference(first, secret, at), header)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "mac=",
        "mac=" + "0" * 64,
        "màc=",
        reference(APP, SECRET).removeprefix("mac="),
        reference(APP, SECRET).upper(),
        reference("1", SECRET),
        reference(APP, ""),
        reference(APP, SECRET, ""),
        "mac=" + hmac.new(SECRET.encode(), BODY, "sha256").hexdigest(),
    ],
)
def test_nothing_else_is_a_signature(given: str) -> None:
    assert not SIGNER.signed(BODY, given, AT)


def test_a_signature_holds_for_its_bytes_only() -> None:
    assert not SIGNER.signed(BODY + b" ", reference(APP, SECRET), AT)
    assert mac(APP, BODY, AT, SECRET) == reference(APP, SECRET)
    assert SECRET not in repr(SIGNER)


@pytest.mark.parametrize(("ids", "secrets"), [((APP,), ()), ((APP,), ("",)), ((), (SECRET,))])
def test_nothing_is_believed_without_a_secret(ids: tuple[str, ...], secrets: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="believe everybody"):
        Signer(ids, secrets)


async def post(inbox: Inbox, content: bytes, signature: str | None = None, at: str = AT) -> int:
    app = FastAPI()
    app.include_router(zalo_oa_webhook(inbox.take, SIGNER))
    given = mac(APP, content, at, SECRET) if signature is None else signature
    headers = {SIGNATURE_HEADER: given, TIMESTAMP_HEADER: at}
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://here") as web:
        return (await web.post(WEBHOOK_PATH, content=content, headers=headers)).status_code


@pytest.mark.parametrize(("body", "count"), [(TEXT, 1), (FOLLOW, 2), (UNFOLLOW, 1), (INFO, 1)])
async def test_an_event_that_comes_again_is_stored_once(inbox: Inbox, body: Raw, count: int) -> None:
    for _ in range(2):
        assert await post(inbox, json.dumps(body).encode()) == 200
    assert len(inbox.events) == count
    assert all(0 < len(key) <= 64 for key in inbox.events)


@pytest.mark.parametrize(
    ("content", "signature", "status"),
    [
        (BODY, "", 403),
        (BODY, "mac=" + "0" * 64, 403),
        (b"", "", 200),
        (b"{}", "", 200),
        (b"{ }", "", 403),
        (b"{", None, 200),
        (b"\xff\xfe", None, 200),
        (b"[" * 100_000, None, 200),
        (json.dumps({**TEXT, "event_name": "la_gi"}).encode(), None, 200),
        (b"x" * (BODY_LIMIT + 1), None, 413),
    ],
    ids=["unsigned", "wrong", "probe", "object", "spaced", "torn", "bytes", "deep", "unknown", "large"],
)
async def test_what_is_not_an_event_is_refused_or_ignored(
    inbox: Inbox, content: bytes, signature: str | None, status: int
) -> None:
    assert await post(inbox, content, signature) == status
    assert inbox.events == {}
