from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

DUMPS = Path(__file__).parents[1] / "upgrade"
BEFORE_SEALING, SEALED = "0012", "0021"


def load_sqlite(revision: str, file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((DUMPS / f"{revision}.sqlite.sql").read_text("utf-8"))
    return f"sqlite+aiosqlite:///{file}"
