"""A share for each: lanes that wait are found by lane, answers are counted by hour, a month's messages for strangers

Revision: 0016
Before it: 0015
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

OPEN = sa.text("handled_at IS NULL OR worker IS NOT NULL")
HELD = sa.text("worker IS NOT NULL")
UNCLAIMED = sa.text("handled_at IS NULL AND worker IS NULL")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.drop_index("ix_inbox_unclaimed", "inbox")
    op.drop_index("ix_inbox_open", "inbox")
    op.create_index("ix_inbox_held", "inbox", ["channel", "lane", "worker"], sqlite_where=HELD, postgresql_where=HELD)
    op.create_index("ix_inbox_unclaimed", "inbox", ["channel", "lane", "id"], sqlite_where=UNCLAIMED, postgresql_where=UNCLAIMED)
    op.add_column("conversation", sa.Column("hour", INSTANT, nullable=True))
    op.add_column("conversation", sa.Column("hour_seq", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("channel_month", sa.Column("strangers", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("channel_month", "strangers")
    op.drop_column("conversation", "hour_seq")
    op.drop_column("conversation", "hour")
    op.drop_index("ix_inbox_unclaimed", "inbox")
    op.drop_index("ix_inbox_held", "inbox")
    op.create_index("ix_inbox_open", "inbox", ["channel", "lane"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_inbox_unclaimed", "inbox", ["id"], sqlite_where=UNCLAIMED, postgresql_where=UNCLAIMED)
