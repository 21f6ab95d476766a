"""Pledges: an officer for each side signs, then the members of both units may join; also forms of other campaigns."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.telegram.capabilities import TELEGRAM, TEXT_ONLY
from bot.channels.telegram.channel import TelegramChannel
from bot.files.media_store import FolderMediaStore
from bot.inbox.worker import InboxWorker
from data.engine.unit_of_work import Writer
from data.enums import RecordKind
from domain.campaigns import get
from handlers.conversation import conversation
from sandbox.telegram import TelegramWorld
from tests.support.clock import TestClock
from tests.support.handing_in import opens, pushes, records
from tests.support.push_words import last_word
from tests.support.standard import app_with
from tests.support.town import _build_units, join, make_officer
from tests.support.users import Town, User, open_world_bot, picture

KINDS = [(slug, phone) for slug in ("dak-lak-2020", "phu-yen-2021") for phone in ("buttons", "text")]


@pytest.fixture(params=KINDS, ids="-".join)
async def other_town(
    request: pytest.FixtureRequest, writer: Writer, clock: TestClock, tmp_path: Path
) -> AsyncIterator[Town]:
    """Open the program on a document of another province."""
    slug, phone = request.param
    clock.moment = clock.moment.replace(year=get(slug).period.last_day().year)
    world = TelegramWorld(clock.now)
    capabilities = TELEGRAM if phone == "buttons" else TEXT_ONLY
    store = FolderMediaStore(tmp_path / "media")
    channel = TelegramChannel(open_world_bot(world), store, 10_000_000, capabilities=capabilities)
    inbox = InboxWorker(writer, conversation(), app_with({slug: get(slug)}))
    await writer.run(_build_units)
    yield Town(world, channel, inbox, writer)
    await inbox.idle()
    await world.close()


async def opens_pledges(officer: User) -> None:
    await opens(officer, "officer_pledges")


async def offers(officer: User, partner: str, text: str) -> None:
    await opens_pledges(officer)
    await officer.taps("Soạn giao ước")
    await officer.says(partner)
    await officer.taps("CĐ Bệnh viện")
    await officer.says(text)


async def test_both_sides_sign_and_members_join(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Đăng ký thi đua")
    hanh.sees("Giao ước thi đua: đơn vị chưa ký kết năm nay")
    assert not [one for one in hanh.buttons() if "ưởng ứng" in one]
    other = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    await offers(officer, "benh vien", "Thi đua giữ an toàn lao động <cả năm>.")
    officer.sees("Xem lại giao ước năm 2021", "Công đoàn Bệnh viện Đa khoa tỉnh", "<cả năm>")
    await officer.taps("Gửi đề nghị")
    officer.sees("Đã gửi đề nghị tới", "đang chờ ký")
    assert "đề nghị ký kết giao ước" in str((await pushes(town, other))[-1].text)
    assert not [one for one in officer.buttons() if "Ký" in one]
    code = await last_word(town, "đề nghị ký kết giao ước")
    await hanh.says(code)  # a code is no secret, and opens nothing to who is of neither side
    assert "Thi đua giữ an toàn" not in hanh.text
    await other.says(code)
    other.sees("Thi đua giữ an toàn lao động <cả năm>.")
    await other.taps("Ký giao ước")
    other.sees("đã ký")
    assert "đã ký giao ước" in str((await pushes(town, officer))[-1].text)
    await officer.says(await last_word(town, "đã ký giao ước"))
    officer.sees("Thi đua giữ an toàn lao động <cả năm>.", "đã ký")
    await hanh.says("menu")
    await hanh.taps("Đăng ký thi đua")
    await hanh.taps("Hưởng ứng giao ước")
    hanh.sees("Công đoàn Công ty May Sao Mai và Công đoàn Bệnh viện Đa khoa tỉnh, ký ngày 27/02/2021.")
    hanh.sees("Thi đua giữ an toàn lao động <cả năm>.")
    hanh.sees("Người ký của CĐ May Sao Mai: Trần Thị Hoa.", "Người ký của CĐ Bệnh viện tỉnh: Phạm Văn Bình.")
    await hanh.taps("Quay lại")
    await hanh.taps("Hưởng ứng giao ước")
    await hanh.taps("Tôi hưởng ứng")
    hanh.sees("Anh/chị sẽ góp việc gì (không bắt buộc)?")
    await hanh.taps("Bỏ qua")
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-")


async def test_a_declined_pledge_opens_nothing_and_an_offer_can_be_taken_back(town: Town, officer: User) -> None:
    other = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    await offers(officer, "benh vien", "Giữ an toàn")
    await officer.taps("Gửi đề nghị")
    await officer.taps("Rút đề nghị")
    officer.sees("chưa có giao ước nào")
    await offers(officer, "benh vien", "Giữ an toàn")
    await officer.taps("Gửi đề nghị")
    await opens_pledges(other)
    await other.taps("Chờ ký")
    await other.taps("Không ký")
    other.sees("bên kia chưa nhận lời")
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Đăng ký thi đua")
    hanh.sees("đơn vị chưa ký kết năm nay")


async def test_there_is_one_pledge_between_two_units(town: Town, officer: User) -> None:
    await make_officer(town, "Phạm Văn Bình", "BEN0456")
    for _ in range(2):
        await offers(officer, "benh vien", "Giữ an toàn")
        await officer.taps("Gửi đề nghị")
    officer.sees("đã có giao ước hoặc đề nghị giao ước")


async def test_nobody_signs_for_both_sides(town: Town, officer: User) -> None:
    above = await make_officer(town, "Phạm Văn Bình", "LDLD-TH")  # stands above both units
    await opens_pledges(above)
    await above.taps("Soạn giao ước")
    await above.taps("CĐ Bệnh viện")
    await above.says("may sao mai")
    await above.taps("CĐ May Sao Mai")
    await above.says("Giữ an toàn")
    await above.taps("Gửi đề nghị")
    assert not [one for one in above.buttons() if one in {"Ký giao ước", "Không ký"}]
    await opens_pledges(officer)
    await officer.taps("Chờ ký")
    await officer.taps("Ký giao ước")
    officer.sees("đã ký")


FORMS = {
    "Đề tài khoa học": ("Tưới tiết kiệm cho cà phê", "Đo độ ẩm đất, tưới theo số đo", "Bỏ qua"),
    "Sáng kiến, cải tiến": ("Giá đỡ tháo nhanh", "Không phải tháo ốc", "Bớt 10 phút mỗi ca"),
    "Công trình, sản phẩm": ("Nhà để xe công nhân", "Mái che bằng tôn cũ", None),
}


@pytest.mark.parametrize("thing", FORMS)
async def test_other_things_are_handed_in(other_town: Town, thing: str) -> None:
    hanh = await join(other_town, "H'Hen Niê")
    await hanh.taps("Đăng ký thi đua")
    hanh.sees("đơn vị chưa ký kết năm nay")
    await hanh.taps(thing)
    name, how, last = FORMS[thing]
    await hanh.says(name)
    await hanh.says(how)
    if last == "Bỏ qua":
        await hanh.taps("Bỏ qua")
    elif last:
        await hanh.says(last)
    hanh.sees("Hồ sơ thuộc phong trào nào?")  # each of these campaigns has several
    await hanh.taps("Giỏi việc nước, đảm việc nhà")
    if last != "Bỏ qua":
        await hanh.sends_photos(picture("red"))
        await hanh.taps("Xong")
    hanh.sees("Xem lại", name, how, "Phong trào: Giỏi việc nước, đảm việc nhà")
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ")
    (record,) = await records(other_town)
    assert str(record.movement).endswith("-movement-women")
    await hanh.says("menu")
    await hanh.taps("Đăng ký thi đua")
    await hanh.taps(thing)  # there may be many of these
    hanh.sees("tên là gì?")


async def test_each_of_two_pledges_is_read_before_they_are_joined_together(
    town: Town, officer: User, clock: TestClock
) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await signs(town, officer, ("benh vien", "CĐ Bệnh viện", "BEN0456"), "Thi đua giữ an toàn lao động.")
    clock.moment += timedelta(days=1)
    await signs(town, officer, ("nghi son", "CĐ KKT Nghi Sơn", "KKT-NS"), "Thi đua tăng năng suất.")
    await hanh.says("menu")
    await hanh.taps("Đăng ký thi đua")
    await hanh.taps("Hưởng ứng giao ước")
    hanh.sees("Giao ước thi đua năm 2021 (1/2)", "Bệnh viện Đa khoa tỉnh, ký ngày 27/02/2021", "giữ an toàn lao động")
    assert not [one for one in hanh.buttons() if "hưởng ứng" in one]
    await hanh.taps("Đọc giao ước tiếp")
    hanh.sees("(2/2)", "Nghi Sơn", "ký ngày 28/02/2021", "tăng năng suất", "Đồng ý với các giao ước ấy")
    assert "giữ an toàn" not in hanh.text
    await hanh.taps("Tôi hưởng ứng")
    await hanh.taps("Bỏ qua")
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-")
    (record,) = await records(town)
    assert record.kind is RecordKind.PLEDGE
    await hanh.says("menu")
    await hanh.taps("Đăng ký thi đua")
    await hanh.taps("Hưởng ứng giao ước")
    hanh.sees(record.code)  # they are joined once
    assert len(await records(town)) == 1


async def signs(town: Town, officer: User, partner: tuple[str, str, str], text: str) -> None:
    typed, name, code = partner
    other = await make_officer(town, "Phạm Văn Bình", code)
    await opens_pledges(officer)
    await officer.taps("Soạn giao ước")
    await officer.says(typed)
    await officer.taps(name)
    await officer.says(text)
    await officer.taps("Gửi đề nghị")
    await opens_pledges(other)
    await other.taps("Chờ ký")
    await other.taps("Ký giao ước")
    other.sees("đã ký")
