"""Asking a database how it would run a statement: a table that grows must be read by an index, never as a whole."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from sqlalchemy import ClauseElement, Dialect, Executable, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.ext.compiler import compiles

GROWING = frozenset(
    {
        "accepted_word",
        "acknowledgement",
        "audit_entry",
        "consent",
        "contact",
        "conversation",
        "inbox",
        "letter",
        "membership",
        "name_change",
        "named_on_screen",
        "outbox",
        "person",
        "photo",
        "publish_consent",
        "record",
        "reminder_slot",
        "review",
        "roster_entry",
    }
)
"""The tables that have a row for each member, record, push or update."""

SMALL = frozenset({"ix_inbox_held", "ix_inbox_unclaimed", "ix_inbox_problem", "ix_outbox_urgent", "ix_person_stopped"})
SMALL |= {"ix_letter_open", "ix_letter_raised", "ix_letter_rising"}
"""Indexes of what waits or was set aside: going through all of such a one is not going through its table."""

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
        "INSERT INTO letter (code, person_id, unit_id, kept_from, text, written_at, closed_at) "
        "SELECT n::text, n, 1 + n % 300, '[]', 'x', now(), CASE WHEN n % 50 > 0 THEN now() END "
        "FROM generate_series(1, 3000) AS n"
    ),
    ("INSERT INTO name_change (person_id, old, new, at) SELECT n, 'x', 'y', now() FROM generate_series(1, 3000) AS n"),
    (
        "INSERT INTO membership (person_id, unit_id, state, since) "
        "SELECT n, 1 + n % 300, 'active', now() FROM generate_series(1, 3000) AS n"
    ),
    (
        "INSERT INTO outbox (key, kind, person_id, state, due_at, created_at, settled_at, tries, text) "
        "SELECT n::text, 'notice', n, CASE n % 5 WHEN 0 THEN 'gone' ELSE 'sent' END, now(), now(), now(), 1, 'x' "
        "FROM generate_series(1, 3000) AS n"
    ),
    "ANALYZE unit, person, contact, conversation, membership, outbox",
)
"""PostgreSQL's planner has to see that there are more people than units and officers, and that much is lost."""

_SCANNED = re.compile(r"^SCAN (\w+?)(?:_\d+)?(?: USING (?:COVERING )?INDEX (\w+)| |$)")
_BY_INDEX = {"Index Scan", "Index Only Scan", "Bitmap Index Scan"}
_NO_OTHER_WAY = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin")
"""What PostgreSQL prefers on a table of a few rows; without them it shows whether an index would do."""


@contextmanager
def heard(engine: AsyncEngine) -> Iterator[list[str]]:
    """Note every statement that is run on an engine, each time it is run."""
    texts: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        texts.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield texts
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)


class Explain(Executable, ClauseElement):
    """Asks for the plan of a statement in the place of running it."""

    inherit_cache = False

    def __init__(self, statement: Any) -> None:
        self.statement = statement


@compiles(Explain)
def _explain(element: Explain, compiler: Any, **more: Any) -> str:
    text = f"{_how(compiler.dialect)} {compiler.process(element.statement, **more)}"
    compiler.isinsert = compiler.isupdate = compiler.isdelete = False  # a plan is read like rows
    compiler._result_columns = []
    return text


@asynccontextmanager
async def asking(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Open a connection that asks for plans: whatever cannot be asked spoils nothing of what follows."""
    async with engine.connect() as plain:
        if plain.dialect.name == "sqlite":
            yield plain
            return
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        for method in _NO_OTHER_WAY:
            await connection.exec_driver_sql(f"SET {method} = off")
        yield connection


async def read_whole(connection: AsyncConnection, statement: Explain, values: dict[str, Any]) -> set[str]:
    """Return the growing tables that a statement would read from the first row to the last."""
    return _read_by((await connection.execute(statement, values)).all(), connection)


async def text_read_whole(connection: AsyncConnection, text: str, values: Any) -> set[str]:
    """Tell the same of a statement as this database was given it; putting it together is not done again."""
    return _read_by((await connection.exec_driver_sql(f"{_how(connection.dialect)} {text}", values)).all(), connection)


def _how(dialect: Dialect) -> str:
    return "EXPLAIN QUERY PLAN" if dialect.name == "sqlite" else "EXPLAIN (FORMAT JSON)"


def _read_by(rows: Sequence[Any], connection: AsyncConnection) -> set[str]:
    if connection.dialect.name == "sqlite":
        scanned = {found[1] for row in rows if (found := _SCANNED.match(row[3])) and found[2] not in SMALL}
    else:
        told = rows[0][0]
        plan = json.loads(told) if isinstance(told, str) else told
        scanned = set(_scanned(plan[0]["Plan"], ""))
    return scanned & GROWING


def _scanned(node: dict[str, Any], table: str, *, few: bool = False) -> Iterator[str]:
    """Walk through a plan of PostgreSQL. A bitmap of an index does not name its table; the node above it does.

    `few`: the node above takes the first rows only, so that an index that is read in its order is soon left.
    """
    table = node.get("Relation Name", table)
    unbound = node["Node Type"] in _BY_INDEX and "Index Cond" not in node and node["Index Name"] not in SMALL
    if node["Node Type"] == "Seq Scan" or (unbound and not (few and "Filter" not in node)):
        yield table
    for below in node.get("Plans", ()):
        yield from _scanned(below, table, few=node["Node Type"] == "Limit")
