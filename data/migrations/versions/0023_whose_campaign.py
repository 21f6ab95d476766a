"""A campaign is attached to the unit that issued it, and holds for that unit and all below

Which unit that is, the files of the campaigns say: `bot migrate` attaches them once the table is there.

Revision: 0023
Before it: 0022
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "campaign_issuer",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("unit_id", KEY, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.UniqueConstraint("campaign", "unit_id"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Drop whose the campaigns are; the version before shows every campaign to everybody."""
    op.drop_table("campaign_issuer")
