"""The paper of an announcement on Zalo: an account uploads what it may, everything else is the address of a page."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select
from starlette.applications import Starlette

from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.bot.courier import ZaloBotCourier
from bot.channels.zalo.http import open_http
from bot.channels.zalo.oa.capabilities import PLATFORM
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.courier import ZaloOaCourier
from bot.channels.zalo.oa.oauth import OAuth
from bot.files.download_links import DownloadLinks
from bot.files.media_store import FolderMediaStore
from bot.files.push_files import LEFT, PushFiles
from bot.web.download_page import handouts_router
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.tables import Handout
from domain.files.downloads import PAPER_LIFE, forget
from domain.ports import PDF, Attached, Outcome, Parcel, Sent
from sandbox.zalo_bot import ZaloBotWorld, zalo_bot_app
from sandbox.zalo_oa import ZaloOaWorld, zalo_oa_app
from sandbox.zalo_oa.world import APP
from tests.support.clock import TestClock
from tests.support.files_out import CHOICES, PAPER, kept
from tests.support.servers import listening
from tests.support.users import picture
from tests.support.zalo_oa_sandbox import Chain, nap

TOKEN, HANH, HOA = "42:bi-mat", "1000", "1001"


@pytest.fixture
def store(tmp_path: Path) -> FolderMediaStore:
    return FolderMediaStore(tmp_path / "media")


@pytest.fixture
def zalo_bot(clock: TestClock) -> ZaloBotWorld:
    world = ZaloBotWorld(clock.now, pause=nap)
    world.add_bot(TOKEN, "Bot Thi đua")
    for person in (HANH, HOA):
        world.add_person(person, person)
        world.writes(world.bot(TOKEN), person, "Chào")
    return world


@pytest.fixture
def account(clock: TestClock) -> ZaloOaWorld:
    world = ZaloOaWorld(clock.now, pause=nap)
    for person in (HANH, HOA):
        world.add_person(person, person)
        world.follows(person)
    return world


@asynccontextmanager
async def serving(writer: Writer, store: FolderMediaStore, clock: TestClock, zalo: Starlette) -> AsyncIterator[str]:
    program = FastAPI()
    program.include_router(handouts_router(writer.engine, store, clock))
    program.mount("/", zalo)
    async with listening(program) as base:
        yield base


@pytest.fixture
async def by_bot(
    writer: Writer, store: FolderMediaStore, clock: TestClock, zalo_bot: ZaloBotWorld
) -> AsyncIterator[ZaloBotCourier]:
    async with serving(writer, store, clock, zalo_bot_app(zalo_bot)) as base, open_http() as http:
        zalo_bot.cdn.base = base
        papers = PushFiles(store, clock, DownloadLinks(writer, store, base, "zalo_bot"))
        yield ZaloBotCourier(ZaloBotClient(http, TOKEN, base), papers)
    await zalo_bot.calls.close()


@pytest.fixture
async def by_account(
    writer: Writer, store: FolderMediaStore, clock: TestClock, account: ZaloOaWorld
) -> AsyncIterator[ZaloOaCourier]:
    async with serving(writer, store, clock, zalo_oa_app(account)) as base, open_http() as http:
        account.cdn.base = base
        chain = Chain(OAuth(http, APP, "app-secret", base))
        await chain.consent(account.keys.consent())
        papers = PushFiles(store, clock, DownloadLinks(writer, store, base, "zalo_oa"))
        yield ZaloOaCourier(ZaloOaClient(http, chain, base=base, business=base), papers)
    await account.calls.close()


def carrying(file: Attached, person: str = HANH, text: str = "Đề nghị &amp; mời") -> Parcel:
    return Parcel(17, person, text, choices=CHOICES, file=file)


async def carry(courier: ZaloOaCourier, parcel: Parcel) -> list[Sent]:
    """Send a push as the delivery does: each of its messages in its turn."""
    return [(await courier.send(part)).sent for part in courier.split(parcel)]


async def opened(text: str) -> bytes:
    """Open the page whose address a message tells, and fetch the file."""
    page = re.findall(r"http://\S+/tep/\S+", text)[-1]
    async with httpx2.AsyncClient() as browser:
        shown = (await browser.get(page)).raise_for_status().text
        link = html.unescape(re.findall(r'class="open" href="([^"]+)"', shown)[0])
        return (await browser.get(str(httpx2.URL(page).join(link)))).raise_for_status().content


async def handed_out(writer: Writer) -> int:
    async def count(work: Work) -> int:
        return await work.connection.scalar(select(func.count()).select_from(table_of(Handout))) or 0

    return await writer.run(count)


async def test_a_bot_tells_everybody_the_same_page(
    by_bot: ZaloBotCourier, zalo_bot: ZaloBotWorld, store: FolderMediaStore, writer: Writer
) -> None:
    file = await kept(store)
    for person in (HANH, HOA):
        assert (await by_bot.send(carrying(file, person))).sent is Sent.SENT
    hanh, hoa = zalo_bot.sees(HANH), zalo_bot.sees(HOA)
    assert [one.text for one in hanh] == [one.text for one in hoa]
    assert hanh[0].text.startswith("Đề nghị & mời\n\nMở văn bản tại: http")
    assert "ĐÃ NHẬN" in hanh[0].text.rpartition("/tep/")[2], "the words that answer stand last"
    assert await opened(hanh[0].text) == PAPER
    assert await handed_out(writer) == 1


async def test_a_bot_shows_a_picture_with_the_words_below_it(
    by_bot: ZaloBotCourier, zalo_bot: ZaloBotWorld, store: FolderMediaStore
) -> None:
    file = await kept(store, picture(), "image/jpeg")
    assert (await by_bot.send(carrying(file))).sent is Sent.SENT
    (seen,) = zalo_bot.sees(HANH)
    assert seen.photo.endswith("/anh.jpg")
    assert seen.text.startswith("Đề nghị & mời\n\nTrả lời tin này")
    assert (await by_bot.send(carrying(file, text="Mời. " * 500))).sent is Sent.SENT
    assert [one.photo for one in zalo_bot.sees(HANH)[1:]] == ["", ""], "too long for a picture: words and an address"


async def test_a_picture_that_zalo_refuses_is_told_as_a_page(
    by_bot: ZaloBotCourier, zalo_bot: ZaloBotWorld, store: FolderMediaStore
) -> None:
    file = await kept(store, b"no picture at all", "image/jpeg")
    file = Attached(file.sha256, "image/jpeg", file.size, "anh.bin")  # its page calls it a picture; Zalo cannot know
    handouts = by_bot._papers.links if by_bot._papers else None
    assert handouts is not None
    by_bot._papers = PushFiles(store, TestClock(), DownloadLinks(handouts.writer, store, "ftp://vd.vn", "zalo_bot"))
    assert (await by_bot.send(carrying(file))).sent is Sent.SENT
    (seen,) = zalo_bot.sees(HANH)
    assert (seen.photo, "Mở văn bản tại: ftp://vd.vn/tep/" in seen.text) == ("", True)


async def test_an_address_is_renewed_before_it_ends(
    by_bot: ZaloBotCourier, zalo_bot: ZaloBotWorld, store: FolderMediaStore, clock: TestClock, writer: Writer
) -> None:
    file = await kept(store)
    for wait in (timedelta(0), PAPER_LIFE - LEFT, timedelta(seconds=1)):
        clock.moment += wait
        await by_bot.send(carrying(file))
    first, second, third = (one.text for one in zalo_bot.sees(HANH))
    assert first == second != third
    clock.moment += LEFT - timedelta(seconds=2)
    await forget(writer, store, clock.now())
    assert await opened(second) == PAPER
    clock.moment += timedelta(seconds=2)
    await forget(writer, store, clock.now())
    with pytest.raises(httpx2.HTTPStatusError):
        await opened(second)
    assert await opened(third) == PAPER


async def test_without_an_address_of_its_own_the_program_says_what_to_do(
    by_bot: ZaloBotCourier, zalo_bot: ZaloBotWorld, store: FolderMediaStore
) -> None:
    file = await kept(store)
    by_bot._papers = PushFiles(store, TestClock())
    assert (await by_bot.send(carrying(file))).sent is Sent.SENT
    assert "chưa mở được tệp kèm theo" in zalo_bot.sees(HANH)[0].text


async def test_an_account_uploads_a_paper_once_and_sends_it_before_the_words(
    by_account: ZaloOaCourier, account: ZaloOaWorld, store: FolderMediaStore
) -> None:
    file = await kept(store)
    for person in (HANH, HOA):
        assert await carry(by_account, carrying(file, person)) == [Sent.SENT] * 2
    paper, said = account.people[HANH].seen
    assert (paper.text, said.text, said.attachment) == ("", "Đề nghị & mời", "")
    assert said.buttons == (("Đã nhận", "#p17:acknowledge:3"),)
    shown = account.phones.chat(HANH)[-2]["document"]
    assert (shown["file_name"], account.cdn.peek(shown["file_id"])) == (
        "06-HD-LDLD.pdf",
        (PAPER, "application/octet-stream"),
    )
    assert len(account.uploads) == 1


async def test_an_upload_that_zalo_forgot_is_made_again(
    by_account: ZaloOaCourier, account: ZaloOaWorld, store: FolderMediaStore, clock: TestClock
) -> None:
    file = await kept(store, picture(), "image/jpeg")
    await carry(by_account, carrying(file))
    account.uploads.clear()
    assert await carry(by_account, carrying(file)) == [Sent.SENT] * 2
    clock.moment += PLATFORM.upload_life - timedelta(hours=1)
    account.follows(HANH)
    assert await carry(by_account, carrying(file)) == [Sent.SENT] * 2
    assert len(account.uploads) == 2
    assert "photo" in account.phones.chat(HANH)[-2]


@pytest.mark.parametrize(
    ("media_type", "size"),
    [("image/jpeg", PLATFORM.image_limit + 1), (PDF, PLATFORM.file_limit + 1), ("application/zip", 10)],
)
async def test_what_an_account_may_not_upload_is_told_as_a_page(
    by_account: ZaloOaCourier, account: ZaloOaWorld, store: FolderMediaStore, media_type: str, size: int
) -> None:
    media = await store.keep(PAPER + b"0" * (size - len(PAPER)), PDF)
    file = Attached(media.sha256, media_type, size, "van-ban.pdf")
    assert await carry(by_account, carrying(file)) == [Sent.SENT]
    (said,) = account.people[HANH].seen
    assert said.buttons
    assert len(await opened(said.text)) == max(size, len(PAPER))
    assert account.uploads == {}


async def test_a_refused_upload_leaves_nothing_behind(
    by_account: ZaloOaCourier, account: ZaloOaWorld, store: FolderMediaStore
) -> None:
    file = await kept(store)
    first = by_account.split(carrying(file))[0]
    account.refuses.append(-32)
    assert (await by_account.send(first)).sent is Sent.LATER
    account.breaks.append(502)
    assert await by_account.send(first) == Outcome(Sent.LATER, wait=60, problem="not_uploaded")
    assert account.people[HANH].seen == []
    assert await carry(by_account, carrying(file)) == [Sent.SENT] * 2


async def test_a_paper_that_is_not_there_fails_and_one_that_is_not_at_hand_waits(
    by_bot: ZaloBotCourier, by_account: ZaloOaCourier, store: FolderMediaStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = await kept(store)
    await store.forget(file.sha256)
    gone = Outcome(Sent.FAILED, problem="file_not_there")
    assert await by_bot.send(carrying(file)) == gone
    assert await by_account.send(by_account.split(carrying(file))[0]) == gone
    assert await by_account.send(carrying(Attached(file.sha256, "application/zip", 1, "a.zip"))) == gone

    async def away(_: str) -> bytes:
        raise ConnectionError

    monkeypatch.setattr(store, "read", away)
    assert (await by_bot.send(carrying(file))).sent is Sent.LATER
