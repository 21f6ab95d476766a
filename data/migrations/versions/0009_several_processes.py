"""Leases; pushes know which holder claimed them

Revision: 0009
Before it: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lease",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("until", sa.Double(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
    )
    op.add_column("outbox", sa.Column("fence", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("outbox", "fence")
    op.drop_table("lease")
