"""The states of a record: whatever people do in whatever order, only the moves of the table happen."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.engine.connect import open_engine
from data.engine.unit_of_work import Work, Writer
from data.enums import RECORD_MOVES, Level, MembershipState, RecordState, ReviewAction, Role
from data.tables import Grant, Membership, Person, Record
from data.types import HANOI
from domain.campaigns import get, load_forms
from domain.campaigns.attaching import attach
from domain.errors import Problem
from domain.forms.draft import REVIEW, Draft
from domain.records.rounds import lock_overdue
from domain.records.submitting import change, submit, withdraw
from domain.review.records import settle, undo
from domain.units import Act
from domain.units.changes import found
from tests.support.keys import KEYS
from tests.support.standard import MEND_DAYS, OUTSTANDING_DAYS, STANDARD

FORM = load_forms()["task"]
CAMPAIGN = get("thanh-hoa-2021")
START = datetime(2021, 2, 27, 8, 0, tzinfo=HANOI)
S = RecordState
Job = Callable[[Work], Awaitable[object]]


@dataclass
class Office:
    """A unit with an officer and a member, in a database of its own."""

    runner: asyncio.Runner
    writer: Writer
    clock: list[datetime]
    officer: int = 0
    member: int = 0
    drafts: int = 0

    def does(self, job: Job) -> bool:
        """Do something; False when it was refused."""
        try:
            self.runner.run(self.writer.run(job))
        except Problem:
            return False
        return True

    def record(self, key: int) -> Record:
        return self.runner.run(self.writer.run(lambda work: work.session.get_one(Record, key)))

    def new_record(self) -> Record:
        self.drafts += 1
        draft = draft_of(f"d{self.drafts}")
        self.clock[0] = START
        return self.runner.run(
            self.writer.run(
                lambda work: submit(
                    work, self.member, draft, FORM, CAMPAIGN, hours=STANDARD, outstanding_days=OUTSTANDING_DAYS
                )
            )
        )


def draft_of(key: str, what: str = "Dọn xưởng", **more: object) -> Draft:
    begun = Draft(key, "task", CAMPAIGN.slug, "th21-reg-task", FORM.code, FORM.version, REVIEW)
    return Draft.load({**begun.dump(), "answers": {"what": {"text": what}}, **more})


@pytest.fixture(scope="module")
def office(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    path = tmp_path_factory.mktemp("moves") / "moves.sqlite3"
    shutil.copy(empty_sqlite, path)
    clock = [START]
    with asyncio.Runner() as runner:
        engine = open_engine(f"sqlite+aiosqlite:///{path}", KEYS)
        writer = Writer(engine, lambda: clock[0])
        runner.run(writer.__aenter__())
        made = Office(runner, writer, clock)
        runner.run(writer.run(lambda work: people(work, made)))
        yield made
        runner.run(writer.__aexit__())
        runner.run(engine.dispose())


async def people(work: Work, office: Office) -> None:
    unit = await found(
        work, Act(since=None), code="MAY", name="May", short_name="May", level=Level.GRASSROOTS, parent_id=None
    )
    await attach(work, CAMPAIGN.slug, unit)
    officer, member = [Person(name=name, created_at=START) for name in ("Hoa", "Hạnh")]
    for person in (officer, member):
        await work.add(person)
    office.officer, office.member = officer.id or 0, member.id or 0
    await work.add(Grant(person_id=office.officer, unit_id=unit, role=Role.OFFICER, since=START))
    belongs = Membership(person_id=office.member, unit_id=unit, state=MembershipState.ACTIVE, since=START)
    await work.add(belongs)


@dataclass
class Model:
    """What should be: the rules in a few lines."""

    state: RecordState = S.SUBMITTED
    version: int = 1
    last: ReviewAction | None = None
    returned_on: int = 0
    day: int = 0
    trail: list[RecordState] = field(default_factory=lambda: [S.SUBMITTED])

    @property
    def late(self) -> bool:
        return self.day > self.returned_on + MEND_DAYS

    def allows(self, deed: str) -> bool:
        return {
            "accept": self.state is S.SUBMITTED,
            "return": self.state is S.SUBMITTED,
            "reject": self.state is S.SUBMITTED,
            "undo": self.last is not None and self.state in {S.ACCEPTED, S.RETURNED, S.REJECTED},
            "change": self.state is S.SUBMITTED or (self.state is S.RETURNED and not self.late),
            "withdraw": self.state in {S.SUBMITTED, S.RETURNED},
        }.get(deed, True)

    def does(self, deed: str) -> None:
        if deed in {"accept", "return", "reject"}:
            self.last = ReviewAction(deed)
            self.state = {"accept": S.ACCEPTED, "return": S.RETURNED, "reject": S.REJECTED}[deed]
            self.returned_on = self.day
        elif deed == "undo":
            self.state, self.last = S.SUBMITTED, None
        elif deed == "change":
            self.state, self.version = S.SUBMITTED, self.version + 1
        elif deed == "withdraw":
            self.state = S.WITHDRAWN
        elif deed == "days":
            self.day += 4
        elif deed == "lock" and self.state is S.RETURNED and self.late:
            self.state = S.LOCKED


DEEDS = ("accept", "return", "reject", "undo", "change", "withdraw", "days", "lock")


def job_for(office: Office, record: Record, model: Model, deed: str) -> Job:
    key = record.id or 0
    if deed in {"accept", "return", "reject"}:
        action, parts = ReviewAction(deed), {"what": "Việc"} if deed == "return" else None
        reason = None if deed == "accept" else "vì sao"
        return lambda work: settle(
            work, office.officer, key, action, reason=reason, parts=parts, mend_days=MEND_DAYS, hours=STANDARD
        )
    if deed == "change":
        again = draft_of(record.draft_id, f"lần {model.version}", record=record.code, record_version=model.version)
        return lambda work: change(work, office.member, again, FORM, STANDARD, outstanding_days=OUTSTANDING_DAYS)
    jobs: dict[str, Job] = {
        "undo": lambda work: undo(work, office.officer, key),
        "withdraw": lambda work: withdraw(work, office.member, record.code),
        "lock": lambda work: lock_overdue(work, STANDARD),
    }
    return jobs[deed]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.sampled_from(DEEDS), max_size=12))
def test_only_the_moves_of_the_table_happen(office: Office, deeds: list[str]) -> None:
    record, model = office.new_record(), Model()
    for deed in deeds:
        before, allowed = model.state, model.allows(deed)
        if deed == "days":
            office.clock[0] += timedelta(days=4)
        else:
            assert office.does(job_for(office, record, model, deed)) == allowed, (deed, before)
        if allowed:
            model.does(deed)
        now = office.record(record.id or 0)
        assert (now.state, now.version) == (model.state, model.version)
        assert now.state is before or now.state in RECORD_MOVES[before]


def test_a_text_that_nobody_has_seen_is_not_settled(office: Office) -> None:
    record, model = office.new_record(), Model()
    assert office.does(job_for(office, record, model, "change"))
    key = record.id or 0
    assert not office.does(
        lambda work: settle(work, office.officer, key, ReviewAction.ACCEPT, seen=1, mend_days=MEND_DAYS, hours=STANDARD)
    )
    assert office.does(
        lambda work: settle(work, office.officer, key, ReviewAction.ACCEPT, seen=2, mend_days=MEND_DAYS, hours=STANDARD)
    )


def test_two_phones_do_not_overwrite_each_other(office: Office) -> None:
    record = office.new_record()
    one, two = [draft_of(record.draft_id, what, record=record.code, record_version=1) for what in ("một", "hai")]
    assert office.does(lambda work: change(work, office.member, one, FORM, STANDARD, outstanding_days=OUTSTANDING_DAYS))
    assert not office.does(
        lambda work: change(work, office.member, two, FORM, STANDARD, outstanding_days=OUTSTANDING_DAYS)
    )
    assert office.record(record.id or 0).answers["what"] == {"text": "một"}


def test_nobody_changes_a_record_of_somebody_else(office: Office) -> None:
    record = office.new_record()
    again = draft_of(record.draft_id, "của người khác", record=record.code, record_version=1)
    assert not office.does(
        lambda work: change(work, office.officer, again, FORM, STANDARD, outstanding_days=OUTSTANDING_DAYS)
    )
    assert not office.does(lambda work: withdraw(work, office.officer, record.code))
