"""Only what was done lately is outstanding, and such a deed is on the desk of the province in one tap."""

from __future__ import annotations

import pytest

from domain.errors import Refused
from domain.records.raising import open_raised, raise_deed
from tests.support.handing_in import BUTTONS_ONLY, confirmed, opens, opens_queue, person_of, pushes, words_of
from tests.support.standard import STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User


async def tells(person: User, day: str) -> None:
    await person.says("menu")
    await person.says("gương tốt")
    for answer in ("Người khác", "chị Mai", "Cứu người đuối nước", day, "Nơi làm việc", "Không có ảnh"):
        await person.says(answer)


@BUTTONS_ONLY
async def test_an_old_deed_is_no_outstanding_one(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await tells(hanh, "28/01/2021")  # 30 days ago
    await hanh.taps("Việc đột xuất, báo ngay")
    await hanh.taps("Sửa")
    await hanh.taps("Ngày")
    await hanh.says("27/01/2021")
    hanh.sees("đã quá 30 ngày nên không báo đột xuất", "Ngày: 27/01/2021")
    assert "Việc đột xuất, báo ngay" not in [*hanh.buttons(), hanh.text]
    await hanh.taps("Gửi")
    await opens_queue(officer)
    officer.sees("Cứu người đuối nước")
    assert not {"Đánh dấu đột xuất", "Báo lên cấp phát động"} & {*officer.buttons()}


@BUTTONS_ONLY
async def test_one_tap_puts_it_on_the_desk_of_the_province(town: Town, officer: User) -> None:
    above = await make_officer(town, "Phạm Văn Bình", "LDLD-TH")
    elsewhere = await make_officer(town, "Vi Thị Lan", "BEN0456")
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await tells(hanh, "hôm qua")
    await hanh.taps("Việc đột xuất, báo ngay")
    await hanh.taps("Gửi")
    by = await person_of(town, elsewhere)
    with pytest.raises(Refused):
        await town.writer.run(lambda work: raise_deed(work, by, 1, STANDARD))
    await opens_queue(officer)
    await officer.taps("Báo lên cấp phát động")
    officer.sees("Đã báo gương đột xuất", "Cứu người đuối nước")
    assert "Báo lên cấp phát động" not in officer.buttons()
    again = await person_of(town, officer)
    await town.writer.run(lambda work: raise_deed(work, again, 1, STANDARD))
    raised = [push for push in await pushes(town, above) if "báo một gương đột xuất" in words_of(push)]
    assert len(raised) == 1  # a second tap, or another officer's, tells nobody again
    assert "Cứu người" not in words_of(raised[0])
    assert "chị Mai" not in words_of(raised[0])
    await above.says("menu")
    await above.forges(f"p{raised[0].id}:see_raised:1")
    above.sees("đột xuất", "Công đoàn Công ty May Sao Mai", "Việc tốt: Cứu người đuối nước", "Chờ xem xét")
    await opens(above, "officer_deeds")
    await above.taps("Gương đột xuất báo lên")
    await above.taps("Gương chị Mai · Chờ xem xét · TH-")
    above.sees("Cứu người đuối nước")
    with pytest.raises(Refused):
        await town.writer.run(lambda work: open_raised(work, by, 1))
