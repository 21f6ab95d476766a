"""F14: whoever takes, handles, loses or replays an update: one effect each, one worker for each person at a time.

And in order: of what one person sent a worker has the first few at most, the rest waits, and nothing overtakes it.
"""

from __future__ import annotations

import math
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
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

from bot.inbox.ownership import Ownership
from data.engine.leases import Lease
from data.engine.unit_of_work import Work
from data.queries.inbox import conversations, dead_letters, ownership
from tests.support.exploring import Ground, exploring, ground

CHANNEL = "telegram"
EACH = 3  # so few that every example comes to it
WORKERS = st.sampled_from(["a", "b"])  # two processes; each that dies is followed by another
UPDATES = st.tuples(
    st.integers(1, 40), st.sampled_from(["lane 1"] * 3 + ["lane 2", "lane 3"]), st.sampled_from([False] * 5 + [True])
)
PROBLEM = "ZeroDivisionError"


@dataclass
class Row:
    """The row of the inbox as it is meant."""

    id: int
    external: str
    lane: str
    handled: bool
    problem: str | None
    worker: str | None
    tries: int = 0
    effects: int = 0
    replays: int = 0

    @property
    def open(self) -> bool:
        return not self.handled or self.worker is not None

    @property
    def waits(self) -> bool:
        return not self.handled

    @property
    def as_stored(self) -> tuple[Any, ...]:
        return self.external, self.lane, self.handled, self.problem, self.worker, self.tries


@dataclass
class Model:
    rows: dict[int, Row] = field(default_factory=dict)

    def of_lane(self, lane: str) -> list[Row]:
        return [row for row in self.rows.values() if row.open and row.lane == lane]

    def chosen(self, worker: str, wanted: list[tuple[str, str]]) -> set[str]:
        """Those of the updates (id, lane) that a worker may take as it stores them."""
        room = {}
        for lane in {lane for _, lane in wanted}:
            there = self.of_lane(lane)
            elsewhere = any(row.worker != worker for row in there)
            room[lane] = 0 if elsewhere else max(0, EACH - sum(row.waits for row in there))
        chosen = set()
        for external, lane in wanted:
            if room[lane]:
                room[lane] -= 1
                chosen.add(external)
        return chosen

    def give(self, worker: str, ended: set[str], limit: int) -> list[Row]:
        """Hand over what the dead left, then the first of each lane that nobody who lives is serving."""
        rows = sorted(self.rows.values(), key=lambda row: row.id)
        elsewhere = {row.lane for row in rows if row.worker not in {None, worker, *ended}}
        left = [row for row in rows if row.worker in ended and row.lane not in elsewhere][:limit]
        for row in left:
            row.worker = worker
        served = {row.lane for row in rows if row.worker not in {None, worker}}
        here = Counter(row.lane for row in rows if row.worker == worker and row.waits)
        free: dict[str, list[Row]] = {}
        for row in rows:
            if row.waits and row.worker is None and row.lane not in served and here[row.lane] < EACH:
                free.setdefault(row.lane, []).append(row)
        lanes = list(free.items())[: limit - len(left)]
        few = (row for lane, waiting in lanes for row in waiting[: 1 if here[lane] else EACH])
        first = sorted(few, key=lambda row: row.id)[: limit - len(left)]
        for row in first:
            row.worker = worker
        return left + first


class InboxRow(RuleBasedStateMachine):
    house: Ground

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.names = {"a": "a1", "b": "b1"}
        self.ended: set[str] = set()

    @initialize()
    def begin(self) -> None:
        self.house.empty()

    def _row(self, number: int) -> Row:
        return self.model.rows[sorted(self.model.rows)[number % len(self.model.rows)]]

    @rule(who=WORKERS, updates=st.lists(UPDATES, min_size=1, max_size=6, unique_by=lambda each: each[0]))
    def updates_arrive(self, who: str, updates: list[tuple[int, str, bool]]) -> None:
        """Some of them again: polled twice, or posted by two connections."""
        worker, known = self.names[who], {row.external for row in self.model.rows.values()}
        rows: list[dict[str, Any]] = [
            {
                "channel": CHANNEL,
                "external_id": str(number),
                "lane": lane,
                "raw": {},
                "problem": "malformed" if bad else None,
            }
            for number, lane, bad in updates
        ]
        own = self.model.chosen(worker, [(row["external_id"], row["lane"]) for row in rows if not row["problem"]])
        mine = self.house.do(lambda work: _store(work, worker, rows))
        assert set(mine) == {external for external in own if external not in known}
        ids = {row.external_id: row.id for row in self.house.rows("SELECT id, external_id FROM inbox")}
        for row in rows:
            external = str(row["external_id"])
            if external not in known:
                bad, keeper = bool(row["problem"]), worker if external in own else None
                problem = "malformed" if bad else None
                added = Row(ids[external], external, str(row["lane"]), bad, problem, keeper)
                self.model.rows[added.id] = added

    @rule(who=WORKERS, limit=st.sampled_from([1, 2, 100]))
    def a_worker_looks(self, who: str, limit: int) -> None:
        worker = self.names[who]
        meant = self.model.give(worker, self.ended, limit)
        given = self.house.do(
            lambda work: ownership.give(work.connection, CHANNEL, worker, self.ended, limit=limit, per_person=EACH)
        )
        assert [(one.id, one.handled) for one in given] == [(row.id, row.handled) for row in meant]
        for row in meant:
            row.problem = None if row.waits and row.problem == dead_letters.REPLAY else row.problem

    @precondition(lambda self: self.model.rows)
    @rule(who=st.sampled_from(["a", "b", "dead"]), number=st.integers(0, 30), bad=st.sampled_from([False, False, True]))
    def somebody_handles(self, who: str, number: int, bad: bool) -> None:  # noqa: FBT001 - drawn
        """Also a worker that was given up meanwhile: its commit must not count."""
        worker = self.names.get(who) or max(self.ended, default="nobody")
        row = self._row(number)
        may = not row.handled and row.worker in (None, worker)
        problem = PROBLEM if bad else None
        done = self.house.do(
            lambda work: conversations.mark_handled(work.connection, row.id, work.now, problem, worker=worker)
        )
        assert done == may
        if may:
            row.handled, row.problem = True, problem
            row.effects += not bad

    @precondition(lambda self: self.model.rows)
    @rule(number=st.integers(0, 30))
    def handling_fails(self, number: int) -> None:
        row = self._row(number)
        if not row.handled:
            row.tries, row.problem = row.tries + 1, PROBLEM
            assert self.house.do(lambda work: conversations.count_try(work.connection, row.id, PROBLEM)) == row.tries

    @precondition(lambda self: self.model.rows)
    @rule(who=WORKERS, numbers=st.sets(st.integers(0, 30), min_size=1, max_size=5))
    def answers_are_sent(self, who: str, numbers: set[int]) -> None:
        worker = self.names[who]
        rows = [row for row in map(self._row, numbers) if row.handled and row.worker == worker]
        self.house.do(lambda work: ownership.let_go(work.connection, worker, {row.id for row in rows}))
        for row in rows:
            row.worker = None

    @rule(who=WORKERS, kindly=st.booleans())
    def a_worker_ends(self, who: str, kindly: bool) -> None:  # noqa: FBT001 - drawn
        worker = self.names[who]
        if kindly:
            self.house.do(lambda work: ownership.let_go_of_all_that_waits(work.connection, worker))
            for row in self.model.rows.values():
                if row.worker == worker and not row.handled:
                    row.worker = None
        self.ended.add(worker)
        self.names[who] = f"{who}{int(worker[1:]) + 1}"

    @precondition(lambda self: self.model.rows)
    @rule(number=st.integers(0, 30))
    def an_administrator_replays(self, number: int) -> None:
        row = self._row(number)
        may = row.handled and row.problem is not None
        assert self.house.do(lambda work: dead_letters.replay(work.connection, row.id)) == may
        if may:
            row.handled, row.problem, row.tries, row.worker = False, dead_letters.REPLAY, 0, None
            row.replays += 1

    @invariant()
    def every_row_is_where_the_model_has_it(self) -> None:
        names = "external_id, lane, handled_at IS NOT NULL AS handled, problem, worker, tries"
        found = self.house.rows(f"SELECT id, {names} FROM inbox")  # noqa: S608 - names of this test
        stored = {row[0]: (row[1], row[2], bool(row[3]), *row[4:]) for row in found}
        assert stored == {row.id: row.as_stored for row in self.model.rows.values()}

    @invariant()
    def an_update_has_one_effect(self) -> None:
        assert all(row.effects <= 1 for row in self.model.rows.values())

    @invariant()
    def a_person_is_served_by_one_worker(self) -> None:
        """Of those who live; what a dead one left is served by nobody."""
        serving: dict[str, set[str]] = {}
        for row in self.model.rows.values():
            if row.worker in self.names.values():
                serving.setdefault(row.lane, set()).add(str(row.worker))
        assert all(len(workers) == 1 for workers in serving.values())

    @invariant()
    def nobody_has_more_than_a_few_of_one_person(self) -> None:
        having = Counter((row.worker, row.lane) for row in self.model.rows.values() if row.waits and row.worker)
        assert all(count <= EACH for count in having.values())

    @invariant()
    def nothing_overtakes_what_waits(self) -> None:
        """But for what an administrator has put back: that comes when it comes."""
        for lane in {row.lane for row in self.model.rows.values()}:
            waiting = [row for row in self.model.of_lane(lane) if row.waits and not row.replays]
            had = [row.id for row in waiting if row.worker is not None]
            rest = [row.id for row in waiting if row.worker is None]
            assert not had or not rest or max(had) < min(rest)


async def _store(work: Work, worker: str, rows: list[dict[str, Any]]) -> dict[str, int]:
    claims = Ownership(None, worker, lease=Lease("worker", "here", 1, math.inf))  # type: ignore[arg-type]  # not used here
    return await claims._store(work, CHANNEL, rows)


def explore(url: str, examples: settings) -> None:
    with ground(url) as house, pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.inbox.ownership.EACH", EACH)
        run_state_machine_as_test(type("InboxRowHere", (InboxRow,), {"house": house}), settings=examples)


def test_the_inbox_row_on_sqlite(empty_sqlite: Path, tmp_path: Path) -> None:
    shutil.copy(empty_sqlite, tmp_path / "model.sqlite3")
    explore(f"sqlite+aiosqlite:///{tmp_path / 'model.sqlite3'}", exploring(12, 1500))


@pytest.mark.postgres
def test_the_inbox_row_on_postgresql(migrated_url: Callable[[str], str]) -> None:
    explore(migrated_url("model_inbox"), exploring(5, 500))
