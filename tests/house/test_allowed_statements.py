"""What tests/support/allowed.py excuses is in the program: after a move, an old name would excuse nothing unnoticed."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.support.allowed import ALLOWED, ON_ONE_DATABASE, UNRUN
from tests.support.rooms import product, tree
from tests.support.statements import name_of_module


def functions(body: list[ast.stmt], before: str = "") -> Iterator[str]:
    """Name the functions and methods of a module as Python does."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{before}{node.name}"
        elif isinstance(node, ast.ClassDef):
            yield from functions(node.body, f"{before}{node.name}.")


@pytest.mark.parametrize("excused", [ALLOWED, ON_ONE_DATABASE, UNRUN], ids=["ALLOWED", "ON_ONE_DATABASE", "UNRUN"])
def test_every_function_that_is_excused_is_there(excused: dict[str, str]) -> None:
    there = {f"{name_of_module(path)}.{name}" for path in product() for name in functions(tree(path).body)}
    assert sorted(set(excused) - there) == []
