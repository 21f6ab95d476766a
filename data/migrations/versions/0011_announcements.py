"""Announcements with a life of their own: a state, a file, an audience that is taken in pages

Revision: 0011
Before it: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REFERRED = {"attachment_id": "attachment", "reminds_id": "announcement", "changed_by_id": "person"}
INDEXED = ("attachment_id", "reminds_id")
FRESH = ("urgent", "state", "cursor", "done_before", "tried", "troubled", "version")
NULLABLE = (
    ("registered", sa.Boolean()),
    ("campaign", sa.String(64)),
    ("subject", sa.String(64)),
    ("rendered", sa.String()),
    ("choices", sa.JSON()),
    ("upto", KEY),
    ("started_at", sa.DateTime(timezone=True)),
    ("taken_at", sa.DateTime(timezone=True)),
    ("running_since", sa.DateTime(timezone=True)),
    ("paused_for", sa.String(32)),
    ("ended_at", sa.DateTime(timezone=True)),
    ("changed_at", sa.DateTime(timezone=True)),
)

WAITING = (
    "SELECT 1 FROM outbox WHERE outbox.announcement_id = announcement.id "
    "AND outbox.state IN ('queued', 'later', 'sending')"
)


def upgrade() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", KEY, autoincrement=True, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_attachment_sha256", "attachment", ["sha256"])
    _begin_anew()
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_index("ix_outbox_announcement_id")
        outbox.alter_column("text", existing_type=sa.String(), nullable=True)
        outbox.add_column(sa.Column("attachment_id", KEY, nullable=True))
        outbox.create_foreign_key("fk_outbox_attachment", "attachment", ["attachment_id"], ["id"])
    op.create_index("ix_outbox_announcement", "outbox", ["announcement_id", "state"])


def _begin_anew() -> None:
    """Give announcements a state. Those of before keep their texts in the outbox, where they stand in full."""
    with op.batch_alter_table("announcement") as announcement:
        announcement.add_column(sa.Column("state", sa.String(32), nullable=False, server_default="done"))
        announcement.add_column(sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false()))
        for column in ("cursor", "done_before", "tried", "troubled", "version"):
            kind = KEY if column == "cursor" else sa.Integer()
            announcement.add_column(sa.Column(column, kind, nullable=False, server_default="0"))
        for column, other in NULLABLE:
            announcement.add_column(sa.Column(column, other, nullable=True))
        for column, table in REFERRED.items():
            announcement.add_column(sa.Column(column, KEY, nullable=True))
            announcement.create_foreign_key(f"fk_announcement_{column}", table, [column], ["id"])
    op.execute("UPDATE announcement SET registered = false, campaign = not_registered WHERE not_registered IS NOT NULL")
    op.execute("UPDATE announcement SET started_at = due_at, running_since = due_at, taken_at = created_at")
    op.execute(f"UPDATE announcement SET state = 'sending' WHERE EXISTS ({WAITING})")  # noqa: S608 - words of this file
    op.execute("UPDATE announcement SET ended_at = due_at WHERE state = 'done'")
    with op.batch_alter_table("announcement") as announcement:
        announcement.drop_column("not_registered")
        for column in FRESH:
            announcement.alter_column(column, server_default=None)
    for column in INDEXED:
        op.create_index(f"ix_announcement_{column}", "announcement", [column])


def downgrade() -> None:
    # a push that points to its announcement gets the text back that it would have had
    op.execute(
        "UPDATE outbox SET text = coalesce((SELECT rendered FROM announcement "
        "WHERE announcement.id = outbox.announcement_id), '') WHERE text IS NULL"
    )
    op.drop_index("ix_outbox_announcement", "outbox")
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_constraint("fk_outbox_attachment", type_="foreignkey")
        outbox.drop_column("attachment_id")
        outbox.alter_column("text", existing_type=sa.String(), nullable=False)
        outbox.create_index("ix_outbox_announcement_id", ["announcement_id"])
    for column in INDEXED:
        op.drop_index(f"ix_announcement_{column}", "announcement")
    with op.batch_alter_table("announcement") as announcement:
        announcement.add_column(sa.Column("not_registered", sa.String(64), nullable=True))
    op.execute("UPDATE announcement SET not_registered = campaign WHERE registered = false")
    with op.batch_alter_table("announcement") as announcement:
        for column in REFERRED:
            announcement.drop_constraint(f"fk_announcement_{column}", type_="foreignkey")
            announcement.drop_column(column)
        for column in (*FRESH, *(name for name, _ in NULLABLE)):
            announcement.drop_column(column)
    op.drop_table("attachment")
