"""A unit below the issuing one chooses a day as well, for itself and all below: the row says which unit that is

No foreign key: SQLite would make the table anew to add or drop one. A unit is never deleted.

Revision: 0031
Before it: 0030
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
REFUSAL = "chosen days are only added to"


def upgrade() -> None:
    op.add_column("chosen_day", sa.Column("unit_id", KEY, nullable=True))


def downgrade() -> None:
    """Forget the days of units below: the version before would take them for days of the whole campaign.

    The table refuses that a row is deleted, so it lets go of that for a moment.
    """
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER chosen_day_no_delete")
        op.execute("DELETE FROM chosen_day WHERE unit_id IS NOT NULL")
        op.execute(
            "CREATE TRIGGER chosen_day_no_delete BEFORE DELETE ON chosen_day "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
    else:
        op.execute("ALTER TABLE chosen_day DISABLE TRIGGER chosen_day_only_grows")
        op.execute("DELETE FROM chosen_day WHERE unit_id IS NOT NULL")
        op.execute("ALTER TABLE chosen_day ENABLE TRIGGER chosen_day_only_grows")
    op.drop_column("chosen_day", "unit_id")
