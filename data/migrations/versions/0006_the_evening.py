"""Urging once a day; announcements with a paper, a button “received” and a correction

Revision: 0006
Before it: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _refers(name: str, table: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, KEY, sa.ForeignKey(f"{table}.id"), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "urging",
        sa.Column("id", KEY, autoincrement=True, primary_key=True),
        _refers("unit_id", "unit"),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        _refers("officer_id", "person"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recipients", sa.Integer(), nullable=False),
        sa.UniqueConstraint("unit_id", "campaign", "subject", "day"),
    )
    op.create_index("ix_urging_unit_id", "urging", ["unit_id"])
    op.create_table(
        "acknowledgement",
        sa.Column("id", KEY, autoincrement=True, primary_key=True),
        _refers("announcement_id", "announcement"),
        _refers("person_id", "person"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("announcement_id", "person_id"),
    )
    op.create_index("ix_acknowledgement_announcement_id", "acknowledgement", ["announcement_id"])
    op.create_index("ix_acknowledgement_person_id", "acknowledgement", ["person_id"])
    with op.batch_alter_table("announcement") as announcement:
        announcement.add_column(sa.Column("paper", sa.String(300), nullable=True))
        announcement.add_column(sa.Column("acknowledge", sa.Boolean(), nullable=False, server_default=sa.false()))
        announcement.add_column(sa.Column("not_registered", sa.String(64), nullable=True))
        announcement.add_column(sa.Column("corrects_id", KEY, nullable=True))
        announcement.create_foreign_key("fk_announcement_corrects", "announcement", ["corrects_id"], ["id"])
    with op.batch_alter_table("announcement") as announcement:
        announcement.alter_column("acknowledge", server_default=None)
    op.create_index("ix_announcement_corrects_id", "announcement", ["corrects_id"])


def downgrade() -> None:
    op.drop_index("ix_announcement_corrects_id", "announcement")
    with op.batch_alter_table("announcement") as announcement:
        announcement.drop_constraint("fk_announcement_corrects", type_="foreignkey")
        for column in ("corrects_id", "not_registered", "acknowledge", "paper"):
            announcement.drop_column(column)
    op.drop_table("acknowledgement")
    op.drop_table("urging")
