from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from bot.channels.base import MalformedError, Raw
from bot.channels.incoming import Act, File, Lane, Presence, Tap, Text
from bot.channels.typed_text import plainly
from bot.channels.zalo.oa import incoming
from bot.channels.zalo.oa.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, Signer, mac
from bot.channels.zalo.oa.webhook import WEBHOOK_PATH, zalo_oa_webhook
from bot.files.intake import FileKind
from bot.web.posted import BODY_LIMIT
from domain.input.events import SharedContact, Unreadable
from tests.support.wire import Inbox
from tests.support.zalo_oa_in import APP, APP_SECRET, AT, OA, SECRET, TEXT, USER, base, said

CDN = "https://f20-zpc.zdn.vn/1.jpg"


def attached(kind: str, *urls: str) -> list[Raw]:
    return [{"type": kind, "payload": {"url": url, "thumbnail": url}} for url in urls]


FOLLOW = {**base("follow"), "follower": {"id": USER}, "oa_id": OA, "source": "qr"}
UNFOLLOW = {**base("unfollow"), "follower": {"id": USER}}
INFO = {**base("user_submit_info"), "sender": {"id": USER}, "info": {"phone": "84912345678", "name": "Lê Thị Hạnh"}}


def acts(body: Raw) -> list[Act]:
    """Read each event of a body as it is stored; all are of one person."""
    stored = [incoming.clean(raw) for _, raw in json.loads(json.dumps(incoming.events(body)))]
    assert {incoming.lane(raw) for raw in stored} == {Lane(USER, private=True)}
    return [incoming.act(raw) for raw in stored]


@pytest.mark.parametrize(
    ("body", "act"),
    [
        (TEXT, Text(plainly("Xin chào"))),
        (
            said("image", attachments=attached("image", CDN), text="Sân"),
            File(FileKind.PHOTO, "photo", caption="Sân"),
        ),
        (said("image", attachments=[]), Unreadable("other")),
        (said("audio", attachments=attached("audio", CDN)), File(FileKind.VOICE, "voice")),
        (said("sticker", attachments=attached("sticker", CDN)), Unreadable("sticker")),
        (
            said("link", text="https://vd.vn", attachments=attached("link", "https://vd.vn")),
            Text(plainly("https://vd.vn")),
        ),
        (said("video", attachments=attached("video", CDN)), Unreadable("other")),
        (said("file", attachments=attached("file", CDN)), File(FileKind.NOTHING, "document")),
        (said("file", attachments=[]), Unreadable("other")),
        (said("gif", attachments=attached("gif", CDN)), Unreadable("other")),
        (said("location", attachments=[{"payload": {"coordinates": {}}}]), Unreadable("other")),
        (said("business_card", attachments=[{"payload": "x"}]), Unreadable("other")),
        (said("text", text=5), Unreadable("other")),
        (INFO, SharedContact("84912345678", own=False)),
    ],
)
def test_an_event_is_read_as_what_was_done(body: Raw, act: Act) -> None:
    assert acts(body) == [act]


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
    (act,) = acts(said("text", text=text))
    assert act == (Text(plainly(text)) if data is None else Tap(data))


def test_following_makes_somebody_reachable_and_opens_the_conversation() -> None:
    assert acts(FOLLOW) == [Presence(here=True), Text(plainly("/start"))]
    assert acts(UNFOLLOW) == [Presence(here=False)]


def test_several_pictures_are_an_album() -> None:
    body = said("image", text="Sân", attachments=attached("image", CDN, CDN + "2", CDN + "3"))
    album = [act for act in acts(body) if isinstance(act, File)]
    assert [picture.caption for picture in album] == ["Sân", "", ""]
    assert {picture.album for picture in album} == {"96d3cdf3af150460909"}
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
