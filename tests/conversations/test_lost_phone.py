"""A lost phone is cut at once; the new one is joined to the person who had the old; nobody rises by it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import ContactState, MembershipState
from data.tables import AuditEntry, Contact, Conversation, Membership, Person, Push, Record
from domain.outbox import Delivery
from tests.support.looking import pushed, rows
from tests.support.lost_phone import NEUTRAL, lose
from tests.support.moving import confirmed, find_member, register
from tests.support.pushes import Post, delivery
from tests.support.town import join, make_officer
from tests.support.users import Town, User, picture

PERSONAL = ("Hạnh", "Sao Mai", "TH-", "May", "Chuyền")


async def test_from_that_second_the_old_phone_gets_one_neutral_line(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await hanh.says("menu")
    old_buttons = hanh.last()
    await lose(officer)
    acts: list[Callable[[], Awaitable[None]]] = [
        lambda: hanh.says("menu"),
        lambda: hanh.says("hồ sơ"),
        lambda: hanh.opens("u-MAY0123"),
        hanh.opens,
        lambda: hanh.sends_photos(picture()),
        lambda: hanh.shares_contact(own=False, phone="+84911111111"),
        lambda: hanh.forges("1:records"),
    ]
    for act in acts:
        before = len(hanh.chat())
        await act()
        answers = [message for message in hanh.chat()[before:] if not message["out"]]
        assert len(answers) == 1
        hanh.sees(NEUTRAL)
        assert not [word for word in PERSONAL if word in hanh.text]
        assert hanh.buttons() == []
    for row in old_buttons.get("reply_markup", {}).get("inline_keyboard", []):
        for button in row:
            await hanh.taps_data(old_buttons["message_id"], button["callback_data"])
            hanh.sees(NEUTRAL)


async def test_its_conversation_is_emptied_and_no_push_goes_there(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await hanh.says("menu")
    await hanh.says("gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("Sửa máy cho cả chuyền")
    await lose(officer)
    contact = next(row[0] for row in await rows(town, Contact, "id", "state") if row[1] is ContactState.CUT)

    async def conversation(work: Work) -> tuple[object, object]:
        table = table_of(Conversation)
        found = table.select().where(table.c.contact_id == contact)
        row = (await work.connection.execute(found)).one()
        return row.screen, row.draft

    assert await town.writer.run(conversation) == ({}, {})
    post = Post(town.channel.name)
    sending: Delivery = delivery(town.writer, post)
    await sending.run()
    assert not [parcel for parcel in post.carried if parcel.address == str(hanh.number)]


async def test_a_found_phone_is_given_back(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await lose(officer)
    await officer.taps("Mở lại điện thoại")
    officer.sees("Đã mở lại")
    await hanh.says("menu")
    hanh.sees("Trang chính của Lê Thị Hạnh")


async def test_the_new_phone_is_joined_to_the_person(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await register(hanh)
    await lose(officer)
    new = await join(town, "Lê Thị Hạnh")
    await new.says("gương tốt")
    await good_deed(new)
    await register(new)  # the same title as on the old phone
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Ghép với người có sẵn (1)")
    officer.sees("Tên giống nhau chưa đủ")
    await officer.taps("Điện thoại mới của: Lê Thị Hạnh, Chuyền 2")
    officer.sees("Nối điện thoại mới của Lê Thị Hạnh", "2 hồ sơ đang chờ", "không hoàn tác được")
    await officer.taps("Đúng, nối lại")
    officer.sees("Đã nối điện thoại mới với Lê Thị Hạnh", "Không còn ai chờ xác nhận")
    people = await rows(town, Person, "name", "erased_at")
    assert [name for name, _ in people] == ["Trần Thị Hoa", "Lê Thị Hạnh", None]
    assert await rows(town, Contact, "person_id", "state") == [
        (1, ContactState.ACTIVE),
        (2, ContactState.CUT),
        (2, ContactState.ACTIVE),
    ]
    assert await rows(town, Record, "person_id", "kind", "state") == [
        (2, "title", "submitted"),
        (2, "good_deed", "submitted"),
        (2, "title", "withdrawn"),
    ]
    assert (await rows(town, Membership, "state", "until"))[-1][0] is MembershipState.ENDED
    assert "phone_joined" in {row[0] for row in await rows(town, AuditEntry, "action")}
    await new.says("menu")
    new.sees("Trang chính của Lê Thị Hạnh")
    await hanh.says("menu")
    hanh.sees(NEUTRAL)


async def good_deed(person: User) -> None:
    await person.taps("Tôi")
    await person.says("Sửa máy cho cả chuyền")
    await person.taps("Hôm nay")
    await person.taps("Nơi làm việc")
    await person.taps("Không có ảnh")
    while "Xem lại" not in person.text:
        await person.taps("Nêu tên")
    await person.taps("Gửi")


async def test_the_persons_other_phones_are_told_each_in_its_own_place(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)  # the old phone is not cut: perhaps this is a thief's idea
    thief = await join(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Ghép với người có sẵn")
    await officer.taps("Điện thoại mới của: Lê Thị Hạnh")
    officer.sees("Các điện thoại khác của người này sẽ được báo tin")
    await officer.taps("Đúng, nối lại")
    post = Post(town.channel.name)
    await delivery(town.writer, post).run()
    told = {parcel.address: parcel.text for parcel in post.carried if "điện thoại" in parcel.text}
    assert "đã nối thêm một điện thoại mới" in told[str(hanh.number)]
    assert "đã nối điện thoại này" in told[str(thief.number)]


async def test_nobody_rises_by_a_new_phone(town: Town, officer: User) -> None:
    """An officer cannot give somebody's phone the role of a colleague, nor of somebody above."""
    other = await make_officer(town, "Nguyễn Văn Quang", "MAY0123")
    await join(town, "Trần Thị Hoa")
    await other.says("menu")
    await other.taps("Người chờ xác nhận")
    await other.taps("Ghép với người có sẵn")
    await other.taps("Điện thoại mới của: Trần Thị Hoa")
    await other.taps("Đúng, nối lại")
    other.sees("không ở dưới quyền của đồng chí")
    assert len({row[0] for row in await rows(town, Contact, "person_id")}) == 3
    above = await make_officer(town, "Phạm Văn Thành", "KKT-NS")
    await above.says("menu")
    await above.taps("Người chờ xác nhận")
    await above.taps("Xem cả đơn vị cấp dưới")
    await above.taps("Ghép với người có sẵn")
    await above.taps("Điện thoại mới của: Trần Thị Hoa")
    await above.taps("Đúng, nối lại")
    above.sees("Đã nối điện thoại mới với Trần Thị Hoa")
    officer.sees("đã nhận quyền")


async def test_ones_own_phone_is_not_cut_by_oneself(town: Town, officer: User) -> None:
    await find_member(officer, "tran thi hoa", "Trần Thị Hoa")
    await officer.taps("Khóa điện thoại cũ")
    await officer.taps("Đúng, khóa ngay")
    officer.sees("Việc này phải do cán bộ khác làm")
    assert {row[0] for row in await rows(town, Contact, "state")} == {ContactState.ACTIVE}


@pytest.mark.usefixtures("officer")
async def test_a_phone_of_somebody_above_is_not_cut_from_below(town: Town) -> None:
    """A provincial officer who works at the sewing company keeps their phone."""
    other = await make_officer(town, "Nguyễn Văn Quang", "MAY0123")
    high = await make_officer(town, "Phạm Văn Thành", "LDLD-TH")
    await high.opens("u-MAY0123")
    await high.taps("Đúng, tiếp tục")
    await high.taps("Chuyền 1")
    await find_member(other, "pham van thanh", "Phạm Văn Thành")
    await other.taps("Khóa điện thoại cũ")
    await other.taps("Đúng, khóa ngay")
    other.sees("không phụ trách đơn vị này")
    assert {row[0] for row in await rows(town, Contact, "state")} == {ContactState.ACTIVE}
    assert not [text for text in await pushed(town) if "điện thoại" in text]
    assert not [row for row in await rows(town, Push, "only_contact_id") if row[0]]
