"""What collectives hand in: for whom somebody may, once a round, decided above, kept when the sender is erased."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import func, select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import Level, MembershipState, RecordState, ReviewAction, Role
from data.queries.members import grants
from data.queries.privacy import erasing
from data.queries.records import records as queries
from data.queries.reminders import figures
from data.tables import Grant, Membership, Person, Record, Section
from domain.campaigns import load_forms
from domain.campaigns.attaching import attach
from domain.errors import Problem
from domain.forms.draft import REVIEW, Draft
from domain.forms.model import Form
from domain.records import collectives
from domain.records.submitting import change, submit, withdraw
from domain.review.records import settle
from domain.units import Act
from domain.units.changes import found
from tests.support.collectives import SLUG, document
from tests.support.record_office import START, Office, opened
from tests.support.standard import MEND_DAYS, OUTSTANDING_DAYS, STANDARD

T = TypeVar("T")
_record = table_of(Record)
TITLE = "cn21-title-collective"
FORM: Form = load_forms()["title"]
YEAR = date(2021, 1, 1), date(2021, 12, 31)


class World:
    """A superior union, a unit below it with two officers, two sections, the head of one, and a member."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.keys: dict[str, int] = {}
        self.drafts = 0

    async def build(self, work: Work) -> None:
        act, keys = Act(since=None), self.keys
        keys["top"] = await found(
            work, act, code="TOP", name="Top", short_name="Top", level=Level.DIRECTLY_SUPERIOR_UNION, parent_id=None
        )
        keys["unit"] = await found(
            work, act, code="CAT", name="CĐ Cắt", short_name="Cắt", level=Level.GRASSROOTS, parent_id=keys["top"]
        )
        await attach(work, SLUG, keys["top"])
        for name in ("Tổ cắt 1", "Tổ cắt 2"):
            section = Section(unit_id=keys["unit"], name=name)
            await work.add(section)
            keys[name] = section.id or 0
        for who, where, role in (
            ("boss", "top", Role.OFFICER),
            ("officer", "unit", Role.OFFICER),
            ("colleague", "unit", Role.OFFICER),
            ("head", "unit", Role.SECTION_LEADER),
            ("member", "unit", None),
        ):
            person = Person(name=who, created_at=START)
            await work.add(person)
            keys[who] = person.id or 0
            if role is not None:
                await work.add(Grant(person_id=keys[who], unit_id=keys[where], role=role, since=START))
        place: dict[str, Any] = {"unit_id": keys["unit"], "state": MembershipState.ACTIVE, "since": START}
        await work.add(Membership(person_id=keys["head"], section_id=keys["Tổ cắt 2"], **place))
        await work.add(Membership(person_id=keys["member"], **place))

    def code(self, whose: str) -> str:
        return f"unit-{self.keys[whose]}" if whose in {"unit", "top"} else f"section-{self.keys[whose]}"

    def refused(self, job: Callable[[Work], Awaitable[object]]) -> str:
        """Do something; returns why it was refused, empty if it was not."""
        try:
            self.office.runner.run(self.office.writer.run(job))
        except Problem as problem:
            return problem.template
        return ""

    def draft(self, whose: str | None, subject: str = TITLE) -> Draft:
        self.drafts += 1
        begun = Draft(f"c{self.drafts}", "title", SLUG, subject, FORM.code, FORM.version, REVIEW)
        return replace(
            begun, answers={"task": {"code": "safety"}}, collective=None if whose is None else self.code(whose)
        )

    def registers(self, who: str, whose: str | None, subject: str = TITLE) -> str:
        return self.refused(partial(self._submit, who=who, draft=self.draft(whose, subject)))

    async def _submit(self, work: Work, who: str, draft: Draft) -> None:
        await submit(work, self.keys[who], draft, FORM, document(), hours=STANDARD, outstanding_days=OUTSTANDING_DAYS)

    def decides(self, who: str, record: Record) -> str:
        return self.refused(
            lambda work: settle(
                work, self.keys[who], record.id or 0, ReviewAction.ACCEPT, mend_days=MEND_DAYS, hours=STANDARD
            )
        )

    def record(self) -> Record:
        """Read the newest record."""

        async def last(work: Work) -> Record:
            return await work.session.get_one(Record, await work.connection.scalar(select(func.max(_record.c.id))))

        return self.office.runner.run(self.office.writer.run(last))

    def reads(self, job: Callable[[Work], Awaitable[T]]) -> T:
        return self.office.runner.run(self.office.writer.run(job))


@pytest.fixture
def world(empty_sqlite: Path, tmp_path: Path) -> Iterator[World]:
    with opened(empty_sqlite, tmp_path) as office:
        made = World(office)
        assert office.does(made.build)
        yield made


WHO_MAY = [
    ("officer", "unit", ""),
    ("officer", "Tổ cắt 1", ""),
    ("head", "Tổ cắt 2", ""),
    ("head", "Tổ cắt 1", "collective_not_led"),
    ("head", "unit", "collective_not_led"),
    ("member", "unit", "collective_not_led"),
    ("boss", "unit", "collective_not_led"),
]


@pytest.mark.parametrize(("who", "whose", "why"), WHO_MAY, ids=[f"{who}-{whose}" for who, whose, _ in WHO_MAY])
def test_who_may_hand_in_for_which_collective(world: World, who: str, whose: str, why: str) -> None:
    assert world.registers(who, whose) == why


def test_a_collective_registers_a_title_once_a_year_whoever_leads_it(world: World) -> None:
    assert world.registers("officer", "unit") == ""
    assert world.registers("colleague", "unit") == "collective_registered"
    assert world.registers("officer", "Tổ cắt 1") == ""
    assert world.registers("officer", "unit", "cn21-title") == "of_people"
    assert world.registers("member", None) == "of_collectives"
    assert world.registers("member", None, "cn21-title") == ""


def test_no_unit_decides_on_its_own_and_nobody_on_what_they_sent(world: World) -> None:
    world.registers("officer", "unit")
    of_unit = world.record()
    queues = {who: world.reads(partial(world_queue, world=world, who=who, where=where)) for who, where in DESKS}
    assert queues == {"boss": [of_unit.id], "officer": [], "colleague": []}
    assert world.decides("officer", of_unit) == world.decides("colleague", of_unit) == "no_right_here"
    assert world.decides("boss", of_unit) == ""
    world.registers("officer", "Tổ cắt 1")
    of_section = world.record()
    assert world.decides("officer", of_section) == "own_record"
    assert world.decides("colleague", of_section) == ""


DESKS = (("boss", "top"), ("officer", "unit"), ("colleague", "unit"))


async def world_queue(work: Work, world: World, who: str, where: str) -> list[int]:
    """Return what is on somebody's desk; the same where everything below is looked through."""
    found: list[list[int]] = []
    for days in (3, None):
        queue = queries.queue([world.keys[where]], world.keys[who], work.now, days)
        found.append([key for key, _ in await queries.in_line(work.connection, queue)])
    assert found[0] == found[1]
    return found[0]


def test_erasing_the_sender_leaves_the_record_to_the_collective(world: World) -> None:
    world.registers("officer", "unit")
    record, officer = world.record(), world.keys["officer"]

    async def erase(work: Work) -> list[str]:
        await erasing.stop(work.connection, officer, work.now, "erased")
        codes = await erasing.erase_records(work.connection, officer)
        await erasing.erase_person(work.connection, officer, work.now)
        return codes

    assert world.reads(erase) == []
    left = world.office.record(record.id or 0)
    assert (left.state, left.answers) == (RecordState.SUBMITTED, record.answers)
    assert world.reads(lambda work: collectives.name_of(work.connection, left)) == "CĐ Cắt"
    assert world.reads(lambda work: collectives.answers_for(work, left)) == world.keys["colleague"]


def test_whoever_leads_it_now_goes_on_with_it(world: World) -> None:
    world.registers("officer", "unit")
    record, officer = world.record(), world.keys["officer"]

    async def leaves(work: Work) -> None:
        (grant,) = await grants.held(work.connection, officer, work.now)
        await grants.end(work.connection, grant.id, work.now)

    world.reads(leaves)
    assert world.refused(lambda work: withdraw(work, officer, record.code)) == "collective_not_led"
    assert world.refused(lambda work: withdraw(work, world.keys["member"], record.code)) == "no_such_record"
    draft = replace(world.draft("unit"), record=record.code, answers={"task": {"code": "mentor"}})
    given: dict[str, Any] = {"outstanding_days": OUTSTANDING_DAYS}
    assert world.refused(lambda work: change(work, world.keys["colleague"], draft, FORM, STANDARD, **given)) == ""
    assert world.office.record(record.id or 0).person_id == world.keys["colleague"]


def test_what_is_of_collectives_is_counted_apart(world: World) -> None:
    world.registers("officer", "unit")
    world.registers("member", None, "cn21-title")
    unit, day = world.keys["unit"], START.date()
    (row,) = world.reads(lambda work: figures.counted_by_unit(work.connection, unit, *YEAR, day))
    assert (row.number, row.of_collectives, row.accepted_of_collectives) == (2, 1, 0)
    people = world.reads(lambda work: figures.counted_categories(work.connection, unit, *YEAR, day))
    assert [row.number for row in people] == [1]
