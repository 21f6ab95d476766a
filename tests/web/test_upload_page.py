"""The page on which an officer with a Zalo Bot hands in a paper: once, for the screen that asked, nobody else."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from bot.channels.zalo.bot import incoming
from bot.files.upload_links import HANDED_IN, LIFE, TOKEN_LENGTH, UPLOAD_PATH, UploadLinks, key_from
from data.tables import Attachment
from tests.support.announce_paper import begin
from tests.support.clock import TestClock
from tests.support.officer_hostile import count
from tests.support.town import officer, town
from tests.support.upload_page import page_of, post
from tests.support.users import Town, User, picture

__all__ = ["officer", "town"]

pytestmark = pytest.mark.parametrize("town", ["zalo_bot"], indirect=True)


async def get(page: str) -> httpx2.Response:
    async with httpx2.AsyncClient() as browser:
        return await browser.get(page)


async def test_a_paper_lands_as_the_answer_exactly_once(town: Town, officer: User) -> None:
    await begin(officer)
    page = page_of(officer)
    form = await get(page)
    assert '<form method="post" enctype="multipart/form-data">' in form.text
    assert "<script" not in form.text
    assert (form.headers["cache-control"], form.headers["referrer-policy"]) == ("no-store", "no-referrer")
    assert "form-action 'self'" in form.headers["content-security-policy"]
    first = await post(page)
    assert (first.status_code, "Đã nhận tệp" in first.text) == (200, True)
    await town.settle()
    await town.inbox.idle()
    officer.sees("Số, ngày và trích yếu của văn bản?")
    again = await post(page)
    assert (again.status_code, "Trang này đã hết dùng" in again.text) == (404, True)
    assert (await get(page)).status_code == 404
    assert await count(town, Attachment) == 1
    await officer.says("06/HD-LĐLĐ")
    officer.sees("Tệp: 06-HD-LDLD.pdf")


@pytest.mark.parametrize("name", ["anh.jpg", "anh.pdf", "anh"])
async def test_a_photo_is_taken_too(town: Town, officer: User, name: str) -> None:
    await begin(officer)
    assert (await post(page_of(officer), picture(), name)).status_code == 200
    await town.inbox.idle()
    officer.sees("Số, ngày và trích yếu của văn bản?")


@pytest.mark.parametrize(
    "sent",
    [
        (b"MZ\x90\x00 a program", "06-HD-LDLD.pdf", 422, "không phải PDF hay ảnh"),
        (b"PK\x03\x04 a text", "cong-van.docx", 422, "không phải PDF hay ảnh"),
        (b"<script>alert(1)</script>", "<script>.jpg", 422, "không phải PDF hay ảnh"),
        (b"", "", 400, "Tệp chưa tải được"),
        (b"%PDF-1.4\n" + b"0" * 20_000_000, "sach.pdf", 422, "Tệp quá nặng"),
        (b"%PDF-1.4\n" + b"0" * 20_020_000, "sach.pdf", 413, "Tệp quá nặng"),
    ],
    ids=["program", "zip", "script", "nothing", "heavy", "heavier"],
)
async def test_what_is_no_paper_is_refused_and_the_page_stays(
    town: Town, officer: User, sent: tuple[bytes, str, int, str]
) -> None:
    content, name, status, told = sent
    await begin(officer)
    page = page_of(officer)
    refused = await post(page, content, name)
    assert (refused.status_code, told in refused.text, "<form" in refused.text) == (status, True, True)
    assert "<script" not in refused.text
    assert await count(town, Attachment) == 0
    assert (await post(page)).status_code == 200


async def test_a_body_without_a_length_ends_at_the_limit(town: Town, officer: User) -> None:
    assert town.channel.uploads
    await begin(officer)
    sent = 0

    async def drip() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-'
        for _ in range(40):
            sent += 1
            yield b"0" * 1_000_000

    async with httpx2.AsyncClient() as browser:
        kind = {"content-type": "multipart/form-data; boundary=x"}
        try:
            answer = await browser.post(page_of(officer), content=drip(), headers=kind)
            assert answer.status_code == 413
        except httpx2.WriteError:  # the program hung up
            assert sent < 40
    assert await count(town, Attachment) == 0


@pytest.mark.parametrize("body", [{"data": {"file": "text"}}, {"content": b"x"}, {"json": {"file": "x"}}], ids=str)
async def test_another_form_hands_nothing_in(town: Town, officer: User, body: dict[str, Any]) -> None:
    await begin(officer)
    async with httpx2.AsyncClient() as browser:
        answer = await browser.post(page_of(officer), **body)
    assert answer.status_code == 400
    assert await count(town, Attachment) == 0


async def test_an_address_ends_with_its_hour_and_with_its_screen(town: Town, officer: User, clock: TestClock) -> None:
    await begin(officer)
    old = page_of(officer)
    await officer.taps("Không kèm văn bản")
    assert (await post(old)).status_code == 404
    await begin(officer)
    page = page_of(officer)
    clock.moment += LIFE - timedelta(seconds=1)
    assert (await get(page)).status_code == 200
    clock.moment += timedelta(seconds=1)
    over = await post(page)
    assert (over.status_code, "đã quá 1 giờ" in over.text) == (404, True)
    assert await count(town, Attachment) == 0


async def test_nobody_makes_an_address(officer: User, clock: TestClock) -> None:
    await begin(officer)
    page = page_of(officer)
    base, token = page.rsplit("/", 1)
    assert len(token) == TOKEN_LENGTH
    told = base64.urlsafe_b64decode(token + "=")
    forged = [
        base64.urlsafe_b64encode(told[:7] + bytes([told[7] + 1]) + told[8:]).rstrip(b"=").decode(),
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        token[::-1],
        "a" * 5000,
        "%00",
        "é" * TOKEN_LENGTH,
    ]
    for one in forged:
        assert (await get(f"{base}/{one}")).status_code == 404, one
        assert (await post(f"{base}/{one}")).status_code == 404, one
    other = UploadLinks(base.removesuffix(UPLOAD_PATH.rstrip("/")), key_from("another token"), clock)
    assert (await get(other.address(1, 1))).status_code == 404
    assert "key" not in repr(other)
    assert (await get(page)).status_code == 200


async def test_zalo_itself_cannot_hand_in_a_file(town: Town, officer: User) -> None:
    """The event that the page makes is none of the platform's: a webhook or a poll that says so is not heard."""
    assert officer.text
    assert town.channel.uploads
    file = {"sha256": "0" * 64, "media_type": "application/pdf", "size": 1, "name": "a.pdf"}
    told = {"message_id": "1", "chat": {"id": "1000", "chat_type": "PRIVATE"}, "file": file}
    assert incoming.flat({"event_name": HANDED_IN, "message": told}) is None
    kept = incoming.clean({"event_name": incoming.TEXT, "message": told})
    assert incoming.handed_in(kept) is None
    assert "file" not in kept["message"]


async def test_only_where_a_paper_is_asked_for(town: Town, officer: User) -> None:
    assert town.channel.uploads
    await officer.says("menu")
    assert UPLOAD_PATH not in officer.text
    await begin(officer)
    assert "trong 1 giờ: http" in officer.text


async def test_whoever_sends_again_need_not_wait_for_what_hangs(town: Town, officer: User) -> None:
    await begin(officer)
    page, begun = page_of(officer), asyncio.Event()

    async def hanging() -> AsyncIterator[bytes]:
        yield b"--x\r\n"
        begun.set()
        await asyncio.Event().wait()

    async with httpx2.AsyncClient() as browser:
        kind = {"content-type": "multipart/form-data; boundary=x"}
        first = asyncio.create_task(browser.post(page, content=hanging(), headers=kind))
        await begun.wait()
        while (sent := await post(page)).status_code != 200:  # the first may still be on its way to the program
            await town.settle()
        assert "Đã nhận tệp" in sent.text
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
    await town.inbox.idle()
    assert await count(town, Attachment) == 1
    officer.sees("Số, ngày và trích yếu của văn bản?")
