"""A push may name a second person: the officer who did what it tells; erasing them empties it too

Revision: 0022
Before it: 0021

No foreign key: SQLite would make the outbox anew to add or drop one. The key is compared and never followed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NAMED = sa.text("told_by_id IS NOT NULL")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("told_by_id", KEY, nullable=True))
    op.create_index("ix_outbox_told_by", "outbox", ["told_by_id"], sqlite_where=NAMED, postgresql_where=NAMED)


def downgrade() -> None:
    op.drop_index("ix_outbox_told_by", "outbox")
    op.drop_column("outbox", "told_by_id")
