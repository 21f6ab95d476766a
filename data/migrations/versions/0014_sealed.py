"""Telephone numbers, the keys of a Zalo account and personal codes are sealed; handled updates keep no number

Revision: 0014
Before it: 0013

The key comes with the connection (data/database.py). `KeyMissingError` leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from data.sealing import DataKeys, keys_of
from data.washing import without_phones

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

PAGE = 1000
LIFE = timedelta(days=90)  # of personal codes that were handed out before they had an end

# table, key, column, by what it is found (the column's name, the kind)
SEALED = (
    ("person", "id", "phone", ("phone_lookup", "phone")),
    ("roster_entry", "id", "phone", ("phone_lookup", "phone")),
    ("roster_entry", "id", "personal_code", ("personal_code_lookup", "code")),
    ("zalo_token", "account", "access", None),
    ("zalo_token", "account", "refresh", ("refresh_lookup", "zalo_token.refresh")),
    ("zalo_token", "account", "previous", None),
)
BEFORE = {"phone": sa.String(20), "personal_code": sa.String(64)}  # and String(2000) for the rest
MINE = "mine/"  # screens that changing people their own number

Row = dict[str, Any]


def upgrade() -> None:
    op.create_table(
        "data_key",
        sa.Column("check_value", sa.String(64), primary_key=True),
        sa.Column("next_check", sa.String(64), nullable=True),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
    )
    for column in ("phone", "personal_code"):
        op.drop_index(f"ix_roster_entry_{column}", "roster_entry")
    for table in dict.fromkeys(spot[0] for spot in SEALED):
        with op.batch_alter_table(table) as changed:
            for _, _, column, found in _spots(table):
                changed.alter_column(column, existing_type=BEFORE.get(column, sa.String(2000)), type_=sa.String())
                if found:
                    changed.add_column(sa.Column(found[0], sa.String(64), nullable=True))
            if table == "roster_entry":
                changed.add_column(sa.Column("personal_code_until", sa.DateTime(timezone=True), nullable=True))
    for table, _, _, found in SEALED:
        if found:
            op.create_index(f"ix_{table}_{found[0]}", table, [found[0]])
    _seal_all()
    _wash_updates()
    _wash_screens()


def downgrade() -> None:
    """Open everything again. Codes that join an app live for ten minutes, and are not given back."""
    op.execute("DELETE FROM link_code")
    _each_value(lambda keys, kind, _, value: {"value": keys.open(kind, value)})
    for table, _, _, found in SEALED:
        if found:
            op.drop_index(f"ix_{table}_{found[0]}", table)
    for table in dict.fromkeys(spot[0] for spot in SEALED):
        with op.batch_alter_table(table) as changed:
            for _, _, column, found in _spots(table):
                changed.alter_column(column, existing_type=sa.String(), type_=BEFORE.get(column, sa.String(2000)))
                if found:
                    changed.drop_column(found[0])
            if table == "roster_entry":
                changed.drop_column("personal_code_until")
    for column in ("phone", "personal_code"):
        op.create_index(f"ix_roster_entry_{column}", "roster_entry", [column])
    op.drop_table("data_key")


def _spots(table: str) -> list[Any]:
    return [spot for spot in SEALED if spot[0] == table]


def _seal_all() -> None:
    connection = op.get_bind()

    def seal(keys: DataKeys, kind: str, found: Any, value: str) -> Row:
        sealed = {"value": keys.seal(kind, value)}
        return {**sealed, "found": keys.look_up(found[1], value)} if found else sealed

    _each_value(seal)
    codes = sa.table("link_code", sa.column("id"), sa.column("digest"))
    rows = [{"at": at, "value": keys_of(connection.dialect).look_up("link_code", digest)}
            for at, digest in connection.execute(sa.select(codes)).all()]
    if rows:
        connection.execute(codes.update().where(codes.c.id == sa.bindparam("at")).values(digest=sa.bindparam("value")), rows)
    now = connection.scalar(sa.select(sa.func.now()))
    ends = sa.table("roster_entry", sa.column("personal_code"), sa.column("personal_code_until", sa.DateTime(timezone=True)))
    connection.execute(ends.update().where(ends.c.personal_code.is_not(None)).values(personal_code_until=now + LIFE))
    keys = getattr(connection.dialect, "data_keys", None)
    if keys is not None:
        mark = sa.table("data_key", sa.column("check_value"), sa.column("sealed_at", sa.DateTime(timezone=True)))
        connection.execute(mark.insert().values(check_value=keys.current.check, sealed_at=now))


def _each_value(change: Callable[[DataKeys, str, Any, str], Row]) -> None:
    """Give each value that is there, page by page, the one that `change` makes of it."""
    connection = op.get_bind()
    for name, key, column, found in SEALED:
        columns = [key, column, *([found[0]] if found else [])]
        table = sa.table(name, *(sa.column(each) for each in columns))
        changing: Row = {column: sa.bindparam("value"), **({found[0]: sa.bindparam("found")} if found else {})}
        changed = table.update().where(table.c[key] == sa.bindparam("at"))
        for page in _pages(table, key, column):
            keys = keys_of(connection.dialect)
            rows = [{"at": at, **change(keys, f"{name}.{column}", found, value)} for at, value in page]
            values = {each: changing[each] for each in changing if changing[each].key in rows[0]}
            connection.execute(changed.values(values), rows)


def _pages(table: Any, key: str, column: str, *more: Any) -> Iterator[list[Any]]:
    last: Any = None
    while True:
        found = sa.select(table.c[key], table.c[column]).where(table.c[column].is_not(None), *more)
        found = found if last is None else found.where(table.c[key] > last)
        page = op.get_bind().execute(found.order_by(table.c[key]).limit(PAGE)).all()
        if not page:
            return
        yield list(page)
        last = page[-1][0]


def _wash_updates() -> None:
    """Take the numbers out of updates that were handled; what waits, or was set aside, is still to be understood."""
    inbox = sa.table("inbox", sa.column("id"), sa.column("raw", sa.JSON()), sa.column("handled_at"), sa.column("problem"))
    handled = (inbox.c.handled_at.is_not(None), inbox.c.problem.is_(None), sa.cast(inbox.c.raw, sa.String) != "null")
    for page in _pages(inbox, "id", "raw", *handled):
        washed = [{"at": at, "value": without_phones(raw)} for at, raw in page]
        _write(inbox, "id", "raw", [row for row in washed if row["value"] is not None])


def _wash_screens() -> None:
    shown = sa.table("conversation", sa.column("contact_id"), sa.column("screen", sa.JSON()))
    tells = sa.cast(shown.c.screen, sa.String).contains(MINE)
    for page in _pages(shown, "contact_id", "screen", tells):
        washed = [{"at": at, "value": _without_number(screen)} for at, screen in page]
        _write(shown, "contact_id", "screen", [row for row in washed if row["value"] is not None])


def _without_number(screen: Row) -> Row | None:
    context = screen.get("context")
    phone = context.get("phone") if isinstance(context, dict) else None
    return {**screen, "context": {**context, "phone": f"•••{phone[-3:]}"}} if phone else None


def _write(table: Any, key: str, column: str, rows: list[Row]) -> None:
    if rows:
        value = sa.bindparam("value", type_=sa.JSON())
        op.get_bind().execute(table.update().where(table.c[key] == sa.bindparam("at")).values({column: value}), rows)
