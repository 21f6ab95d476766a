"""Walk 1: a sewing worker in Thanh Hóa, ten minutes of a break. She joins, registers, praises a colleague."""

from __future__ import annotations

from tests.support.days import Days, answered_by, heard, offers
from tests.support.town import join
from tests.support.users import Town, User, picture


async def test_a_worker_joins_registers_praises_and_mends(town: Town, officer: User, days: Days) -> None:
    hanh = town.person("Tên trên máy")
    await joins(hanh)
    await registers(hanh)
    await praises(hanh)
    await leaves_it_for_a_day(hanh, days)
    await officer_returns(officer)
    await days.come("01/03/2021", "06:30")
    await mends(hanh)
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét (1)")
    officer.sees("Người được giới thiệu: Nguyễn Thị Mai, chuyền 3")


async def joins(hanh: User) -> None:
    """Come by the poster's code."""
    await hanh.opens("u-MAY0123")
    hanh.sees("Trợ lý Thi đua của Công đoàn Công ty May Sao Mai", "đang làm việc ở đơn vị này phải không?")
    await hanh.taps("Đúng, tiếp tục")
    hanh.sees("họ tên, đơn vị, nhóm lao động", "Số điện thoại không bắt buộc", "Không đăng tên, ảnh khi chưa hỏi riêng")
    offers(hanh, "Đồng ý", "Không đồng ý", "Đọc bản đầy đủ")
    await hanh.taps("Đồng ý")
    hanh.sees("Họ và tên đầy đủ của anh/chị?")
    hanh.sees("nếu đúng như trên giấy tờ, hoặc gõ tên")  # the phone's name is offered, never taken unasked
    await hanh.says("le thi hanh")
    hanh.sees("Ghi là “le thi hanh”. Nếu gõ có dấu, tên trên giấy tờ sẽ chính xác.")
    offers(hanh, "Dùng tên này", "Gõ lại")
    await hanh.says("Lê Thị Hạnh")
    hanh.sees("thuộc nhóm nào?")
    offers(hanh, "Công nhân", "Nhân viên, lao động khác", "Viên chức", "Công chức", "Sửa tên")
    await hanh.taps("Công nhân")
    hanh.sees("ở tổ nào?")
    await hanh.taps("Chuyền 2")
    hanh.sees("Cán bộ công đoàn sẽ xác nhận anh/chị. Trong lúc chờ, anh/chị vẫn đăng ký và gửi được.")
    offers(hanh, "Đăng ký thi đua", "Giới thiệu gương tốt", "Hồ sơ của tôi", "Lịch và nhắc việc", "Thêm")


async def registers(hanh: User) -> None:
    await hanh.taps("Đăng ký thi đua")
    hanh.sees("Năm 2021, anh/chị có thể đăng ký:")
    hanh.sees_choice("Việc làm cụ thể")
    hanh.sees_nowhere("Công chức, viên chức, người lao động tiêu biểu xứ Thanh")  # it is not meant for her group
    first = (
        hanh.buttons()[0] if hanh.capabilities.buttons else next(one for one in hanh.text.splitlines() if "1. " in one)
    )
    assert "“Công nhân giỏi xứ Thanh”" in first  # the title of her group comes first
    await hanh.taps("“Công nhân giỏi xứ Thanh”")
    hanh.sees("Câu 1/2. Năm nay anh/chị đăng ký làm tốt việc gì?")
    await hanh.taps("Giảm hàng lỗi")
    hanh.sees("Câu 2/2. Mục tiêu cụ thể (không bắt buộc)?")
    hanh.sees_choice("Bỏ qua")
    await hanh.says("loi duoi 1%")
    hanh.sees("Xem lại", "“Công nhân giỏi xứ Thanh”", "Việc: Giảm hàng lỗi", "Mục tiêu: loi duoi 1%")
    hanh.sees("Đây là đăng ký; việc xét tặng do Ban Thường vụ Liên đoàn Lao động tỉnh làm hằng năm.")
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-", "⏳ Chờ xác nhận đơn vị.", "Sửa hoặc rút được đến khi đơn vị xem xét.")
    await hanh.taps("Trang chính")


async def praises(hanh: User) -> None:
    await hanh.taps("Giới thiệu gương tốt")
    hanh.sees("Gương của ai?")
    await hanh.taps("Người khác")
    hanh.sees("Họ tên và tổ của người ấy")
    await hanh.says("chi Mai")
    hanh.sees("Việc tốt ấy là gì?", "Gõ vài câu, hoặc gửi tin thoại, hoặc ảnh chụp giấy viết tay.")
    await hanh.says("nhat duoc vi tien 5tr tra lai nguoi mat")
    hanh.sees("Khi nào?")
    await hanh.taps("Hôm qua")
    hanh.sees("Ở đâu?")
    await hanh.taps("Nơi làm việc")
    hanh.sees("Có ảnh không? Gửi tối đa 10 ảnh.")
    await hanh.sends_photos(picture("red"), picture("blue"))
    hanh.sees("Đã nhận 2 ảnh.")
    hanh.sees_choice("Xong", "Xóa ảnh")
    await hanh.taps("Xong")
    hanh.sees("Xem lại", "Người được giới thiệu: chi Mai", "Ngày: 26/02/2021", "Ảnh: 2 ảnh")
    hanh.sees("Khi đăng: Không nêu tên", "sẽ được hỏi riêng trước khi đăng tên, ảnh")


async def leaves_it_for_a_day(hanh: User, days: Days) -> None:
    """The machine is switched on again, the phone is put away: the draft is recalled once the next evening."""
    await days.come("27/02/2021", "19:00")
    hanh.sees("Xem lại")
    await days.come("28/02/2021", "19:00")
    hanh.sees("Anh/chị còn một bản nháp.", "6 câu đã trả lời vẫn còn.")
    await hanh.taps_push("Anh/chị còn một bản nháp.", "Làm tiếp")
    hanh.sees("Xem lại", "Người được giới thiệu: chi Mai", "Ảnh: 2 ảnh")
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-")


async def officer_returns(officer: User) -> None:
    """The officer confirms her with what she sent, accepts the one and asks who "chị Mai" is."""
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận (1)")
    officer.sees("Lê Thị Hạnh", "Hồ sơ kèm theo: 2")
    await officer.taps("Xác nhận")
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét (2)")
    await officer.taps("Ghi nhận")
    await officer.taps("Trả lại")
    await officer.taps("Người được giới thiệu")
    await officer.taps("Xong")
    await officer.taps("Thiếu họ tên, tổ")
    officer.sees("cần bổ sung: Người được giới thiệu.", "“Đề nghị ghi rõ họ tên và tổ.”")
    await officer.taps("Gửi trả")


async def mends(hanh: User) -> None:
    told = heard(hanh, "cần bổ sung")
    assert "Công đoàn Công ty May Sao Mai: “Đề nghị ghi rõ họ tên và tổ.”" in told
    assert "Mời anh/chị sửa đến hết ngày Chủ nhật, 07/3/2021. Các phần khác giữ nguyên." in told
    await hanh.taps_push("cần bổ sung", "Sửa và gửi lại")
    hanh.sees("Họ tên và tổ của người ấy", "Đang ghi: “chi Mai”")
    await hanh.says("Nguyễn Thị Mai, chuyền 3")
    hanh.sees_choice("Gửi lại", "Xem cả hồ sơ")
    await hanh.taps("Gửi lại")
    hanh.sees("Đã gửi lại. Mã hồ sơ TH-")


async def test_the_praised_colleague_is_asked_in_her_own_chat(town: Town, officer: User, days: Days) -> None:
    hanh, mai = await join(town, "Lê Thị Hạnh"), await join(town, "Nguyễn Thị Mai", section="Chuyền 3")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận (2)")
    await officer.taps("Xác nhận cả 2")
    await officer.taps("Xác nhận 2 người")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Người khác")
    await hanh.says("Nguyễn Thị Mai, chuyền 3")
    await hanh.says("Nhặt được ví tiền 5 triệu, trả lại người mất")
    await hanh.taps("Hôm qua")
    await hanh.taps("Nơi làm việc")
    await hanh.taps("Không có ảnh")
    await hanh.taps("Gửi")
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét (1)")
    await officer.taps("Người được giới thiệu")
    await officer.taps("Ghép với: Nguyễn Thị Mai, Chuyền 3")
    officer.sees("Đã ghép với: Nguyễn Thị Mai", "được hỏi riêng khi hồ sơ được ghi nhận")
    await officer.taps("Quay lại")
    await officer.taps("Ghi nhận")
    await days.post()
    told = heard(mai, "Đồng nghiệp giới thiệu anh/chị là gương tốt")
    assert "Nhặt được ví tiền 5 triệu" in told
    assert "Công đoàn có được đăng tên, ảnh của anh/chị không?" in told
    assert "Hạnh" not in told
    wishes = ("Đồng ý đăng", "Chỉ đăng chuyện, không tên", "Không đăng", "Chuyện này không đúng")
    answered_by(mai, "là gương tốt", *wishes)
    await mai.taps_push("gương tốt", "Đồng ý đăng")
    mai.sees("Anh/chị đã đủ 18 tuổi chưa?")
    await mai.taps("Đủ 18 tuổi")
    mai.sees("Công đoàn được đăng chuyện này cùng tên, ảnh")
