"""Days by which rounds close for a whole campaign are chosen with the other days of the year

Units that close a round earlier are found by its name, when members are reminded of the day for all.

Revision: 0029
Before it: 0027
"""

from __future__ import annotations

from alembic import op

revision = "0029"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_round_closing_of", "round_closing", ["campaign", "round"])


def downgrade() -> None:
    """Drop the index; the days that were chosen for rounds stay and change nothing in the version before."""
    op.drop_index("ix_round_closing_of", "round_closing")
