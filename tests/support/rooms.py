"""What the guards of the house share: the tracked files, the rooms, and the syntax trees of the product."""

from __future__ import annotations

import ast
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("bot", "handlers", "domain", "scheduler", "data", "sandbox")


@cache
def tracked() -> tuple[Path, ...]:
    """The files that git knows or would take, relative to the project; a copy without git has none."""
    told = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - git of this machine
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(Path(name) for name in told.stdout.split("\0") if name and (ROOT / name).is_file())


def text(path: Path) -> str:
    return (ROOT / path).read_text("utf-8")


@cache
def product() -> tuple[Path, ...]:
    """Python files of the rooms; what Alembic generates is not ours to shape."""
    return tuple(
        path for path in tracked() if path.suffix == ".py" and path.parts[0] in ROOMS and "versions" not in path.parts
    )


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), str(path))


@cache
def walked(module: ast.Module) -> tuple[ast.AST, ...]:
    """Walk through a tree once, whatever is asked of it."""
    return tuple(ast.walk(module))


def imports(path: Path) -> list[tuple[int, str]]:
    """Every module that a file imports, wherever in the file, with its line; relative ones made whole."""
    found: list[tuple[int, str]] = []
    for node in walked(tree(path)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            package = ".".join(path.parts[: len(path.parts) - node.level]) if node.level else ""
            found.append((node.lineno, ".".join(each for each in (package, node.module) if each)))
    return found


def imported(module: ast.Module) -> Iterator[tuple[int, str]]:
    """List (line, dotted name) of everything that a module imports, each name of a `from` by itself."""
    for node in walked(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def is_vietnamese(said: str) -> bool:
    """A Latin letter with a mark of Vietnamese, or đ."""
    whole = unicodedata.normalize("NFD", said)
    return any(letter in whole for letter in "đĐ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
