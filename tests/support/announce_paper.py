from __future__ import annotations

from tests.support.users import User


async def begin(officer: User, text: str = "Đề nghị các đơn vị xây dựng kế hoạch.") -> None:
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    await officer.taps("Cán bộ")
    await officer.says(text)
    await officer.taps("Kèm văn bản")
