"""Whose role has ended on an officer's screen: whatever they are told next, they see the menu below it."""

from __future__ import annotations

import pytest

from data.tables import Conversation
from domain.limits import Limits
from tests.support.looking import rows
from tests.support.officer_hostile import end_roles
from tests.support.town import join
from tests.support.users import Town, User

OVER = "không còn phụ trách đơn vị này"
SECRET = "Lê Thị Hạnh"
"""Stands on the officer's screen, and is nobody's business whose role has ended."""


async def current(town: Town) -> set[str]:
    return {screen["name"] for (screen,) in await rows(town, Conversation, "screen")}


async def stand_on_a_desk(town: Town, officer: User) -> int:
    """Bring the officer in front of somebody who waits, end the role, and count the messages up to there."""
    await join(town, SECRET)
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận (1)")
    officer.sees(SECRET, "Chuyền 2")
    await end_roles(town)
    return len(officer.chat())


def heard(officer: User, since: int) -> str:
    """Return all that was said to the officer since then."""
    return "\n".join(str(one.get("text", "")) for one in officer.chat()[since:] if not one["out"])


async def test_beyond_the_answers_of_an_hour(town: Town, officer: User) -> None:
    before = await stand_on_a_desk(town, officer)
    town.sets(limits=Limits(answers_member=1))  # an officer has no such limit; a member has one
    await officer.says("xin chào")
    officer.sees("Trong giờ này", OVER, "muốn làm gì?")
    told = heard(officer, before)
    assert SECRET not in told
    assert "Chuyền 2" not in told
    assert not [name for name in await current(town) if name.startswith("officer/")]


async def test_below_a_refusal(town: Town, officer: User) -> None:
    before = await stand_on_a_desk(town, officer)
    await officer.opens("i-" + "x" * 32)
    officer.sees("muốn làm gì?", OVER)
    told = heard(officer, before)
    assert told.count(OVER) == 1, "each reason once"
    assert SECRET not in told
    assert not [name for name in await current(town) if name.startswith("officer/")]


@pytest.mark.parametrize("said", ["linh tinh", "/khong-co", "Xác nhận"])
async def test_whatever_is_typed_there(town: Town, officer: User, said: str) -> None:
    before = await stand_on_a_desk(town, officer)
    await officer.says(said)
    officer.sees(OVER, "muốn làm gì?")
    assert SECRET not in heard(officer, before)


async def test_an_officer_who_still_is_one_keeps_the_screen_below_a_refusal(town: Town, officer: User) -> None:
    await join(town, SECRET)
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận (1)")
    await officer.opens("i-" + "x" * 32)
    officer.sees(SECRET)
    assert OVER not in officer.text
