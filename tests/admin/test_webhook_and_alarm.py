from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console
from telegram import WebhookInfo

from bot.admin.alarm import LONGEST, alarm
from bot.admin.bot_api import BotApiError
from bot.admin.finding import State
from bot.admin.reach import telegram
from bot.admin.texts import say
from bot.admin.webhook import delete_webhook, set_webhook, show, webhook_info
from bot.settings.settings import Settings
from tests.support.door import NO_WEBHOOK, TOKEN, Door, refusal

Make = Callable[..., Settings]
READY = {"public_url": "https://thidua.example.vn:8443", "telegram_webhook_secret": "header-half"}


async def test_set_tells_the_address_the_header_and_what_is_wanted(door: Door, settings: Make) -> None:
    held = await set_webhook(settings(**READY))
    method, told = door.asked[0]
    assert method == "setWebhook"
    assert told["url"] == "https://thidua.example.vn:8443/webhook/telegram"
    assert told["secret_token"] == "header-half"
    assert json.loads(told["allowed_updates"]) == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert told.get("drop_pending_updates", "False").lower() == "false"
    assert held.url == ""


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"public_url": None}, "webhook_needs_address"),
        ({"public_url": "http://thidua.example.vn"}, "webhook_needs_https"),
        ({"public_url": "https://thidua.example.vn:8080"}, "webhook_needs_port"),
        ({"telegram_webhook_secret": None}, "webhook_needs_secret"),
    ],
)
async def test_set_asks_nobody_when_something_is_missing(door: Door, settings: Make, given: Any, code: str) -> None:
    with pytest.raises(BotApiError) as caught:
        await set_webhook(settings(**(READY | given)))
    assert caught.value.code == code
    assert say("errors", code, **caught.value.facts)
    assert door.asked == []


async def test_delete_keeps_what_members_wrote(door: Door, settings: Make) -> None:
    await delete_webhook(settings())
    method, told = door.asked[0]
    assert method == "deleteWebhook"
    assert told.get("drop_pending_updates", "False").lower() == "false"


async def test_a_refusal_carries_telegrams_reason(door: Door, settings: Make) -> None:
    door.answers["getWebhookInfo"] = refusal(400, f"Bad Request: {TOKEN} is odd")
    with pytest.raises(BotApiError) as caught:
        await webhook_info(settings())
    assert caught.value.facts == {"reason": "*** is odd"}


@pytest.mark.parametrize(
    ("more", "seen"),
    [
        ({}, ["không có"]),
        ({"url": "https://a.vn/x", "pending_update_count": 4, "allowed_updates": ["message"]}, ["https://a.vn/x", "4"]),
        ({"last_error_message": "Connection refused", "last_error_date": 1614412800}, ["27/02/2021 08:00 UTC"]),
    ],
)
def test_what_telegram_holds_is_shown(more: dict[str, Any], seen: list[str]) -> None:
    paper = io.StringIO()
    held = WebhookInfo.de_json(NO_WEBHOOK | more, None)
    Console(file=paper, width=120).print(show(held))
    assert [each for each in seen if each not in paper.getvalue()] == []


@pytest.mark.parametrize("mode", ["polling", "webhook"])
def test_the_other_half_of_the_change_is_said(mode: str) -> None:
    assert ("TELEGRAM_UPDATES=webhook" in say("webhook", "set_done", mode=mode)) is (mode == "polling")
    assert ("TELEGRAM_UPDATES=polling" in say("webhook", "delete_done", mode=mode)) is (mode == "webhook")


async def test_the_alarm_is_one_message_without_secrets(door: Door, settings: Make) -> None:
    door.answers["sendMessage"] = {
        "message_id": 1,
        "date": 1614412800,
        "chat": {"id": 7, "type": "private", "first_name": "An"},
        "text": "x",
    }
    await alarm(settings(admin_chat_id=7), f"stopped: {TOKEN} " + "x" * 9000)
    ((method, told),) = door.asked
    assert (method, told["chat_id"]) == ("sendMessage", "7")
    assert told["text"].startswith("stopped: *** xxx")
    assert len(told["text"]) == LONGEST


async def test_the_alarm_follows_a_group_that_became_a_supergroup(door: Door, settings: Make) -> None:
    why = "Bad Request: group chat was upgraded to a supergroup chat"
    door.answers["sendMessage"] = refusal(400, why, migrate_to_chat_id=-1007)
    with pytest.raises(BotApiError):  # this door sends the caller on for ever
        await alarm(settings(admin_chat_id=-7), "stopped")
    assert [told["chat_id"] for _, told in door.asked] == ["-7", "-1007"]
    assert "ADMIN_CHAT_ID=-1007" in door.asked[1][1]["text"]
    door.answers["sendChatAction"] = refusal(400, why, migrate_to_chat_id=-1007)
    found = next(one for one in await telegram(settings(admin_chat_id=-7), lambda: door.now) if one.check == "alarm")
    assert found.state is State.NOTE
    assert "ADMIN_CHAT_ID=-1007" in found.text


async def test_an_alarm_without_a_chat_is_refused(door: Door, settings: Make) -> None:
    with pytest.raises(BotApiError) as caught:
        await alarm(settings(), "x")
    assert caught.value.code == "admin_chat_missing"
    assert door.asked == []


async def test_an_alarm_that_is_refused_says_what_the_administrator_must_do(door: Door, settings: Make) -> None:
    door.answers["sendMessage"] = refusal(403, "Forbidden: bot was blocked by the user")
    with pytest.raises(BotApiError) as caught:
        await alarm(settings(admin_chat_id=7), "x")
    assert "/start" in say("errors", caught.value.code, **caught.value.facts)
