"""Walk 5: the curious, the ones who left, the ones who pretend, and a phone that is lost."""

from __future__ import annotations

from data.tables import Membership, RosterEntry
from tests.support.days import Days, heard
from tests.support.looking import listed, rows
from tests.support.town import join, make_officer
from tests.support.users import Town, User


async def confirm(officer: User, many: int) -> None:
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    for _ in range(many):
        await officer.taps("Xác nhận")


async def announce(officer: User, text: str) -> None:
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    await officer.taps("Đoàn viên")
    await officer.says(text)
    await officer.taps("Gửi ngay")


async def test_who_kept_the_poster_waits_and_hears_nothing(town: Town, officer: User, days: Days) -> None:
    hanh, former = await join(town, "Lê Thị Hạnh"), await join(town, "Đỗ Văn Cũ")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận (2)")
    officer.sees("Lê Thị Hạnh")
    await officer.taps("Xác nhận")
    await announce(officer, "Mời họp lúc 8 giờ.")
    await days.post()
    heard(hanh, "Mời họp lúc 8 giờ.")
    former.sees_nowhere("Mời họp")
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Mã tham gia")
    await officer.taps("Đổi mã")
    await officer.taps("Đúng, đổi mã")
    another = town.person("Máy")
    await another.opens("u-MAY0123")
    another.sees("Mã đơn vị này không còn dùng")


async def test_a_name_of_the_list_proves_nothing(town: Town) -> None:
    await listed(town, ("Nguyễn Thị Mai", "+84912345678"))
    thief = await join(town, "Nguyễn Thị Mai")
    await thief.shares_contact(own=False, phone="+84912345678", first_name="Mai", user_id=None)
    thief.sees("Số điện thoại giúp đối chiếu danh sách")
    await thief.says("0912 345 678")
    thief.sees("Số gõ tay không dùng để đối chiếu")
    assert await rows(town, RosterEntry, "person_id") == [(None,)]
    assert await rows(town, Membership, "matched_by") == [(None,)]


async def test_the_curious_learn_nothing_of_a_similar_story(town: Town, officer: User) -> None:
    hanh, curious = await join(town, "Lê Thị Hạnh"), await join(town, "Tò Mò Văn Biết")
    await confirm(officer, 2)
    for person in (hanh, curious):
        await person.says("menu")
        await person.taps("Giới thiệu gương tốt")
        await person.taps("Người khác")
        await person.says("Nguyễn Thị Mai, chuyền 3")
        await person.says("Nhặt được ví tiền 5 triệu đồng ở nhà ăn, trả lại người mất")
        await person.taps("Hôm qua")
        await person.taps("Nơi làm việc")
        await person.taps("Không có ảnh")
        await person.taps("Gửi")
    curious.sees("Hồ sơ tương tự đã có ở đơn vị.")
    curious.sees_nowhere("Hạnh")


async def test_who_floods_the_unit_is_blocked_and_taken_back(town: Town, officer: User) -> None:
    bad = await join(town, "Kẻ Xấu")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận (1)")
    await officer.taps("Chặn người này")
    await officer.taps("Đúng, chặn")
    await bad.says("/guongtot")
    await bad.taps("Tôi")
    await bad.says("Việc bịa đặt")
    await bad.taps("Hôm nay")
    await bad.taps("Nơi làm việc")
    await bad.taps("Không có ảnh")
    await bad.taps("Gửi")
    bad.sees("đang tạm dừng nhận hồ sơ và tin của anh/chị")
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Người đã chặn (1)")
    await officer.taps("Nhận lại: Kẻ Xấu")
    await bad.taps("Gửi")
    bad.sees("Đã gửi. Mã hồ sơ TH-")


async def test_an_officer_whose_role_is_over_and_who_then_decides(town: Town, officer: User, days: Days) -> None:
    """From that second nothing opens, and what waits is seen by the level above."""
    above = await make_officer(town, "Phạm Văn Thành", "KKT-NS")
    await join(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận (1)")
    await days.come("01/03/2021", "09:00")
    await above.says("menu")
    await above.taps("Đơn vị của tôi")
    await above.taps("Cán bộ")
    await above.says("hoa")
    await above.taps("Trần Thị Hoa")
    await above.taps("Kết thúc quyền")
    await above.taps("Đúng, kết thúc")
    await officer.taps("Xác nhận") if officer.capabilities.buttons else await officer.says("1")
    officer.sees("Đồng chí không còn phụ trách đơn vị này từ 01/3/2021.")
    assert "Lê Thị Hạnh" not in officer.text
    await above.says("menu")
    await above.taps("Người chờ xác nhận (1)")
    above.sees("Lê Thị Hạnh", "chưa có cán bộ phụ trách")
    await above.taps("Xác nhận")
    above.sees("Đã xác nhận Lê Thị Hạnh.")


async def test_a_lost_phone_is_cut_and_the_new_one_is_the_same_person(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await confirm(officer, 1)
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Đoàn viên")
    await officer.says("le thi hanh")
    await officer.taps("Lê Thị Hạnh")
    await officer.taps("Khóa điện thoại cũ")
    await officer.taps("Đúng, khóa ngay")
    await officer.says("KHÓA")
    await hanh.says("hồ sơ")
    hanh.sees("Cuộc trò chuyện này đã ngừng")
    assert "Hạnh" not in hanh.text
    new = await join(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận (1)")
    await officer.taps("Ghép với người có sẵn")
    await officer.taps("Điện thoại mới của: Lê Thị Hạnh")
    await officer.taps("Đúng, nối lại")
    await new.says("menu")
    new.sees("Trang chính của Lê Thị Hạnh")


async def test_erasing_wants_a_word_and_can_be_taken_back_for_a_day(town: Town, officer: User, days: Days) -> None:
    officer.sees("đã nhận quyền")
    hanh = await join(town, "Lê Thị Hạnh")
    for at in ("27/02/2021", "28/02/2021"):
        await days.come(at, "09:00")
        await hanh.says("menu")
        await hanh.taps("Thêm")
        await hanh.taps("Dữ liệu của tôi")
        await hanh.taps("Xóa dữ liệu của tôi")
        hanh.sees("Sẽ xóa: họ tên", "24 giờ để lấy lại")
        await hanh.says("XÓA")
        hanh.sees("sẽ được xóa hết lúc 09:00")
        if at == "27/02/2021":
            await hanh.says("menu")
            await hanh.taps("Lấy lại dữ liệu")
            hanh.sees("Đã lấy lại")
    await days.come("01/03/2021", "09:01")
    assert "Đã xóa dữ liệu của anh/chị" in heard(hanh, "Đã xóa dữ liệu")
    await hanh.says("xin chào")
    hanh.sees_choice("Tham gia")
    assert "Hạnh" not in hanh.text
