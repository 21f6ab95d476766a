"""What a unit does and who owns it: its officer and those above see and set it; unknown is said to be unknown."""

from __future__ import annotations

from functools import partial

import pytest

from data.kinds import Activity, Ownership
from data.queries.units.kinds import UNKNOWN, Kind, kinds_of
from domain.errors import Problem, Refused
from domain.members import unit_kinds
from tests.support.handing_in import BUTTONS_ONLY, person_of
from tests.support.town import make_officer
from tests.support.users import Town, User

MAY = 3
"""The key of Công ty May Sao Mai"""


async def kind(town: Town) -> Kind:
    async with town.writer.engine.connect() as look:
        return (await kinds_of(look, [MAY]))[MAY]


async def test_the_officer_sees_and_sets_both_and_takes_one_back(town: Town, officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    officer.sees("Lĩnh vực: chưa rõ. Loại hình: chưa rõ.")
    await officer.taps("Lĩnh vực")
    officer.sees("Lĩnh vực đang ghi: chưa rõ")
    await officer.taps("đơn vị sản xuất")
    officer.sees("✅ Lĩnh vực: đơn vị sản xuất.", "Lĩnh vực: đơn vị sản xuất. Loại hình: chưa rõ.")
    await officer.taps("Loại hình")
    await officer.taps("vốn đầu tư nước ngoài")
    assert await kind(town) == Kind(Activity.PRODUCTION, Ownership.FOREIGN)
    await officer.taps("Lĩnh vực")
    await officer.taps("chưa rõ")
    officer.sees("✅ Lĩnh vực: chưa rõ.")
    assert await kind(town) == Kind(None, Ownership.FOREIGN)


@BUTTONS_ONLY
async def test_those_above_may_and_others_may_not(town: Town, officer: User) -> None:
    above, other = (
        await make_officer(town, "Phạm Văn Bình", "LDLD-TH"),
        await make_officer(town, "Vũ Thị Cúc", "BEN0456"),
    )
    setting = partial(unit_kinds.choose, unit_id=MAY, side="ownership", code="foreign")
    with pytest.raises(Refused):
        await town.writer.run(partial(setting, officer_id=await person_of(town, other)))
    with pytest.raises(Problem, match="choose_one"):
        await town.writer.run(partial(setting, officer_id=await person_of(town, officer), code="school"))
    await other.forges(f"{other.turns}:unit_is:foreign")
    assert await kind(town) == UNKNOWN
    await town.writer.run(partial(setting, officer_id=await person_of(town, above)))
    assert await kind(town) == Kind(None, Ownership.FOREIGN)
