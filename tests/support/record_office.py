"""A unit with an officer and a member who hands records in, in a database of its own whose clock is moved."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.engine.connect import open_engine
from data.engine.unit_of_work import Work, Writer
from data.enums import Level, MembershipState, Role
from data.tables import Grant, Membership, Person, Record
from data.types import HANOI
from domain.campaigns import get, load_forms
from domain.campaigns.attaching import attach
from domain.errors import Problem
from domain.forms.draft import REVIEW, Draft
from domain.records.submitting import submit
from domain.units import Act
from domain.units.changes import found
from tests.support.keys import KEYS
from tests.support.standard import OUTSTANDING_DAYS, STANDARD

FORM = load_forms()["task"]
CAMPAIGN = get("thanh-hoa-2021")
START = datetime(2021, 2, 27, 8, 0, tzinfo=HANOI)
Job = Callable[[Work], Awaitable[object]]


@dataclass
class Office:
    """A unit with an officer and a member, in a database of its own."""

    runner: asyncio.Runner
    writer: Writer
    clock: list[datetime]
    unit: int = 0
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


@contextmanager
def opened(empty: Path, folder: Path) -> Iterator[Office]:
    """Open an office on a copy of an empty database."""
    path = folder / "office.sqlite3"
    shutil.copy(empty, path)
    clock = [START]
    with asyncio.Runner() as runner:
        engine = open_engine(f"sqlite+aiosqlite:///{path}", KEYS)
        writer = Writer(engine, lambda: clock[0])
        runner.run(writer.__aenter__())
        made = Office(runner, writer, clock)
        runner.run(writer.run(lambda work: _people(work, made)))
        yield made
        runner.run(writer.__aexit__())
        runner.run(engine.dispose())


async def _people(work: Work, office: Office) -> None:
    unit = office.unit = await found(
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
