from __future__ import annotations

import json
import logging
import traceback
from datetime import datetime, timedelta

import httpx2
import pytest

from bot.channels.zalo.http import RefusedError, ZaloError
from bot.channels.zalo.oa.capabilities import ZALO_OA, Window, window
from bot.channels.zalo.oa.client import Quota, ZaloOaClient
from bot.channels.zalo.oa.courier import ZaloOaCourier
from bot.channels.zalo.oa.replies import ZaloOaReplies
from bot.channels.zalo.oa.tokens import TokensUnavailableError
from bot.replies.reply import Answer
from data.tables import ZaloToken
from data.types import HANOI
from domain.outbox.states import WINDOW_CLOSED
from domain.ports import Outcome, Parcel, Sent
from handlers.core.shown import Button, Shown
from tests.support.wire import Wire
from tests.support.zalo_oa_out import SENT, USER, Keys


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def client(http: httpx2.AsyncClient, keys: Keys) -> ZaloOaClient:
    return ZaloOaClient(http, keys, base="https://oa.test/", business="https://zns.test")


def refused(code: int) -> dict[str, object]:
    return {"error": code, "message": "no"}


def screen(text: str, *labels: str) -> Answer:
    return Answer(1, USER, 7, Shown(text, [[Button(label, f"7:c{at}:x")] for at, label in enumerate(labels)]))


def button(title: str, payload: str) -> dict[str, str]:
    return {"title": title, "type": "oa.query.hide", "payload": payload}


def message(text: str, *buttons: dict[str, str]) -> dict[str, object]:
    under = {"attachment": {"type": "template", "payload": {"buttons": list(buttons)}}} if buttons else {}
    return {"recipient": {"user_id": USER}, "message": {"text": text, **under}}


async def test_a_screen_with_buttons_is_this_request(wire: Wire, client: ZaloOaClient) -> None:
    wire.says(SENT)
    await ZaloOaReplies(client).show(screen("<b>Chọn</b> danh hiệu", "Đăng ký", "Để sau"))
    assert wire.asked[0].method == "POST"
    assert str(wire.asked[0].url) == "https://oa.test/v3.0/oa/message/cs"
    assert wire.asked[0].headers["access_token"] == "token-1"
    assert "authorization" not in wire.asked[0].headers
    assert wire.bodies == [message("Chọn danh hiệu", button("Đăng ký", "#7:c0:x"), button("Để sau", "#7:c1:x"))]


async def test_a_sixth_button_goes_under_a_further_message(wire: Wire, client: ZaloOaClient) -> None:
    wire.says(SENT)
    wire.says(SENT)
    labels = ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy"]
    await ZaloOaReplies(client).show(screen("Chọn", *labels))
    assert wire.bodies == [
        message("Chọn", *(button(label, f"#7:c{at}:x") for at, label in enumerate(labels[:5]))),
        message("• Sáu\n• Bảy", button("Sáu", "#7:c5:x"), button("Bảy", "#7:c6:x")),
    ]
    assert ZALO_OA.button_limit == 5


async def test_a_long_text_has_its_buttons_at_the_end(wire: Wire, client: ZaloOaClient) -> None:
    wire.says(SENT)
    wire.says(SENT)
    text = "Thi đua. " * 300
    await ZaloOaReplies(client).show(screen(text, "x" * 150))
    first, last = wire.bodies
    assert "attachment" not in first["message"]
    assert f"{first['message']['text']} {last['message']['text']}" == text.strip()
    assert len(last["message"]["attachment"]["payload"]["buttons"][0]["title"]) == 100


async def test_a_pushs_buttons_name_the_push(wire: Wire, client: ZaloOaClient) -> None:
    wire.says(SENT)
    choices = [[{"code": "done", "value": "5", "label": "Đã làm"}]]
    outcome = await ZaloOaCourier(client).send(Parcel(12, USER, "<i>Nhắc</i>", choices))
    assert outcome == Outcome(Sent.SENT, message_id="cad2b0c8")
    assert wire.bodies == [message("Nhắc", button("Đã làm", "#p12:done:5"))]


async def test_the_other_calls(wire: Wire, client: ZaloOaClient) -> None:
    for data in ({"attachment_id": "a1"}, {"token": "t1"}, {"last_interaction": "1700000000000"}, {"name": "x"}, {}):
        wire.says({"error": 0, "message": "Success", "data": data})
    for data in ({"message_id": "m"}, {"message_id": "m"}, {"message_id": "m"}, {"msg_id": "z"}):
        wire.says({"error": 0, "message": "Success", "data": data})
    assert await client.upload_image(b"jpeg") == "a1"
    assert await client.upload_file("to-trinh.docx", b"doc", "application/msword") == "t1"
    assert await client.quota(USER) == Quota(1700000000000)
    assert await client.user_detail(USER) == {"name": "x"}
    assert await client.account() == {}
    await client.send_image(USER, attachment="a1", caption="Giấy khen")
    await client.send_file(USER, "t1")
    assert await client.send_template(USER, "358", {"ten": "Hạnh"}) == "m"
    assert await client.send_template_by_phone("84912345678", "358", {"ten": "Hạnh"}, "push-1") == "z"
    paths = [f"{request.method} {request.url.host}{request.url.path}" for request in wire.asked]
    assert paths == [
        "POST oa.test/v2.0/oa/upload/image",
        "POST oa.test/v2.0/oa/upload/file",
        "POST oa.test/v3.0/oa/quota/message",
        "GET oa.test/v3.0/oa/user/detail",
        "GET oa.test/v2.0/oa/getoa",
        "POST oa.test/v3.0/oa/message/cs",
        "POST oa.test/v3.0/oa/message/cs",
        "POST oa.test/v3.0/oa/message/template",
        "POST zns.test/message/template",
    ]
    assert b'name="file"; filename="image.jpg"' in wire.asked[0].content
    assert json.loads(wire.asked[3].url.params["data"]) == {"user_id": USER}
    sent = [json.loads(request.content) for request in wire.asked[5:]]
    assert sent[0]["message"]["attachment"]["payload"]["elements"] == [{"media_type": "image", "attachment_id": "a1"}]
    assert sent[1]["message"] == {"attachment": {"type": "file", "payload": {"token": "t1"}}}
    assert sent[2] == {"user_id": USER, "template_id": "358", "template_data": {"ten": "Hạnh"}}
    assert sent[3]["tracking_id"] == "push-1"


@pytest.mark.parametrize(
    ("body", "status"), [(refused(-216), 200), (refused(-220), 200), (refused(-124), 200), ({}, 401)]
)
async def test_a_refused_token_is_renewed_once(
    wire: Wire, client: ZaloOaClient, keys: Keys, body: dict[str, object], status: int
) -> None:
    wire.says(body, status)
    wire.says(SENT)
    assert await client.send_text(USER, "x") == "cad2b0c8"
    assert keys.renewals == ["token-1"]
    assert [request.headers["access_token"] for request in wire.asked] == ["token-1", "token-2"]


@pytest.mark.parametrize(("body", "status"), [(refused(-216), 200), ({}, 401)])
async def test_it_is_renewed_only_once_and_a_human_is_told(
    wire: Wire, client: ZaloOaClient, keys: Keys, body: dict[str, object], status: int
) -> None:
    for _ in range(2):
        wire.says(body, status)
    with pytest.raises(RefusedError):
        await client.send_text(USER, "x")
    assert (len(keys.renewals), keys.alarms) == (1, 1)
    keys.first = "token-2"  # the refresh token is not used up by trying
    wire.says(body, status)
    with pytest.raises(RefusedError):
        await client.send_text(USER, "x")
    wire.says(SENT)
    assert await client.send_text(USER, "x") == "cad2b0c8"  # it was mended
    assert (len(keys.renewals), keys.alarms) == (1, 1)


ENDS = [
    (refused(-32), Sent.LATER, "too_many_requests"),
    (refused(-200), Sent.LATER, "send_failed"),
    (refused(-211), Sent.LATER, "out_of_quota"),
    (refused(-218), Sent.LATER, "out_of_quota_for_person"),
    (refused(-234), Sent.LATER, "night"),
    (refused(-320), Sent.LATER, "no_wallet"),
    (refused(-321), Sent.LATER, "no_balance"),
    *(
        (refused(-code), Sent.LATER, f"account_refused_{code}")
        for code in (204, 205, 209, 212, 219, 221, 223, 224, 235, 242)
    ),
    (refused(404), Sent.LATER, "account_refused_404"),
    (refused(-213), Sent.GONE, "not_following"),
    (refused(-217), Sent.GONE, "blocked"),
    (refused(-227), Sent.GONE, "inactive"),
    (refused(-244), Sent.GONE, "restricted"),
    (refused(-100), Sent.FAILED, "attachment_expired"),
    (refused(-201), Sent.FAILED, "invalid_parameter"),
    (refused(-210), Sent.FAILED, "too_long"),
    (refused(-230), Sent.FAILED, WINDOW_CLOSED),
    (refused(-232), Sent.FAILED, WINDOW_CLOSED),
    (refused(-233), Sent.FAILED, "unsupported_type"),
    (refused(-237), Sent.FAILED, "group_expired"),
    (refused(-240), Sent.FAILED, "old_interface"),
    (refused(-248), Sent.FAILED, "policy"),
    (refused(-249), Sent.FAILED, "template_not_by_user"),
    *(
        (refused(code), Sent.LATER, f"refused_{abs(code)}") for code in (-9999, -101, -108, -133, 7)
    ),  # nobody knows them
    ({"error": "-230", "message": "as a string"}, Sent.FAILED, WINDOW_CLOSED),
    ({"error": 0}, Sent.IN_DOUBT, "unreadable_answer"),
    ({"hello": 1}, Sent.IN_DOUBT, "unreadable_answer"),
    (httpx2.ConnectError("no"), Sent.LATER, "not_reached"),
    (httpx2.ReadTimeout("no"), Sent.IN_DOUBT, "timeout"),
    ("502", Sent.IN_DOUBT, "server_error_502"),
    ("429", Sent.LATER, "not_zalo_429"),
    ("403", Sent.LATER, "not_zalo_403"),
]


@pytest.mark.parametrize(("what", "sent", "problem"), ENDS, ids=[end[2] for end in ENDS])
async def test_every_end_of_a_push(wire: Wire, client: ZaloOaClient, what: object, sent: Sent, problem: str) -> None:
    if isinstance(what, Exception):
        wire.breaks(what)
    elif isinstance(what, str):
        wire.shows("<html>", int(what))
    else:
        wire.says(what)
    outcome = await ZaloOaCourier(client).send(Parcel(1, USER, "x"))
    assert (outcome.sent, outcome.problem) == (sent, problem)
    assert (outcome.wait > 0) == (sent is Sent.LATER)


REQUEST = httpx2.Request("POST", "https://oa.test/", headers={"access_token": "token-1"})


@pytest.mark.parametrize(
    "what",
    [httpx2.ConnectError("token-1", request=REQUEST), httpx2.ReadTimeout("token-1", request=REQUEST), -201, -216],
)
async def test_no_exception_and_no_log_line_knows_a_token(
    wire: Wire, client: ZaloOaClient, caplog: pytest.LogCaptureFixture, what: Exception | int
) -> None:
    for _ in range(2):
        if isinstance(what, int):
            wire.says(refused(what))
        else:
            wire.breaks(what)
    with caplog.at_level(logging.DEBUG), pytest.raises(ZaloError) as told:
        await client.send_text(USER, "x")
    assert "token-" not in "".join(traceback.format_exception(told.value)) + caplog.text


async def test_without_a_token_nothing_is_sent(wire: Wire, client: ZaloOaClient, keys: Keys) -> None:
    keys.problem = TokensUnavailableError("chain_broken")
    outcome = await ZaloOaCourier(client).send(Parcel(1, USER, "x"))
    assert (outcome.sent, outcome.problem) == (Sent.LATER, "token_chain_broken")
    assert wire.asked == []


async def test_a_break_after_the_first_part_is_in_doubt(wire: Wire, client: ZaloOaClient) -> None:
    wire.says(SENT)
    wire.says(refused(-32))
    outcome = await ZaloOaCourier(client).send(Parcel(1, USER, "thi đua " * 400))
    assert outcome == Outcome(Sent.IN_DOUBT, problem="in_part")


@pytest.mark.parametrize(("code", "sent"), [(-213, Sent.GONE), (-230, Sent.FAILED), (-32, Sent.LATER)])
async def test_what_becomes_of_an_answer_is_told(wire: Wire, client: ZaloOaClient, code: int, sent: Sent) -> None:
    wire.says(refused(code))
    assert (await ZaloOaReplies(client).show(screen("x"))).sent is sent


async def test_no_repr_knows_a_token(client: ZaloOaClient) -> None:
    assert "token-1" not in repr(client)
    kept = ZaloToken(account="7", access="token-1", refresh="token-2", previous="token-0", changed_at=NOW)
    assert "token-" not in f"{kept!r} {kept}"
    assert repr(Button("a", "b")) == "Button(label='a', data='b')"


NOW = datetime(2026, 11, 21, 8, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("since", "open_"),
    [
        (timedelta(0), Window.FREE),
        (timedelta(hours=48), Window.FREE),
        (timedelta(hours=48, seconds=1), Window.BILLED),
        (timedelta(days=7), Window.BILLED),
        (timedelta(days=7, seconds=1), Window.CLOSED),
        (None, Window.CLOSED),
    ],
)
def test_the_window_closes_step_by_step(since: timedelta | None, open_: Window) -> None:
    assert window(None if since is None else NOW - since, NOW) is open_
