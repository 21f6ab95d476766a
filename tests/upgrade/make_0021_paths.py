"""The screens to which a walk does not come by itself: each by the taps and words that lead there. See make_0021.py.

What these people do stays done, so what takes something away from somebody comes last.
"""

from __future__ import annotations

import re
from datetime import timedelta

from data.work import Work
from domain.announcements import conducting
from domain.campaigns import get, load_all
from domain.figures import telling
from domain.reminders.hours import STANDARD
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
    (HOA, (*UNIT, ">Yêu cầu về dữ liệu", ">Đơn số 5", ">Quay lại", ">Ghi yêu cầu mới", ">Sửa dữ liệu", "Lò Thị Tư", ">Hôm nay")),
    (HOA, (*UNIT, ">Cán bộ", ">Vũ Thị Cúc")),
    (HOA, (*UNIT, ">Cán bộ", "hoa", ">Trần Thị Hoa", ">Thôi giữ quyền này")),
    (THANH, (*UNIT, ">Cán bộ", ">Vũ Thị Cúc", ">Kết thúc quyền")),
    (THANH, (*UNIT, ">Cán bộ", ">Lời mời chưa dùng", ">Cán bộ ·")),
    (BINH, (*UNIT, ">Đơn vị khác", "may sao mai")),
    (THANH, (*UNIT, ">Cán bộ", ">Giao quyền", ">May Sao Mai", ">Cán bộ công đoàn", ">Hết 31/12/2023", "hanh", ">Lê Thị Hạnh")),
    (BINH, (*UNIT, ">Cán bộ", ">Giao quyền", "LDLD", ">LĐLĐ tỉnh", ">Quản trị", ">Hết 31/12/2023", "hoa", ">Trần Thị Hoa", ">Giao quyền")),
    (HOA, (*UNIT, ">Đoàn viên", "hanh", ">Lê Thị Hạnh", ">Chuyển đơn vị")),
    (HOA, (*UNIT, ">Đoàn viên", "uoc", ">Lê Thị Ước")),
    (HOA, (*UNIT, ">Đoàn viên", "hanh", ">Lê Thị Hạnh", ">Khóa điện thoại cũ", ">Đúng, khóa")),
    (HOA, ("menu", ">Thêm", ">Gương tốt đã ghi nhận")),
    (HOA, ("menu", ">Thêm", ">Ngày đóng đợt")),
    (HOA, ("menu", ">Thêm", ">Giao ước thi đua", ">Chờ ký")),
    (BINH, ("menu", ">Thêm", ">Ngày đóng đợt", ">LĐLĐ tỉnh", ">Năm 2021")),
    (BINH, ("menu", ">Thêm", ">Giao ước thi đua", ">Soạn giao ước", ">KKT Nghi Sơn", "benh vien", ">CĐ Bệnh viện", "Thi đua lao động giỏi.")),
    (HOA, ("menu", ">Thêm", ">Cài đặt", ">Giờ nhắc việc", ">Quay lại", ">Số cho đoàn viên gọi")),
    (HOA, (*TELL, ">Đoàn viên", "Mời họp.", ">Không kèm văn bản", ">Hẹn giờ", "ngày nào đó", ">Quay lại", ">Kèm văn bản", "Hướng dẫn 06/HD-LĐLĐ")),
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
            elif act.startswith("(push "):
                await user._act(lambda act=act: crawl.town.world.forges(number, 1, act[6:-1], "thidua_bot"))
            elif act.startswith("(opens "):
                await user.opens(act[7:-1])
            else:
                await (user.taps(act[1:]) if act.startswith(">") else user.says(act))
        except AssertionError as problem:
            return f"{number} {acts}: {problem}"[:700]
        crawl.note(crawl.stand_of(number, acts))
    return ""


LAST: tuple[tuple[int, tuple[str, ...]], ...] = (
    (SON, ("menu", ">Giới thiệu gương tốt", ">Làm cái mới", ">Người khác", "Lò Thị Bé", "Giúp bạn", ">Hôm qua", ">Nơi làm việc", ">Không có ảnh", ">Gửi")),
    (HOA, (*UNIT, ">Đoàn viên", "son", ">Lê Văn Sơn", ">Khóa điện thoại cũ", ">Đúng, khóa ngay", "KHÓA")),
    (SON, ("menu",)),
    (HOA, (*UNIT, ">Chưa tới được")),
    (BINH, (*UNIT, ">Cán bộ", ">Giao quyền", "kkt", ">KKT Nghi Sơn", ">Quản trị", ">Hết 31/12/2023", ">Lấy đường dẫn mời")),
)
AGAIN = ("menu", ">Giới thiệu gương tốt", ">Người khác", "Lò Thị Bé", "Giúp bạn lúc ốm đau", ">Hôm qua", ">Nơi làm việc", ">Không có ảnh", ">Gửi")
JOINS = ("(opens u-MAY0123)", ">Đúng, tiếp tục", ">Đồng ý", "Lê Thị Ước", ">Công nhân", ">Chuyền 2")
LATER: tuple[tuple[int, tuple[str, ...]], ...] = (
    (SON, AGAIN),
    (SON, AGAIN),
    (HOA, (*TELL, ">Đoàn viên", "Mời tập hát.", ">Không kèm văn bản", ">Hẹn giờ", "17:00", ">Gửi lúc 17:00", ">Sửa nội dung")),
    (HOA, (*TELL, ">Thông báo đã gửi", ">Mời tập hát", ">Đổi giờ")),
    (HOA, (*TELL, ">Đoàn viên", "Mời họp.", PHOTO)),
    (HOA, ("menu", ">Người chờ xác nhận", ">Xem từng người", ">Người tiếp", ">Người tiếp", ">Người tiếp", ">Ghép với người có sẵn")),
    (HOA, ("menu", ">Người chờ xác nhận", ">Xem từng người", ">Người tiếp", ">Người tiếp", ">Người tiếp", ">Ghép với người có sẵn", ">Điện thoại mới của")),
    (HOA, (*UNIT, ">Đoàn viên", "en", ">Phạm Thị Én", ">Đã nghỉ việc")),
    (1018, JOINS),
    (1019, ("(opens i-abcdefgh)",)),
    (BINH, (*UNIT, ">Cán bộ", ">Đơn vị chưa có cán bộ")),
    (BINH, (*TELL, ">LĐLĐ tỉnh", ">Cán bộ", "Mời họp.", ">Không kèm văn bản", ">Xem 1 đơn vị")),
    (1020, ("(opens u-SAT0789)",)),
    (HOA, (*UNIT, ">Đoàn viên", "mai", ">Hoàng Thị Mai", ">Khóa điện thoại cũ", ">Đúng, khóa ngay", "KHÓA")),
    (MAI, ("menu",)),
    (HOA, (*UNIT, ">Chưa tới được")),
)


async def follow_all(crawl: Crawl, clock) -> None:
    town = crawl.town
    await _prepare(town)
    for number, acts in (*PATHS, *LATER):
        await _follow(crawl, number, acts)
    pushed = {what.split(":")[1]: what.removeprefix("taps ") for number in (HOA, THANH, BINH) for what in crawl.pushed(number)}
    await _follow(crawl, HOA, (f"(push {pushed['answer_letter']})", "Cảm ơn anh/chị."))
    await _follow(crawl, THANH, (f"(push {pushed['not_them']})",))
    plain, town.lanes.given["campaigns"] = town.lanes.given["campaigns"], load_all()
    await _follow(crawl, BINH, (f"(push {pushed['phase_figures']})",))
    town.lanes.given["campaigns"] = plain
    await _follow(crawl, THANH, (*UNIT, ">Cán bộ", ">Giao quyền", ">May Sao Mai", ">Cán bộ công đoàn", ">Hết 31/12/2023", ">Lấy đường dẫn mời"))
    payload = re.search(r"start=(i-[\w-]+)", town.people[THANH].text)[1]
    await _follow(crawl, 1021, (f"(opens {payload})", ">Nhận", ">Đồng ý"))
    await _follow(crawl, HANH, ("/caidat", ">Ứng dụng đã nối", ">Nối thêm"))
    code = town.people[HANH].text.split("Mã nối: ")[1].split()[0]
    await _follow(crawl, 1022, (code, ">Đúng, nối lại với tôi"))
    await _follow(crawl, HANH, ("/caidat", ">Ứng dụng đã nối", ">Bỏ nối"))
    plain, town.lanes.given["campaigns"] = town.lanes.given["campaigns"], {slug: get(slug) for slug in ("thanh-hoa-2021", "dak-lak-2020")}
    await _follow(crawl, HANH, ("cẩm nang",))
    town.lanes.given["campaigns"] = plain
    day, clock.moment = clock.moment, clock.moment.replace(hour=21, minute=40)
    await _follow(crawl, HOA, (*TELL, ">Đoàn viên", "Mưa lớn, nghỉ ca ba.", ">Không kèm văn bản", ">Gửi ngay vì khẩn", ">Đúng, là việc khẩn", ">Gửi ngay, đánh thức"))
    clock.moment = day
    town.lanes.given["confirm_above"] = 0
    await _follow(crawl, HOA, (*TELL, ">Đoàn viên", "Mời họp.", ">Không kèm văn bản", ">Gửi ngay"))
    await _follow(crawl, BINH, (*TELL, ">Thông báo đã gửi", ">Mời họp lúc 8 giờ", ">Đơn vị chưa phản hồi", ">Nhắc"))
    await _follow(crawl, BINH, (*UNIT, ">Cán bộ", "thanh", ">Phạm Văn Thành", ">Kết thúc quyền", ">Đúng, kết thúc"))
    await conducting.conduct(town.writer, clock.moment, STANDARD)
    await _follow(crawl, BINH, (*TELL, ">Thông báo đã gửi", ">Đề nghị lập", ">Gửi với tên của tôi"))
    for number, acts in LAST:
        await _follow(crawl, number, acts)


async def _follow(crawl: Crawl, number: int, acts: tuple[str, ...]) -> None:
    if number > 1017:
        crawl.town.world.add_person(number, "Máy")
    if stopped := await follow(crawl, number, acts):
        print(stopped, flush=True)


async def _prepare(town: Town) -> None:
    """A unit that has no officer, one that has ended, and the figures of a phase that is over."""

    async def write(work: Work) -> None:
        above = await by_code(work.connection, "LDLD-TH", work.now.date())
        for code, name in (("TRA0456", "Công đoàn Trường Mầm non Hoa Mai"), ("SAT0789", "Công đoàn Công ty Sắt Tráng men")):
            unit = await found(work, Act(since=None), code=code, name=name, short_name=name[10:], level=Level.GRASSROOTS, parent_id=above.id, join_code=code)
            if code == "SAT0789":
                await change_status(work, Act(since=work.now.date() - timedelta(days=1)), unit, UnitStatusCode.DISSOLVED)

    await town.writer.run(write)
    campaign = next(one for one in load_all().values() if one.phases)
    await telling.tell(town.writer, campaign, campaign.phases[0], town.writer.now())
