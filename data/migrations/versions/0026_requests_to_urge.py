"""An officer asks once to remind everybody below who is late; a tick does it, some units at a time

Revision: 0026
Before it: 0025
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "duty_urging_request",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("officer_id", KEY, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("duty", sa.String(64), nullable=False),
        sa.Column("occurrence", sa.String(40), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True, index=True),
        sa.UniqueConstraint("officer_id", "campaign", "duty", "occurrence", "day"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Drop what was asked for; what waits for the morning is not sent."""
    op.drop_table("duty_urging_request")
