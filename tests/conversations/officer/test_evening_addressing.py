"""A unit chooses how its members are spoken to; whoever chose for themselves keeps that, officers stay đồng chí."""

from __future__ import annotations

from functools import partial

import pytest

from data.engine.statements import table_of
from data.tables import Unit
from domain.errors import Refused
from domain.members import addressing
from tests.support.handing_in import BUTTONS_ONLY, person_of
from tests.support.town import join, make_officer
from tests.support.users import Town, User


async def chooses(officer: User, form: str) -> None:
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Cách gọi đoàn viên")
    await officer.taps(form)


async def test_members_and_newcomers_are_spoken_to_as_the_unit_chose(town: Town, officer: User) -> None:
    hanh, mai = await join(town, "Lê Thị Hạnh"), await join(town, "Nguyễn Thị Mai")
    await mai.says("cài đặt")
    if "Cách xưng hô" not in "".join([mai.text, *mai.buttons()]):
        await mai.says("menu")
        await mai.taps("Thêm")
        await mai.taps("Cài đặt")
    await mai.taps("Cách xưng hô")
    await mai.taps("đồng chí")
    await chooses(officer, "bạn")
    officer.sees("Từ nay gọi đoàn viên của đơn vị là “bạn”.", "Công đoàn Công ty May Sao Mai")
    for person, asked in ((hanh, "Bạn muốn làm gì?"), (mai, "Đồng chí muốn làm gì?"), (officer, "Đồng chí muốn")):
        await person.says("menu")
        person.sees(asked)
    new = await join(town, "Giàng A Páo")
    await new.says("menu")
    new.sees("Bạn muốn làm gì?")
    await chooses(officer, "anh/chị")
    await new.says("menu")
    new.sees("Anh/chị muốn làm gì?")


@BUTTONS_ONLY
async def test_only_the_units_officer_chooses(town: Town, officer: User) -> None:
    hanh, other = await join(town, "Lê Thị Hạnh"), await make_officer(town, "Vũ Thị Cúc", "BEN0456")
    for who in (hanh, other):
        by = await person_of(town, who)
        with pytest.raises(Refused):
            await town.writer.run(partial(addressing.choose, officer_id=by, unit_id=3, code="you_friend"))
        for data in ("unit_form:3", "you_friend"):
            await who.forges(f"{who.turns}:{data}")
    async with town.writer.engine.connect() as connection:
        forms = {row.address_form for row in await connection.execute(table_of(Unit).select())}
    assert forms == {None}
    officer.sees("Đồng chí")
