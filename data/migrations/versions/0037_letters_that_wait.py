"""What a member handed to officers stands in the unit's list until it is answered or closed

Revision: 0037
Before it: 0036
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
OPEN = "closed_at IS NULL"
INDEXES = {
    "ix_letter_open": ("unit_id", OPEN),
    "ix_letter_raised": ("raised_to", f"{OPEN} AND raised_to IS NOT NULL"),
    "ix_letter_rising": ("written_at", f"{OPEN} AND raised_at IS NULL"),
    "ix_letter_closed": ("closed_at", "text != ''"),
}


def upgrade() -> None:
    """Letters from before stay what they were: pushes of which nobody knows whether they wait."""
    op.create_table(
        "letter",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("code", sa.String(16), nullable=False, unique=True),
        sa.Column("person_id", KEY, sa.ForeignKey("person.id"), nullable=False, index=True),
        sa.Column("unit_id", KEY, sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("raised_to", KEY, sa.ForeignKey("unit.id"), nullable=True),
        sa.Column("above", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("kept_from", sa.JSON, nullable=False),
        sa.Column("text", sa.String(1000), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", KEY, sa.ForeignKey("person.id"), nullable=True),
        sa.Column("answered", sa.Boolean, nullable=False, server_default=sa.false()),
        sqlite_autoincrement=True,
    )
    for name, (column, rows) in INDEXES.items():
        where = sa.text(rows)
        op.create_index(name, "letter", [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    op.drop_table("letter")
