"""What an installation sets is handed in: a default in a signature would follow the program's own number unnoticed."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from bot.settings.settings import Settings
from tests.support.rooms import product, tree, walked

ROOMS = ("domain", "handlers", "scheduler", "data")
SETTINGS = frozenset(Settings.model_fields) - {"campaign"}
"""A row's campaign is not the setting, which says which ones run."""

NO_SETTING = {("domain/members/invitations.py", "days"): "how long an invitation lasts is chosen for each"}


def defaults(module: ast.Module) -> Iterator[tuple[int, str]]:
    """List (line, name) of what is named or typed like a setting and need not be given. `None` follows no number."""
    for node in walked(module):
        if isinstance(node, ast.arguments):
            positional = [*node.posonlyargs, *node.args]
            named = [*positional[len(positional) - len(node.defaults) :], *node.kwonlyargs]
            for parameter, value in zip(named, [*node.defaults, *node.kw_defaults], strict=True):
                if value is not None and _is_set(parameter.arg, parameter.annotation) and not _is_none(value):
                    yield parameter.lineno, parameter.arg
        elif isinstance(node, ast.ClassDef):
            for field in node.body:
                if not isinstance(field, ast.AnnAssign) or field.value is None:
                    continue
                name = ast.unparse(field.target)
                if _is_set(name, field.annotation):
                    yield field.lineno, name


def _is_set(name: str, annotation: ast.expr | None) -> bool:
    kind = ast.unparse(annotation) if annotation else ""
    return name in SETTINGS or kind == "Hours" or (name == "days" and kind.startswith("int"))


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def test_no_signature_knows_a_setting_by_itself() -> None:
    found = [
        f"{path}:{line}: {name}"
        for path in product()
        if path.parts[0] in ROOMS
        for line, name in defaults(tree(path))
        if (path.as_posix(), name) not in NO_SETTING
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "def f(work, hours: Hours = STANDARD): ...",
        "async def f(work, *, mend_days: int = 7): ...",
        "def f(work, days: int | None = LONG, /, at=None): ...",
        "class Ticks:\n    settings: Hours = field(default_factory=Hours)",
        "class Turn:\n    escalate_days: int = 7",
    ],
)
def test_the_guard_sees_it(code: str) -> None:
    assert list(defaults(ast.parse(code)))


@pytest.mark.parametrize(
    "code", ["def f(hours: Hours, at=None, *, mend_days): ...", "def f(days: int | None = None): ..."]
)
def test_the_guard_lets_pass(code: str) -> None:
    assert not list(defaults(ast.parse(code)))
