"""The morning after something was lost: the officer has the names and two ways on, the head of a section the text."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import update

from bot.channels.deep_links import OwnLinks
from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import PublishState, PushKind, PushState, Role
from data.tables import AuditEntry, Grant, PublishConsent, Push
from domain import announcements, digest
from domain.outbox.states import WINDOW_CLOSED
from tests.support.announce_sent import conduct
from tests.support.handing_in import BUTTONS_ONLY, opens_queue, person_of, praises
from tests.support.handing_in import opens as opens_screen
from tests.support.looking import rows
from tests.support.moving import confirmed
from tests.support.posters import opens
from tests.support.pushes import notice
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.town import make_officer
from tests.support.users import BOT, Town, User

UNIT, PUBLIC = 3, "https://thidua.example.org"
LINKS = OwnLinks(BOT, PUBLIC, "https://zalo.me/42")


async def announce(town: Town, officer: User, text: str) -> None:
    author = await person_of(town, officer)

    async def send(work: Work) -> None:
        await announcements.send(
            work, draft_id=text[:9], unit_id=UNIT, author=author, role=None, text=text, hours=STANDARD
        )

    await town.writer.run(send)


async def lost(town: Town, who: int = 2, problem: str = WINDOW_CLOSED) -> None:
    """Nothing of what waits for somebody arrives, a while after they wrote."""
    push = table_of(Push)

    async def lose(work: Work) -> None:
        waits, then = (
            update(push).where(push.c.state == PushState.QUEUED, push.c.person_id == who),
            work.now + timedelta(minutes=5),
        )
        await work.connection.execute(waits.values(state=PushState.GONE, settled_at=then, problem=problem))

    await town.writer.run(lose)


async def morning(town: Town) -> None:
    now = town.writer.now()
    async with town.writer.engine.connect() as connection:
        found = await digest.waiting(connection, now, ESCALATE_DAYS, STANDARD)
        besides = await digest.besides(connection, {}, now, STANDARD)
    await digest.send(town.writer, found, now, None, besides)
    await town.deliver()


async def heads_section(town: Town, person: User) -> None:
    who = await person_of(town, person)

    async def grant(work: Work) -> None:
        await work.add(Grant(person_id=who, unit_id=UNIT, role=Role.SECTION_LEADER, since=work.now))

    await town.writer.run(grant)


@BUTTONS_ONLY
async def test_names_a_text_a_picture_and_a_list(town: Town, officer: User) -> None:
    town.sets(links=LINKS)
    await confirmed(town, officer)
    await town.deliver()
    await announce(town, officer, "Họp công đoàn 08:00 thứ Bảy tại hội trường.\nMang theo sổ.")
    await town.writer.run(lambda work: notice(work, 2, "Hồ sơ TH-4F7K cần bổ sung"))
    await lost(town)
    await morning(town)
    await officer.taps_push("1 người của đơn vị chưa nhận được tin: 1 lâu chưa nhắn Zalo", "Xem người chưa nhận (1)")
    officer.sees("Lê Thị Hạnh (Chuyền 2): trả lời riêng, 27/02", "lâu chưa nhắn Zalo")
    await officer.taps("Chữ để dán vào nhóm")
    officer.sees(
        "Tin chưa tới hết mọi người – Công đoàn Công ty May Sao Mai",
        "• Họp công đoàn 08:00 thứ Bảy tại hội trường.",
        "• Có trả lời riêng cho một số anh/chị",
        f"https://t.me/{BOT} hoặc https://zalo.me/42, nhắn: TIN1",
        "Chưa tham gia thì nhắn: MAY0123",
    )
    officer.sees_nowhere("TH-4F7K")
    await officer.taps("Ảnh kèm mã QR")
    assert opens(await officer.picture(), f"{PUBLIC}/j/MAY0123")
    await officer.taps("Quay lại")
    await officer.taps("Danh sách để gọi")
    exported = [row for row in await rows(town, AuditEntry, "action", "detail") if row[0] == "list_exported"]
    assert [detail["lines"] for _, detail in exported] == [1]


@pytest.mark.every_channel
async def test_from_the_unit_to_the_text_on_every_phone(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await announce(town, officer, "Mời nhận quà Tết tại hội trường ngày 05/02.")
    await lost(town)
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Chưa tới được (1)")
    officer.sees("1 người chưa nhận được tin trong 30 ngày qua", "Mời nhận quà Tết")
    await officer.taps("Chữ để dán vào nhóm")
    officer.sees("Mời nhận quà Tết tại hội trường ngày 05/02.", "nhắn: TIN1")
    await hanh.says("tin 1")  # as it stood in the group
    assert any("Mời nhận quà Tết" in str(message.get("text", "")) for message in hanh.chat())


@BUTTONS_ONLY
async def test_the_head_of_a_section_has_the_number_and_the_text_and_no_name(town: Town, officer: User) -> None:
    await confirmed(town, officer)
    mai = await confirmed(town, officer, "Nguyễn Thị Mai")
    await heads_section(town, mai)
    await town.deliver()
    await town.writer.run(lambda work: notice(work, 2, "Hôm nay là ngày cuối", kind=PushKind.REMINDER))
    await lost(town)
    await morning(town)
    await mai.taps_push("1 người của tổ chưa nhận được tin: 1 lâu chưa nhắn Zalo", "Chữ để dán vào nhóm")
    mai.sees("1 người của tổ chưa nhận được tin", "Công đoàn có tin mới", "nhắn: LỊCH")
    mai.sees_nowhere("Hạnh")
    await mai.taps("Ảnh kèm mã QR")
    assert mai.pictures() == 1
    await mai.forges(f"{mai.turns}:unit_unreachable:{UNIT}")
    mai.sees_nowhere("Lê Thị Hạnh")


@BUTTONS_ONLY
async def test_of_the_only_officer_the_level_above_hears(town: Town, officer: User) -> None:
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    await town.deliver()
    who = await person_of(town, officer)
    await town.writer.run(lambda work: notice(work, who, "Còn 3 ngày", kind=PushKind.REMINDER))
    await lost(town, who, "forbidden")
    await morning(town)
    await above.taps_push("1 người của đơn vị chưa nhận được tin: 1 đã chặn", "Xem người chưa nhận (1)")
    above.sees("Trần Thị Hoa", "CĐ May Sao Mai", "đã chặn hoặc rời ứng dụng")


@BUTTONS_ONLY
async def test_the_text_of_an_announcement_before_and_after(town: Town, officer: User) -> None:
    await confirmed(town, officer)
    await officer.says("menu")
    for label in ("Gửi thông báo", "Đoàn viên"):
        await officer.taps(label)
    await officer.says("Mời họp lúc 07:30 sáng thứ Bảy.")
    await officer.taps("Chữ để dán vào nhóm")
    officer.sees("Thông báo của công đoàn – Công đoàn Công ty May Sao Mai", "Mời họp lúc 07:30", "nhắn: TIN MỚI")
    text = officer.text
    await officer.taps("Ảnh kèm mã QR")
    assert officer.pictures() == 1
    await officer.taps("Quay lại")
    await officer.taps("Gửi ngay")
    await officer.taps("Chữ để dán vào nhóm")
    officer.sees("Mời họp lúc 07:30", "nhắn: TIN1")
    await officer.taps("Quay lại")
    officer.sees("0/2 người")
    hanh = town.people[1001]
    await hanh.says(text)  # copied back as it was pasted before the announcement went out
    hanh.sees("Mời họp lúc 07:30 sáng thứ Bảy.")


@BUTTONS_ONLY
async def test_an_announcement_that_is_over_leads_to_the_names(town: Town, officer: User) -> None:
    await confirmed(town, officer)
    await town.deliver()
    await announce(town, officer, "Mời họp lúc 07:30.")
    await lost(town)
    await town.deliver()
    await conduct(town)
    await town.deliver()
    await officer.taps_push("Không gửi được 1.", "Xem người chưa nhận (1)")
    officer.sees("Lê Thị Hạnh (Chuyền 2): Mời họp lúc 07:30.")
    await officer.taps_push("Không gửi được 1.", "Xem tình hình")
    await officer.taps("Chưa tới được (1)")
    officer.sees("Lê Thị Hạnh (Chuyền 2): Mời họp lúc 07:30.")


@BUTTONS_ONLY
async def test_an_invitation_as_a_picture(town: Town, officer: User) -> None:
    town.sets(links=LINKS)
    await officer.says("menu")
    for label in ("Đơn vị của tôi", "Mã tham gia", "Lấy lời mời", "Ảnh kèm mã QR"):
        await officer.taps(label)
    officer.sees("Mã đơn vị: MAY0123")
    assert opens(await officer.picture(), f"{PUBLIC}/j/MAY0123")
    await officer.says("menu")
    for label in ("Đôn đốc", "“Công nhân giỏi xứ Thanh”", "Lấy lời mời", "Ảnh kèm mã QR"):
        await officer.taps(label)
    officer.sees("MAY0123", "Tham gia là tự nguyện")
    assert officer.pictures() == 2


@BUTTONS_ONLY
async def test_the_good_news_of_the_month_names_only_who_agreed(town: Town, officer: User) -> None:
    await confirmed(town, officer)
    await confirmed(town, officer, "Nguyễn Thị Mai")
    await praises(town.people[1001], "Nguyễn Thị Mai")
    await opens_queue(officer)
    for label in ("Người được giới thiệu", "Ghép với: Nguyễn Thị Mai", "Quay lại", "Ghi nhận"):
        await officer.taps(label)
    await opens_screen(officer, "officer_deeds")
    await officer.taps("Tin vui của tháng")
    officer.sees("chưa có gương tốt nào được đồng ý đăng")
    consent = table_of(PublishConsent)

    async def say(work: Work, state: PublishState) -> None:
        await work.connection.execute(update(consent).values(state=state))

    for state, name in ((PublishState.STORY_ONLY, "Một đoàn viên"), (PublishState.AGREED, "Nguyễn Thị Mai")):
        await town.writer.run(partial(say, state=state))
        await opens_screen(officer, "officer_deeds")
        await officer.taps("Tin vui của tháng")
        officer.sees("Gương tốt tháng 02/2021", f"{name}: Nhặt được ví tiền", "nhắn: GƯƠNG TỐT")
    await officer.taps("Ảnh kèm mã QR")
    assert officer.pictures() == 1
    await officer.taps("Quay lại")
    officer.sees("Gương tốt đã ghi nhận")
