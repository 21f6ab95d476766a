"""Template messages: which request goes out, and what is counted of a free bot's month."""

from __future__ import annotations

import httpx2
import pytest

from bot.app.policies import rules_of, served
from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.http import InDoubtError, RefusedError
from bot.channels.zalo.oa.capabilities import PLATFORM
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.templates import TemplateCourier
from bot.errors import SettingsError
from bot.settings.settings import Settings
from data.enums import PushKind
from domain.ports import Outcome, Parcel, Sent
from tests.support.wire import Wire
from tests.support.zalo_oa_out import SENT, USER, Keys

BY_PHONE = {"error": 0, "message": "Success", "data": {"msg_id": "m-1", "quota": {}}}


@pytest.fixture
def courier(http: httpx2.AsyncClient) -> TemplateCourier:
    client = ZaloOaClient(http, Keys(), base="https://oa.test", business="https://zns.test")
    return TemplateCourier(client, {"notice": "358", "reminder": "359"})


async def test_to_an_account_and_to_a_number(wire: Wire, courier: TemplateCourier) -> None:
    wire.says(SENT)
    wire.says(BY_PHONE)
    told = "<b>Hồ sơ TH-4F7K</b>\n\ncần bổ sung &amp; gửi lại"
    sent = [
        await courier.send(Parcel(7, f"uid:{USER}", told, kind="notice")),
        await courier.send(Parcel(8, "tel:+84912345678", told, kind="reminder")),
    ]
    assert sent == [Outcome(Sent.SENT, message_id="cad2b0c8"), Outcome(Sent.SENT, message_id="m-1")]
    data = {"noi_dung": "Hồ sơ TH-4F7K cần bổ sung & gửi lại"}
    assert [str(one.url) for one in wire.asked] == [
        "https://oa.test/v3.0/oa/message/template",
        "https://zns.test/message/template",
    ]
    assert wire.bodies == [
        {"user_id": USER, "template_id": "358", "template_data": data},
        {"phone": "84912345678", "template_id": "359", "template_data": data, "tracking_id": "push-8"},
    ]


async def test_long_words_are_shortened_and_a_kind_without_a_template_is_not_sent(
    wire: Wire, courier: TemplateCourier
) -> None:
    wire.says(SENT)
    wire.says(SENT)
    await courier.send(Parcel(7, f"uid:{USER}", "Công đoàn " * 100, kind="notice"))
    await courier.send(Parcel(7, f"uid:{USER}", "Công đoàn " * 100, kind="notice", word="TH-4F7K"))
    said, named = (body["template_data"]["noi_dung"] for body in wire.bodies)
    assert len(said) <= PLATFORM.template_value_limit
    assert said.endswith("…")
    assert len(named) <= PLATFORM.template_value_limit
    assert named.endswith("… Muốn mở, nhắn: TH-4F7K")  # what is too long is never the word
    assert (await courier.send(Parcel(7, f"uid:{USER}", "x", kind="digest"))).problem == "no_template"
    assert len(wire.asked) == 2


CODES = [
    *((code, Sent.LATER, f"account_refused_{-code}") for code in (-101, -102, -103, -104, -105, -120, -135, -136)),
    (-100, Sent.LATER, "unknown_error"),
    (-108, Sent.FAILED, "phone_invalid"),
    (-118, Sent.FAILED, "phone_not_reachable"),
    (-140, Sent.FAILED, "template_unwanted"),
    (-115, Sent.LATER, "no_balance"),
    (-131, Sent.FAILED, "template_unusable"),
    (-1122, Sent.FAILED, "template_data_wrong"),
    (-144, Sent.LATER, "out_of_quota"),
    (-147, Sent.LATER, "out_of_quota"),
    (-133, Sent.LATER, "night"),
    (-32, Sent.LATER, "too_many_requests"),
    (-249, Sent.FAILED, "template_not_by_user"),
    (-9999, Sent.LATER, "refused_9999"),
]


@pytest.mark.parametrize("address", ["tel:+84912345678", f"uid:{USER}"])
@pytest.mark.parametrize("end", CODES, ids=[str(end[0]) for end in CODES])
async def test_what_zalo_answers(
    wire: Wire, courier: TemplateCourier, address: str, end: tuple[int, Sent, str]
) -> None:
    """-100 means something else to the account's messages; a code that nobody knows says nothing against a message."""
    code, sent, problem = end
    wire.says({"error": code, "message": "no"})
    outcome = await courier.send(Parcel(7, address, "x", kind="notice"))
    assert (outcome.sent, outcome.problem) == (sent, problem)
    assert (outcome.wait >= 60) == (sent is Sent.LATER)


@pytest.mark.parametrize("code", [-201, -213, -217, -227, -230, -244])
async def test_by_telephone_number_a_code_of_the_accounts_messages_says_nothing(
    wire: Wire, courier: TemplateCourier, code: int
) -> None:
    """Nobody is given up, and no message, for what the code means where an account writes to its followers."""
    wire.says({"error": code, "message": "no"})
    assert (await courier.send(Parcel(7, "tel:+84912345678", "x", kind="notice"))).sent is Sent.LATER


async def test_the_meter_counts_what_may_have_gone_out(wire: Wire, http: httpx2.AsyncClient) -> None:
    client = ZaloBotClient(http, "1:secret", "https://zalo.test")
    wire.says({"ok": True, "result": {"message_id": "a"}})
    wire.says({"ok": True, "result": {"message_id": "b"}})
    wire.says({"ok": False, "error_code": 400, "description": "no"})
    wire.breaks(httpx2.ReadTimeout("late"))
    wire.says({"ok": True, "result": {"id": "1"}})
    await client.send_message("c", "x")
    await client.send_photo("c", "https://vd.vn/a.jpg")
    with pytest.raises(RefusedError):
        await client.send_message("c", "x")
    with pytest.raises(InDoubtError):
        await client.send_message("c", "x")
    await client.get_me()
    assert (client.meter.take(), client.meter.take()) == (3, 0)


def test_the_rules_come_from_the_settings_and_the_dated_records(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    plain = Settings(_env_file=None)
    assert rules_of(plain).template is None
    assert served(plain) == frozenset()
    paying = Settings(_env_file=None, zalo_oa_id="7", zalo_oa_templates="notice=358,reminder=359")
    rules = rules_of(paying)
    assert rules.template is not None
    assert rules.template.kinds == {PushKind.NOTICE, PushKind.REMINDER}
    assert served(paying) == {"zalo_oa", "zalo_template"}
    assert (rules.reaches["zalo_bot"].messages_a_month, rules.paid_greetings) == (3000, False)
    with pytest.raises(SettingsError):
        rules_of(Settings(_env_file=None, zalo_oa_templates="wishes=1"))
