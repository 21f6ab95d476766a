"""My data: erasing with a day to take it back, own hours and reminders, blocking, limits, exports

Revision: 0003
Before it: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)

OF_PERSON = (
    ("digest_at", sa.Time()),
    ("remind_at", sa.Time()),
    ("office_phone", sa.String(20)),
    ("blocked_at", INSTANT),
    ("erases_at", INSTANT),
)


def upgrade() -> None:
    op.add_column("person", sa.Column("reminders", sa.Boolean(), nullable=False, server_default=sa.true()))
    for name, kind in OF_PERSON:
        op.add_column("person", sa.Column(name, kind, nullable=True))
    op.create_index("ix_person_erases_at", "person", ["erases_at"])
    if op.get_bind().dialect.name == "sqlite":  # in place: making the table anew would break what refers to it
        op.execute("ALTER TABLE outbox ADD COLUMN about_id INTEGER REFERENCES person (id)")
    else:
        op.add_column("outbox", sa.Column("about_id", KEY, sa.ForeignKey("person.id"), nullable=True))
    op.create_index("ix_outbox_about_id", "outbox", ["about_id"])
    op.create_table(
        "tally",
        sa.Column("who", sa.String(96), primary_key=True),
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("since", INSTANT, primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
    )
    op.create_table(
        "export",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("name", sa.String(64), nullable=False, unique=True),
        sa.Column("person_id", KEY, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
    )
    op.create_index("ix_export_person_id", "export", ["person_id"])
    op.create_index("ix_export_expires_at", "export", ["expires_at"])


def downgrade() -> None:
    op.drop_table("export")
    op.drop_table("tally")
    op.drop_index("ix_outbox_about_id", "outbox")
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("about_id")
    op.drop_index("ix_person_erases_at", "person")
    for name, _ in OF_PERSON:
        op.drop_column("person", name)
    op.drop_column("person", "reminders")
