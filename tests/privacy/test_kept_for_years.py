"""What goes years after a campaign's end or after somebody left, what stays, and that 30 nights only count."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.files.media_store import FolderMediaStore
from data.engine.unit_of_work import Work, Writer
from data.enums import MembershipState, PublishState, RecordKind, RecordState, ReviewAction, Role
from data.queries.privacy import kept_for_years as queries
from data.tables import (
    AuditEntry,
    Contact,
    Grant,
    Membership,
    NamedOnScreen,
    Person,
    Photo,
    PublishConsent,
    Push,
    Record,
    RetentionNight,
    Review,
)
from data.types import HANOI
from domain.campaigns import get
from domain.privacy import kept_for_years
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.nights import read, ticks
from tests.support.pushes import Post
from tests.support.unit_tree import plant

OVER = get("lai-chau-2020").period.last_day()
"""The last day of a campaign that runs no more when these nights come."""
NIGHT = datetime(OVER.year + 10, OVER.month, OVER.day, 3, 30, tzinfo=HANOI) + timedelta(days=1)
DAY = timedelta(days=1)


async def person(work: Work, name: str) -> int:
    made = Person(name=name, created_at=work.now)
    await work.add(made)
    return made.id or 0


async def record(work: Work, who: int, unit: int, code: str, **values: Any) -> int:
    facts: dict[str, Any] = {"campaign": "lai-chau-2020", "state": RecordState.ACCEPTED, **values}
    made = Record(
        code=code, draft_id=code, kind=RecordKind.GOOD_DEED, subject="s", round="2020", person_id=who, unit_id=unit,
        unit_as_of=OVER, form="f", form_version=1, answers={"story": {"text": "Nhặt được ví"}}, submitted_at=work.now,
        changed_at=work.now, **facts,
    )  # fmt: skip
    await work.add(made)
    return made.id or 0


async def photo(work: Work, store: FolderMediaStore, of: int, who: int, content: bytes) -> None:
    media = await store.keep(content, "image/jpeg")
    row: dict[str, Any] = {"sha256": media.sha256, "media_type": "image/jpeg", "size": 1, "received_at": work.now}
    await work.add(Photo(draft_id=f"{of}", record_id=of, person_id=who, **row))


async def nights(of: Ticks, clock: TestClock, first: datetime, count: int) -> None:
    for number in range(count):
        clock.moment = first + number * DAY
        await of.retain(clock.moment)


def files(folder: Path) -> int:
    return len([path for path in folder.rglob("*") if path.is_file()])


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two nights that count are as good as thirty, and pages of two as good as large ones."""
    for name, value in (("COUNTING_NIGHTS", 2), ("PAGE", 2), ("LOOKED_AT", 2)):
        monkeypatch.setattr(kept_for_years, name, value)


@pytest.mark.usefixtures("quick")
async def test_records_go_whole_ten_years_after_their_campaign(
    both: Writer, store: FolderMediaStore, clock: TestClock, tmp_path: Path
) -> None:
    async def add(work: Work) -> None:
        units, who, officer = await plant(work), await person(work, "Hạnh"), await person(work, "Hoa")
        await work.add(Membership(person_id=who, unit_id=units["MAY"], state=MembershipState.ACTIVE, since=work.now))
        for number in range(3):
            old = await record(work, who, units["MAY"], f"LC-{number}")
            await photo(work, store, old, who, b"old %d" % number)
            await work.add(PublishConsent(record_id=old, person_id=officer, state=PublishState.AGREED))
            review: dict[str, Any] = {"from_state": RecordState.SUBMITTED, "to_state": RecordState.ACCEPTED}
            await work.add(Review(record_id=old, officer_id=officer, action=ReviewAction.ACCEPT, at=work.now, **review))
        kept = await record(work, who, units["MAY"], "TH-0", campaign="thanh-hoa-2021")
        await photo(work, store, kept, who, b"old 0")  # the same picture: its file stays
        await record(work, who, units["MAY"], "XX-0", campaign="gone")

    clock.moment = NIGHT - 2 * DAY
    await both.run(add)
    living = ticks(both, clock, Post(), store)
    await nights(living, clock, NIGHT - 2 * DAY, 1)
    assert sorted(await read(both, RetentionNight, "kind", "due")) == [("people", 0), ("photos", 0), ("records", 0)]
    await nights(living, clock, NIGHT - DAY, 1)
    assert len(await read(both, Record, "id")) == 5
    await nights(living, clock, NIGHT, 1)
    assert await read(both, Record, "code") == ["TH-0", "XX-0"]
    assert (await read(both, Review, "id"), await read(both, PublishConsent, "id")) == ([], [])
    assert (len(await read(both, Photo, "id")), files(tmp_path / "media")) == (1, 1)
    await nights(living, clock, NIGHT + DAY, 1)
    assert sorted(await read(both, RetentionNight, "kind", "nights", "due")) == [
        ("people", 4, 0),
        ("photos", 4, 0),
        ("records", 4, 0),
    ]


async def test_thirty_nights_only_count_and_a_night_counts_once(
    both: Writer, store: FolderMediaStore, clock: TestClock
) -> None:
    async def add(work: Work) -> None:
        units, who = await plant(work), await person(work, "Hạnh")
        await work.add(Membership(person_id=who, unit_id=units["MAY"], state=MembershipState.ACTIVE, since=work.now))
        await record(work, who, units["MAY"], "LC-0")

    clock.moment = NIGHT
    await both.run(add)
    await nights(ticks(both, clock, Post(), store), clock, NIGHT, 30)
    await nights(ticks(both, clock, Post(), store), clock, NIGHT + 29 * DAY, 1)  # a new process on the same night
    assert await read(both, Record, "code") == ["LC-0"]
    assert ("records", 30, 1) in await read(both, RetentionNight, "kind", "nights", "due")
    await nights(ticks(both, clock, Post(), store), clock, NIGHT + 30 * DAY, 1)
    assert await read(both, Record, "code") == []


LEFT = datetime(2021, 3, 1, 8, tzinfo=HANOI)
ENDED_OTHERWISE: dict[str, dict[str, Any]] = {
    "later": {"until": LEFT + 2 * DAY},
    "refused": {"state": MembershipState.REFUSED, "until": None, "decided_at": LEFT},
}
GONE = datetime(2023, 3, 2, 3, 30, tzinfo=HANOI)


@pytest.mark.usefixtures("quick")
async def test_people_go_two_years_after_they_left_by_the_one_rule(
    both: Writer, store: FolderMediaStore, clock: TestClock
) -> None:
    """Who came back, still holds a role, has something open, waits, or left later stays; so does who never belonged."""
    ended: dict[str, Any] = {"state": MembershipState.ENDED, "until": LEFT}
    office: dict[str, Any] = {"role": Role.OFFICER, "since": LEFT - DAY}

    async def add(work: Work) -> None:
        may = (await plant(work))["MAY"]
        who = {name: await person(work, name) for name in NAMES}
        for name in ("gone", "back", "officer", "open", "was officer", "later", "refused"):
            facts = {**ended, **ENDED_OTHERWISE.get(name, {})}
            await work.add(Membership(person_id=who[name], unit_id=may, since=LEFT - DAY, **facts))
        for name, state in (("back", MembershipState.ACTIVE), ("waits", MembershipState.WAITING)):
            await work.add(Membership(person_id=who[name], unit_id=may, state=state, since=LEFT))
        await work.add(Grant(person_id=who["officer"], unit_id=may, **office))
        await work.add(Grant(person_id=who["was officer"], unit_id=may, until=LEFT, **office))
        await record(work, who["open"], may, "TH-1", campaign="thanh-hoa-2021", state=RecordState.SUBMITTED)
        done = await record(work, who["gone"], may, "TH-2", campaign="thanh-hoa-2021")
        await photo(work, store, done, who["gone"], b"picture")
        await work.add(Contact(channel="telegram", external_id="9", person_id=who["gone"], written_at=work.now))

    clock.moment = LEFT
    await both.run(add)
    living, post = ticks(both, clock, Post(), store), Post()
    await nights(living, clock, GONE - 2 * DAY, 2)
    assert await read(both, Person, "name") == list(NAMES)
    await nights(living, clock, GONE, 1)
    left = [name for name in await read(both, Person, "name") if name]
    assert left == ["back", "officer", "open", "waits", "later", "never"]
    assert files(store.folder) == 0
    assert (await read(both, AuditEntry, "action")).count("erased") == 3
    assert any(
        "không còn tham gia chương trình ở đây từ lâu" in (text or "") for text in await read(both, Push, "text")
    )
    assert [answers for answers in await read(both, Record, "answers") if not answers] == [{}]
    assert await read(both, NamedOnScreen, "of_id") == []
    assert post.carried == []


NAMES = ("gone", "back", "officer", "open", "was officer", "waits", "later", "refused", "never")


async def test_looking_for_who_left_goes_by_keys(writer: Writer) -> None:
    """Nobody's memberships are read but those of the people of one page."""
    told: list[tuple[str, Any]] = []

    def keep(_c: Any, _k: Any, statement: str, values: Any, *_: Any) -> None:
        told.append((statement, values))

    await writer.run(lambda work: person(work, "Hạnh"))
    event.listen(writer.engine.sync_engine, "before_cursor_execute", keep)
    async with writer.engine.connect() as connection:
        assert await queries.left_among(connection, 0, LEFT, 10) == ([], 1)
        statement, values = told[-1]
        plan = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)).all()
    assert [row[-1] for row in plan if str(row[-1]).startswith("SCAN")] == []
