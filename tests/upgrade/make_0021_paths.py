"""The screens to which a walk does not come by itself: each by the taps and words that lead there. See make_0021.py.

What these people do stays done, so what takes something away from somebody comes last.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.application import given
from data.types import HANOI
from data.work import Work
from domain.campaigns import get
from domain.units import Act, by_code
from domain.units.changes import change_status, found
from data.enums import Level, UnitStatusCode
from tests.upgrade.make_0021_crawl import Crawl
from tests.upgrade.make_0021_story import TITLE
from tests.users import Town, User, picture

HOA, CUC, THANH, BINH, HUNG, HANH, SON, EN, DONG, MAI, LAN = range(1000, 1011)
UNIT = ("menu", ">Đơn vị của tôi")
TELL = ("menu", ">Gửi thông báo")
PHOTO, CONTACT = "(photo)", "(contact)"
PATHS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (HOA, (*UNIT, ">Mã tham gia", ">Lấy lời mời", ">Quay lại", ">Đổi mã")),
    (HOA, (*UNIT, ">Cách gọi đoàn viên")),
    (HOA, (*UNIT, ">Người đã chặn")),
    (HOA, (*UNIT, ">Chưa tới được")),
    (HOA, (*UNIT, ">Yêu cầu về dữ liệu", ">Đơn số 5", ">Quay lại", ">Ghi yêu cầu mới", ">Sửa dữ liệu", "Lò Thị Tư", ">Hôm nay")),
    (HOA, (*UNIT, ">Cán bộ", ">Vũ Thị Cúc")),
    (HOA, (*UNIT, ">Cán bộ", "hoa", ">Trần Thị Hoa", ">Thôi giữ quyền này")),
    (THANH, (*UNIT, ">Cán bộ", ">Vũ Thị Cúc", ">Kết thúc quyền")),
    (THANH, (*UNIT, ">Cán bộ", ">Lời mời chưa dùng", ">Cán bộ ·")),
    (BINH, (*UNIT, ">Đơn vị khác", "may sao mai")),
    (BINH, (*UNIT, ">Cán bộ", ">Đơn vị chưa có cán bộ")),
    (THANH, (*UNIT, ">Cán bộ", ">Giao quyền", ">May Sao Mai", ">Cán bộ công đoàn", ">Hết 31/12/2023", "hanh", ">Lê Thị Hạnh")),
    (BINH, (*UNIT, ">Cán bộ", ">Giao quyền", "LDLD", ">Liên đoàn Lao động", ">Quản trị", ">Hết 31/12/2023", "hoa", ">Trần Thị Hoa", ">Giao quyền")),
    (HOA, (*UNIT, ">Đoàn viên", "hanh", ">Lê Thị Hạnh", ">Chuyển đơn vị")),
    (HOA, (*UNIT, ">Đoàn viên", "uoc", ">Lê Thị Ước")),
    (HOA, (*UNIT, ">Đoàn viên", "hanh", ">Lê Thị Hạnh", ">Khóa điện thoại cũ", ">Đúng, khóa")),
    (HOA, ("menu", ">Người chờ xác nhận", ">Xem từng người", ">Ghép với người có sẵn")),
    (HOA, ("menu", ">Thêm", ">Gương tốt đã ghi nhận")),
    (HOA, ("menu", ">Thêm", ">Ngày đóng đợt")),
    (HOA, ("menu", ">Thêm", ">Giao ước thi đua", ">Chờ ký")),
    (BINH, ("menu", ">Thêm", ">Ngày đóng đợt", ">LĐLĐ tỉnh", ">Năm 2021")),
    (BINH, ("menu", ">Thêm", ">Giao ước thi đua", ">Soạn giao ước", ">KKT Nghi Sơn", "benh vien", ">CĐ Bệnh viện", "Thi đua lao động giỏi.")),
    (HOA, ("menu", ">Thêm", ">Cài đặt", ">Giờ nhắc việc", ">Quay lại", ">Số cho đoàn viên gọi")),
    (HOA, (*TELL, ">Đoàn viên", "Mời họp.", ">Không kèm văn bản", ">Hẹn giờ", "ngày nào đó", ">Quay lại", ">Kèm văn bản", "Hướng dẫn 06/HD-LĐLĐ")),
    (BINH, (*TELL, ">Thông báo đã gửi", ">27/02 · Mời họp", ">Đơn vị chưa phản hồi", ">Nhắc")),
    (BINH, (*TELL, ">Thông báo đã gửi", ">27/02 · Mời họp", ">đơn vị chưa tới")),
    (HOA, (*TELL, ">Thông báo đã gửi", ">27/02 · Mời họp chiều", ">Sửa nội dung")),
    (HOA, ("menu", ">Hồ sơ chờ xem xét", ">Ghi nhận nhiều hồ sơ")),
    (EN, ("menu", ">Giới thiệu gương tốt", ">Tôi", "Sửa máy", ">Hôm nay", ">Nơi làm việc", ">Không có ảnh", ">Gửi", ">Đồng ý đăng", ">Chưa đủ")),
    (EN, ("menu", *TITLE[:2])),
    (HANH, ("/caidat", ">Ứng dụng đã nối", ">Nối thêm")),
    (HANH, ("liên hệ", ">Nhắn cho cán bộ", "Xin hỏi về lịch")),
    (LAN, ("menu", ">Thêm", ">Dữ liệu của tôi", ">Tải dữ liệu")),
    (DONG, ("menu", ">Tôi đã nghỉ", ">Đã nghỉ việc", ">Đúng, đã nghỉ")),
    (MAI, ("menu", ">Thêm", ">Dữ liệu của tôi", ">Rút đồng ý", ">Đúng, rút", ">Đồng ý lại")),
    (LAN, ("menu", ">Thêm", ">Dữ liệu của tôi", ">Xóa dữ liệu", "XÓA")),
)


async def follow(crawl: Crawl, number: int, acts: tuple[str, ...]) -> str:
    """Do one after the other and note every screen on the way; returns what stopped it."""
    user = crawl.town.people.setdefault(number, User(crawl.town, number))
    for act in acts:
        try:
            if act == PHOTO:
                await user.sends_photos(picture("teal"))
            elif act == CONTACT:
                await user.shares_contact()
            elif act.startswith("(opens "):
                await user.opens(act[7:-1])
            else:
                await (user.taps(act[1:]) if act.startswith(">") else user.says(act))
        except AssertionError as problem:
            return f"{number} {acts}: {problem}"[:700]
        crawl.note(crawl.stand_of(number, acts))
    return ""


async def follow_all(crawl: Crawl, clock) -> None:
    for number, acts in PATHS:
        if stopped := await follow(crawl, number, acts):
            print(stopped, flush=True)
