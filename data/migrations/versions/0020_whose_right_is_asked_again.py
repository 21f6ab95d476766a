"""Roles that went to the wrong person, urgings that wait, notices to the installer, requests about personal data

What waits for its hour when this comes stands in the outbox already and goes out as it did before.

Revision: 0020
Before it: 0019
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("role_grant", sa.Column("disowned_at", MOMENT, nullable=True))
    op.add_column("role_grant", sa.Column("held_until", MOMENT, nullable=True))
    op.add_column("urging", sa.Column("due_at", MOMENT, nullable=True))
    op.create_index("ix_urging_due_at", "urging", ["due_at"])
    op.create_table(
        "installer_notice",
        sa.Column("key", sa.String(96), primary_key=True),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
    )
    op.create_table(
        "data_request",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("unit_id", KEY, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("who", sa.String(120), nullable=True),
        sa.Column("received_on", sa.Date, nullable=False),
        sa.Column("others", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("answer_by", sa.Date, nullable=False),
        sa.Column("act_by", sa.Date, nullable=False),
        sa.Column("entered_by", KEY, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("entered_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True, index=True),
        sa.Column("closed_by", KEY, sa.ForeignKey("person.id"), nullable=True),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Drop what was kept, the requests about personal data too; an urging that waits for its hour is not sent by the version before."""
    op.drop_table("data_request")
    op.drop_table("installer_notice")
    op.drop_index("ix_urging_due_at", "urging")
    op.drop_column("urging", "due_at")
    op.drop_column("role_grant", "held_until")
    op.drop_column("role_grant", "disowned_at")
