"""Names on the screens of others are found by key; what is kept for years is counted before it is deleted

Screens that were stored before have no keys: those that may name somebody else are emptied, with the officer's job
that was begun on them. Whoever taps there gets the menu; what was handed in or decided is not touched.

Revision: 0018
Before it: 0017
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PAGE = 1000
NAMING = ("officer/", "contact/officers", "publish/asked", "apps/confirm")
"""Screens that begin so may have named people. A form that a member fills in names those whom the member typed."""

conversation = sa.table(
    "conversation", sa.column("contact_id", Id), sa.column("screen", sa.JSON()), sa.column("draft", sa.JSON())
)


def upgrade() -> None:
    op.create_table(
        "named_on_screen",
        sa.Column("contact_id", Id, sa.ForeignKey("conversation.contact_id"), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("of_id", Id, primary_key=True, autoincrement=False),
    )
    op.create_index("ix_named_on_screen_who", "named_on_screen", ["kind", "of_id"])
    op.create_table(
        "retention_night",
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("nights", sa.Integer(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
    )
    op.create_index("ix_publish_consent_roster_entry_id", "publish_consent", ["roster_entry_id"])
    _empty_screens()


def _empty_screens() -> None:
    for row in _rows():
        kept = row.screen if not str(row.screen.get("name", "")).startswith(NAMING) else {}
        rest = {name: value for name, value in row.draft.items() if name != "officer"}
        if (kept, rest) != (row.screen, row.draft):
            mine = conversation.update().where(conversation.c.contact_id == row.contact_id)
            op.get_bind().execute(mine.values(screen=kept, draft=rest))


def _rows() -> Iterator[Any]:
    """Read the conversations a page at a time: a province has a million."""
    last = -1
    while True:
        page = sa.select(conversation).where(conversation.c.contact_id > last).order_by(conversation.c.contact_id)
        rows = op.get_bind().execute(page.limit(PAGE)).all()
        yield from rows
        if len(rows) < PAGE:
            return
        last = rows[-1].contact_id


def downgrade() -> None:
    """Screens keep their keys, which the version before does not read."""
    op.drop_index("ix_publish_consent_roster_entry_id", "publish_consent")
    op.drop_table("retention_night")
    op.drop_table("named_on_screen")
