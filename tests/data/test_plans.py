"""No statement of data/queries reads a table that grows from its first row to its last, on either database."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import true
from sqlalchemy.exc import IntegrityError, NoResultFound
from sqlalchemy.ext.asyncio import AsyncEngine

from data import queries
from data.database import WRITER
from data.enums import PushKind, PushState, SlotState
from data.queries import data_keys, people, records
from tests.support.arguments import NOW, arguments
from tests.support.plans import Statements, collected, read_whole

UPDATE = {"channel": "telegram", "external_id": "1", "lane": "1", "raw": {"x": 1}, "received_at": NOW}
PUSH = {"kind": PushKind.NOTICE, "text": "x", "due_at": NOW, "created_at": NOW}
TURN = {"seq": 1, "screen": {}, "draft": {}, "changed_at": NOW, "shown": None, "hour": NOW, "hour_seq": 0}
SETTLED = {"push_id": 1, "to_state": PushState.SENT, "message": "1", "why": None, "due": None, "tried": 1}

GIVEN: dict[str, dict[str, Any]] = {
    "announcing.begin": {"values": {}},
    "announcing.change": {"values": {}},
    "announcing.count_tries": {"tries": {1: (1, 0)}},
    "announcing.page": {"span": (0, 500), "meant": true(), "row": PUSH},
    "apps.change_draft": {"draft": {}},
    "bodies.read": {"rows": [SimpleNamespace(id=1, text="", choices=None, attachment_id=1, announcement_id=None)]},
    "claims.claim": {"channel": "telegram"},
    "claims.settle": {"rows": [SETTLED]},
    "conversations.keep_raw": {"raw": {}},
    "conversations.mark_answered": {"sent": [{"contact": 1, "sent": 1, "message": "1"}]},
    "conversations.store_turn": {"values": TURN},
    "conversations.store_updates": {"rows": [UPDATE]},
    "data_keys.page": {"spot": data_keys.spots()[0], "after": 1},
    "data_requests.mark": {"values": {}},
    "erasing.erase_conversations": {"rows": [SimpleNamespace(id=1, channel="telegram", external_id="1")]},
    "named.note": {"before": [("person", 2)]},
    "outbox.put": {"rows": [{**PUSH, "key": "x", "person_id": 1}]},
    "outbox.put_audience": {"values": PUSH},
    "records.count": {"statement": records.queue([1], 1, NOW, 7)},
    "records.in_line": {"queue": records.queue([1], 1, NOW, 7)},
    "records.of_kinds": {"queue": records.queue([1], 1, NOW)},
    "reminders.set_states": {"rows": [{"slot_id": 1, "to": SlotState.SENT, "push": 1}]},
    "replies.latest": {"units": people.below([1], NOW)},
    "routing.places": {"rows": [SimpleNamespace(id=1, contact=1, person_id=1)], "channel": "telegram"},
    "routing.waits": {"channel": "telegram"},
    "unit_facts.read_facts": {"fact": "name"},
}
"""What no signature says."""

ADDS = "it adds rows that it is given"
BY_KEY = "it writes a row of a table of units, of tokens or of keys"
UNASKED = {
    "lanes.one_at_a_time": "it takes a lock and reads no table",
    "journal_mark.write": "it appends to a file, and then it is `read` and `advance`, which are asked",
    "data_keys.seal_anew": "it writes rows by their keys, and there are none to read",
    "future.bring_back": "a clock ran ahead: that is rare, and a reader has seen that there is something",
    "future.holds_any": "it is for a reader, after a clock ran ahead",
    **dict.fromkeys(("pledges.put", "reminders.add", "roster.store", "rounds.put", "urging.urge"), ADDS),
    **dict.fromkeys(("unit_facts.add_units", "unit_facts.add_facts", "unit_facts.add_successors"), ADDS),
    **dict.fromkeys(("unit_facts.add_sections", "unit_facts.trail", "zalo.begin_chain", "zalo.hand_out"), ADDS),
    **dict.fromkeys(("unit_facts.change_facts", "zalo.replace"), BY_KEY),
}
"""Functions that are not asked about, with the reason."""

ALLOWED = {
    "channels.users": "all are counted, for the metrics, by a reader",
    "data_keys.forget_sealed": "a command that an administrator gives once, when the key is lost",
    "audience.units_by_reach": "it counts in all units below, which is everybody for the province",
    "ledger.by_state": "for the command line, by a reader: the pushes to a whole unit and below",
    "ledger.by_way": "the same",
    "ledger.rows": "the same",
    "restoring.apps": "for the command that brings a backup back, before anybody is served",
}
"""Functions that may read a whole table, with the reason."""

MANY = (
    "INSERT INTO unit (id, code, join_code) SELECT n, n::text, n::text FROM generate_series(1, 300) AS n",
    (
        "INSERT INTO person (id, address_form, wishes, reminders, created_at) "
        "SELECT n, 'x', true, true, now() FROM generate_series(1, 3000) AS n"
    ),
    (
        "INSERT INTO contact (id, channel, external_id, person_id, state, written_at) "
        "SELECT n, 'telegram', n::text, n, 'active', now() FROM generate_series(1, 3000) AS n"
    ),
    (
        "INSERT INTO conversation (contact_id, version, seq, answered, screen, draft, changed_at) "
        "SELECT n, 1, 1, 1, '{}', '{}', now() FROM generate_series(1, 3000) AS n"
    ),
    (
        "INSERT INTO membership (person_id, unit_id, state, since) "
        "SELECT n, 1 + n % 300, 'active', now() FROM generate_series(1, 3000) AS n"
    ),
    (
        "INSERT INTO outbox (key, kind, person_id, state, due_at, created_at, tries, text) "
        "SELECT n::text, 'notice', n, 'sent', now(), now(), 1, 'x' FROM generate_series(1, 3000) AS n"
    ),
    "ANALYZE unit, person, contact, conversation, membership, outbox",
)
"""PostgreSQL's planner has to see that there are more people than units and officers."""


def asked() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Go through the public functions of data/queries that run statements."""
    for found in pkgutil.iter_modules(queries.__path__):
        module = importlib.import_module(f"data.queries.{found.name}")
        for name, function in vars(module).items():
            own = inspect.iscoroutinefunction(function) and function.__module__ == module.__name__
            if own and not name.startswith("_") and f"{found.name}.{name}" not in UNASKED:
                yield f"{found.name}.{name}", function


@pytest.fixture
async def planner(either: AsyncEngine) -> AsyncEngine:
    if either.dialect.name == "postgresql":
        async with either.begin() as connection:
            for statement in MANY:
                await connection.exec_driver_sql(statement)
    return either


async def run(engine: AsyncEngine, function: Callable[..., Any], **given: Any) -> Statements:
    """Run a function and undo it; returns its statements."""
    values = arguments(function, **given)
    async with engine.connect() as plain:
        connection = await plain.execution_options(**{WRITER: True})
        with (
            collected(engine) as statements,
            suppress(NoResultFound, IntegrityError, KeyError),
        ):  # there are no rows to find
            await function(connection, **values)
        await connection.rollback()
    return statements


async def test_every_statement_has_its_index(planner: AsyncEngine) -> None:
    whole: dict[str, set[str]] = {}
    for name, function in asked():
        statements = await run(planner, function, **GIVEN.get(name, {}))
        assert statements, f"{name}: it ran no statement, so that nothing is known of it"
        async with planner.connect() as connection:
            for statement, parameters in statements.items():
                if scanned := await read_whole(connection, statement, parameters):
                    whole.setdefault(name, set()).update(scanned)
    assert {name: tables for name, tables in whole.items() if name not in ALLOWED} == {}


def test_no_exception_outlives_its_function() -> None:
    names = {name for name, _ in asked()}
    assert set(ALLOWED) | set(GIVEN) <= names
    assert not names & set(UNASKED)
