"""What came of a registration: told by its member as a record of its own, and in a word at the middle of its round

Revision: 0041
Before it: 0040
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
RESULTS = sa.text("result_of IS NOT NULL")
THEM = "(SELECT id FROM record WHERE kind = 'result')"


def upgrade() -> None:
    op.add_column("record", sa.Column("result_of", KEY, nullable=True))
    op.add_column("record", sa.Column("how_far", sa.String(32), nullable=True))
    op.create_index("ix_record_result_of", "record", ["result_of"], sqlite_where=RESULTS, postgresql_where=RESULTS)
    op.create_index("ix_record_round", "record", ["campaign", "round", "state", "person_id"])


def downgrade() -> None:
    """Take the results away: the version before does not know their kind, and could read no list that has one."""
    op.execute(f"DELETE FROM review WHERE record_id IN {THEM}")
    op.execute(f"DELETE FROM publish_consent WHERE record_id IN {THEM}")
    op.execute(f"UPDATE photo SET record_id = NULL WHERE record_id IN {THEM}")
    op.execute("DELETE FROM record WHERE kind = 'result'")
    op.drop_index("ix_record_round", "record")
    op.drop_index("ix_record_result_of", "record")
    op.drop_column("record", "how_far")
    op.drop_column("record", "result_of")
