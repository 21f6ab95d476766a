"""Departments and unions that a document names are bound to units; departments and officers are responsible for units

Named units owe and receive what the document says of them. Which unit bears which name, the files of the campaigns say: the next start of the program, or `bot migrate`, binds them.

Revision: 0028
Before it: 0027
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "campaign_named_unit",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("named", sa.String(300), nullable=False),
        sa.Column("unit_id", KEY, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.UniqueConstraint("campaign", "named", "unit_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "responsibility",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("unit_id", KEY, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("department_id", KEY, sa.ForeignKey("unit.id"), nullable=True),
        sa.Column("officer_id", KEY, sa.ForeignKey("person.id"), nullable=True),
        sa.UniqueConstraint("department_id", "unit_id"),
        sa.UniqueConstraint("officer_id", "unit_id"),
        sa.CheckConstraint("(department_id IS NULL) <> (officer_id IS NULL)", name="one_is_responsible"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Drop which units are named, and who is responsible for which; the version before asks nothing of departments."""
    op.drop_table("responsibility")
    op.drop_table("campaign_named_unit")
