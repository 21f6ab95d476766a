from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from data.sealing import DataKeys

DUMPS = Path(__file__).parents[1] / "upgrade"
BEFORE_SEALING, SEALED = "0012", "0021"
DUMP_KEYS = DataKeys.read("b25seSBvZiB0aGUgdGVzdHMsIGFuZCBubyBzZWNyZXQ")
"""The key that the dump of 0021 was sealed with; it is of the tests alone."""


def load_sqlite(revision: str, file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((DUMPS / f"{revision}.sqlite.sql").read_text("utf-8"))
    return f"sqlite+aiosqlite:///{file}"
