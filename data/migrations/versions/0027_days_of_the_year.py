"""Officers choose days that the documents leave open: rows over the files, which the database only adds to

Every process reads the files and these rows together, and reads them again once the revision of the content has moved.

Revision: 0027
Before it: 0026
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
REFUSAL = "chosen days are only added to"


def upgrade() -> None:
    op.create_table(
        "content_revision",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.create_table(
        "chosen_day",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("code", sa.String(96), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("day_before", sa.Date, nullable=True),
        sa.Column("day_after", sa.Date, nullable=True),
        sa.Column("chosen_by", KEY, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_chosen_day_of", "chosen_day", ["campaign", "code", "year"])
    _only_added_to()


def _only_added_to() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER chosen_day_no_{verb.lower()} BEFORE {verb} ON chosen_day "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION chosen_day_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER chosen_day_only_grows BEFORE UPDATE OR DELETE ON chosen_day "
        "FOR EACH ROW EXECUTE FUNCTION chosen_day_refuse()"
    )


def downgrade() -> None:
    """Drop the chosen days; the version before knows only those of the files."""
    op.drop_table("chosen_day")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION chosen_day_refuse()")
    op.drop_table("content_revision")
