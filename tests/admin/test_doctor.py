from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from rich.console import Console

from bot.admin import reach, this_machine
from bot.admin.doctor import examine, report
from bot.admin.finding import Finding, State, ok, wrong
from bot.channels.telegram.wire import WEBHOOK_PATH
from bot.settings.settings import Settings
from tests.support.door import NO_WEBHOOK, TOKEN, Door, refusal

Make = Callable[..., Settings]
PUBLIC = "https://thidua.example.vn"


def by_check(findings: list[Finding]) -> dict[str, Finding]:
    return {each.check: each for each in findings}


async def asked(door: Door, settings: Settings) -> dict[str, Finding]:
    """Ask the door, and read every finding as an administrator would."""
    findings = by_check(await reach.telegram(settings, lambda: door.now))
    assert all(each.title and each.text for each in findings.values())
    return findings


async def test_all_is_well(door: Door, settings: Make) -> None:
    found = await asked(door, settings(admin_chat_id=7))
    assert {name: each.state for name, each in found.items()} == dict.fromkeys(
        ("telegram", "webhook", "alarm", "clock"), State.OK
    )
    assert "Trợ lý (@thi_dua_bot)" in found["telegram"].text
    assert ("sendChatAction", {"chat_id": "7", "action": "typing"}) in door.asked
    assert set(door.paths) == {f"/bot{TOKEN}/{name}" for name in ("getMe", "getWebhookInfo", "sendChatAction")}


@pytest.mark.parametrize(
    ("told", "code", "words"),
    [
        (refusal(401, "Unauthorized"), "token_refused", "TELEGRAM_TOKEN"),
        (refusal(404, "Not Found"), "token_refused", "TELEGRAM_API_BASE"),
        (refusal(429, "Too Many Requests: retry after 7", retry_after=7), "telegram_busy", "sau 7 giây"),
        (refusal(400, "Bad Request: no such thing"), "telegram_refused", "No such thing"),
        (refusal(502, "Bad Gateway"), "telegram_strange", "Bad Gateway"),
        ((200, "<html>Trang này bị chặn</html>"), "telegram_strange", "TELEGRAM_PROXY"),
        ((451, "<html>Trang này bị chặn</html>"), "telegram_strange", "TELEGRAM_PROXY"),
    ],
)
async def test_what_telegram_says_becomes_words(door: Door, settings: Make, told: Any, code: str, words: str) -> None:
    door.answers["getMe"] = told
    found = (await asked(door, settings()))["telegram"]
    assert (found.state, found.code) == (State.WRONG, code)
    assert words in found.text
    assert TOKEN not in found.text


@pytest.mark.parametrize("proxy", [None, "http://an:proxy-half@127.0.0.1:1"])
async def test_telegram_that_cannot_be_reached_is_one_line_with_the_two_ways_out(settings: Make, proxy: Any) -> None:
    nobody = settings(telegram_api_base="http://127.0.0.1:1", telegram_proxy=proxy)
    found = by_check(await reach.telegram(nobody, lambda: Door().now))
    line = found["telegram"].text
    assert "TELEGRAM_PROXY" in line
    assert "TELEGRAM_API_BASE" in line
    assert "\n" not in line
    assert "proxy-half" not in line
    assert found["clock"].state is State.UNCHECKED


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"telegram_token": None}, "token_missing"),
        ({"telegram_token": "the-secret-half"}, "token_shape"),
    ],
)
async def test_nobody_is_asked_without_a_token(door: Door, settings: Make, given: Any, code: str) -> None:
    found = await asked(door, settings(**given))
    assert found["telegram"].code == code
    assert door.asked == []


FORBIDDEN: dict[str, object] = {"pending_update_count": 37, "last_error_date": 1614412800}
FORBIDDEN |= {"last_error_message": "Wrong response from the webhook: 403 Forbidden"}
NONE_WAITS = {"pending_update_count": 0}  # it was mended, and Telegram tells the last error for ever
BY_WEBHOOK = {"telegram_updates": "webhook", "public_url": PUBLIC}
BROKEN = {"last_error_message": "Connection refused", "last_error_date": 1614412800}


@pytest.mark.parametrize(
    "answer", [True, [], "x", 7, None, {"url": 5}, (200, "<html>"), (200, ""), (403, "{}"), (302, "")]
)
@pytest.mark.parametrize("method", ["getMe", "getWebhookInfo", "sendChatAction"])
async def test_whatever_answers_in_telegrams_place_is_told_in_words(
    door: Door, settings: Callable[..., Settings], method: str, answer: Any
) -> None:
    door.answers[method] = answer
    found = await reach.telegram(settings(admin_chat_id=7), lambda: door.now)
    assert found
    assert all(one.text for one in found)


@pytest.mark.parametrize(
    ("given", "held", "finding"),
    [
        ({}, {}, ("webhook_none", State.OK)),
        ({}, {"url": "https://other.example.vn/x"}, ("webhook_while_polling", State.WRONG)),
        (BY_WEBHOOK, {}, ("webhook_not_set", State.WRONG)),
        (BY_WEBHOOK, {"url": "https://other.example.vn/x"}, ("webhook_elsewhere", State.WRONG)),
        (BY_WEBHOOK, {"url": PUBLIC + WEBHOOK_PATH, **BROKEN}, ("webhook_ill", State.NOTE)),
        (BY_WEBHOOK, {"url": PUBLIC + WEBHOOK_PATH, **FORBIDDEN}, ("webhook_refused", State.WRONG)),
        (BY_WEBHOOK, {"url": PUBLIC + WEBHOOK_PATH, **FORBIDDEN, **NONE_WAITS}, ("webhook_ill", State.NOTE)),
        (BY_WEBHOOK, {"url": PUBLIC + WEBHOOK_PATH, "pending_update_count": 100}, ("webhook_ill", State.NOTE)),
        (BY_WEBHOOK, {"url": PUBLIC + WEBHOOK_PATH, "pending_update_count": 3}, ("webhook_fine", State.OK)),
    ],
)
async def test_the_webhook_and_the_way_of_fetching_agree(
    door: Door, settings: Make, given: Any, held: Any, finding: tuple[str, State]
) -> None:
    door.answers["getWebhookInfo"] = NO_WEBHOOK | held
    found = (await asked(door, settings(**given)))["webhook"]
    assert (found.code, found.state) == finding


@pytest.mark.parametrize(
    "told", [refusal(400, "Bad Request: chat not found"), refusal(403, "Forbidden: bot was blocked by the user")]
)
async def test_an_alarm_that_would_reach_nobody(door: Door, settings: Make, told: Any) -> None:
    door.answers["sendChatAction"] = told
    found = (await asked(door, settings(admin_chat_id=7)))["alarm"]
    assert (found.code, found.state) == ("admin_chat_closed", State.WRONG)
    assert (await asked(door, settings()))["alarm"].state is State.NOTE


@pytest.mark.parametrize(
    ("seconds", "state"), [(-59, State.OK), (59, State.OK), (-61, State.WRONG), (300, State.WRONG)]
)
async def test_the_clock_is_compared_with_telegrams(door: Door, settings: Make, seconds: int, state: State) -> None:
    door.ahead = timedelta(seconds=seconds)
    found = (await asked(door, settings()))["clock"]
    assert found.state is state
    if state is State.WRONG:
        assert ("chậm" if seconds > 0 else "nhanh") in found.text


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("TELEGRAM_TOKEN=1:a\n", ["env_fine"]),
        ("TELEGRAM_TOKN=1:a\n", ["env_unknown"]),
        ("telegram_token=1:a\n", ["env_fine"]),
        ("SOMETHING_ELSE=${HOME}\nWEB_PROT=1\n", ["env_unknown", "env_unknown"]),
    ],
)
def test_the_names_in_the_env_file(env: Callable[[str], Path], lines: str, codes: list[str]) -> None:
    found = list(this_machine.env_file(env(lines)))
    assert [each.code for each in found] == codes
    if "TOKN" in lines:
        assert "TELEGRAM_TOKEN?" in found[0].text


def test_an_env_file_that_others_read_or_that_is_not_there(env: Callable[[str], Path], tmp_path: Path) -> None:
    path = env("TELEGRAM_TOKEN=1:a\n")
    path.chmod(0o644)
    assert [each.code for each in this_machine.env_file(path)] == ["env_readable"]
    assert [each.code for each in this_machine.env_file(tmp_path / "none")] == ["env_absent"]


def test_folders_that_take_a_file_and_one_that_cannot(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("x")
    there = Settings.read(
        _env_file=None, database_url=f"sqlite+aiosqlite:///{tmp_path}/a.sqlite3", media_dir="new/media"
    )
    found = by_check(list(this_machine.folders(there)))
    assert (found["database"].code, found["media"].code) == ("folder_open", "folder_to_make")
    closed = Settings.read(_env_file=None, media_dir=tmp_path / "a-file" / "media")
    assert by_check(list(this_machine.folders(closed)))["media"].code == "folder_closed"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-file"]


@pytest.mark.parametrize(
    ("left", "state"),
    [(199 * this_machine.MB, State.WRONG), (1000 * this_machine.MB, State.NOTE), (5000 * this_machine.MB, State.OK)],
)
def test_the_room_on_the_disk(left: int, state: State) -> None:
    found = this_machine.disk(Settings.read(_env_file=None), lambda _: left)
    assert found.state is state
    assert found.text


@pytest.mark.parametrize(
    ("files", "chosen", "code"),
    [
        ([], (), "campaigns_absent"),
        (["a.yaml", "b.yaml"], (), "campaigns_fine"),
        (["a.yaml", "b.yaml"], ("a",), "campaigns_fine"),
        (["a.yaml"], ("a", "c"), "campaigns_unknown"),
    ],
)
def test_the_campaign_files(tmp_path: Path, files: list[str], chosen: tuple[str, ...], code: str) -> None:
    for name in files:
        (tmp_path / name).write_text("x: 1")
    found = this_machine.campaigns(Settings.read(_env_file=None, campaign=chosen), tmp_path)
    assert found.code == code
    assert found.text


@pytest.mark.parametrize(
    ("given", "codes"),
    [({}, []), ({"metrics": "on"}, ["metrics_open"]), ({"metrics": "on", "metrics_token": SecretStr("x")}, [])],
)
def test_numbers_that_anybody_may_read(given: dict[str, Any], codes: list[str]) -> None:
    found = list(this_machine.metrics(Settings.read(_env_file=None, **given)))
    assert [each.code for each in found] == codes
    assert all("METRICS_TOKEN" in each.text and each.title for each in found)


async def test_settings_that_cannot_be_read_end_the_examination(env: Callable[[str], Path]) -> None:
    found = await examine(lambda: Door().now, env("WEB_PORT=http\n"))
    assert [(each.check, each.state) for each in found] == [("env", State.OK), ("settings", State.WRONG)]
    assert "WEB_PORT" in found[-1].text


async def test_a_setting_under_its_earlier_name_is_noted(door: Door, env: Callable[[str], Path]) -> None:
    path = env(f"TELEGRAM_TOKEN={TOKEN}\nTELEGRAM_API_BASE={door.address}\nSHOW_PACE=7\n")
    found = by_check(await examine(lambda: door.now, path))
    assert (found["env"].state, found["settings"].state) == (State.OK, State.NOTE)
    assert "đổi SHOW_PACE thành TELEGRAM_PUSH_RATE" in found["settings"].text


async def test_the_whole_examination(door: Door, env: Callable[[str], Path]) -> None:
    path = env(f"TELEGRAM_TOKEN={TOKEN}\nTELEGRAM_API_BASE={door.address}\nADMIN_CHAT_ID=7\n")
    found = by_check(await examine(lambda: door.now, path))
    assert list(found) == [
        *("env", "settings", "telegram", "webhook", "alarm", "clock"),
        *("database", "media", "migrations", "campaigns", "disk", "service"),
    ]
    assert [name for name, each in found.items() if each.state is State.WRONG and name not in {"disk", "service"}] == []


def printed(*findings: Finding) -> tuple[bool, str]:
    paper = io.StringIO()
    return report(list(findings), Console(file=paper, width=120)), paper.getvalue()


def test_the_report_counts_what_is_wrong() -> None:
    well, said = printed(ok("clock", "clock_fine"), ok("disk", "disk_fine", megabytes=9000))
    assert well
    assert "Không có chỗ nào sai" in said
    well, said = printed(ok("clock", "clock_fine"), wrong("disk", "disk_full", megabytes=9))
    assert not well
    assert "1 chỗ cần sửa" in said
    assert "Dọn ổ đĩa" in said
