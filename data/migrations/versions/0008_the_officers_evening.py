"""Outstanding deeds, praised people on a list, files of duties, invitations taken back, blocked contacts

Revision: 0008
Before it: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FILE = {
    "sha256": sa.String(64),
    "media_type": sa.String(100),
    "size": sa.Integer(),
    "file_name": sa.String(120),
}


def upgrade() -> None:
    with op.batch_alter_table("record") as record:
        record.add_column(sa.Column("outstanding", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("record") as record:
        record.alter_column("outstanding", server_default=None)
    with op.batch_alter_table("publish_consent") as consent:
        consent.add_column(sa.Column("roster_entry_id", KEY, nullable=True))
        consent.create_foreign_key("fk_publish_consent_roster_entry", "roster_entry", ["roster_entry_id"], ["id"])
    with op.batch_alter_table("duty_done") as done:
        for name, kind in FILE.items():
            done.add_column(sa.Column(name, kind, nullable=True))
    with op.batch_alter_table("invitation") as invitation:
        invitation.add_column(sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "blocked_contact",
        sa.Column("id", KEY, autoincrement=True, primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_since", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("blocked_contact")
    with op.batch_alter_table("invitation") as invitation:
        invitation.drop_column("cancelled_at")
    with op.batch_alter_table("duty_done") as done:
        for name in FILE:
            done.drop_column(name)
    with op.batch_alter_table("publish_consent") as consent:
        consent.drop_constraint("fk_publish_consent_roster_entry", type_="foreignkey")
        consent.drop_column("roster_entry_id")
    with op.batch_alter_table("record") as record:
        record.drop_column("outstanding")
