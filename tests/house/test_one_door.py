"""What people type is read out of an update in bot/channels/typed_text.py alone, which bounds it; nobody else looks at
it before."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.rooms import product, tree, walked

DOOR = "bot/channels/typed_text.py"
ONLY_TYPED = frozenset({"caption", "caption_entities", "entities", "file_name"})
"""Members that only something typed has."""

OFTEN_TYPED = frozenset({"text", "data", "phone_number"})
OF_AN_UPDATE = frozenset({"message", "edited_message", "edited", "callback_query", "query", "contact", "document"})
"""Of these, what stands in OFTEN_TYPED was typed; screens and pushes have texts of their own."""

RAW = frozenset({*ONLY_TYPED, "text"})
LET_BE = {
    "bot/channels/zalo/bot/incoming.py": "writes a stored event as an update; it was cut when it was stored",
    "bot/channels/zalo/oa/incoming.py": "the same; a tap comes as a text there",
    "bot/channels/telegram/cut.py": "puts the parts of a stored text together, and counts them",
    "bot/cli/posters.py": "has words of its own",
}


def reads(module: ast.Module) -> Iterator[int]:
    """Lines on which something is read out of an update: as a member, or by its name from what was stored."""
    for node in walked(module):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            of = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")
            if (node.attr in ONLY_TYPED and of not in SENT) or (node.attr in OFTEN_TYPED and of in OF_AN_UPDATE):
                yield node.lineno
        elif (isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and named(node.slice)) or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "get"
            and named(*node.args[:1])
        ):
            yield node.lineno


SENT = frozenset({"method", "proof", "row", "self", "file"})
"""What goes out, stands in a table, or has come through the door has such members too."""


def named(*nodes: ast.expr) -> bool:
    return any(isinstance(node, ast.Constant) and node.value in RAW for node in nodes)


def test_nobody_else_reads_what_was_typed() -> None:
    found = [
        f"{path}:{line}"
        for path in product()
        if path.parts[0] == "bot" and path.as_posix() != DOOR and path.as_posix() not in LET_BE
        for line in reads(tree(path))
    ]
    assert found == []


def test_handlers_know_no_update() -> None:
    """They get what the door let through, in `turn`."""
    known = [
        f"{path}:{node.lineno}"
        for path in product()
        if path.parts[0] == "handlers"
        for node in walked(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "aiogram.types"
    ]
    assert known == []


@pytest.mark.parametrize(
    "code",
    [
        "update.message.text",
        "message.text[:10]",
        "query.data or ''",
        "message.caption",
        "message.document.file_name",
        "told['text']",
        "raw.get('message').get('caption', '')",
        "contact.phone_number",
    ],
)
def test_the_guard_sees(code: str) -> None:
    assert list(reads(ast.parse(code)))


@pytest.mark.parametrize(
    "code", ["answer.shown.text", "parcel.text", "body['text'] = 'x'", "{'text': said}", "turn.text"]
)
def test_the_guard_lets_pass(code: str) -> None:
    assert list(reads(ast.parse(code))) == []


def test_what_is_let_be_is_there() -> None:
    assert [name for name in LET_BE if Path(name) not in product()] == []
