"""Records name the movement that they belong to, and what was handed in is counted at any time

Revision: 0040
Before it: 0039
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

COUNTED = ["unit_id", "kind", "subject", "movement", "state", "submitted_at", "campaign"]


def upgrade() -> None:
    op.add_column("record", sa.Column("movement", sa.String(64), nullable=True))
    op.create_index("ix_record_counted", "record", COUNTED)


def downgrade() -> None:
    op.drop_index("ix_record_counted", "record")
    op.drop_column("record", "movement")
