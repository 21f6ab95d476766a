from __future__ import annotations

from tests.support.users import User

OTHER = "zalo_bot"
"""The second channel."""


async def open_apps(person: User) -> None:
    await person.says("/caidat")
    await person.taps("Ứng dụng đã nối")


async def take_code(person: User) -> str:
    """Ask for a code in one app and read it from the screen."""
    await open_apps(person)
    await person.taps("Nối thêm Zalo / Telegram")
    return person.text.split("Mã nối: ")[1].split()[0]


async def link(person: User, phone: User) -> None:
    code = await take_code(person)
    await phone.says(code)
    await phone.taps("Đúng, nối lại với tôi")
    phone.sees("Đã nối")
