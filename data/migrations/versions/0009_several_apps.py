"""One person in several apps: codes that join them, which is preferred, channels that are off, their months

Revision: 0009
Before it: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _instant(name: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "link_code",
        sa.Column("id", KEY, autoincrement=True, primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("person_id", KEY, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("contact_id", KEY, sa.ForeignKey("contact.id"), nullable=True),
        _instant("created_at", nullable=False),
        _instant("expires_at", nullable=False),
        _instant("used_at"),
        sa.Column("used_by", KEY, sa.ForeignKey("contact.id"), nullable=True),
    )
    for column in ("person_id", "expires_at"):
        op.create_index(f"ix_link_code_{column}", "link_code", [column])
    op.create_table(
        "channel_state",
        sa.Column("channel", sa.String(32), primary_key=True),
        _instant("off_since"),
        _instant("rests_until"),
    )
    op.create_table(
        "channel_month",
        sa.Column("channel", sa.String(32), primary_key=True),
        sa.Column("month", sa.Date(), primary_key=True),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("sent", "received", "billed")),
        _instant("warned_at"),
    )
    with op.batch_alter_table("contact") as contact:
        contact.add_column(sa.Column("preferred", sa.Boolean(), nullable=False, server_default=sa.false()))
        contact.add_column(_instant("closed_at"))
        contact.add_column(_instant("rests_until"))
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("way", sa.String(32), nullable=True))
        outbox.add_column(sa.Column("billed", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("billed")
        outbox.drop_column("way")
    with op.batch_alter_table("contact") as contact:
        for column in ("rests_until", "closed_at", "preferred"):
            contact.drop_column(column)
    op.drop_table("channel_month")
    op.drop_table("channel_state")
    op.drop_table("link_code")
