"""A push that asks for something by a day says which day: a template message names it, and it goes on when money is short

Revision: 0032
Before it: 0031
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("last_day", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("outbox", "last_day")
