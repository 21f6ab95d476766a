from __future__ import annotations

from tests.support.town import join
from tests.support.users import Town, User


async def confirmed(town: Town, officer: User, name: str = "Lê Thị Hạnh") -> User:
    person = await join(town, name)
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    return person


async def register(person: User) -> None:
    await person.says("menu")
    await person.says("đăng ký")
    await person.taps("“Công nhân giỏi xứ Thanh”")
    await person.taps("Giảm hàng lỗi")
    await person.taps("Bỏ qua")
    await person.taps("Gửi")


async def find_member(officer: User, typed: str = "hanh", label: str = "Lê Thị Hạnh") -> None:
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Đoàn viên")
    await officer.says(typed)
    await officer.taps(label)
