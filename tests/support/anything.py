from __future__ import annotations

from tests.support.town import join
from tests.support.users import Town, User


async def at_the_story(town: Town) -> User:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Người khác")
    await hanh.says("chị Mai")
    hanh.sees("Việc tốt ấy là gì?")
    return hanh
