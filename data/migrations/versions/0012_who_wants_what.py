"""Who wants wishes, and who wants reminders: a day is planned without going through everybody

Revision: 0012
Before it: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WANTED = ("wishes", "reminders")


def upgrade() -> None:
    for what in WANTED:
        op.create_index(
            f"ix_person_{what}",
            "person",
            ["id", what, "erased_at"],
            sqlite_where=sa.text(f"{what} = 1"),
            postgresql_where=sa.text(what),
        )
    op.drop_index("ix_contact_person_id", "contact")
    op.create_index("ix_contact_person", "contact", ["person_id", "state"])


def downgrade() -> None:
    op.drop_index("ix_contact_person", "contact")
    op.create_index("ix_contact_person_id", "contact", ["person_id"])
    for what in WANTED:
        op.drop_index(f"ix_person_{what}", "person")
