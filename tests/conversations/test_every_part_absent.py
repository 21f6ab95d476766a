"""A member and an officer talk with the program on a document that lacks one part, for each part that may be absent."""

from __future__ import annotations

import pytest

from tests.support.absent_parts import campaigns_without
from tests.support.absent_talk import put, shown
from tests.support.town import join, make_officer
from tests.support.users import Town

pytestmark = pytest.mark.long
AT_ONCE = 40
"""parts that the same two people look at: nobody is answered 300 times in an hour"""


async def test_without_each_part_whatever_it_is(town: Town) -> None:
    """Whoever opens what the part would be shown in gets a screen without a hole in it."""
    found = campaigns_without()
    assert len(found) > 80
    for at, (name, (campaign, _)) in enumerate(found.items()):
        if at % AT_ONCE == 0:
            member = await join(town, f"Lê Thị Hạnh {'ABCDEFGH'[at // AT_ONCE]}")
            officer = await make_officer(town, f"Trần Thị Hoa {'ABCDEFGH'[at // AT_ONCE]}", "LDLD-TH")
        put(town, campaign)
        await member.says("menu")
        assert ("Đăng ký thi đua" in shown(member)) == (name != "registrable"), name
        for said in ("/camnang", "/khauhieu", "lịch"):
            await member.says(said)
            assert shown(member), name
        await officer.says("menu")
        await officer.taps("Lịch năm")
        assert "Lịch năm 2021" in shown(officer), name
        for said in ("việc của đơn vị", "sắp gửi"):
            await officer.says(said)
            assert shown(officer), name
