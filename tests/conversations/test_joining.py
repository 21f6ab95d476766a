"""Joining: few turns, every name, a unit that ended or is not there yet, and being found in the unit's list."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from data.engine.unit_of_work import Work
from data.enums import Level, MembershipState, UnitStatusCode
from data.queries.members.people import person_at
from data.tables import InboxUpdate, Membership, Person, RosterEntry
from domain.members import matching
from domain.units import Act, changes
from tests.support.looking import listed, rows, unit_id
from tests.support.town import join, make_officer
from tests.support.users import Town, User


async def up_to_name(town: Town, payload: str = "u-MAY0123") -> User:
    person = town.person("Tên trên máy", phone="+84912345678")
    await person.opens(payload)
    await person.taps("Đúng, tiếp tục")
    await person.taps("Đồng ý")
    return person


NAMES = (
    "H'Hen Niê",
    "Y Moan Êban",
    "Ă",
    "Páo",
    "Ksor H’Nhan Đê",
    "Nguyễn-Phước Tôn Nữ Diệu Ái Hồng",
    "Tôn Nữ Thị Ninh Bạch Tuyết",
    "LÊ THỊ HẠNH",
    "lò thị mai",
    "K’Să Hả Krông",
)


@pytest.mark.parametrize("name", NAMES)
async def test_a_name_is_kept_as_it_was_typed(town: Town, name: str) -> None:
    person = await up_to_name(town)
    await person.says(name)
    person.sees("thuộc nhóm nào?")
    await person.taps("Công nhân")
    await person.taps("Chuyền 1")
    assert await rows(town, Person, "name") == [(name,)]


async def test_a_name_in_another_form_of_unicode_is_the_same(town: Town) -> None:
    person = await up_to_name(town)
    await person.says(unicodedata.normalize("NFD", "Y Moan Êban"))
    await person.taps("Công nhân")
    await person.taps("Chuyền 1")
    assert await rows(town, Person, "name") == [("Y Moan Êban",)]


@pytest.mark.parametrize("name", ["giang a pao", "Ksor H’Nhan", "Y Blok", "Huy", "H'Blen", "A"])
async def test_without_diacritics_it_is_asked_once_then_kept(town: Town, name: str) -> None:
    person = await up_to_name(town)
    await person.says(name)
    person.sees("Nếu gõ có dấu, tên trên giấy tờ sẽ chính xác")
    await person.says(name)
    person.sees("thuộc nhóm nào?")
    await person.taps("Công nhân")
    await person.taps("Chuyền 1")
    assert await rows(town, Person, "name") == [(name,)]


@pytest.mark.parametrize("typed", ["12345", "🌸🌸", "https://x.vn", "<b>Hạnh</b>", "@hanh", "…"])
async def test_what_is_no_name_is_asked_again_and_nothing_is_lost(town: Town, typed: str) -> None:
    person = await up_to_name(town)
    await person.says(typed)
    person.sees("Họ tên chỉ gồm chữ", "Họ và tên đầy đủ")
    await person.says("Lê Thị Hạnh")
    person.sees("thuộc nhóm nào?")


async def test_before_consent_nothing_of_a_person_is_kept(town: Town) -> None:
    stranger = town.person("Nguyễn Văn Máy")
    await stranger.opens("u-MAY0123")
    await stranger.taps("Đúng, tiếp tục")
    await stranger.says("Lê Thị Hạnh")
    assert await rows(town, Person, "id") == []
    await stranger.taps("Không đồng ý")
    assert await rows(town, Person, "id") == []


async def test_a_phone_is_asked_only_where_a_list_has_one(town: Town) -> None:
    await join(town, "Lê Thị Hạnh")
    await listed(town, ("Giàng A Páo", "+84912345678"))
    pao = await join(town, "Giàng A Páo")
    pao.sees("Số điện thoại giúp đối chiếu danh sách, không bắt buộc")
    await pao.taps("Bỏ qua")
    pao.sees("Trang chính của Giàng A Páo")
    assert pao.keyboard() == []
    assert await rows(town, Membership, "matched_by") == [(None,), (None,)]


async def test_a_list_of_names_alone_asks_nothing(town: Town) -> None:
    await listed(town, ("Lê Thị Hạnh", None))
    hanh = await join(town, "Lê Thị Hạnh")
    hanh.sees("Trang chính của Lê Thị Hạnh")
    async with town.writer.engine.connect() as connection:
        assert await person_at(connection, "telegram", str(hanh.number)) is not None
        assert await person_at(connection, "telegram", "0") is None


async def test_an_own_contact_finds_the_line_of_the_list(town: Town) -> None:
    await listed(town, ("Giàng A Páo", "+84912345678"))
    pao = await up_to_name(town)
    await pao.says("Giàng A Páo")
    await pao.taps("Công nhân")
    await pao.taps("Chuyền 1")
    if pao.capabilities.contact_button:
        assert pao.keyboard() == ["Chia sẻ số của tôi", "Bỏ qua"]
    await pao.shares_contact()
    assert any("có trong danh sách của đơn vị" in str(message.get("text")) for message in pao.chat())
    pao.sees("Trang chính")
    assert pao.keyboard() == []
    assert await rows(town, Membership, "matched_by", "state") == [("phone", MembershipState.WAITING)]
    assert await rows(town, RosterEntry, "person_id") == [(1,)]
    assert await rows(town, Person, "phone") == [("+84912345678",)]
    assert "912345678" not in str(await rows(town, InboxUpdate, "raw"))  # it has been understood


@pytest.mark.parametrize("user_id", [None, 77])
async def test_somebody_elses_contact_proves_nothing_and_is_not_kept(town: Town, user_id: int | None) -> None:
    await listed(town, ("Giàng A Páo", "+84912345678"))
    thief = await join(town, "Giàng A Páo")
    await thief.shares_contact(own=False, phone="+84912345678", first_name="Páo", user_id=user_id)
    thief.sees("Số điện thoại giúp đối chiếu danh sách")
    assert await rows(town, Membership, "matched_by") == [(None,)]
    assert await rows(town, Person, "phone") == [(None,)]
    await thief.says("0912 345 678")
    thief.sees("Số gõ tay không dùng để đối chiếu")
    assert await rows(town, Person, "phone") == [(None,)]


async def test_a_name_equal_to_a_line_of_the_list_is_no_match(town: Town) -> None:
    await listed(town, ("Giàng A Páo", "+84912345678"))
    pao = await join(town, "Giàng A Páo")
    await pao.taps("Bỏ qua")
    assert await rows(town, RosterEntry, "person_id") == [(None,)]
    assert await rows(town, Membership, "matched_by") == [(None,)]


async def test_a_lent_phone_under_another_name_is_left_to_the_officer(town: Town, officer: User) -> None:
    await listed(town, ("Giàng A Páo", "+84912345678"))
    friend = await up_to_name(town)
    await friend.says("Lò Văn Sáng")
    await friend.taps("Công nhân")
    await friend.taps("Chuyền 1")
    await friend.shares_contact()
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    officer.sees("Lò Văn Sáng", "Giàng A Páo")
    assert (await rows(town, Membership, "matched_by"))[-1] == (None,)


@pytest.mark.usefixtures("officer")
async def test_a_personal_code_is_a_proof_and_others_are_not(town: Town) -> None:
    entry, _ = await listed(town, ("Giàng A Páo", None), ("Lê Thị Hạnh", None))
    _, code = await town.writer.run(lambda work: matching.issue_code(work, 1, entry))
    pao = await join(town, "Giàng A Páo")
    await pao.says("AAAA2222")
    pao.sees("Số điện thoại giúp đối chiếu danh sách")
    await pao.says(f"{code[:4].lower()}-{code[4:]}")
    assert any("có trong danh sách của đơn vị" in str(message.get("text")) for message in pao.chat())
    again = await join(town, "Giàng A Páo")
    await again.says(code)
    assert [row[0] for row in await rows(town, Membership, "matched_by")] == [None, "code", None]
    assert code not in str(await rows(town, RosterEntry, "personal_code"))


async def test_codes_cannot_be_tried_for_ever(town: Town) -> None:
    await listed(town, ("Giàng A Páo", "+84912345678"))
    pao = await join(town, "Giàng A Páo")
    for _ in range(6):
        await pao.says("ACEH2345")
    pao.sees("Đã thử nhiều mã")


async def test_a_unit_that_is_not_there_yet_goes_to_the_one_above(town: Town) -> None:
    officer = await make_officer(town, "Phạm Văn Thành", "KKT-NS")
    lan = town.person("Tên trên máy")
    await lan.opens()
    await lan.taps("Tham gia")
    await lan.says("xưởng gỗ Tân Phát")
    lan.sees("Chưa tìm thấy đơn vị nào giống “xưởng gỗ Tân Phát”")
    await lan.taps("Đơn vị của tôi chưa có")
    await lan.says("nghi son")
    await lan.taps("Nghi Sơn")
    lan.sees("Công đoàn Khu kinh tế Nghi Sơn", "“xưởng gỗ Tân Phát” chưa có")
    await lan.taps("Đúng, tiếp tục")
    await lan.taps("Đồng ý")
    await lan.says("Hà Thị Lan")
    await lan.taps("Công nhân")
    lan.sees("Xong.")
    assert (await rows(town, Membership, "unit_id", "state", "note"))[-1] == (
        await unit_id(town, "KKT-NS"),
        MembershipState.WAITING,
        "xưởng gỗ Tân Phát",
    )
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    officer.sees("Hà Thị Lan", "“xưởng gỗ Tân Phát”")


async def test_only_units_above_are_offered_for_a_missing_one(town: Town) -> None:
    lan = town.person("Tên trên máy")
    await lan.opens()
    await lan.taps("Tham gia")
    await lan.says("xưởng gỗ Tân Phát")
    await lan.taps("Đơn vị của tôi chưa có")
    await lan.says("may sao mai")
    lan.sees("Chưa tìm thấy công đoàn cấp trên nào")


async def end_unit(town: Town, code: str, *, successor: str | None) -> None:
    ended, other = await unit_id(town, code), await unit_id(town, successor) if successor else None

    async def end(work: Work) -> None:
        act = Act(date(2021, 2, 15), "15/QĐ-LĐLĐ")
        await changes.change_status(work, act, ended, UnitStatusCode.DISSOLVED, Level.GRASSROOTS)
        if other is not None:
            await changes.set_successors(work, act, ended, [other])

    await town.writer.run(end)


async def test_a_unit_that_ended_says_so_and_offers_who_carries_on(town: Town) -> None:
    await end_unit(town, "MAY0123", successor="BEN0456")
    hanh = town.person("Tên trên máy")
    await hanh.opens("u-MAY0123")
    hanh.sees("đã giải thể từ 15/02/2021", "nay làm ở đâu?")
    hanh.sees_choice("Tìm đơn vị khác", "Tôi không còn là đoàn viên")
    await hanh.taps("Đơn vị tiếp nhận: Công đoàn Bệnh viện")
    hanh.sees("Công đoàn Bệnh viện Đa khoa tỉnh", "phải không?")


async def test_a_member_of_an_ended_unit_leaves_and_still_sees_the_old_records(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Đăng ký thi đua")
    await hanh.taps("“Công nhân giỏi xứ Thanh”")
    await hanh.taps("Giảm hàng lỗi")
    await hanh.taps("Bỏ qua")
    await hanh.taps("Gửi")
    await end_unit(town, "MAY0123", successor="BEN0456")
    await hanh.taps("Trang chính")
    hanh.sees("Công đoàn Công ty May Sao Mai đã giải thể từ 15/02/2021. Mời anh/chị chọn đơn vị mới.")
    await hanh.taps("Chọn đơn vị mới")
    hanh.sees("đã giải thể từ 15/02/2021")
    await hanh.taps("Tôi không còn là đoàn viên")
    hanh.sees("Hồ sơ cũ vẫn xem được")
    await hanh.taps("Hồ sơ của tôi")
    hanh.sees_choice("TH-")


async def test_a_renewed_code_says_so_on_old_posters(town: Town) -> None:
    unit = await unit_id(town)
    await town.writer.run(lambda work: changes.renew_join_code(work, unit))
    hanh = town.person("Tên trên máy")
    await hanh.opens("u-MAY0123")
    hanh.sees("Mã đơn vị này không còn dùng")
    await hanh.says("MAY0123")
    hanh.sees("Mã đơn vị này không còn dùng")
    await hanh.says("may sao mai")
    hanh.sees_choice("May Sao Mai")


async def test_a_forged_choice_of_another_unit_is_an_old_button(town: Town) -> None:
    hanh = await up_to_name(town)
    for data in ("4:section:1", "4:unit_above:1", "4:successor:1", "9:undo_move:1", "4:yes_left", "0:not_member"):
        await hanh.forges(data)
        hanh.sees("Nút này thuộc tin cũ", "Họ và tên đầy đủ")
