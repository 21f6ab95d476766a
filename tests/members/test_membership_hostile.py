"""Whatever button led there: nobody acts on the members, phones, codes and roles of units that are not theirs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from data.engine.unit_of_work import Work
from data.enums import ContactState, Role
from data.tables import Contact, Grant, Invitation, Membership, Person, RosterEntry, Unit
from domain.errors import Refused
from domain.members import belonging, directory, grants, lost_phones, matching, sections
from domain.members.invitations import Office
from domain.review import people_queue
from tests.support.looking import listed, rows
from tests.support.officer_hostile import end_roles, person_of
from tests.support.standard import STANDARD
from tests.support.town import join, make_officer, officer, town
from tests.support.users import Town, User

pytestmark = pytest.mark.long

__all__ = ["officer", "town"]

Attempt = Callable[[Work, int], Awaitable[object]]
UNIT, KNOWN, WAITING, LINE, GRANT = 3, 2, 3, 1, 1  # keys of the sewing company and of what stands in it
OFFICE = Office(UNIT, Role.SECTION_LEADER)

ATTEMPTS: dict[str, Attempt] = {
    "dismiss": lambda work, person: belonging.dismiss(work, person, KNOWN, STANDARD),
    "move": lambda work, person: belonging.move(work, person, KNOWN, 2, STANDARD),
    "look at a member": lambda work, person: directory.look(work, person, KNOWN),
    "find a member": lambda work, person: directory.find(work, person, UNIT, "hanh"),
    "look at a line": lambda work, person: directory.line(work, person, LINE),
    "count": lambda work, person: directory.size(work, person, UNIT),
    "see the code": lambda work, person: sections.unit_of(work, person, UNIT),
    "renew the code": lambda work, person: sections.renew_code(work, person, UNIT, "MAY0123"),
    "issue a code": lambda work, person: matching.issue_code(work, person, LINE),
    "pair": lambda work, person: matching.pair(work, person, WAITING, LINE),
    "merge": lambda work, person: lost_phones.merge(work, person, WAITING, KNOWN, STANDARD),
    "cut": lambda work, person: lost_phones.cut(work, person, KNOWN, STANDARD),
    "give back": lambda work, person: lost_phones.give_back(work, person, KNOWN, STANDARD),
    "see roles": lambda work, person: grants.holders(work, person, UNIT),
    "see a role": lambda work, person: grants.holder(work, person, GRANT),
    "see bare units": lambda work, person: grants.bare_units(work, person, UNIT),
    "invite": lambda work, person: grants.offer(work, person, OFFICE),
    "give": lambda work, person: grants.give(work, person, 2, OFFICE, STANDARD),
    "end": lambda work, person: grants.end(work, person, GRANT, STANDARD),
}
BY_THE_OFFICER = dict(ATTEMPTS)
BY_THE_OFFICER["confirm matched"] = lambda work, person: people_queue.confirm_listed(work, person, [WAITING], STANDARD)


async def fill(town: Town, officer: User) -> User:
    """One confirmed member (membership 2), one who waits (3), a line of the list (1)."""
    hanh = await join(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await join(town, "Lê Thị Hạnh")
    await listed(town, ("Lê Thị Hạnh", None))
    return hanh


async def picture_of(town: Town) -> list[Any]:
    seen = (
        (Membership, ("id", "state", "unit_id", "until", "matched_by")),
        (Contact, ("id", "person_id", "state")),
        (Person, ("id", "name")),
        (Grant, ("id", "person_id", "unit_id", "role")),
        (Invitation, ("id",)),
        (RosterEntry, ("id", "person_id", "personal_code")),
        (Unit, ("id", "join_code")),
    )
    return [await rows(town, entity, *columns) for entity, columns in seen]


@pytest.mark.parametrize("town", ["buttons"], indirect=True)  # the domain has no phones
@pytest.mark.parametrize("who", ["a worker", "an officer elsewhere", "an ended officer", "a stranger"])
async def test_the_domain_refuses(town: Town, officer: User, who: str) -> None:
    actor = await fill(town, officer)
    if who == "an officer elsewhere":
        actor = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    if who == "an ended officer":
        actor = officer
        await end_roles(town)
    before = await picture_of(town)
    for attempt in ATTEMPTS.values():

        async def act(work: Work, attempt: Attempt = attempt) -> object:
            return await attempt(work, -1 if who == "a stranger" else await person_of(work, actor))

        with pytest.raises(Refused):
            await town.writer.run(act)
    assert await picture_of(town) == before


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
@pytest.mark.parametrize("name", sorted(BY_THE_OFFICER.keys() - {"end", "give back"}))
async def test_the_same_works_for_the_units_officer(town: Town, officer: User, name: str) -> None:
    """So that the refusals above cannot come from a wrong key."""
    await fill(town, officer)

    async def act(work: Work) -> object:
        return await BY_THE_OFFICER[name](work, await person_of(work, officer))

    await town.writer.run(act)


FORGED = ["officer_unit", "unit_code:3", "renew_code:3", "yes_renew_code:3", "unit_members:3", "member:2"]
FORGED += ["member_left:2", "member_moves:2", "move_to:2-4", "cut_phone:2", "yes_cut_phone:2", "reopen_phone:2"]
FORGED += ["personal_code:1", "unit_roles:3", "grant:1", "end_role:1", "yes_end_role:1", "give_role:3", "role_link"]
FORGED += ["role_to:2", "yes_give_role:2", "pair:3", "pair_line:3-1", "yes_pair_known:3-2", "confirm_matched"]
FORGED += ["undo_move:1", "yes_left", "each_person", "role_unit:3", "bare_units:3", "show_unit:1"]


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_a_worker_forges_button_data(town: Town, officer: User) -> None:
    hanh = await fill(town, officer)
    before = await picture_of(town)
    for data in FORGED:
        for number in range(hanh.turns, hanh.turns + 3):
            await hanh.forges(f"{number}:{data}")
            hanh.sees("Nút này thuộc tin cũ")
    assert await picture_of(town) == before


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_nobody_takes_back_what_others_have_said(town: Town, officer: User) -> None:
    """Neither the person what the officer has noted, nor a stranger anything."""
    hanh = await fill(town, officer)
    await town.writer.run(lambda work: belonging.dismiss(work, 1, KNOWN, STANDARD))
    for actor in (hanh, await make_officer(town, "Phạm Văn Bình", "BEN0456")):

        async def act(work: Work, actor: User = actor) -> object:
            return await belonging.take_back(work, await person_of(work, actor), KNOWN, STANDARD)

        with pytest.raises(Refused):
            await town.writer.run(act)
    await town.writer.run(lambda work: belonging.take_back(work, 1, KNOWN, STANDARD))


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_an_officer_gives_no_role_beside_or_above(town: Town, officer: User) -> None:
    await fill(town, officer)
    for office in (Office(UNIT, Role.OFFICER), Office(UNIT, Role.ADMINISTRATOR), Office(2, Role.SECTION_LEADER)):
        for attempt in (
            lambda work, office=office: grants.offer(work, 1, office),
            lambda work, office=office: grants.give(work, 1, 2, office, STANDARD),
        ):
            with pytest.raises(Refused):
                await town.writer.run(attempt)
    assert len(await rows(town, Grant, "id")) == 1


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_a_worker_who_waits_gets_no_role(town: Town, officer: User) -> None:
    await fill(town, officer)
    above = await make_officer(town, "Phạm Văn Thành", "KKT-NS")

    async def give(work: Work) -> object:
        return await grants.give(work, await person_of(work, above), 3, Office(UNIT, Role.OFFICER), STANDARD)

    with pytest.raises(Exception, match="nobody_there"):
        await town.writer.run(give)


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_only_the_active_are_reached(town: Town, officer: User) -> None:
    hanh = await fill(town, officer)
    await town.writer.run(lambda work: lost_phones.cut(work, 1, KNOWN, STANDARD))
    states = await rows(town, Contact, "person_id", "state")
    assert (2, ContactState.CUT) in states
    await hanh.opens("u-MAY0123")
    assert "Hạnh" not in hanh.text
