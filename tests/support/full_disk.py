from __future__ import annotations

from tests.support.launcher import Person, Street


async def tells_of_a_good_deed(street: Street) -> Person:
    hanh = street.person()
    await hanh.opens("u-MAY0123")
    for label in ("Đúng, tiếp tục", "Đồng ý"):
        await hanh.taps(label)
    await hanh.says("Lê Thị Hạnh")
    for label in ("Công nhân", "Chuyền 2", "Giới thiệu gương tốt", "Tôi"):
        await hanh.taps(label)
    return hanh
