from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - names of the test
