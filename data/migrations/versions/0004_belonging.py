"""Belonging: how somebody was matched, how a membership ended, personal codes, who made an invitation

Revision: 0004
Before it: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

REFERENCES = (
    ("membership", "ended_by", "person"),
    ("invitation", "made_by", "person"),
    ("outbox", "only_contact_id", "contact"),
)
PLAIN = (
    ("membership", "note", 200),
    ("membership", "matched_by", 32),
    ("membership", "ended_from", 32),
    ("roster_entry", "personal_code", 64),
)


def upgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for table, column, length in PLAIN:
        op.add_column(table, sa.Column(column, sa.String(length), nullable=True))
    op.create_index(op.f("ix_roster_entry_personal_code"), "roster_entry", ["personal_code"])
    for table, column, other in REFERENCES:
        if on_sqlite:  # it adds a reference in place; making the table anew would break what refers to it
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column} INTEGER REFERENCES {other} (id)")
        else:
            op.add_column(table, sa.Column(column, sa.BigInteger(), sa.ForeignKey(f"{other}.id"), nullable=True))


def downgrade() -> None:
    for table, column, _ in REFERENCES:
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
    op.drop_index(op.f("ix_roster_entry_personal_code"), "roster_entry")
    for table, column, _ in PLAIN:
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
