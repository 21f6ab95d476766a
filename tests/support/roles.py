from __future__ import annotations

import re

from tests.support.users import User


async def roles(officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Cán bộ")


async def invitation(officer: User) -> str:
    """Let an officer make a link for the sewing company, and read it from their phone."""
    await roles(officer)
    await officer.taps("Giao quyền")
    await officer.taps("May Sao Mai")
    await officer.taps("Cán bộ công đoàn")
    await officer.says("31/12/2022")
    await officer.taps("Lấy đường dẫn mời")
    found = re.search(r"start=(i-[\w-]+)", officer.text)
    assert found, officer.text
    return found[1]


async def end(officer: User, name: str) -> None:
    await roles(officer)
    await officer.says(name)
    await officer.taps(name)
    await officer.taps("Kết thúc quyền")
    officer.sees(f"của {name}", "Quyền hết ngay từ lúc này")
    await officer.taps("Đúng, kết thúc")
    officer.sees(f"Đã kết thúc quyền của {name}")
