"""How far the database has come with the journal beside it

Pushes may be held now ("held", after a backup was brought back); the version before knows no such state.

Revision: 0019
Before it: 0018
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "journal_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("missing_after", sa.Integer(), nullable=True),
        sa.Column("missing_upto", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    """Take back what is held: the version before would otherwise not understand the row."""
    op.execute("UPDATE outbox SET state = 'cancelled', settled_at = due_at WHERE state = 'held'")
    op.drop_table("journal_mark")
