"""Whoever receives what a duty asks for confirms the receipt, or sends it back with a reason

Revision: 0025
Before it: 0024

No foreign keys: SQLite would make the table anew to add or drop one. The keys are compared and never followed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("duty_done", sa.Column("confirmed_at", INSTANT, nullable=True))
    op.add_column("duty_done", sa.Column("confirmed_by", KEY, nullable=True))
    op.add_column("duty_done", sa.Column("returned_by", KEY, nullable=True))
    op.add_column("duty_done", sa.Column("return_reason", sa.String(300), nullable=True))


def downgrade() -> None:
    """Drop who received what: it counts as done, or as not done where it was sent back."""
    for column in ("return_reason", "returned_by", "confirmed_by", "confirmed_at"):
        op.drop_column("duty_done", column)
