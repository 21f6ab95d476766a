"""What may read a growing table as a whole, and what no story runs, each with its reason."""

from __future__ import annotations

ALLOWED = {
    "channels.users": "all are counted, for the metrics, by a reader",
    "data_keys.forget_sealed": "a command that an administrator gives once, when the key is lost",
    "data_keys.page": "the same for a key that is changed: no program runs beside it, and all that is sealed is read",
    "data/engine/key_sequences.move_ahead": "for the command that brings a backup back, before anybody is served",
    "data/engine/batch.Batch._run": "what the session writes by itself, row by row by its key",
    "personal_data._rows": "a copy of one's own data: by a reader, after the commit, and nobody waits",
    "clock_ahead.bring_back": "a clock ran ahead: that is rare, and a reader has seen that there is something",
    "clock_ahead.holds_any": "it is for a reader, after a clock ran ahead",
    "lag.stuck": "the newest updates by their key, as many as are looked at, and a reader",
    "outbox.put_audience": "it adds a row for each person of a page; a test of it takes everybody",
    "audience.units_by_reach": "it counts in all units below, which is everybody for the province",
    "planning.count_meant": "whoever wants wishes is counted for the days to come, by a reader",
    "ledger.by_state": "for the command line, by a reader: the pushes to a whole unit and below",
    "ledger.by_way": "the same",
    "ledger.rows": "the same",
    "unreachable.count_silent": "everybody is counted, for `doctor`, by a reader",
    "restored.apps": "for the command that brings a backup back, before anybody is served",
    "restored.hold": "the same",
}
"""Functions that may read a whole table."""

ON_ONE_DATABASE: dict[str, str] = {
    "data_keys.is_there": "SQLAlchemy asks in its own way whether a table is there",
    "data/engine/key_sequences._move_postgres": "sequences, which SQLite has not",
    "data/engine/key_sequences._move_sqlite": "the table of SQLite's numbers",
    "conversations.settle_turn": "PostgreSQL writes two tables in one statement, SQLite in two",
    "ownership.held": "each database opens a list of values in its own way",
    "planning.plan_members": "the same",
    "ownership.one_at_a_time": "a lock of PostgreSQL; SQLite has one writer",
    "data/engine/lease_statements.acquire": "the time is the database's own, and each says it in its own way",
    "data/engine/lease_statements.all_of": "the same",
    "data/engine/lease_statements.holders": "the same",
    "data/engine/lease_statements.renew": "the same",
}
"""Functions that are written otherwise for each database, so that the other one cannot be asked."""

UNRUN: dict[str, str] = {}
"""Functions of data/queries that no story runs."""

LONG_ALONE = frozenset(
    {
        "announcements.is_due",
        "claim.take_back",
        "conversations.unanswered",
        "duties.done_at",
        "duties.rename",
        "outbox.text_of",
    }
)
"""Functions of data/queries that only stories of `make test-long` run, where that is looked for."""
