"""What may be taken back, used or tried again until a moment, or after an hour, as a screen says it."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import httpx2
from fastapi import FastAPI

from bot.files.download_links import DownloadLinks
from bot.files.media_store import FolderMediaStore
from bot.web.download_page import handouts_router
from domain.limits import Limits
from domain.ports import Document
from tests.support.clock import TestClock
from tests.support.handing_in import BUTTONS_ONLY, confirmed
from tests.support.limits import limited
from tests.support.linked_apps import take_code
from tests.support.promises import Recorder
from tests.support.town import make_officer
from tests.support.users import Town, User

pytestmark = BUTTONS_ONLY

_MINUTE = timedelta(minutes=1)
BASE = "http://program"
BOOK = Document("danh sách.pdf", lambda: b"%PDF", "application/pdf")


async def test_who_has_left_takes_it_back_until_that_moment(
    town: Town, clock: TestClock, officer: User, heard: Recorder
) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    for late, answer in ((-_MINUTE, "lại sinh hoạt tại"), (_MINUTE, "Đã quá 24 giờ")):
        await hanh.says("menu")
        await hanh.taps("Tôi đã nghỉ, chuyển đơn vị")
        await hanh.taps("Đã nghỉ việc")
        await hanh.taps("Đúng, đã nghỉ việc")
        clock.moment = heard.moment("undo_leaving", "until_moment") + late
        await hanh.taps("Hoàn tác")
        hanh.sees(answer)


async def test_a_new_unit_is_taken_back_until_that_moment(town: Town, clock: TestClock, heard: Recorder) -> None:
    zone = await make_officer(town, "Trần Văn Sơn", "KKT-NS")
    for late, answer in ((-_MINUTE, "Đã hoàn tác"), (_MINUTE, "không bỏ được nữa")):
        await zone.says("menu")
        await zone.taps("Đơn vị của tôi")
        await zone.taps("Tạo CĐCS mới")
        await zone.says("Công đoàn Công ty Cơ khí số 1")
        clock.moment = heard.moment("undo_new_unit", "until_moment") + late
        await zone.looks_for("Hoàn tác, bỏ đơn vị này")
        await zone.taps("Hoàn tác, bỏ đơn vị này")
        zone.sees(answer)


async def test_a_code_for_another_app_is_taken_until_that_minute(
    town: Town, clock: TestClock, officer: User, heard: Recorder
) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    phone = town.person("Hạnh")
    for late, answer in ((-_MINUTE, "Nối ứng dụng này với hồ sơ của"), (timedelta(), "Mã này không dùng được")):
        code = await take_code(hanh)
        clock.moment = heard.moment("link_code", "until_hour") + late
        await phone.says(code)
        phone.sees(answer)
        await phone.says("hủy")


async def test_units_are_looked_for_again_after_an_hour(town: Town, clock: TestClock, heard: Recorder) -> None:
    limited(town, Limits(searches=1))
    clock.moment = clock.moment.replace(minute=59)
    stranger = town.person("Người lạ")
    await stranger.says("xin chào")
    await stranger.taps("Tham gia")
    for guess in ("XXX0001", "XXX0002"):
        await stranger.says(guess)
    heard.last("hourly", "in_an_hour")
    answered = stranger.text
    await stranger.says("XXX0003")
    assert stranger.text == answered
    clock.moment += timedelta(hours=1)
    await stranger.says("XXX0004")
    assert stranger.text != answered


async def test_a_file_behind_an_address_is_there_until_that_moment(
    town: Town, clock: TestClock, tmp_path: Path, heard: Recorder
) -> None:
    store, program = FolderMediaStore(tmp_path / "media"), FastAPI()
    program.include_router(handouts_router(town.writer.engine, store, clock))
    address = await DownloadLinks(town.writer, store, BASE, "zalo_bot")(BOOK, "1000")
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(program), base_url=BASE) as browser:
        assert (await browser.get(address.page)).status_code == HTTPStatus.OK
        until = heard.moment("download", "at")
        for late, status in ((-_MINUTE, HTTPStatus.OK), (_MINUTE, HTTPStatus.NOT_FOUND)):
            clock.moment = until + late
            assert (await browser.get(address.file)).status_code == status
