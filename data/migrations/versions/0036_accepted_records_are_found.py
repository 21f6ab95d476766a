"""Accepted records are found by the words of their names and titles, and the newest of them by their state

What was accepted before is noted as unread: the program finds its words afterwards, a page at a time.

Revision: 0036
Before it: 0035
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORD = sa.String(80).with_variant(sa.String(80, collation="C"), "postgresql")


def _record() -> sa.Column[int]:
    return sa.Column("record_id", Id, sa.ForeignKey("record.id"), primary_key=True, autoincrement=False)


def upgrade() -> None:
    op.create_table("accepted_word", sa.Column("word", WORD, primary_key=True), _record(), sqlite_with_rowid=False)
    op.create_index("ix_accepted_word_record", "accepted_word", ["record_id", "word"])
    op.create_table("accepted_unread", _record())
    op.create_index("ix_record_newest", "record", ["state", "id", "unit_id"])
    op.execute("INSERT INTO accepted_unread (record_id) SELECT id FROM record WHERE state = 'accepted'")


def downgrade() -> None:
    op.drop_index("ix_record_newest", "record")
    op.drop_table("accepted_unread")
    op.drop_table("accepted_word")
