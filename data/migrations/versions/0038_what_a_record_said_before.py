"""What a record said before each change, so that its sender and its officers see old and new beside each other

A table of its own, which erasing empties: the audit trail can never be changed, so that no words go into it.

Revision: 0038
Before it: 0037
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "record_text",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("record_id", KEY, sa.ForeignKey("record.id"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("record_id", "version"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Forget what was written before; what each record says now stays."""
    op.drop_table("record_text")
