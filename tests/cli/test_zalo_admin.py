"""What the administrator is told of a Zalo bot and its webhook."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from pydantic import SecretStr

from bot.admin.doctor import examine
from bot.admin.finding import Finding
from bot.admin.zalo import ZaloBotApiError, bot_webhook
from bot.admin.zalo_findings import account, bot
from bot.settings.settings import Settings
from sandbox.zalo_bot import ZaloBotWorld, zalo_bot_app
from tests.support.clock import TestClock
from tests.support.servers import listening

TOKEN, SECRET = "42:bi-mat", "mot-chuoi-bi-mat"
PUBLIC = "https://thidua.example.vn"
HOOK = f"{PUBLIC}/webhook/zalo-bot"


@pytest.fixture
async def base(clock: TestClock) -> AsyncIterator[str]:
    world = ZaloBotWorld(clock.now)
    world.add_bot(TOKEN, "Bot Thi đua")
    async with listening(zalo_bot_app(world)) as base:
        yield base


def settings(base: str, **more: Any) -> Settings:
    told: dict[str, Any] = {"zalo_bot_token": SecretStr(TOKEN), "zalo_bot_base": base, "public_url": PUBLIC}
    return Settings(_env_file=None, **{**told, **more})


def states(findings: list[Finding]) -> list[tuple[str, str, str]]:
    assert all(each.text and each.title for each in findings)
    return [(each.check, each.state.value, each.code) for each in findings]


HOOKED = {"zalo_bot_updates": "webhook", "zalo_bot_webhook_secret": SecretStr(SECRET)}


async def test_the_webhook_is_set_seen_and_deleted(base: str) -> None:
    assert await bot_webhook(settings(base), "info") is None
    held = await bot_webhook(settings(base, **HOOKED), "set")
    assert held is not None
    assert (held.url, held.verified) == (HOOK, True)
    assert states(await bot(settings(base, **HOOKED)))[1] == ("zalo_webhook", "ok", "zalo_webhook_fine")
    assert states(await bot(settings(base)))[1] == ("zalo_webhook", "wrong", "zalo_polls_with_webhook")
    assert await bot_webhook(settings(base), "delete") is None
    assert states(await bot(settings(base, **HOOKED)))[1] == ("zalo_webhook", "wrong", "zalo_webhook_not_set")
    assert states(await bot(settings(base))) == [
        ("zalo_bot", "ok", "zalo_bot_reached"),
        ("zalo_webhook", "ok", "webhook_none_zalo"),
    ]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"public_url": None}, "zalo_needs_address"),
        ({"public_url": "http://thidua.example.vn"}, "zalo_needs_address"),
        ({"zalo_bot_webhook_secret": None}, "zalo_secret_missing"),
        ({"zalo_bot_token": None}, "zalo_bot_token_missing"),
        ({"zalo_bot_token": SecretStr("42:another")}, "zalo_refused"),
        ({"zalo_bot_base": "http://127.0.0.1:9"}, "zalo_unreachable"),
    ],
)
async def test_what_is_missing_is_said(base: str, more: dict[str, Any], problem: str) -> None:
    with pytest.raises(ZaloBotApiError, match=problem):
        await bot_webhook(settings(base, **{**HOOKED, **more}), "set")


async def test_the_doctor_says_what_an_account_lacks(clock: TestClock) -> None:
    lacking = Settings(_env_file=None, zalo_oa_id="1", zalo_oa_app_id="2")
    (found,) = await account(lacking, clock.now())
    assert found.code == "zalo_oa_lacks"
    assert "ZALO_OA_APP_SECRET, ZALO_OA_WEBHOOK_SECRET, PUBLIC_URL" in found.text


async def test_who_uses_zalo_alone_is_not_asked_for_telegram(
    base: str, clock: TestClock, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    env = tmp_path / ".env"
    env.write_text(f"ZALO_BOT_TOKEN={TOKEN}\nZALO_BOT_BASE={base}\n", "utf-8")
    checks = {each.check for each in await examine(clock.now, env)}
    assert {"zalo_bot", "zalo_webhook", "database"} <= checks
    assert "telegram" not in checks
