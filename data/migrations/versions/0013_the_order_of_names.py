"""Keys by which both databases put names in Vietnamese order, and folded names written anew by the one table

Revision: 0013
Before it: 0012
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

from data.text.collation import KEY_LENGTH, person_key, title_key
from data.text.folding import fold, plain

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

PAGE = 2_000
KEYS = {"person": ("name", person_key), "roster_entry": ("name", person_key), "unit_name": ("short_name", title_key)}
FOLDED = {"roster_entry": 200, "unit_name": 300}
"""Tables with a folded name, and how many characters of it they hold."""


def upgrade() -> None:
    kind = sa.String(KEY_LENGTH).with_variant(sa.String(KEY_LENGTH, collation="C"), "postgresql")
    for table in KEYS:
        op.add_column(table, sa.Column("sort_key", kind, nullable=True))
    for table, (column, make) in KEYS.items():
        _write(table, column, "sort_key", make)
    for table, length in FOLDED.items():
        _write(table, "name", "folded", lambda name, length=length: fold(name)[:length])


def downgrade() -> None:
    for table, length in FOLDED.items():
        _write(table, "name", "folded", lambda name, length=length: plain(name)[:length])
    for table in KEYS:
        op.drop_column(table, "sort_key")


def _write(table: str, source: str, target: str, make: Callable[[str], str]) -> None:
    """Work one column out from another, page by page in the order of the keys."""
    rows = sa.table(table, sa.column("id", sa.BigInteger), sa.column(source), sa.column(target))
    changed = rows.update().where(rows.c.id == sa.bindparam("key")).values({target: sa.bindparam("value")})
    connection, last = op.get_bind(), 0
    while page := connection.execute(_next(rows, source, last)).all():
        values: list[dict[str, Any]] = [{"key": row[0], "value": make(row[1])} for row in page]
        connection.execute(changed, values)
        last = page[-1][0]


def _next(rows: Any, source: str, last: int) -> Any:
    found = sa.select(rows.c.id, rows.c[source]).where(rows.c.id > last, rows.c[source].is_not(None))
    return found.order_by(rows.c.id).limit(PAGE)
