"""The tokens of an Official Account; files that are handed out by a short-lived address

Revision: 0010
Before it: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "zalo_token",
        sa.Column("account", sa.String(64), primary_key=True),
        sa.Column("access", sa.String(2000), nullable=False),
        sa.Column("refresh", sa.String(2000), nullable=False),
        sa.Column("access_until", INSTANT, nullable=False),
        sa.Column("refresh_until", INSTANT, nullable=False),
        sa.Column("leased_until", INSTANT, nullable=True),
        sa.Column("holder", sa.String(64), nullable=True),
        sa.Column("broken", sa.String(64), nullable=True),
        sa.Column("previous", sa.String(2000), nullable=True),
        sa.Column("changed_at", INSTANT, nullable=False),
    )
    op.create_table(
        "handout",
        sa.Column("id", KEY, autoincrement=True, primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
    )
    op.create_index("ix_handout_expires_at", "handout", ["expires_at"])


def downgrade() -> None:
    op.drop_index("ix_handout_expires_at", "handout")
    op.drop_table("handout")
    op.drop_table("zalo_token")
