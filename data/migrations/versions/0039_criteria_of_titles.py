"""The criteria of a title, which the unit that issued the campaign enters in the chat, and deeds that it was told of

Revision: 0039
Before it: 0038
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "title_criteria",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("title", sa.String(64), nullable=False),
        sa.Column("words", sa.String(2000), nullable=False),
        sa.Column("number", sa.String(60), nullable=False),
        sa.Column("dated", sa.Date, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("entered_by", KEY, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_title_criteria_of", "title_criteria", ["campaign", "title"])
    op.create_table(
        "raised_deed",
        sa.Column("record_id", KEY, sa.ForeignKey("record.id"), primary_key=True, autoincrement=False),
        sa.Column("unit_id", KEY, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("raised_by", KEY, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
    )


def downgrade() -> None:
    """Forget what was entered and what was raised; the records themselves stay."""
    op.drop_table("raised_deed")
    op.drop_table("title_criteria")
