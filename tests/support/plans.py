"""Asking a database how it would run a statement: a table that grows must be read by an index, never as a whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

GROWING = frozenset(
    {
        "acknowledgement",
        "audit_entry",
        "consent",
        "contact",
        "conversation",
        "inbox",
        "membership",
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

SMALL = frozenset({"ix_inbox_held", "ix_inbox_unclaimed", "ix_inbox_problem", "ix_outbox_urgent"})
"""Indexes of what waits or was set aside: going through all of such a one is not going through its table."""

Statements = dict[str, Any]
"""What was run, each text once, with the values of its first run."""

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


@contextmanager
def collected(engine: AsyncEngine) -> Iterator[Statements]:
    """Collect the statements that are run on an engine."""
    found: Statements = {}

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:  # noqa: FBT001 - SQLAlchemy's signature
        if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "INSERT", "WITH")):
            found.setdefault(statement, parameters[0] if many else parameters)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)


async def read_whole(connection: AsyncConnection, statement: str, parameters: Any) -> set[str]:
    """Return the growing tables that a statement would read from the first row to the last."""
    if connection.dialect.name == "sqlite":
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        scanned = {found[1] for row in rows if (found := _SCANNED.match(row.detail)) and found[2] not in SMALL}
    else:
        for method in _NO_OTHER_WAY:
            await connection.exec_driver_sql(f"SET LOCAL {method} = off")
        told = (await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters)).scalar_one()
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
