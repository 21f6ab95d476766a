"""Roles that went to the wrong person, urgings that wait for their hour, and notices to who installed the program

What waits for its hour when this comes stands in the outbox already and goes out as it did before.

Revision: 0017
Before it: 0015
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0015"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("role_grant", sa.Column("disowned_at", MOMENT, nullable=True))
    op.add_column("role_grant", sa.Column("held_until", MOMENT, nullable=True))
    op.add_column("urging", sa.Column("due_at", MOMENT, nullable=True))
    op.create_index("ix_urging_due_at", "urging", ["due_at"])
    op.create_table(
        "installer_notice",
        sa.Column("key", sa.String(96), primary_key=True),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
    )


def downgrade() -> None:
    """Drop what was kept; an urging that waits for its hour is not sent by the version before."""
    op.drop_table("installer_notice")
    op.drop_index("ix_urging_due_at", "urging")
    op.drop_column("urging", "due_at")
    op.drop_column("role_grant", "held_until")
    op.drop_column("role_grant", "disowned_at")
