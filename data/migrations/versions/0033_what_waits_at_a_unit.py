"""What waits is found by the unit that it waits at: an officer's tap read all that waits in the province

Revision: 0033
Before it: 0032
"""

from __future__ import annotations

from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

WAITING = {"record": "ix_record_waiting", "membership": "ix_membership_waiting"}


def upgrade() -> None:
    for table, name in WAITING.items():
        op.create_index(name, table, ["state", "unit_id"])


def downgrade() -> None:
    for table, name in WAITING.items():
        op.drop_index(name, table)
