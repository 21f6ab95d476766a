"""What a unit does and who owns it: a document may ask something of schools alone, or of enterprises outside the state

Revision: 0044
Before it: 0043
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

COLUMNS = ("activity", "ownership")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("unit", sa.Column(name, sa.String(32), nullable=True))


def downgrade() -> None:
    for name in COLUMNS:
        op.drop_column("unit", name)
