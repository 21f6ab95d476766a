"""People correct their names: the old one and the new one stand in a table that erasing empties

Revision: 0043
Before it: 0042
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "name_change",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("person_id", KEY, sa.ForeignKey("person.id"), nullable=False, index=True),
        sa.Column("old", sa.String(200), nullable=False),
        sa.Column("new", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Names stay as they were corrected; what they were before is lost."""
    op.drop_table("name_change")
