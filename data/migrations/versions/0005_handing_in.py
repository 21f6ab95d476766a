"""Changing what was handed in, closing rounds, consent to publish, pledges between units

Revision: 0005
Before it: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _key() -> sa.Column:
    return sa.Column("id", KEY, autoincrement=True, primary_key=True)


def _refers(name: str, table: str, *, nullable: bool = False, unique: bool = False) -> sa.Column:
    return sa.Column(name, KEY, sa.ForeignKey(f"{table}.id"), nullable=nullable, unique=unique)


def _instant(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    with op.batch_alter_table("record") as record:
        record.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        record.add_column(sa.Column("mend_until", sa.Date(), nullable=True))
    with op.batch_alter_table("record") as record:
        record.alter_column("version", server_default=None)
    op.create_table(
        "round_closing",
        _key(),
        _refers("unit_id", "unit"),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("round", sa.String(16), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        _refers("set_by", "person"),
        _instant("set_at"),
        sa.UniqueConstraint("unit_id", "campaign", "round"),
    )
    op.create_index("ix_round_closing_unit_id", "round_closing", ["unit_id"])
    op.create_table(
        "publish_consent",
        _key(),
        _refers("record_id", "record", unique=True),
        _refers("person_id", "person", nullable=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("adult", sa.Boolean(), nullable=True),
        sa.Column("wish", sa.String(32), nullable=True),
        sa.Column("how", sa.String(300), nullable=True),
        _refers("recorded_by", "person", nullable=True),
        _instant("asked_at", nullable=True),
        _instant("answered_at", nullable=True),
    )
    op.create_index("ix_publish_consent_person_id", "publish_consent", ["person_id"])
    op.create_table(
        "pledge",
        _key(),
        sa.Column("draft_id", sa.String(32), nullable=False, unique=True),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("round", sa.String(16), nullable=False),
        _refers("unit_id", "unit"),
        _refers("partner_id", "unit"),
        sa.Column("text", sa.String(2000), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        _refers("offered_by", "person"),
        _instant("offered_at"),
        _refers("decided_by", "person", nullable=True),
        _instant("decided_at", nullable=True),
    )
    for column in ("unit_id", "partner_id"):
        op.create_index(f"ix_pledge_{column}", "pledge", [column])


def downgrade() -> None:
    op.drop_table("pledge")
    op.drop_table("publish_consent")
    op.drop_table("round_closing")
    with op.batch_alter_table("record") as record:
        record.drop_column("mend_until")
        record.drop_column("version")
