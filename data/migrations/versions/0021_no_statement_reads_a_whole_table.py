"""No statement reads a whole table: a phone's pushes, whose app is to be let go, what the night forgets, files by hash

Revision: 0021
Before it: 0020
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_outbox_contact", "outbox", ["contact_id", "settled_at"], "contact_id IS NOT NULL"),
    ("ix_outbox_only_contact", "outbox", ["only_contact_id"], "only_contact_id IS NOT NULL"),
    ("ix_outbox_attachment", "outbox", ["attachment_id"], "attachment_id IS NOT NULL"),
    ("ix_outbox_written", "outbox", ["settled_at"], "settled_at IS NOT NULL AND text <> ''"),
    ("ix_inbox_handled", "inbox", ["handled_at"], "handled_at IS NOT NULL AND raw IS NOT NULL"),
    ("ix_inbox_written", "inbox", ["channel", "lane"], "handled_at IS NOT NULL AND raw IS NOT NULL"),
    ("ix_person_erased", "person", ["erased_at"], "erased_at IS NOT NULL"),
    ("ix_inbox_problem", "inbox", ["id"], "problem IS NOT NULL"),
    ("ix_person_blocked", "person", ["blocked_at"], "blocked_at IS NOT NULL"),
    ("ix_publish_consent_roster_entry", "publish_consent", ["roster_entry_id"], "roster_entry_id IS NOT NULL"),
    ("ix_photo_sha256", "photo", ["sha256"], None),
    ("ix_duty_done_sha256", "duty_done", ["sha256"], "sha256 IS NOT NULL"),
)


def upgrade() -> None:
    for name, table, columns, rows in INDEXES:
        where = None if rows is None else sa.text(rows)
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, table, *_ in reversed(INDEXES):
        op.drop_index(name, table)
