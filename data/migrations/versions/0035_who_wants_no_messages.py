"""Somebody who has said "dừng" gets nothing that comes by itself, but what concerns themselves

Revision: 0035
Before it: 0034
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

STOPPED = sa.text("stopped_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("person", sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_person_stopped", "person", ["stopped_at"], sqlite_where=STOPPED, postgresql_where=STOPPED)


def downgrade() -> None:
    op.drop_index("ix_person_stopped", "person")
    op.drop_column("person", "stopped_at")
