"""Walk 2: the chair of a grassroots union of 600 people. Takes the role, confirms, settles, urges, marks the launch."""

from __future__ import annotations

from datetime import date

from data.engine.unit_of_work import Work
from data.enums import Role
from domain.members.invitations import invite
from domain.units import by_code
from tests.support.days import Days, answered_by, finds, heard, offers
from tests.support.looking import listed, pushed
from tests.support.town import join, make_officer
from tests.support.users import Town, User, picture

LISTED = ("Hà Thị Lan", "Lò Văn Sáng", "Quách Thị Bưởi", "Nguyễn Thị Mai")


async def test_a_chair_from_the_invitation_to_the_last_duty(town: Town, days: Days) -> None:
    hoa = await takes_the_role(town)
    await listed(town, *((name, f"+8491234567{at}") for at, name in enumerate(LISTED)), section="chuyền 3")
    hanh = await people_come(town)
    await days.come("28/02/2021", "07:30")
    await confirms(hoa)
    await returns_accepts_and_takes_back(hoa)
    await in_the_evening(hoa, hanh, days)
    await urges(town, hoa, days)
    await launches(hoa, days)


async def takes_the_role(town: Town) -> User:
    """Come by a link of the level above, which works once."""

    async def make(work: Work) -> str:
        unit = await by_code(work.connection, "MAY0123", work.now.date())
        assert unit is not None
        return await invite(work, unit.id, Role.OFFICER, role_until=date(2023, 12, 31))

    hoa = town.person("Tên trên máy")
    await hoa.opens(f"i-{await town.writer.run(make)}")
    hoa.sees("được phân công làm cán bộ công đoàn tại Công đoàn Công ty May Sao Mai, đến hết 31/12/2023")
    await hoa.taps("Nhận")
    await hoa.taps("Đồng ý")
    await hoa.says("Trần Thị Hoa")
    hoa.sees("Đồng chí đã nhận quyền cán bộ công đoàn", "Đồng chí muốn làm gì?")
    await finds(hoa, "Hồ sơ chờ xem xét (0)", "Người chờ xác nhận (0)", "Gửi thông báo", "Đôn đốc", "Việc của đơn vị")
    return hoa


async def people_come(town: Town) -> User:
    """Three prove that they stand in the list, one of another name has registered, one says only a name of the list.

    Where no app vouches for a number all of them only say a name.
    """
    for at, name in enumerate(LISTED[:3]):
        known = town.person("Tên trên máy", phone=f"+8491234567{at}")
        await known.opens("u-MAY0123")
        await known.taps("Đúng, tiếp tục")
        await known.taps("Đồng ý")
        await known.says(name)
        await known.taps("Công nhân")
        await known.taps("Chuyền 3")
        await (known.shares_contact() if known.can_vouch else known.taps("Bỏ qua"))
    hanh, mai = await join(town, "Lê Thị Hạnh"), await join(town, "Nguyễn Thị Mai", section="Chuyền 3")
    await mai.taps("Bỏ qua")
    await hanh.taps("Bỏ qua")
    await hanh.taps("Đăng ký thi đua")
    await hanh.taps("“Công nhân giỏi xứ Thanh”")
    await hanh.taps("Giảm hàng lỗi")
    await hanh.says("lỗi dưới 1%")
    await hanh.taps("Gửi")
    return hanh


async def confirms(hoa: User) -> None:
    assert "Hôm nay có 5 người chờ xác nhận" in heard(hoa, "Hôm nay có")
    await hoa.taps_push("Hôm nay có", "Xác nhận người")
    if not hoa.can_vouch:
        await confirms_one_by_one(hoa)
        return
    hoa.sees("3 người khớp danh sách. 2 người chưa khớp.")
    await hoa.taps("Xác nhận cả 3")
    hoa.sees("Đã xác nhận 3 người.", "1/2", "Lê Thị Hạnh", "Chuyền 2", "Nhóm: Công nhân", "Hồ sơ kèm theo: 1")
    await hoa.taps("Xác nhận")
    hoa.sees("1/1", "Nguyễn Thị Mai")
    hoa.sees_choice("Xác nhận", "Không phải người của đơn vị", "Ghép với: Nguyễn Thị Mai, chuyền 3")
    await hoa.taps("Ghép với: Nguyễn Thị Mai, chuyền 3")
    hoa.sees("Đã xác nhận Nguyễn Thị Mai.", "Không còn ai chờ xác nhận.")


async def confirms_one_by_one(hoa: User) -> None:
    for name in ("Hà Thị Lan", "Lò Văn Sáng", "Quách Thị Bưởi", "Lê Thị Hạnh", "Nguyễn Thị Mai"):
        hoa.sees(name)
        await hoa.taps("Xác nhận" if name == "Lê Thị Hạnh" else "Ghép với")
        if "là ai?" in hoa.text:  # more than one could be meant
            await hoa.taps(f"Ghép với: {name}, chuyền 3")
    hoa.sees("Đã xác nhận Nguyễn Thị Mai.", "Không còn ai chờ xác nhận.")


async def returns_accepts_and_takes_back(hoa: User) -> None:
    await hoa.taps("Trang chính")
    await hoa.taps("Hồ sơ chờ xem xét (1)")
    hoa.sees(
        "1/1 · Danh hiệu thi đua “Công nhân giỏi xứ Thanh”",
        "Lê Thị Hạnh, Chuyền 2",
        "“Công nhân giỏi xứ Thanh”",
        "Giảm hàng lỗi",
        "lỗi dưới 1%",
    )
    offers(hoa, "Ghi nhận", "Trả lại", "Không ghi nhận", "Chặn người này", "Trang chính")
    await hoa.taps("Trả lại")
    hoa.sees("phần nào cần bổ sung?")
    await hoa.taps("Mục tiêu")
    await hoa.taps("Xong")
    hoa.sees("vì sao?")
    await hoa.taps("Chưa rõ mức phấn đấu")
    hoa.sees("sẽ nhận đúng tin này", "cần bổ sung: Mục tiêu.")
    for _ in range(3):
        await hoa.taps("Quay lại")
    hoa.sees("1/1 · Danh hiệu thi đua “Công nhân giỏi xứ Thanh”")
    await hoa.taps("Ghi nhận")
    hoa.sees("Đã ghi nhận TH-", "60 giây")
    await hoa.taps("Hoàn tác")
    hoa.sees("trở lại chờ xem xét; người gửi chưa nhận tin nào", "1/1 · Danh hiệu thi đua “Công nhân giỏi xứ Thanh”")


async def in_the_evening(hoa: User, hanh: User, days: Days) -> None:
    """What is decided at night is told in the morning; one's own record is for the level above."""
    await days.come("28/02/2021", "21:30")
    await hoa.taps("Ghi nhận")
    hoa.sees("1 kết quả sẽ báo lúc 06:30; hoàn tác được đến lúc đó.")
    await days.come("01/03/2021", "06:29")
    hanh.sees_nowhere("đã được ghi nhận")
    await days.come("01/03/2021", "06:30")
    assert "xét tặng do Ban Thường vụ Liên đoàn Lao động tỉnh làm hằng năm" in heard(hanh, "đã được ghi nhận")


async def urges(town: Town, hoa: User, days: Days) -> None:
    await days.come("01/03/2021", "20:30")
    await hoa.says("menu")
    await hoa.taps("Đôn đốc")
    await hoa.taps("“Công nhân giỏi xứ Thanh”")
    hoa.sees("Đã đăng ký 1. Đã tham gia, chưa đăng ký 5. Chưa tham gia 0 (theo danh sách).")
    await hoa.taps("Nhắc 5 người")
    hoa.sees("Đang gửi lời nhắc tới 5 người.")
    hoa.sees_choice("Đã nhắc 20:30, nhắc lại được từ ngày mai", "Lấy lời mời cho nhóm Zalo", "Tải danh sách Excel")
    assert sum("mời đăng ký “Công nhân giỏi xứ Thanh”" in text for text in await pushed(town)) == 5
    await hoa.taps("Lấy lời mời")
    hoa.sees("Đồng chí chép đoạn sau vào nhóm của đơn vị", "t.me/thidua_bot?start=u-MAY0123", "MAY0123", "tự nguyện")
    await hoa.taps("Quay lại")
    await hoa.taps("Tải danh sách Excel")
    if hoa.capabilities.files:
        assert (await hoa.file()).startswith(b"PK")
    else:
        hoa.sees("không nhận được tệp")


async def launches(hoa: User, days: Days) -> None:
    """Hear what a grassroots union does not owe; mark the launch, which then is not asked for any more."""
    await days.come("20/04/2021", "09:00")
    await hoa.says("menu")
    await hoa.taps("Việc của đơn vị")
    hoa.sees("đơn vị đồng chí là CĐCS, không thuộc diện gửi trước ngày 06/3/2021")
    hoa.sees("(chỉ công đoàn cấp trên trực tiếp cơ sở và CĐCS trực thuộc LĐLĐ tỉnh)")
    hoa.sees("hoàn thành trong tháng 04 năm 2021 (hết ngày thứ Sáu, 30/4)")
    await hoa.taps("Phát động")
    await hoa.taps("Đã phát động")
    hoa.sees("thực hiện ngày nào?")
    await hoa.says("15/4")
    hoa.sees("Có ảnh hoặc tệp PDF không?")
    await hoa.sends_photos(picture())
    hoa.sees("đã nhận ảnh", "Số văn bản (không bắt buộc)?")
    await hoa.says("12/CV-CĐ")
    hoa.sees("Đã thực hiện 15/4/2021. Sẽ không nhắc việc này nữa.", "có ảnh hoặc tệp kèm theo")
    before = len(hoa.chat())
    await days.come("29/04/2021", "08:00")
    assert not [one for one in hoa.chat()[before:] if "phát động" in str(one.get("text"))]


async def test_an_outstanding_deed_rings_at_once_and_leads_the_morning(town: Town, officer: User, days: Days) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Người khác")
    await hanh.says("Nguyễn Thị Mai, chuyền 3")
    await hanh.says("Cứu một em bé bị đuối nước")
    await hanh.taps("Hôm nay")
    await hanh.says("Sông Mã")
    await hanh.taps("Không có ảnh")
    await hanh.taps("Việc đột xuất, báo ngay")
    await hanh.taps("Gửi")
    await days.post()
    assert "Công đoàn Công ty May Sao Mai" in heard(officer, "Gương đột xuất mới")
    await days.come("28/02/2021", "07:30")
    assert "1 gương đột xuất" in heard(officer, "Hôm nay có")
    answered_by(officer, "Hôm nay có", "Xem đột xuất", "Xem hồ sơ", "Đổi giờ nhắc")
    await officer.taps_push("Hôm nay có", "Xem đột xuất")
    officer.sees("Đột xuất: cần xem sớm.", "Cứu một em bé bị đuối nước")


async def test_two_officers_and_an_own_record(town: Town, officer: User) -> None:
    """Whoever comes second hears who was first; nobody settles a record of themselves."""
    hanh = await join(town, "Lê Thị Hạnh")
    for person in (hanh, officer):
        await person.says("đăng ký")
        await person.taps("“Công nhân giỏi xứ Thanh”")
        await person.taps("Giảm hàng lỗi")
        await person.taps("Bỏ qua")
        await person.taps("Gửi")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận (1)")
    await officer.taps("Xác nhận")
    other = await make_officer(town, "Vũ Thị Cúc", "MAY0123")
    for one in (officer, other):
        await one.says("menu")
        await one.taps("Hồ sơ chờ xem xét")
    officer.sees("1/1", "Lê Thị Hạnh")  # her own is not among them
    while "Lê Thị Hạnh" not in other.text:
        await other.taps("Hồ sơ tiếp")
    await officer.taps("Ghi nhận")
    await other.taps("Ghi nhận")
    other.sees("này đồng chí Trần Thị Hoa đã ghi nhận lúc 08:00.")


async def test_a_person_who_left_is_written_off_and_back(town: Town, officer: User) -> None:
    await join(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Đoàn viên")
    await officer.says("hanh")
    await officer.taps("Lê Thị Hạnh")
    officer.sees_choice("Đã nghỉ việc", "Chuyển đơn vị", "Khóa điện thoại cũ")
    await officer.taps("Đã nghỉ việc")
    officer.sees("Lê Thị Hạnh đã nghỉ việc", "Hoàn tác được đến 08:00, 28/02/2021")
    await officer.taps("Hoàn tác")
    officer.sees("Đã hoàn tác. Người ấy lại sinh hoạt tại Công đoàn Công ty May Sao Mai")
