"""Refused attempts stand in the audit trail: without a name, once for each person, action and hour."""

from __future__ import annotations

from datetime import timedelta

import pytest

from data.tables import AuditEntry
from tests.support.clock import TestClock
from tests.support.looking import rows
from tests.support.officer_hostile import end_roles, person_of
from tests.support.town import join
from tests.support.users import Town, User


async def refused(town: Town) -> list[tuple[int | None, str, object]]:
    found = await rows(town, AuditEntry, "action", "actor_id", "subject", "detail")
    return [row[1:] for row in found if row[0] == "refused"]


async def test_an_old_button_of_an_ended_role(town: Town, officer: User, clock: TestClock) -> None:
    await join(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await end_roles(town)
    clock.moment += timedelta(minutes=5)
    for _ in range(2):
        await officer.taps("Xác nhận")
        officer.sees("không còn phụ trách đơn vị này")
        break
    who = await town.writer.run(lambda work: person_of(work, officer))
    assert [row[:2] for row in await refused(town)] == [(who, "action:confirm_person")]
    assert "Hoa" not in str(await refused(town))


async def test_once_an_hour(town: Town, clock: TestClock) -> None:
    """A stranger who tries a link that was never made is on record by the contact's key."""
    stranger = town.person("Khách")
    for _ in range(3):
        await stranger.opens("i-" + "x" * 32)
    assert [row[:2] for row in await refused(town)] == [(None, "action:/start")]
    (detail,) = [row[2] for row in await refused(town)]
    assert detail == {"why": "invitation_unknown", "contact": 1}
    clock.moment += timedelta(hours=1)
    await stranger.opens("i-" + "x" * 32)
    assert len(await refused(town)) == 2
    assert "Khách" not in str(await refused(town))


async def test_what_is_merely_not_possible_is_no_attempt(town: Town, officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    await officer.taps("Đoàn viên")
    await officer.says("x" * 9000)
    assert await refused(town) == []


@pytest.mark.parametrize("town", ["buttons"], indirect=True)  # only a phone with buttons forges them
async def test_a_forged_button_opens_nothing_and_is_no_attempt(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.forges(f"{hanh.turns}:end_role:1")
    assert await refused(town) == []
