"""The officers' gate stands before officers' handlers only: what nobody answers is no officer's affair."""

from __future__ import annotations

from tests.support.town import join
from tests.support.users import Town


async def test_a_worker_who_writes_nonsense_hears_nothing_of_rights(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("vô nghĩa")
    hanh.sees("Chưa hiểu ý anh/chị")


async def test_a_long_list_can_be_turned_by_anybody(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Thêm")
    if hanh.capabilities.listed < 7:
        await hanh.taps("Thêm")
    hanh.sees("Anh/chị muốn xem gì?")
    hanh.sees_choice("Tôi đã nghỉ, chuyển đơn vị")
    assert "phụ trách" not in hanh.text
