"""Is the database as new as the program? Read with sqlite3 alone: SQLAlchemy may be what is broken."""

from __future__ import annotations

import ast
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.admin.finding import Finding, note, ok, unchecked, wrong
from bot.settings import Settings


def migrations(settings: Settings, versions: Path) -> Finding:
    """Compare alembic_version with the newest file of `versions`; another database than SQLite is not checked."""
    file, parents = settings.database_file, _parents(versions)
    if file is None:
        return unchecked("migrations", "migrations_elsewhere")
    if not file.is_file():
        return note("migrations", "database_absent", file=file)
    try:
        return _compare(_stamp(file), parents)
    except sqlite3.DatabaseError:  # not a database, locked for good, or never migrated
        return wrong("migrations", "database_strange", file=file)


def _compare(stamped: set[str], parents: dict[str, tuple[str, ...]]) -> Finding:
    if not stamped <= set(parents):
        return wrong("migrations", "database_newer")
    newest = set(parents) - {parent for of_one in parents.values() for parent in of_one}
    return ok("migrations", "database_current") if stamped == newest else wrong("migrations", "database_behind")


def _stamp(file: Path) -> set[str]:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
        return {row[0] for row in connection.execute("SELECT version_num FROM alembic_version")}


def _parents(versions: Path) -> dict[str, tuple[str, ...]]:
    """Revision -> those before it, read from the files without running them."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(versions.glob("*.py")):
        named = _constants(ast.parse(path.read_text("utf-8")))
        if isinstance(named.get("revision"), str):
            before = named.get("down_revision") or ()
            found[str(named["revision"])] = (before,) if isinstance(before, str) else tuple(before)
    return found


def _constants(tree: ast.Module) -> dict[str, str | tuple[str, ...] | None]:
    """`revision = "..."` and `revision: str = "..."` at the top of a file."""
    found = {}
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        names = [each.id for each in targets if isinstance(each, ast.Name)]
        if names and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            try:
                found[names[0]] = ast.literal_eval(node.value)
            except ValueError:  # an expression: none of the two names is written so
                continue
    return found
