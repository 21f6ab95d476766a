"""Leases; pushes and updates know whose they are

Revision: 0007
Before it: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WAITING = sa.text("handled_at IS NULL")
OPEN = sa.text("handled_at IS NULL OR worker IS NOT NULL")
URGENT = sa.text("urgent = 1")
UNCLAIMED = sa.text("handled_at IS NULL AND worker IS NULL")


def upgrade() -> None:
    op.create_table(
        "lease",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("until", sa.Double(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
    )
    op.add_column("outbox", sa.Column("fence", sa.Integer(), nullable=True))
    op.add_column("outbox", sa.Column("urgent", sa.SmallInteger(), nullable=False, server_default="0"))
    op.create_index("ix_outbox_urgent", "outbox", ["urgent", "state", "due_at"], sqlite_where=URGENT, postgresql_where=URGENT)
    op.add_column("inbox", sa.Column("worker", sa.String(16), nullable=True))
    op.drop_index("ix_inbox_waiting", "inbox")
    op.create_index("ix_inbox_open", "inbox", ["channel", "lane"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_inbox_unclaimed", "inbox", ["id"], sqlite_where=UNCLAIMED, postgresql_where=UNCLAIMED)


def downgrade() -> None:
    op.drop_index("ix_inbox_unclaimed", "inbox")
    op.drop_index("ix_inbox_open", "inbox")
    op.create_index("ix_inbox_waiting", "inbox", ["id"], sqlite_where=WAITING, postgresql_where=WAITING)
    op.drop_column("inbox", "worker")
    op.drop_index("ix_outbox_urgent", "outbox")
    op.drop_column("outbox", "urgent")
    op.drop_column("outbox", "fence")
    op.drop_table("lease")
