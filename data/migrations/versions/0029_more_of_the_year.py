"""More is chosen of a year than the days of duties: when rounds close, and for whom a day of every year is

Units that close a round earlier are found by its name, when members are reminded of the day for all. A choice has a
value beside its day, such as for whom it is; the founding day of a unit bears its name.

Revision: 0029
Before it: 0028
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

VALUES = ("value_before", "value_after")


def upgrade() -> None:
    op.create_index("ix_round_closing_of", "round_closing", ["campaign", "round"])
    for name in VALUES:
        op.add_column("chosen_day", sa.Column(name, sa.String(16), nullable=True))
    op.add_column("chosen_day", sa.Column("named", sa.String(255), nullable=True))


def downgrade() -> None:
    """Forget for whom days are; what else was chosen stays, and the version before knows only the days of duties."""
    for name in (*VALUES, "named"):
        op.drop_column("chosen_day", name)
    op.drop_index("ix_round_closing_of", "round_closing")
