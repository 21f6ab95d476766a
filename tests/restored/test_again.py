"""What was taken from people, or given back, since a backup is done again after it was brought back: once, and quietly.

A unit of work that fails leaves the database as the backup has it, and its entries are what the journal holds.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import ConsentKind, ContactState, PushKind, PushState, Role
from data.tables import Consent, Contact, Grant, Invitation, Membership, Person, Push
from data.types import HANOI
from domain import privacy
from domain.journal import Act
from domain.members import blocking, grants, invitations, linking, lost_phones, offers, preferences
from domain.members.invitations import Office
from domain.privacy.erasing import erase
from domain.restored import do_again
from tests.support.pushes import notice, person
from tests.support.restored_fixtures import noted
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

_contact, _grant, _invitation = table_of(Contact), table_of(Grant), table_of(Invitation)
_membership, _person, _push = table_of(Membership), table_of(Person), table_of(Push)

Doing = Callable[[Work, "Cast"], Awaitable[Any]]


class Cast:
    """An officer of the sewing company, and Hạnh, a member with two apps and a role in her section."""

    def __init__(self, tree: Keys, hoa: int, binh: int, hanh: int) -> None:
        self.tree, self.hoa, self.binh, self.hanh, self.code = tree, hoa, binh, hanh, ""

    async def membership(self, work: Work) -> int:
        mine = select(_membership.c.id).where(_membership.c.person_id == self.hanh)
        return int(await work.connection.scalar(mine) or 0)

    async def app(self, work: Work) -> int:
        mine = select(_contact.c.id).where(_contact.c.person_id == self.hanh, _contact.c.channel == "telegram")
        return int(await work.connection.scalar(mine) or 0)

    async def grant(self, work: Work) -> int:
        mine = select(_grant.c.id).where(_grant.c.person_id == self.hanh)
        return int(await work.connection.scalar(mine) or 0)

    async def invitation(self, work: Work) -> int:
        return int(await work.connection.scalar(select(_invitation.c.id)) or 0)


@pytest.fixture
async def cast(both: Writer, tree: Keys) -> Cast:
    async def settle(work: Work) -> Cast:
        hoa = await person(work, "Trần Thị Hoa", officer_of=[tree["LDLD-TH"]], role=Role.ADMINISTRATOR)
        binh = await person(work, "Lê Bình", officer_of=[tree["MAY"]])
        hanh = await person(work, "Lê Thị Hạnh", member_of=tree["MAY"], channels=("telegram", "zalo_bot"))
        given = Consent(person_id=hanh, kind=ConsentKind.STORE, version="1", channel="telegram", given_at=work.now)
        await work.add(given)
        held = Grant(person_id=hanh, unit_id=tree["MAY"], role=Role.SECTION_LEADER, since=work.now)
        await work.add(held)
        found = Cast(tree, hoa, binh, hanh)
        found.code = await invitations.invite(work, tree["MAY"], Role.OFFICER, actor_id=hoa)
        await notice(work, hanh, "Chào Hạnh", due_at=work.now + timedelta(hours=1))
        return found

    return await both.run(settle)


async def stands(work: Work, cast: Cast) -> dict[str, Any]:
    """Read how it stands with Hạnh."""
    her = (await work.connection.execute(select(_person).where(_person.c.id == cast.hanh))).one()
    apps = await work.connection.execute(select(_contact.c.channel, _contact.c.state, _contact.c.person_id))
    roles = await work.connection.execute(
        select(_grant.c.role).where(_grant.c.person_id == cast.hanh, _grant.c.until.is_(None))
    )
    invited = (await work.connection.execute(select(_invitation))).one()
    pushes = await work.connection.execute(select(_push.c.state).where(_push.c.person_id == cast.hanh))
    return {
        "name": her.name,
        "asked": her.erases_at is not None,
        "blocked": her.blocked_at is not None,
        "stopped": her.stopped_at is not None,
        "wants": her.announcements,
        "withdrawn": await privacy.has_withdrawn(work.connection, cast.hanh),
        "cut": sorted(row.channel for row in apps if row.state is ContactState.CUT),
        "roles": sorted(role.value for role in roles.scalars()),
        "used": invited.used_at is not None,
        "cancelled": invited.cancelled_at is not None,
        "pushes": [state.value for state in pushes.scalars()],
    }


async def cuts(work: Work, cast: Cast) -> None:
    await lost_phones.cut(work, cast.binh, await cast.membership(work), STANDARD, await cast.app(work))


async def cuts_and_gives_back(work: Work, cast: Cast) -> None:
    await cuts(work, cast)
    await lost_phones.give_back(work, cast.hoa, await cast.membership(work), STANDARD)


async def unlinks(work: Work, cast: Cast) -> None:
    await linking.unlink(work, cast.hanh, await cast.app(work))


async def withdraws_and_agrees(work: Work, cast: Cast) -> None:
    await privacy.withdraw_consent(work, cast.hanh, STANDARD)
    await privacy.agree_again(work, cast.hanh, "telegram")


async def asks_and_takes_back(work: Work, cast: Cast) -> None:
    await privacy.ask_to_erase(work, cast.hanh, "XÓA")
    await privacy.take_back(work, cast.hanh)


async def stops_and_wants_again(work: Work, cast: Cast) -> None:
    await preferences.stop_messages(work, cast.hanh)
    await preferences.want_messages(work, cast.hanh)


async def is_blocked(work: Work, cast: Cast) -> None:
    await grants.end(work, cast.binh, await cast.grant(work), STANDARD)
    await blocking.block(work, cast.binh, cast.hanh)


async def is_blocked_and_readmitted(work: Work, cast: Cast) -> None:
    await is_blocked(work, cast)
    await blocking.readmit(work, cast.binh, cast.hanh)


async def changes_roles(work: Work, cast: Cast) -> None:
    await grants.end(work, cast.binh, await cast.grant(work), STANDARD)
    await grants.give(work, cast.hoa, cast.hanh, Office(cast.tree["MAY"], Role.OFFICER), STANDARD)


HER = {
    "name": "Lê Thị Hạnh",
    "asked": False,
    "blocked": False,
    "stopped": False,
    "wants": True,
    "withdrawn": False,
    "cut": [],
    "roles": ["section_leader"],
    "used": False,
    "cancelled": False,
    "pushes": ["queued"],
}
ACTS: list[tuple[str, Doing, dict[str, Any]]] = [
    ("asks to be erased", lambda work, cast: privacy.ask_to_erase(work, cast.hanh, "XÓA"), {"asked": True}),
    ("takes it back", asks_and_takes_back, {}),
    (
        "is erased",
        lambda work, cast: erase(work, cast.hanh, STANDARD),
        {"name": None, "wants": False, "roles": [], "pushes": ["cancelled"], "withdrawn": True},
    ),
    (
        "withdraws",
        lambda work, cast: privacy.withdraw_consent(work, cast.hanh, STANDARD),
        {"withdrawn": True, "roles": [], "pushes": ["cancelled"]},
    ),
    ("agrees again", withdraws_and_agrees, {"roles": [], "pushes": ["cancelled"]}),
    ("loses a phone", cuts, {"cut": ["telegram"]}),
    ("finds it", cuts_and_gives_back, {}),
    ("takes an app off", unlinks, {}),
    ("stops messages", lambda work, cast: preferences.stop_messages(work, cast.hanh), {"stopped": True}),
    (
        "wants no announcements",
        lambda work, cast: preferences.choose_kind(work, cast.hanh, "announcements", wanted=False),
        {"wants": False},
    ),
    ("wants them again", stops_and_wants_again, {}),
    ("is blocked", is_blocked, {"blocked": True, "roles": []}),
    ("is readmitted", is_blocked_and_readmitted, {"roles": []}),
    ("another role", changes_roles, {"roles": ["officer"]}),
    (
        "takes an invitation",
        lambda work, cast: invitations.redeem(work, cast.code, cast.hanh, STANDARD),
        {"used": True, "roles": ["officer", "section_leader"]},
    ),
]


@pytest.mark.parametrize(("doing", "changed"), [pytest.param(*rest, id=name) for name, *rest in ACTS])
async def test_it_is_done_again_once_and_nobody_is_told(
    both: Writer, cast: Cast, doing: Doing, changed: dict[str, Any]
) -> None:
    entries = await noted(both, lambda work: doing(work, cast))
    assert entries
    assert "Hạnh" not in repr(entries)
    assert await both.run(lambda work: stands(work, cast)) == HER
    for _ in range(2):
        await both.run(lambda work: do_again(work, entries, STANDARD))
        assert await both.run(lambda work: stands(work, cast)) == {**HER, **changed}


async def test_an_invitation_that_was_taken_back_opens_nothing(both: Writer, cast: Cast) -> None:
    async def takes_back(work: Work) -> None:
        await offers.take_back(work, cast.hoa, await cast.invitation(work))

    entries = await noted(both, takes_back)
    again = await both.run(lambda work: do_again(work, entries, STANDARD))
    assert again.counts == {Act.INVITATION_CANCELLED: 1}
    assert (await both.run(lambda work: stands(work, cast)))["cancelled"]


async def test_a_key_that_was_given_again_and_who_came_later_are_passed_over(both: Writer, cast: Cast) -> None:
    """The row of that key is another person, with other apps; and a key that is not there is nobody."""
    (entry,) = await noted(both, lambda work: privacy.ask_to_erase(work, cast.hanh, "XÓA"))
    assert entry.since is not None
    another = replace(entry, since=entry.since - timedelta(seconds=1), apps=())
    later = replace(entry, person=9_000, apps=())
    again = await both.run(lambda work: do_again(work, [another, later], STANDARD))
    assert (sum(again.counts.values()), await both.run(lambda work: stands(work, cast))) == (0, HER)


async def test_who_was_joined_to_another_since_is_found_by_the_app(both: Writer, cast: Cast) -> None:
    """In the backup she still waits as somebody else with her new phone; erased was the person that she became."""
    new = await both.run(lambda work: person(work, "Le Thi Hanh", channels=("zalo_oa",)))

    async def moves(work: Work) -> None:
        apps = update(table_of(Contact)).where(table_of(Contact).c.person_id == new)
        await work.connection.execute(apps.values(person_id=cast.hanh))
        await erase(work, cast.hanh, STANDARD)

    entries = await noted(both, moves)
    again = await both.run(lambda work: do_again(work, entries, STANDARD))
    assert again.counts == {Act.ERASED: 2}
    assert {one.person_id for one in again.erased} == {cast.hanh, new}


async def test_under_another_key_the_digests_say_nothing(both: Writer, cast: Cast) -> None:
    (entry,) = await noted(both, lambda work: erase(work, cast.hanh, STANDARD))
    other = replace(entry, digested_by="00000000", since=None)
    assert entry.digested_by != other.digested_by
    assert not (await both.run(lambda work: do_again(work, [other], STANDARD))).counts


async def test_who_was_erased_is_out_of_every_held_message(both: Writer, cast: Cast) -> None:
    """Erasing knows the state: what is held for her, or speaks of her to others, is emptied and never leaves."""

    async def hold(work: Work) -> None:
        await notice(work, cast.binh, "Hạnh đã gửi", about_id=cast.hanh, kind=PushKind.NOTICE)
        await work.connection.execute(update(table_of(Push)).values(state=PushState.HELD))

    await both.run(hold)
    await both.run(lambda work: erase(work, cast.hanh, STANDARD))
    async with both.engine.connect() as connection:
        pushes = table_of(Push)
        rows = (
            await connection.execute(select(pushes.c.text, pushes.c.state).where(~pushes.c.key.startswith("erased")))
        ).all()
    assert {tuple(row) for row in rows} == {("", PushState.CANCELLED)}


async def test_the_level_above_is_told_at_this_installations_hour(both: Writer, cast: Cast) -> None:
    """The unit's only officer withdrew: done again before nine, where nobody is disturbed before nine."""
    entries = await noted(both, lambda work: privacy.withdraw_consent(work, cast.binh, STANDARD))
    late = replace(STANDARD, quiet_until=time(9))
    await both.run(lambda work: do_again(work, entries, late))
    async with both.engine.connect() as connection:
        due = await connection.scalar(select(_push.c.due_at).where(_push.c.person_id == cast.hoa))
    assert due is not None
    assert due.astimezone(HANOI).time() == time(9)
