from __future__ import annotations

import logging
import traceback

import httpx2
import pytest

from bot.channels.incoming import Tap
from bot.channels.zalo.bot.client import Me, Webhook, ZaloBotClient
from bot.channels.zalo.bot.courier import ZaloBotCourier
from bot.channels.zalo.bot.replies import ZaloBotReplies
from bot.channels.zalo.http import InDoubtError, NotReachedError, RefusedError, ZaloError, open_http
from bot.replies.reply import Answer
from domain.ports import Document, Outcome, Parcel, Sent
from handlers.core.shown import Shown
from tests.support.wire import Wire

TOKEN = "1234567890:bi-mat-cua-bot-nay"
CHAT = "0a1b2c3d4e5f60718293"
SENT = {"ok": True, "result": {"message_id": "82599fa32f56d00e8941", "date": 1749632637199}}


@pytest.fixture
def client(http: httpx2.AsyncClient) -> ZaloBotClient:
    return ZaloBotClient(http, TOKEN, "https://zalo.test/")


def refused(code: int, description: str = "no") -> dict[str, object]:
    return {"ok": False, "error_code": code, "description": description}


async def test_a_message_is_this_request(wire: Wire, client: ZaloBotClient) -> None:
    wire.says(SENT)
    assert await client.send_message(CHAT, "Chào <chị>") == "82599fa32f56d00e8941"
    assert wire.asked[0].method == "POST"
    assert str(wire.asked[0].url) == f"https://zalo.test/bot{TOKEN}/sendMessage"
    assert wire.bodies == [{"chat_id": CHAT, "text": "Chào <chị>"}]


async def test_a_photo_is_this_request(wire: Wire, client: ZaloBotClient) -> None:
    wire.says(SENT)
    await client.send_photo(CHAT, "https://vd.vn/a.jpg", "Giấy khen")
    assert wire.asked[0].url.path.endswith("/sendPhoto")
    assert wire.bodies == [{"chat_id": CHAT, "photo": "https://vd.vn/a.jpg", "caption": "Giấy khen"}]


async def test_the_small_methods(wire: Wire, client: ZaloBotClient) -> None:
    wire.says({"ok": True, "result": {"id": "7", "account_name": "bot.thi-dua", "can_join_groups": False}})
    wire.says({"ok": True, "result": {"url": "https://vd.vn/h", "verification": {"ok": False, "outcome": "err.tls"}}})
    wire.says(refused(400))
    wire.says(refused(404, "Not Found"))
    wire.says({"ok": True, "result": {"url": ""}})
    wire.says({"ok": True})
    assert await client.get_me() == Me("7", "bot.thi-dua", can_join_groups=False)
    assert await client.set_webhook("https://vd.vn/h", "12345678") == Webhook(
        "https://vd.vn/h", verified=False, outcome="err.tls"
    )
    await client.delete_webhook()
    assert await client.get_webhook_info() is None
    assert await client.get_webhook_info() is None
    await client.send_chat_action(CHAT)
    assert [request.url.path.rpartition("/")[2] for request in wire.asked] == [
        "getMe",
        "setWebhook",
        "deleteWebhook",
        "getWebhookInfo",
        "getWebhookInfo",
        "sendChatAction",
    ]
    assert wire.bodies[1] == {"url": "https://vd.vn/h", "secret_token": "12345678"}
    assert wire.bodies[5] == {"chat_id": CHAT, "action": "typing"}


@pytest.mark.parametrize("status", [200, 408])
async def test_408_is_no_update(wire: Wire, client: ZaloBotClient, status: int) -> None:
    wire.says(refused(408, "Request timeout"), status)
    assert await client.get_updates(5) is None
    assert wire.bodies == [{"timeout": 5}]
    timeout = wire.asked[0].extensions["timeout"]
    assert timeout["read"] > 5


async def test_a_gateways_408_is_no_update_either(wire: Wire, client: ZaloBotClient) -> None:
    wire.shows("<html>408</html>", 408)
    assert await client.get_updates() is None


async def test_one_method_spells_its_error_differently(wire: Wire, client: ZaloBotClient) -> None:
    wire.says({"ok": False, "errorCode": 426, "description": "daily limit"})
    with pytest.raises(RefusedError) as told:
        await client.get_me()
    assert told.value.code == 426


REQUEST = httpx2.Request("POST", f"https://zalo.test/bot{TOKEN}/sendMessage")
ENDS = [
    (refused(400, "text is empty"), 200, Outcome(Sent.FAILED, problem="refused_400")),
    (refused(451, "nobody knows why"), 200, Outcome(Sent.LATER, wait=60, problem="refused_451")),
    (refused(401, "Unauthorized"), 200, Outcome(Sent.LATER, wait=60, problem="token_refused")),
    (refused(403, "Forbidden: user blocked the bot"), 200, Outcome(Sent.GONE, problem="chat_not_found")),
    (refused(403, "Forbidden"), 200, Outcome(Sent.GONE, problem="forbidden")),
    (refused(403, "Internal server error"), 200, Outcome(Sent.IN_DOUBT, problem="server_error_403")),
    (refused(404, "chat not found"), 200, Outcome(Sent.GONE, problem="chat_not_found")),
    (refused(404, "Not Found"), 200, Outcome(Sent.LATER, wait=60, problem="token_refused")),
    (refused(429, "Quota exceeded"), 200, Outcome(Sent.LATER, wait=60, problem="out_of_quota_for_person")),
    (refused(500), 200, Outcome(Sent.IN_DOUBT, problem="server_error_500")),
    ("<html>429</html>", 429, Outcome(Sent.LATER, wait=60, problem="too_many_requests")),
    ("<html>403</html>", 403, Outcome(Sent.LATER, wait=60, problem="not_zalo_403")),
    ("<html>302</html>", 302, Outcome(Sent.LATER, wait=60, problem="not_zalo_302")),
    ("<html>502</html>", 502, Outcome(Sent.IN_DOUBT, problem="server_error_502")),
    ("<html>hello</html>", 200, Outcome(Sent.IN_DOUBT, problem="unreadable_answer")),
    ({"ok": True, "result": {}}, 200, Outcome(Sent.IN_DOUBT, problem="unreadable_answer")),
    ({"ok": "yes"}, 200, Outcome(Sent.IN_DOUBT, problem="unreadable_answer")),
    ([1], 200, Outcome(Sent.IN_DOUBT, problem="unreadable_answer")),
    (SENT, 200, Outcome(Sent.SENT, message_id="82599fa32f56d00e8941")),
    (httpx2.ConnectError("no", request=REQUEST), 0, Outcome(Sent.LATER, wait=5, problem="not_reached")),
    (httpx2.ConnectTimeout("no", request=REQUEST), 0, Outcome(Sent.LATER, wait=5, problem="not_reached")),
    (httpx2.ReadTimeout("no", request=REQUEST), 0, Outcome(Sent.IN_DOUBT, problem="timeout")),
    (httpx2.WriteTimeout("no", request=REQUEST), 0, Outcome(Sent.IN_DOUBT, problem="timeout")),
    (httpx2.ReadError("no", request=REQUEST), 0, Outcome(Sent.IN_DOUBT, problem="broken_off")),
    (httpx2.RemoteProtocolError("no", request=REQUEST), 0, Outcome(Sent.IN_DOUBT, problem="broken_off")),
]


def answer(wire: Wire, what: object, status: int) -> None:
    if isinstance(what, Exception):
        wire.breaks(what)
    elif isinstance(what, str):
        wire.shows(what, status)
    else:
        wire.says(what, status)


@pytest.mark.parametrize(("what", "status", "outcome"), ENDS, ids=[str(end[2].problem) for end in ENDS])
async def test_every_end_of_a_push(
    wire: Wire, client: ZaloBotClient, what: object, status: int, outcome: Outcome
) -> None:
    answer(wire, what, status)
    assert await ZaloBotCourier(client).send(Parcel(1, CHAT, "<b>Nhắc</b> hạn")) == outcome
    assert wire.bodies == [{"chat_id": CHAT, "text": "Nhắc hạn"}]


async def test_an_empty_push_is_never_sent(wire: Wire, client: ZaloBotClient) -> None:
    assert (await ZaloBotCourier(client).send(Parcel(1, CHAT, " "))).sent is Sent.FAILED
    assert wire.asked == []


async def test_zalo_has_time_to_fetch_what_it_is_to_show(wire: Wire, client: ZaloBotClient) -> None:
    """It fetches a picture for up to 150 s before it answers: who gives up sooner sends it in doubt, or twice."""
    for _ in range(3):
        wire.says(SENT)
    await client.send_photo(CHAT, "https://vd.vn/a.jpg")
    await client.send_voice(CHAT, "https://vd.vn/a.aac")
    await client.send_message(CHAT, "x")
    photo, voice, text = [request.extensions["timeout"] for request in wire.asked]
    assert photo == voice
    assert photo["read"] > 150 > photo["connect"]
    assert text["read"] < 60


async def test_a_long_push_that_breaks_in_the_middle_is_in_doubt(wire: Wire, client: ZaloBotClient) -> None:
    wire.says(SENT)
    wire.breaks(httpx2.ConnectError("no", request=REQUEST))
    outcome = await ZaloBotCourier(client).send(Parcel(1, CHAT, "thi đua " * 400))
    assert outcome == Outcome(Sent.IN_DOUBT, problem="in_part")


def screen(text: str) -> Answer:
    return Answer(1, CHAT, 1, Shown(text, []), edit="5")


async def test_an_answer_is_plain_text_in_parts(wire: Wire, client: ZaloBotClient) -> None:
    wire.says(SENT)
    wire.says(SENT)
    text = "<b>" + "Một. " * 300 + "</b>\n\n" + "Hai. " * 200
    sent = await ZaloBotReplies(client).show(screen(text))
    assert [body["text"] for body in wire.bodies] == [("Một. " * 300).strip(), ("Hai. " * 200).strip()]
    assert {body["chat_id"] for body in wire.bodies} == {CHAT}
    assert sent == Outcome(Sent.SENT, message_id="82599fa32f56d00e8941")


async def test_what_replaces_a_message_elsewhere_is_a_new_one_here(wire: Wire, client: ZaloBotClient) -> None:
    wire.says(SENT)
    await ZaloBotReplies(client).show(screen("Mới"))
    assert wire.asked[0].url.path.endswith("/sendMessage")
    assert wire.bodies == [{"chat_id": CHAT, "text": "Mới"}]


async def test_taps_and_old_keyboards_need_no_request(wire: Wire, client: ZaloBotClient) -> None:
    replies = ZaloBotReplies(client)
    await replies.acknowledge(Tap("1:join", "1", "1"))
    await replies.mark(CHAT, Tap("p1:done", "1", "1"), "Đã nhận")
    await replies.take_buttons_away(CHAT, "1")
    assert wire.asked == []


async def test_a_file_without_an_address_of_the_program_is_refused(wire: Wire, client: ZaloBotClient) -> None:
    for kind in ("image/jpeg", "application/pdf"):
        outcome = await ZaloBotReplies(client).send_document(CHAT, Document("a", lambda: b"x", kind))
        assert outcome == Outcome(Sent.FAILED, problem="no_public_url")
    assert wire.asked == []


@pytest.mark.parametrize(
    ("what", "status", "sent"),
    [
        (refused(403), 200, Sent.GONE),
        (refused(400), 200, Sent.FAILED),
        (refused(429), 200, Sent.LATER),
        ("<html>502</html>", 502, Sent.IN_DOUBT),
        (httpx2.ReadTimeout("no", request=REQUEST), 0, Sent.IN_DOUBT),
    ],
)
async def test_what_becomes_of_an_answer_is_told(
    wire: Wire, client: ZaloBotClient, what: object, status: int, sent: Sent
) -> None:
    answer(wire, what, status)
    assert (await ZaloBotReplies(client).show(screen("x"))).sent is sent


@pytest.mark.parametrize(
    ("problem", "raised"),
    [
        (httpx2.ConnectError(f"bot{TOKEN}", request=REQUEST), NotReachedError),
        (httpx2.ReadTimeout(f"bot{TOKEN}", request=REQUEST), InDoubtError),
        (httpx2.InvalidURL(f"bot{TOKEN}"), NotReachedError),
    ],
)
async def test_no_error_knows_the_token(
    wire: Wire, client: ZaloBotClient, problem: Exception, raised: type[ZaloError]
) -> None:
    wire.breaks(problem)
    with pytest.raises(raised) as told:
        await client.get_me()
    assert told.value.__context__ is None
    assert TOKEN not in "".join(traceback.format_exception(told.value))
    assert TOKEN not in repr(client)
    assert TOKEN not in repr(ZaloBotReplies(client))


async def test_httpx_does_not_log_addresses(caplog: pytest.LogCaptureFixture) -> None:
    for name in ("httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    async with open_http(timeout=5) as http:
        with pytest.raises(NotReachedError):
            await ZaloBotClient(http, TOKEN, "http://127.0.0.1:9").get_me()
    assert not logging.getLogger("httpx2").isEnabledFor(logging.INFO)
    assert TOKEN not in caplog.text
