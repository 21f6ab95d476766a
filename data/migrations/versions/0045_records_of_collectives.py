"""A registration may be that of a collective: a unit or one of its sections, handed in by whoever leads it

Revision: 0045
Before it: 0044
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
THEIRS = sa.text("collective IS NOT NULL")
COUNTED = ["unit_id", "kind", "subject", "movement", "state", "submitted_at", "campaign"]
ROUND = ["campaign", "round", "state", "person_id"]


def upgrade() -> None:
    """Add the columns: all that was handed in until now is a person's own, and stays it."""
    op.add_column("record", sa.Column("collective", sa.String(32), nullable=True))
    op.add_column("record", sa.Column("section_id", KEY, nullable=True))
    _index_anew(["collective"])
    op.create_index(
        "ix_record_collective", "record", ["unit_id", "state"], sqlite_where=THEIRS, postgresql_where=THEIRS
    )


def downgrade() -> None:
    """Withdraw what collectives handed in: the version before would take it for the own of whoever sent it.

    Nothing of it is deleted, and it stands in nobody's way: neither in a queue nor in the figures.
    """
    op.execute("DELETE FROM accepted_word WHERE record_id IN (SELECT id FROM record WHERE collective IS NOT NULL)")
    op.execute("DELETE FROM accepted_unread WHERE record_id IN (SELECT id FROM record WHERE collective IS NOT NULL)")
    op.execute("UPDATE record SET state = 'withdrawn' WHERE collective IS NOT NULL")
    op.drop_index("ix_record_collective", "record")
    _index_anew([])
    op.drop_column("record", "section_id")
    op.drop_column("record", "collective")


def _index_anew(more: list[str]) -> None:
    for name, columns in (("ix_record_counted", COUNTED), ("ix_record_round", ROUND)):
        op.drop_index(name, "record")
        op.create_index(name, "record", [*columns, *more])
