"""Officers are told each morning whom nothing reached: what did not arrive is found by its day and by its person

Revision: 0034
Before it: 0033
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

NOT_ARRIVED = sa.text("(state IN ('gone', 'failed', 'in_doubt') OR problem = 'too_late')")
LOST = {"ix_outbox_lost": ["settled_at"], "ix_outbox_lost_person": ["person_id", "settled_at"]}


def upgrade() -> None:
    for name, columns in LOST.items():
        op.create_index(name, "outbox", columns, sqlite_where=NOT_ARRIVED, postgresql_where=NOT_ARRIVED)
    op.create_index(
        "ix_outbox_billed",
        "outbox",
        ["announcement_id"],
        sqlite_where=sa.text("billed = 1"),
        postgresql_where=sa.text("billed"),
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_billed", "outbox")
    for name in LOST:
        op.drop_index(name, "outbox")
