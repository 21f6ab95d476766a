from __future__ import annotations

from tests.support.users import User


async def open_data(person: User) -> None:
    await person.says("/menu")
    await person.taps("Thêm")
    await person.taps("Dữ liệu của tôi")


async def ask_to_erase(person: User, word: str = "xoá") -> None:
    await open_data(person)
    await person.taps("Xóa dữ liệu của tôi")
    await person.says(word)
