"""Somebody may want no announcements: such a push is written down as not wanted, and they read it when they like

Revision: 0042
Before it: 0041
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("announcements", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    op.drop_column("person", "announcements")
