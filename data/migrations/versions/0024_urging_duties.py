"""Who reminded a unit of a duty, and when: at most once a day

Revision: 0024
Before it: 0023
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "duty_urging",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("unit_id", KEY, sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("duty", sa.String(64), nullable=False),
        sa.Column("occurrence", sa.String(40), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("by_unit_id", KEY, sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("officer_id", KEY, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True, index=True),
        sa.UniqueConstraint("unit_id", "campaign", "duty", "occurrence", "day"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Drop who reminded whom; what waits for the morning is not sent."""
    op.drop_table("duty_urging")
