from __future__ import annotations

from tests.support.moving import find_member
from tests.support.users import User

NEUTRAL = "Cuộc trò chuyện này đã ngừng"


async def lose(officer: User) -> None:
    await find_member(officer)
    await officer.taps("Khóa điện thoại cũ")
    officer.sees("Khóa điện thoại cũ của Lê Thị Hạnh?")
    await officer.taps("Đúng, khóa ngay")
    officer.sees("Chắc chắn khóa thì mời đồng chí gõ chữ KHÓA")
    await officer.says("khoá")
    officer.sees("Đã khóa", "Điện thoại cũ đã khóa.")
