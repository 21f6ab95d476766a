"""Whom nothing reached, and why: counted the same in the morning, on the screen and in the list, on both databases."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

import openpyxl
import pytest
from sqlalchemy import update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import MembershipState, PushKind, PushState, Role
from data.queries.outbox.routes import Template
from data.tables import Contact, Membership, RosterEntry, Section
from domain.errors import Refused
from domain.outbox.budget import Money
from domain.outbox.routing import Rules
from domain.ports import Outcome, Sent
from domain.reminders import close_days
from domain.undelivered import people
from domain.undelivered.morning import Undelivered, undelivered_for
from domain.undelivered.reasons import Why, why
from tests.support.clock import TestClock
from tests.support.pushes import doing, lose, notice, person
from tests.support.routing import DAY, HOUR, OA, PAID, REACHES, TG, Office, office, somebody, told
from tests.support.unit_tree import Keys

__all__ = ["office"]

S = PushState
NO_MONEY = Rules(REACHES, Template(PAID, OA, frozenset({PushKind.ANNOUNCEMENT})), money=Money(200, 0, PAID))
FORBIDDEN, REFUSED = Outcome(Sent.GONE, problem="forbidden"), Outcome(Sent.FAILED, problem="refused_400")
UNSURE, SPENT = Outcome(Sent.IN_DOUBT), Outcome(Sent.LATER, wait=90_000, problem="out_of_quota")


class Case(NamedTuple):
    written: Mapping[str, timedelta]
    answer: Outcome | None
    kind: PushKind
    why: Why | None  # None: it arrived, or may have


CASES = (
    Case({TG: HOUR}, None, PushKind.NOTICE, None),
    Case({OA: 8 * DAY}, None, PushKind.GREETING, Why.WINDOW),
    Case({OA: 8 * DAY}, None, PushKind.ANNOUNCEMENT, Why.BUDGET),
    Case({TG: HOUR}, FORBIDDEN, PushKind.REMINDER, Why.BLOCKED),
    Case({TG: HOUR}, REFUSED, PushKind.NOTICE, Why.REFUSED),
    Case({TG: HOUR}, UNSURE, PushKind.NOTICE, None),
    Case({}, None, PushKind.ANNOUNCEMENT, Why.NO_APP),
    Case({TG: HOUR}, SPENT, PushKind.REMINDER, Why.QUOTA),
)
"""The last is refused for longer than its day, and its channel is silent from then on."""

ONE_EACH = {case.why: 1 for case in CASES if case.why}


class Plant(NamedTuple):
    unit: int
    officer: int
    above: int
    head: int
    members: list[int]


async def belongs(work: Work, who: int, unit_id: int, section_id: int | None = None) -> None:
    since = work.now - timedelta(days=400)
    row = Membership(person_id=who, unit_id=unit_id, section_id=section_id, state=MembershipState.ACTIVE, since=since)
    await work.add(row)


@pytest.fixture
async def plant(office: Office, tree: Keys, clock: TestClock) -> Plant:
    """May Sao Mai with an officer, the head of a section, somebody for each case, and a line of the list."""
    office.rules = NO_MONEY
    unit = tree["MAY"]

    async def put(work: Work) -> tuple[int, int, int, int]:
        officer = await person(work, "Hoa", officer_of=[unit], member_of=unit)
        above = await person(work, "Sơn", officer_of=[tree["KKT"]])
        head = await person(work, "Tám", officer_of=[unit], role=Role.SECTION_LEADER)
        section = Section(unit_id=unit, name="Chuyền 1")
        await work.add(section)
        await belongs(work, head, unit, section.id)
        await work.add(RosterEntry(unit_id=unit, number="1", name="Bưởi", folded="buoi", phone="+84987000111"))
        return officer, above, head, section.id or 0

    officer, above, head, section = await office.writer.run(put)
    members = []
    for number, case in enumerate(CASES):
        who = await somebody(office, case.written)
        await office.writer.run(doing(belongs, who, unit, section if number < 3 else None))
        await office.writer.run(doing(notice, who, f"Tin {number}", kind=case.kind))
        members.append(who)
    first = sorted((case for case in CASES if TG in case.written), key=lambda case: case.kind is not PushKind.NOTICE)
    office.posts[TG].answers = [case.answer or Outcome(Sent.SENT) for case in first]
    await office.works()
    clock.moment += DAY
    await office.writer.run(doing(close_days, clock.moment))
    return Plant(unit, officer, above, head, members)


async def morning(office: Office, days: int = 2) -> dict[int, Undelivered]:
    now = office.writer.now()
    async with office.writer.engine.connect() as connection:
        return await undelivered_for(connection, now, now - days * DAY, (None,))


async def test_the_officer_hears_each_reason_once(office: Office, plant: Plant) -> None:
    found = await morning(office)
    assert dict(found[plant.officer].counted) == ONE_EACH
    assert found[plant.officer].unit_id == plant.unit
    assert plant.above not in found


async def test_the_head_of_a_section_hears_the_number_of_the_section(office: Office, plant: Plant) -> None:
    found = (await morning(office))[plant.head]
    assert (dict(found.counted), found.unit_id) == ({Why.WINDOW: 1, Why.BUDGET: 1}, None)
    stands = await office.writer.run(doing(people.standing_of_section, plant.head))
    assert (stands.people, stands.of_section) == (2, True)


async def test_the_screen_the_pages_and_the_list_name_the_same_people(office: Office, plant: Plant) -> None:
    stands = await office.writer.run(doing(people.standing, plant.officer, plant.unit))
    assert (dict(stands.counted), stands.doubt, stands.absent) == (ONE_EACH, 1, 1)
    pages = [await office.writer.run(doing(people.page, plant.officer, plant.unit, number)) for number in range(3)]
    named = [one for page in pages for one in page]
    assert sorted(one.person_id for one in named) == sorted(
        who for who, case in zip(plant.members, CASES, strict=True) if case.why
    )
    assert {one.person_id: one.why for one in named} == {
        who: case.why for who, case in zip(plant.members, CASES, strict=True) if case.why
    }
    document = await office.writer.run(doing(people.call_list, plant.officer, plant.unit))
    missed, absent = openpyxl.load_workbook(io.BytesIO(document.make())).worksheets
    assert missed.max_row - 3 == stands.people
    assert [cell.value for cell in absent[4]] == ["Công đoàn Công ty May Sao Mai", "", "Bưởi", "+84987000111"]


@pytest.mark.parametrize("look", [people.standing, people.call_list])
async def test_nobody_else_sees_them(office: Office, plant: Plant, look: object) -> None:
    for who in (plant.head, plant.members[0]):
        with pytest.raises(Refused):
            await office.writer.run(doing(look, who, plant.unit))  # type: ignore[arg-type]  # either of the two
    with pytest.raises(Refused):
        await office.writer.run(doing(people.standing_of_section, plant.members[0]))


async def test_whoever_writes_is_counted_no_more(office: Office, plant: Plant) -> None:
    contact = table_of(Contact)

    async def write(work: Work) -> None:
        await work.connection.execute(
            update(contact).where(contact.c.person_id == plant.members[1]).values(written_at=work.now)
        )

    await office.writer.run(write)
    assert (await morning(office))[plant.officer].people == len(ONE_EACH) - 1


async def test_what_is_made_good_later_and_what_is_not(office: Office, tree: Keys, clock: TestClock) -> None:
    """A lost reminder is made good by anything that arrives later, a lost answer only by writing."""
    unit = tree["MAY"]
    await office.writer.run(doing(person, "Hoa", officer_of=[unit]))
    for kind in (PushKind.REMINDER, PushKind.NOTICE):
        who = await somebody(office, {TG: HOUR})
        await office.writer.run(doing(belongs, who, unit))
        office.posts[TG].answers = [REFUSED]
        await told(office, who, f"{kind} mất", kind=kind)
        clock.moment += HOUR
        await told(office, who, f"{kind} tới")
    (found,) = (await morning(office)).values()
    assert dict(found.counted) == {Why.REFUSED: 1}


async def test_of_an_officer_whoever_is_beside_or_above_hears(office: Office, tree: Keys) -> None:
    async def put(work: Work) -> list[int]:
        above = await person(work, "Sơn", officer_of=[tree["KKT"]])
        alone = await person(work, "Tám", officer_of=[tree["GIAY"]], member_of=tree["GIAY"], channels=[])
        two = [await person(work, name, officer_of=[tree["MAY"]], channels=[TG]) for name in ("Hoa", "Lan")]
        return [above, alone, *two]

    above, alone, hoa, lan = await office.writer.run(put)
    await told(office, alone, "Còn 3 ngày", kind=PushKind.REMINDER)
    office.posts[TG].answers = [FORBIDDEN]
    await told(office, lan, "Tin báo")
    found = await morning(office)
    assert {who: dict(one.counted) for who, one in found.items()} == {above: {Why.NO_APP: 1}, hoa: {Why.BLOCKED: 1}}
    stands = await office.writer.run(doing(people.standing, above, tree["KKT"]))
    assert dict(stands.counted) == {Why.NO_APP: 1}


async def test_lost_summaries_are_told_on_mondays(office: Office, tree: Keys, clock: TestClock) -> None:
    above = await office.writer.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    alone = await office.writer.run(doing(person, "Tám", officer_of=[tree["GIAY"]], channels=[]))
    await told(office, alone, "Hôm nay có 2 hồ sơ", kind=PushKind.DIGEST)
    assert await morning(office) == {}
    clock.moment += 2 * DAY
    assert clock.moment.weekday() == 0
    assert list(await morning(office, days=3)) == [above]


async def test_where_nobody_is_in_charge_the_next_level_has_the_names(office: Office, tree: Keys) -> None:
    above = await office.writer.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    who = await office.writer.run(doing(person, "Hạnh", member_of=tree["MAY"], channels=[TG]))
    await office.writer.run(doing(lose, who, TG))
    await told(office, who, "Mời họp", kind=PushKind.ANNOUNCEMENT)
    assert dict((await morning(office))[above].counted) == {Why.BLOCKED: 1}
    (missed,) = await office.writer.run(doing(people.page, above, tree["KKT"], 0))
    assert (missed.person_id, missed.what, missed.why) == (who, "Mời họp", Why.BLOCKED)


PROBLEMS = [
    (S.GONE, "window_closed", Why.WINDOW),
    (S.GONE, "not_following", Why.BLOCKED),
    (S.GONE, "left_app", Why.BLOCKED),
    (S.GONE, "no_contact", Why.NO_APP),
    (S.GONE, "budget_spent", Why.BUDGET),
    (S.FAILED, "gave_up", Why.QUOTA),
    (S.FAILED, "night", Why.QUOTA),
    (S.FAILED, "no_balance", Why.QUOTA),
    (S.CANCELLED, "too_late", Why.QUOTA),
    (S.FAILED, "refused_400", Why.REFUSED),
    (S.FAILED, None, Why.REFUSED),
    (S.GONE, None, Why.BLOCKED),
]


@pytest.mark.parametrize(("state", "problem", "reason"), PROBLEMS)
def test_a_reason_for_each_code(state: PushState, problem: str | None, reason: Why) -> None:
    assert why(state, problem) is reason
