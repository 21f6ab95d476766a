"""Officers of units open special phases: rows of chosen days with a last day, a theme and the occasion

The name stands where that of a unit stands for its founding day, and the first day is the day that is chosen.

Revision: 0030
Before it: 0029
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

TEXTS = ("theme", "occasion")


def upgrade() -> None:
    op.add_column("chosen_day", sa.Column("until", sa.Date, nullable=True))
    for name in TEXTS:
        op.add_column("chosen_day", sa.Column(name, sa.String(255), nullable=True))


def downgrade() -> None:
    """Forget until when phases run, and their words; the version before does not know their rows."""
    for name in ("until", *TEXTS):
        op.drop_column("chosen_day", name)
