"""An officer may want no summary of the day: such a push is written down as not wanted

Revision: 0046
Before it: 0045
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column: everybody gets the summary as they did until now."""
    op.add_column("person", sa.Column("summaries", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    op.drop_column("person", "summaries")
