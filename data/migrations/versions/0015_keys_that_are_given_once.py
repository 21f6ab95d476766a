"""Keys are given once on SQLite too, and columns hold the longest codes of a campaign file

Drafts and links may still name rows that were deleted before: the next keys are far from theirs.

Revision: 0015
Before it: 0014
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

COUNTED = (
    "acknowledgement announcement attachment blocked_contact consent contact duty_done export handout invitation "
    "link_code membership outbox person photo pledge publish_consent record reminder_slot review role_grant "
    "roster_entry round_closing section unit unit_name unit_parent unit_status unit_successor urging"
).split()

WIDER = {  # table -> column -> characters before and now
    "duty_done": ("occurrence", 16, 40),
    "pledge": ("round", 16, 40),
    "record": ("round", 16, 40),
    "round_closing": ("round", 16, 40),
    "tick_mark": ("name", 32, 100),
}
APART = 1_000_000
"""So far beyond the highest key that no deleted row can have had it."""


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in COUNTED:
            _make_anew(table, given_once=True)
        _leave_a_gap()
        _resize("tick_mark", "name", 100)
        return
    for table, (column, _, now) in WIDER.items():
        _resize(table, column, now)


def downgrade() -> None:
    """Write codes as the version before did: an occurrence by its end; marks that it does not know are dropped.

    On PostgreSQL that version could not store a longer round at all: the closing day of such a round is lost.
    """
    sqlite = op.get_bind().dialect.name == "sqlite"
    end = "substr(occurrence, -16)" if sqlite else "right(occurrence, 16)"
    op.execute(f"UPDATE duty_done SET occurrence = {end} WHERE length(occurrence) > 16")
    op.execute("DELETE FROM tick_mark WHERE length(name) > 32")
    if sqlite:
        for table in COUNTED:
            _make_anew(table, given_once=False)
        _resize("tick_mark", "name", 32)
        return
    op.execute("DELETE FROM round_closing WHERE length(round) > 16")
    for table in ("record", "pledge"):
        op.execute(f"UPDATE {table} SET round = left(round, 16) WHERE length(round) > 16")
    for table, (column, before, _) in WIDER.items():
        _resize(table, column, before)


def _make_anew(table: str, *, given_once: bool) -> None:
    with op.batch_alter_table(
        table, recreate="always", table_kwargs={"sqlite_autoincrement": given_once}
    ) as batch:
        if table in WIDER:
            column, before, now = WIDER[table]
            batch.alter_column(column, type_=sa.String(now if given_once else before))


def _leave_a_gap() -> None:
    """Go on far beyond every key that was given before; an installation without people begins at one."""
    if op.get_bind().execute(sa.text("SELECT 1 FROM contact LIMIT 1")).first() is None:
        return
    for table in COUNTED:
        op.execute(
            f"INSERT INTO sqlite_sequence (name, seq) SELECT '{table}', 0 "
            f"WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = '{table}')"
        )
    op.execute(f"UPDATE sqlite_sequence SET seq = seq + {APART}")


def _resize(table: str, column: str, length: int) -> None:
    with op.batch_alter_table(table) as batch:
        batch.alter_column(column, type_=sa.String(length))
