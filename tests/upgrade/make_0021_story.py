"""The days that people live through before the dump of revision 0021 is taken. See make_0021.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from bot.application import given
from bot.routes import REACHES
from data.enums import Role
from data.tables import Grant
from data.work import Work
from domain.members import matching
from domain.members.invitations import invite
from domain.members.roster import plan_roster, store_portion
from domain.campaigns import get
from domain.outbox.routing import Rules
from scheduler.ticks import Ticks
from tests.conftest import TestClock
from tests.conversations.conftest import join, make_officer, write_to
from tests.conversations.test_roles import invitation
from tests.pushes.cast import pacer
from tests.users import Town, User, picture

FIRST = 912_000_100
NAMES = ("Lê Thị Hạnh", "Lê Văn Sơn", "Phạm Thị Én", "Lò Đức Đông", "Lê Thị Ẩn", "Phạm Văn Ân", "Lê Thị Ước")
LIST = "unit_code,number,name,section,category,phone\n" + "".join(
    f"MAY0123,{at},{name},Chuyền {at % 3 + 1},worker,0{FIRST + at}\n" for at, name in enumerate(NAMES, 1)
)
TITLE = (">Đăng ký thi đua", ">“Công nhân giỏi xứ Thanh”", ">Giảm hàng lỗi", "loi duoi 1%", ">Gửi")
DEED = (">Giới thiệu gương tốt", ">Người khác")


@dataclass
class Cast:
    town: Town
    clock: TestClock
    hoa: User  # the officer of May Sao Mai
    cuc: User  # another one
    thanh: User  # of the level above
    binh: User  # administrator of the province
    hung: User  # officer of the hospital
    hanh: User
    son: User
    en: User
    dong: User
    mai: User
    lan: User
    others: list[User] = field(default_factory=list)


async def does(person: User, *acts: str) -> None:
    """Do one after the other: ">label" is tapped, other words are typed."""
    for act in acts:
        await (person.taps(act[1:]) if act.startswith(">") else person.says(act))


async def live(town: Town, clock: TestClock) -> Cast:
    writer = town.writer
    async with writer.engine.connect() as connection:
        planned = await plan_roster(connection, LIST.encode(), clock.now().date())
    for portion in planned.portions():
        await writer.run(partial(store_portion, entries=portion))
    hoa = await make_officer(town, "Trần Thị Hoa", "MAY0123")
    cuc = await make_officer(town, "Vũ Thị Cúc", "MAY0123")
    thanh = await make_officer(town, "Phạm Văn Thành", "KKT-NS")
    binh = await administrator(town, "Nguyễn Văn Bình")
    hung = await make_officer(town, "Lê Quang Hùng", "BEN0456")
    hanh, son, en, dong = [
        await enters(town, name, f"+84{FIRST + at}") for at, name in enumerate(NAMES[:4], 1)
    ]
    mai, lan = await join(town, "Hoàng Thị Mai"), await join(town, "Hà Thị Lan")
    await does(hoa, "menu", ">Người chờ xác nhận", ">Xác nhận cả 4")
    await does(hoa, "menu", ">Người chờ xác nhận", ">Xác nhận", ">Xác nhận")
    cast = Cast(town, clock, hoa, cuc, thanh, binh, hung, hanh, son, en, dong, mai, lan)
    for part in (hands_in, decides, offers_and_asks, announces, comes_and_goes):
        clock.moment += timedelta(minutes=20)
        await part(cast)
        await ticks(cast)
    await is_announcing(cast)
    return cast


async def ticks(cast: Cast) -> None:
    """Let everything that is due be done, and arrive."""
    almanac = given({"thanh-hoa-2021": get("thanh-hoa-2021")})["almanac"]
    courier = cast.town.courier()
    done = Ticks(
        cast.town.writer, cast.clock, {courier.channel: courier}, {courier.channel: pacer()}, almanac, rules=Rules(REACHES)
    )
    done.store = cast.town.channel.store
    await done.drain(cast.clock.now())
    await done.look_after_roles(cast.clock.now())
    await done.watch_quotas(cast.clock.now())


async def praises(person: User, whom: str, story: str, *more: str) -> None:
    await does(person, "menu", ">Giới thiệu gương tốt", ">Người khác", whom, story, ">Hôm qua", ">Nơi làm việc")
    await does(person, ">Không có ảnh", *more, ">Gửi")


async def hands_in(cast: Cast) -> None:
    for person in (cast.hanh, cast.son, cast.en, cast.mai):
        await does(person, "menu", *TITLE)
    await does(cast.hanh, "menu", ">Giới thiệu gương tốt", ">Tôi", "Sửa máy cho cả chuyền", ">Hôm nay", ">Nơi làm việc")
    await cast.hanh.sends_photos(picture("teal"))
    await does(cast.hanh, ">Xong", ">Gửi")
    await praises(cast.en, "Hà Thị Lan", "Nhặt được ví tiền, trả lại người mất")
    await praises(cast.mai, "Lò Đức Đông", "Giúp bạn lúc ốm đau")
    await praises(cast.son, "Hoàng Thị Mai", "Cứu một em bé bị đuối nước", ">Việc đột xuất, báo ngay")
    await does(cast.lan, "menu", *TITLE, "hồ sơ", ">TH-", ">Rút hồ sơ", ">Đúng, rút hồ sơ")


async def decides(cast: Cast) -> None:
    hoa = cast.hoa
    await does(hoa, "menu", ">Hồ sơ chờ xem xét")
    while "Lê Văn Sơn" not in hoa.text or "Công nhân giỏi" not in hoa.text:
        await hoa.taps("Hồ sơ tiếp")
    await does(hoa, ">Trả lại", ">Mục tiêu", ">Xong", ">Chưa rõ kết quả", ">Gửi trả")
    while "Hoàng Thị Mai" not in hoa.text or "Công nhân giỏi" not in hoa.text:
        await hoa.taps("Hồ sơ tiếp")
    await does(hoa, ">Không ghi nhận", ">Ngoài nội dung", ">Gửi, không ghi nhận")
    for whom in ("Hà Thị Lan", "Lò Đức Đông"):
        while f"giới thiệu: {whom}" not in hoa.text:
            await hoa.taps("Hồ sơ tiếp")
        await does(hoa, ">Người được giới thiệu", f">Ghép với: {whom}", ">Quay lại", ">Ghi nhận")
    await does(hoa, "menu", ">Việc của đơn vị", ">Phát động", ">Đã phát động", "26/02")
    await hoa.sends_photos(picture())
    await hoa.says("12/CV-CĐ")


async def offers_and_asks(cast: Cast) -> None:
    hoa, town = cast.hoa, cast.town
    for officer, partner, choice in ((hoa, "benh vien", "CĐ Bệnh viện"), (cast.hung, "may sao mai", "CĐ May Sao Mai")):
        await does(officer, "menu", ">Thêm", ">Giao ước thi đua", ">Soạn giao ước", partner, f">{choice}", "Thi đua giữ an toàn lao động.", ">Gửi đề nghị")
    await does(hoa, "menu", ">Đơn vị của tôi", ">Yêu cầu về dữ liệu", ">Ghi yêu cầu mới", ">Xóa dữ liệu")
    await does(hoa, "Đơn số 5 của Lê Thị Hạnh", "26/02", ">Chỉ đơn vị mình giữ")
    await does(hoa, "menu", ">Đơn vị của tôi", ">Cán bộ", ">Giao quyền", ">Không ghi ngày hết", "son", ">Lê Văn Sơn", ">Giao quyền")
    await town.deliver()


async def announces(cast: Cast) -> None:
    """Leave one in each state. The ones that are being sent are begun by the ticks and not delivered to their end."""
    for officer, ways in ((cast.hoa, (">Đoàn viên",)), (cast.binh, (">LĐLĐ tỉnh Thanh Hóa", ">Cán bộ"))):
        await begins(officer, *ways, "Mời họp lúc 8 giờ.", ">Không kèm văn bản")
        await does(officer, ">Cần bấm", ">Gửi ngay")
    await ticks(cast)
    cast.clock.moment += timedelta(minutes=10)
    await ticks(cast)
    for text, end in (("Mời họp chiều mai.", ()), ("Mời tập văn nghệ.", (">Hủy thông báo",))):
        await begins(cast.hoa, ">Đoàn viên", text, ">Không kèm văn bản")
        await does(cast.hoa, ">Hẹn giờ", "17:00", ">Gửi lúc 17:00", *end)


async def begins(officer: User, *acts: str) -> None:
    await does(officer, "menu", ">Gửi thông báo", *acts)


async def comes_and_goes(cast: Cast) -> None:
    town, hoa = cast.town, cast.hoa
    payload = await invitation(cast.thanh)
    stranger = town.person("Vũ Văn Lạ")
    await stranger.opens(payload)
    await does(stranger, ">Nhận", ">Đồng ý", "Vũ Văn Lạ")
    await invitation(cast.thanh)
    blocked = await join(town, "Ngô Văn Bực")
    await does(blocked, "menu", *TITLE)
    await does(hoa, "menu", ">Người chờ xác nhận", ">Chặn người này", ">Đúng, chặn")
    await does(cast.dong, "menu", ">Tôi đã nghỉ, chuyển đơn vị", ">Chuyển đơn vị", "benh vien da khoa", ">Bệnh viện", ">Đúng, tiếp tục")
    await does(cast.lan, "menu", ">Thêm", ">Dữ liệu của tôi", ">Tải dữ liệu của tôi")
    await write_to(town, hoa, cast.hanh)
    await enters(town, "Lê Thị Ẩn", f"+84{FIRST + 5}")
    for name in ("Phạm Văn Ân", "Lê Thị Hạnh", "Quách Thị Bưởi"):
        cast.others.append(await join(town, name))
    await does(cast.others[-1], "menu", *TITLE)
    cast.clock.moment = cast.clock.moment.replace(hour=7, minute=30) + timedelta(days=1)
    await ticks(cast)
    cast.clock.moment += timedelta(hours=1)


async def is_announcing(cast: Cast) -> None:
    """Leave two announcements in the middle: of one the pushes wait, the other is paused."""
    for text in ("Đề nghị lập kế hoạch.", "Đề nghị gửi báo cáo."):
        await begins(cast.thanh, ">CĐ KKT Nghi Sơn", ">Đoàn viên", text, ">Không kèm văn bản", ">Gửi ngay")
        if "báo cáo" in text:
            await does(cast.thanh, ">Tạm dừng")


async def administrator(town: Town, name: str) -> User:
    async def make(work: Work) -> str:
        return await invite(work, 1, Role.ADMINISTRATOR)

    person = town.person(name)
    await person.opens(f"i-{await town.writer.run(make)}")
    await does(person, ">Nhận", ">Đồng ý", name)
    return person


async def enters(town: Town, name: str, phone: str) -> User:
    person = town.person(name, phone=phone)
    await person.opens("u-MAY0123")
    await does(person, ">Đúng, tiếp tục", ">Đồng ý", name, ">Công nhân", ">Chuyền 2")
    await person.shares_contact()
    return person
