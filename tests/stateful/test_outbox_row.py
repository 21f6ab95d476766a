"""F14: whatever happens in whatever order, every row is where the model has it and arrives at most once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import ContactState, PushKind, PushState
from data.queries import restored
from data.queries.outbox import claim, outbox
from data.queries.outbox.claim import Claimed
from data.tables import Contact, Person, Push
from domain.outbox.claiming import settle
from domain.outbox.enqueue import cancel, cancel_all
from domain.outbox.resend import send_again
from domain.outbox.routing import open_ways, sweep
from domain.outbox.states import Attempt, attempt
from domain.ports import Outcome, Sent
from domain.quiet_hours import Hours
from domain.restored import decide
from tests.support.exploring import Ground, exploring, ground
from tests.support.outbox_model import ALLOWED, App, Model, Row
from tests.support.standard import STANDARD

CHANNELS = ("telegram", "zalo")
PEOPLE: tuple[tuple[str, ...], ...] = (("telegram",), ("zalo",), ("telegram", "zalo"), ("zalo", "telegram"))
KEYS = st.sampled_from([f"key:{number}" for number in range(20)])
SERVED = st.sampled_from([{"telegram", "zalo"}, {"telegram", "zalo"}, {"telegram"}, {"zalo"}])
OUTCOMES = st.one_of(
    st.just(Outcome(Sent.SENT, message_id="7")),
    st.sampled_from(
        [
            Outcome(Sent.FAILED, problem="refused_400"),
            Outcome(Sent.GONE, problem="forbidden"),
            Outcome(Sent.IN_DOUBT, problem="timeout"),
            Outcome(Sent.LATER, problem="held"),
            Outcome(Sent.LATER, wait=5, problem="too_many_requests"),
            Outcome(Sent.LATER, wait=5, problem="not_reached"),
            Outcome(Sent.LATER, wait=5000, problem="token_refused"),
        ]
    ),
)
_outbox, _contact = table_of(Push), table_of(Contact)


class OutboxRow(RuleBasedStateMachine):
    """Two processes at most: the one that delivers, and one that was killed and still speaks (`late`)."""

    house: Ground

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.flying: list[Claimed] = []
        self.late: list[Claimed] = []
        self.before: dict[int, PushState] = {}
        self.fence = 1

    @initialize()
    def people_come(self) -> None:
        self.house.empty()
        for channels in PEOPLE:
            person, apps = self.house.do(lambda work, channels=channels: _arrive(work, channels))  # type: ignore[misc]  # a bound default
            self.model.apps[person] = apps

    def _person(self, number: int) -> int:
        return sorted(self.model.apps)[number % len(self.model.apps)]

    @rule(
        wanted=st.lists(
            st.tuples(
                KEYS,
                st.integers(0, 3),
                st.sampled_from([-60, -1, 0, 45]),  # seconds until it is due
                st.sampled_from([0, 0, 48, 49]),  # tries so far
                st.sampled_from([False, False, True]),  # meant for one app alone
                st.sampled_from([PushKind.ANNOUNCEMENT, PushKind.ANNOUNCEMENT, PushKind.NOTICE]),
            ),
            min_size=1,
            max_size=6,
        )
    )
    def queue(self, wanted: list[tuple[str, int, int, int, bool, PushKind]]) -> None:
        rows = [self._row(*each) for each in wanted]
        values = [self._values(row) for row in rows]
        added = self.house.do(lambda work: outbox.put(work.connection, values))
        for row in rows:
            if row.key not in self.model.taken():
                row.id = added.pop(0)
                self.model.add(row)
        assert added == []

    def _row(self, key: str, who: int, due: int, tries: int, one_app: bool, kind: PushKind) -> Row:  # noqa: FBT001, PLR0917 - drawn
        person = self._person(who)
        only = self.model.apps[person][0].id if one_app else None
        return Row(0, key, person, self.house.now + timedelta(seconds=due), only, tries, kind)

    def _values(self, row: Row) -> dict[str, Any]:
        times = {"due_at": row.due, "created_at": self.house.now}
        whom = {"person_id": row.person, "only_contact_id": row.only}
        return {"key": row.key, "kind": row.kind, "text": "x", "tries": row.tries, **times, **whom}

    @rule(seconds=st.sampled_from([1, 30, 31, 61, 4000]))
    def time_passes(self, seconds: int) -> None:
        self.house.passes(seconds)

    @precondition(lambda self: any(row.waits for row in self.model.rows.values()))
    @rule(channel=st.sampled_from(CHANNELS), served=SERVED, limit=st.integers(1, 6))
    def claim_some(self, channel: str, served: set[str], limit: int) -> None:
        may = self.model.claimable(channel, served | {channel}, self.house.now)
        got = self.house.do(lambda work: _claim(work, channel, served | {channel}, limit, self.fence))
        rows = [self.model.rows[one.push_id] for one in got]
        # rows that are due at the same moment may go in any order, so what is compared is what orders them
        assert [row.turn for row in rows] == [row.turn for row in may[:limit]]
        assert {row.id for row in rows} <= {row.id for row in may}
        for one, row in zip(got, rows, strict=True):
            assert one.contact_id == self.model.usable(row, served | {channel})[-1].id
            assert one.tries == row.tries
            row.state = PushState.SENDING
        self.flying += got

    @precondition(lambda self: self.flying)
    @rule(outcomes=st.lists(OUTCOMES, min_size=1, max_size=3))
    def settle_some(self, outcomes: list[Outcome]) -> None:
        attempts = [self._end(self.flying.pop(0), outcome) for outcome in outcomes if self.flying]
        self._settle(attempts)

    @precondition(lambda self: self.late)
    @rule(outcome=OUTCOMES)
    def a_dead_process_settles_late(self, outcome: Outcome) -> None:
        self._settle([self._end(self.late.pop(0), outcome)])

    def _end(self, claimed: Claimed, outcome: Outcome) -> Attempt:
        return attempt(claimed, outcome, self.house.now)

    def _settle(self, tries: list[Attempt]) -> None:
        self.house.do(lambda work: settle(work, tries))
        for tried in tries:  # whoever is gone is gone for all of them, before any of them is passed on
            if tried.outcome.sent is Sent.GONE:
                self._leave(tried.claimed.contact_id)
        for tried in tries:
            self.model.settle(tried.claimed.push_id, tried.claimed.contact_id, tried.outcome, self.house.now)

    def _leave(self, app_id: int | None) -> None:
        for app in (app for apps in self.model.apps.values() for app in apps):
            app.active = app.active and app.id != app_id

    @precondition(lambda self: self.flying)
    @rule()
    def the_process_dies_and_another_begins(self) -> None:
        self.fence += 1
        doubtful = [
            self.house.do(lambda work, channel=channel: _recover(work, channel, self.fence))  # type: ignore[misc]  # a bound default
            for channel in (*CHANNELS, *CHANNELS)  # the second time there is nothing left
        ]
        assert sum(doubtful) == self.model.die()
        self.late, self.flying = [*self.late, *self.flying], []

    @precondition(lambda self: self.model.rows)
    @rule(key=KEYS)
    def take_back(self, key: str) -> None:
        meant = {row.id for row in self.model.rows.values() if row.key == key}
        assert self.house.do(lambda work: cancel(work, key)) == bool(self.model.cancel(meant))

    @precondition(lambda self: self.model.rows)
    @rule(numbers=st.sets(st.integers(0, 30), min_size=1, max_size=4))
    def take_many_back(self, numbers: set[int]) -> None:
        ids = {sorted(self.model.rows)[number % len(self.model.rows)] for number in numbers}
        assert set(self.house.do(lambda work: cancel_all(work, ids, "over"))) == self.model.cancel(ids)

    @precondition(lambda self: self.model.rows)
    @rule()
    def a_backup_is_brought_back(self) -> None:
        self.house.do(lambda work: restored.hold(work.connection, work.now))
        self.model.hold(self.house.now)
        self.late, self.flying = [*self.late, *self.flying], []

    @precondition(lambda self: any(row.state is PushState.HELD for row in self.model.rows.values()))
    @rule(kinds=st.sets(st.sampled_from([PushKind.ANNOUNCEMENT, PushKind.NOTICE]), min_size=1), send=st.booleans())
    def somebody_decides(self, kinds: set[PushKind], send: bool) -> None:  # noqa: FBT001 - drawn
        due = Hours().awake(self.house.now) if send else None
        assert self.house.do(lambda work: decide(work, kinds, send=send, hours=STANDARD)) == self.model.decide(
            kinds, due
        )

    @rule(served=SERVED)
    def sweep_what_goes_no_way(self, served: set[str]) -> None:
        swept = self.house.do(lambda work: sweep(work, served))
        assert swept == self.model.sweep(served, self.house.now)

    @rule(who=st.integers(0, 3), app=st.integers(0, 1), active=st.sampled_from([True, True, False]))
    def somebody_leaves_or_writes(self, who: int, app: int, active: bool) -> None:  # noqa: FBT001 - drawn
        apps = self.model.apps[self._person(who)]
        one = apps[app % len(apps)]
        one.active = active
        one.written = self.house.now if active else one.written
        values = {"state": ContactState.ACTIVE if active else ContactState.GONE, "written_at": one.written}
        statement = update(_contact).where(_contact.c.id == one.id).values(values)
        self.house.do(lambda work: work.connection.execute(statement))

    @precondition(lambda self: self.model.rows)
    @rule(number=st.integers(0, 30))
    def an_officer_sends_again(self, number: int) -> None:
        row = self.model.rows[sorted(self.model.rows)[number % len(self.model.rows)]]
        key = f"again:{row.id}"
        may = row.state is PushState.IN_DOUBT and key not in self.model.taken()
        added = self.house.do(lambda work: send_again(work, row.id, STANDARD))
        assert (added is not None) == may
        if added is not None:
            due = Hours().awake(self.house.now)
            self.model.add(Row(added, key, row.person, due, None, 0, row.kind))

    @invariant()
    def every_row_is_where_the_model_has_it(self) -> None:
        if not self.model.apps:
            return
        columns = ("id", "key", "person_id", "state", "tries", "due_at")
        found = self.house.do(lambda work: _read(work, columns))
        assert {row[0]: row[1:] for row in found} == {
            row.id: (row.key, row.person, row.state, row.tries, row.due) for row in self.model.rows.values()
        }

    @invariant()
    def no_row_moves_where_it_must_not(self) -> None:
        now = {row.id: row.state for row in self.model.rows.values()}
        for row_id, state in now.items():
            before = self.before.get(row_id)
            assert state is before or state in ALLOWED[before]
        self.before = now

    @invariant()
    def nothing_arrives_twice(self) -> None:
        assert all(row.arrivals <= 1 for row in self.model.rows.values())


async def _arrive(work: Work, channels: tuple[str, ...]) -> tuple[int, list[App]]:
    person = Person(name="x", created_at=work.now)
    await work.add(person)
    assert person.id is not None
    apps = []
    for number, channel in enumerate(channels):
        written = work.now - timedelta(days=len(channels) - number)
        contact = Contact(channel=channel, external_id=f"{person.id}", person_id=person.id, written_at=written)
        await work.add(contact)
        assert contact.id is not None
        apps.append(App(contact.id, channel, written))
    return person.id, apps


async def _claim(work: Work, channel: str, served: set[str], limit: int, fence: int) -> list[Claimed]:
    """As the delivery does it under a lease."""
    ways = await open_ways(work.connection, work.now, served)
    return await claim.claim(work.connection, channel, ways, limit, fence=fence)


async def _recover(work: Work, channel: str, fence: int) -> int:
    return await outbox.recover(work.connection, work.now, channel, fence)


async def _read(work: Work, columns: tuple[str, ...]) -> list[Any]:
    found = await work.connection.execute(select(*(_outbox.c[name] for name in columns)))
    return [tuple(row) for row in found]


def explore(url: str, examples: settings) -> None:
    with ground(url) as house:
        run_state_machine_as_test(type("OutboxRowHere", (OutboxRow,), {"house": house}), settings=examples)


def test_the_outbox_row_on_sqlite(empty_sqlite: Path, tmp_path: Path) -> None:
    shutil.copy(empty_sqlite, tmp_path / "model.sqlite3")
    explore(f"sqlite+aiosqlite:///{tmp_path / 'model.sqlite3'}", exploring(12, 1500))


@pytest.mark.postgres
def test_the_outbox_row_on_postgresql(migrated_url: Callable[[str], str]) -> None:
    explore(migrated_url("model_outbox"), exploring(5, 500))
