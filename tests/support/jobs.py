"""The jobs of docs/turns.md, each done once, from the screen where it begins."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.support.days import Days
from tests.support.looking import join_code, listed
from tests.support.town import join, make_officer
from tests.support.users import Town, User, picture


@dataclass
class Scene:
    """Where a job is done. The officer is that of May Sao Mai."""

    town: Town
    officer: User
    days: Days


Job = Callable[[Scene], Awaitable[int]]
JOBS: dict[str, Job] = {}


def job(name: str) -> Callable[[Job], Job]:
    def keep(done: Job) -> Job:
        JOBS[name] = done
        return done

    return keep


async def turns(person: User, *acts: str | tuple[bytes, ...] | Callable[[], Awaitable[None]]) -> int:
    """Do one after the other: ">label" is tapped, "sees words" looked for, other words typed, bytes sent as photos."""
    before = person.turns
    for act in acts:
        if isinstance(act, tuple):
            await person.sends_photos(*act)
        elif isinstance(act, str) and act.startswith("sees "):
            person.sees(act[5:])
        elif isinstance(act, str):
            await (person.taps(act[1:]) if act.startswith(">") else person.says(act))
        else:
            await act()
    return person.turns - before


TITLE = (">Đăng ký thi đua", ">“Công nhân giỏi xứ Thanh”", ">Giảm hàng lỗi", "loi duoi 1%", ">Gửi")
TOLD = ("chị Mai", "Nhặt được ví tiền, trả lại người mất", ">Hôm qua", ">Nơi làm việc")
DEED = (">Giới thiệu gương tốt", *TOLD, ">Không có ảnh")
RETURN = (">Hồ sơ chờ xem xét", ">Trả lại", ">Mục tiêu", ">Xong", ">Chưa rõ mức phấn đấu", ">Gửi trả")


async def confirmed(town: Town, officer: User, acts: tuple[str, ...] = ()) -> User:
    """Let somebody join, do this, and be confirmed."""
    hanh = await join(town, "Lê Thị Hạnh")
    await turns(hanh, *acts)
    await turns(officer, "menu", ">Người chờ xác nhận", ">Xác nhận")
    return hanh


@job("Join by the QR code of a unit with sections")
async def join_by_code(it: Scene) -> int:
    hanh = it.town.person("Máy")
    await hanh.opens("u-MAY0123")
    return await turns(hanh, ">Đúng, tiếp tục", ">Đồng ý", "Lê Thị Hạnh", ">Công nhân", ">Chuyền 2", "sees Xong.")


@job("Join by the QR code of a unit without sections")
async def join_without_sections(it: Scene) -> int:
    nurse = it.town.person("Máy")
    await nurse.opens(f"u-{await join_code(it.town, 'BEN0456')}")
    return await turns(nurse, ">Đúng, tiếp tục", ">Đồng ý", "Y Moan Êban", ">Viên chức", "sees Xong.")


@job("Join with a name without diacritics")
async def join_unmarked(it: Scene) -> int:
    nurse = it.town.person("Máy")
    await nurse.opens(f"u-{await join_code(it.town, 'BEN0456')}")
    steps = (">Đúng, tiếp tục", ">Đồng ý", "Y Moan Eban", ">Dùng tên này", ">Viên chức")
    return await turns(nurse, *steps, "sees Xong.")


@job("Find the unit by typing its name, and join")
async def join_by_typing(it: Scene) -> int:
    nurse = it.town.person("Máy")
    await nurse.opens()
    found = (">Tham gia", "benh vien da khoa", ">Bệnh viện", ">Đúng, tiếp tục")
    return await turns(nurse, *found, ">Đồng ý", "Y Moan Êban", ">Viên chức", "sees Xong.")


@job("Register for a title")
async def register(it: Scene) -> int:
    hanh = await join(it.town, "Lê Thị Hạnh")
    return await turns(hanh, *TITLE, "sees Đã gửi.")


@job("Register a concrete task")
async def register_task(it: Scene) -> int:
    hanh = await join(it.town, "Lê Thị Hạnh")
    steps = (">Đăng ký thi đua", ">Việc làm cụ thể", "Làm thêm một tuyến vỉa hè sạch", ">Bỏ qua", ">Gửi")
    return await turns(hanh, *steps, "sees Đã gửi.")


@job("Praise a colleague, with two photos")
async def praise(it: Scene) -> int:
    hanh = await join(it.town, "Lê Thị Hạnh")
    return await turns(hanh, *DEED[:-1], (picture("red"), picture("blue")), ">Xong", ">Gửi", "sees Đã gửi.")


@job("Tell of a good deed of one's own, without photos")
async def praise_oneself(it: Scene) -> int:
    hanh = await join(it.town, "Lê Thị Hạnh")
    steps = (">Giới thiệu gương tốt", ">Tôi", "Sửa máy cho cả chuyền", ">Hôm nay", ">Nơi làm việc", ">Không có ảnh")
    return await turns(hanh, *steps, ">Gửi", "sees Đã gửi.")


@job("See what became of a record")
async def see_record(it: Scene) -> int:
    hanh = await join(it.town, "Lê Thị Hạnh")
    await turns(hanh, *TITLE, ">Trang chính")
    return await turns(hanh, ">Hồ sơ của tôi", ">TH-", "sees Chờ xác nhận đơn vị")


@job("Mend what an officer returned")
async def mend(it: Scene) -> int:
    hanh = await confirmed(it.town, it.officer, TITLE)
    await turns(it.officer, "menu", *RETURN)
    await hanh.says("menu")
    steps = (">Hồ sơ của tôi", ">Cần bổ sung", ">Sửa và gửi lại", "lỗi dưới 0,5%", ">Gửi lại")
    return await turns(hanh, *steps, "sees Đã gửi lại.")


@job("Write to an officer")
async def write(it: Scene) -> int:
    hanh = await join(it.town, "Lê Thị Hạnh")
    return await turns(hanh, ">Thêm", ">Liên hệ cán bộ", "Cho tôi hỏi về sáng kiến", "sees Đã chuyển tới")


@job("Say that one has left")
async def leave(it: Scene) -> int:
    hanh = await confirmed(it.town, it.officer)
    await hanh.says("menu")
    steps = (">Tôi đã nghỉ, chuyển đơn vị", ">Đã nghỉ việc", ">Đúng, đã nghỉ việc")
    return await turns(hanh, *steps, "sees đã nghỉ việc")


@job("Take a copy of one's data")
async def copy(it: Scene) -> int:
    hanh = await join(it.town, "Lê Thị Hạnh")
    return await turns(hanh, ">Thêm", ">Dữ liệu của tôi", ">Tải dữ liệu của tôi")


@job("Take an officer's role by its link")
async def take_role(it: Scene) -> int:
    return it.officer.turns - 1  # the link itself is opened


@job("Confirm all who stand in the unit's list")
async def confirm_listed(it: Scene) -> int:
    await listed(it.town, ("Giàng A Páo", "+84912345678"), ("Lò Thị Én", "+84912345679"))
    for phone, name in (("+84912345678", "Giàng A Páo"), ("+84912345679", "Lò Thị Én")):
        person = it.town.person("Máy", phone=phone)
        await person.opens("u-MAY0123")
        await turns(person, ">Đúng, tiếp tục", ">Đồng ý", name, ">Công nhân", ">Chuyền 2", person.shares_contact)
    await it.officer.says("menu")
    return await turns(it.officer, ">Người chờ xác nhận", ">Xác nhận cả 2", "sees Đã xác nhận 2 người.")


@job("Confirm one more person")
async def confirm(it: Scene) -> int:
    await join(it.town, "Lê Thị Hạnh")
    await turns(it.officer, "menu", ">Người chờ xác nhận")
    return await turns(it.officer, ">Xác nhận", "sees Đã xác nhận Lê Thị Hạnh.")


@job("Accept one more record")
async def accept(it: Scene) -> int:
    await confirmed(it.town, it.officer, TITLE)
    await turns(it.officer, "menu", ">Hồ sơ chờ xem xét")
    return await turns(it.officer, ">Ghi nhận", "sees Đã ghi nhận TH-")


@job("Take the last decision back")
async def undo(it: Scene) -> int:
    await accept(it)
    return await turns(it.officer, ">Hoàn tác", "sees trở lại chờ xem xét")


@job("Accept ten records at once")
async def accept_many(it: Scene) -> int:
    for at in range(10):
        await turns(await join(it.town, f"Lê Thị {'AĂÂBCDĐEÊG'[at]}"), *TITLE)
    await turns(it.officer, "menu", ">Người chờ xác nhận", ">Xác nhận cả 10", ">Xác nhận 10 người")
    await turns(it.officer, "menu", ">Hồ sơ chờ xem xét")
    steps = (">Ghi nhận nhiều hồ sơ", ">Chọn cả 10", ">Xong", ">Ghi nhận 10 hồ sơ")
    return await turns(it.officer, *steps, "sees 10 hồ sơ")


@job("Return a record for a ready reason")
async def give_back(it: Scene) -> int:
    await confirmed(it.town, it.officer, TITLE)
    await turns(it.officer, "menu", RETURN[0])
    return await turns(it.officer, *RETURN[1:], "sees Đã trả lại TH-")


@job("Remind everybody who has not registered")
async def urge(it: Scene) -> int:
    await confirmed(it.town, it.officer)
    await it.officer.says("menu")
    return await turns(it.officer, ">Đôn đốc", ">“Công nhân giỏi xứ Thanh”", ">Nhắc 2 người", "sees Đang gửi lời nhắc")


@job("Announce to all members of the unit")
async def announce(it: Scene) -> int:
    await it.officer.says("menu")
    steps = (">Gửi thông báo", ">Đoàn viên", "Mời họp lúc 8 giờ.", ">Gửi ngay")
    return await turns(it.officer, *steps, "sees Đang gửi")


@job("Announce to officers of the province, to be acknowledged")
async def announce_widely(it: Scene) -> int:
    binh = await make_officer(it.town, "Nguyễn Văn Bình", "LDLD-TH")
    await binh.says("menu")
    steps = (">Gửi thông báo", ">LĐLĐ tỉnh Thanh Hóa", ">Cán bộ", "Đề nghị lập kế hoạch.")
    return await turns(binh, *steps, ">Cần bấm", ">Gửi ngay", "sees Đang gửi")


@job("Remind the units that have not acknowledged")
async def remind_silent(it: Scene) -> int:
    binh = await make_officer(it.town, "Nguyễn Văn Bình", "LDLD-TH")
    sending = ("menu", ">Gửi thông báo", ">LĐLĐ tỉnh Thanh Hóa", ">Cán bộ", "Mời họp.", ">Cần bấm", ">Gửi ngay")
    await turns(binh, *sending)
    await it.days.post()
    await binh.says("menu")
    steps = (">Gửi thông báo", ">Thông báo đã gửi", ">27/02 · Mời họp.", ">Nhắc 1 đơn vị")
    return await turns(binh, *steps, "sees Đang nhắc 1 đơn vị")


@job("Mark a duty of the unit as done")
async def mark(it: Scene) -> int:
    await it.officer.says("menu")
    steps = (">Việc của đơn vị", ">Phát động", ">Đã phát động", ">Hôm nay", ">Bỏ qua")
    return await turns(it.officer, *steps, "sees Sẽ không nhắc việc này nữa.")


@job("Cut a lost phone, with a typed word")
async def cut(it: Scene) -> int:
    await confirmed(it.town, it.officer)
    await it.officer.says("menu")
    steps = (">Đơn vị của tôi", ">Đoàn viên", "hanh", ">Lê Thị Hạnh", ">Khóa điện thoại cũ", ">Đúng, khóa ngay", "khóa")
    return await turns(it.officer, *steps, "sees Đã khóa")


@job("Give the role of a unit without an officer to one of its members")
async def give_role(it: Scene) -> int:
    binh = await make_officer(it.town, "Nguyễn Văn Bình", "LDLD-TH")
    await binh.says("menu")
    steps = (">Đơn vị của tôi", ">Cán bộ", ">Đơn vị chưa có cán bộ", ">CĐ KKT Nghi Sơn", ">Cán bộ công đoàn")
    return await turns(binh, *steps, ">Hết 31/12/2023", ">Lấy đường dẫn mời", "sees start=i-")
