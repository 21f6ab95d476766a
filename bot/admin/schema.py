"""Tell whether the database is as new as the program."""

from __future__ import annotations

import ast
from pathlib import Path

from bot.admin.finding import Finding, State, ok, wrong


def compare(stamped: set[str], versions: Path) -> Finding:
    """Compare what stands in alembic_version with the newest file of `versions`."""
    parents = _parents(versions)
    newest = set(parents) - {parent for of_one in parents.values() for parent in of_one}
    if unknown := stamped - set(parents):
        facts = {"found": min(unknown), "wanted": max(newest)}
        return Finding("migrations", State.WRONG, "database_newer", facts, file="errors")
    return ok("migrations", "database_current") if stamped == newest else wrong("migrations", "database_behind")


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
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        if names and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            try:
                found[names[0]] = ast.literal_eval(node.value)
            except ValueError:  # an expression: none of the two names is written so
                continue
    return found
