"""Words stand in templates, files and functions stay short, what is silenced says why."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, StrictUndefined

from tests.support.rooms import is_vietnamese, product, text, tracked, tree, walked

LONGEST_FILE = 250
LONGEST_FUNCTION = 40
SPEAKING = ("bot", "handlers", "domain", "scheduler", "data")  # the sandbox's page has its own words
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

# Vietnamese that is no message: what a program must know to read a document, or to store a choice.
NO_MESSAGE = {
    "data/tables/people.py": "the default of a choice that the database stores",
    "data/text/collation.py": "the letters of the alphabet in their order",
    "data/text/folding.py": "letters and those that look like them",
    "domain/spreadsheets/garbled.py": "what letters look like when they were read in another table",
    "domain/spreadsheets/old_fonts.py": "the tables of fonts from before Unicode",
    "domain/text/syllables.py": "the rhymes of the language",
    "domain/text/normalise.py": "the one letter that Unicode does not take apart",
}
WITHOUT_REASON = re.compile(r"#\s*(noqa(?!: [A-Z]+\d+(, ?[A-Z]+\d+)* +\S)|type: ignore(?!\[[\w, -]+\] +# \S))")
LEFT_OPEN = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X]|NotImplementedErro[r])\b")


def literals(module: ast.Module) -> Iterator[ast.Constant]:
    """Strings that are used; those that stand alone are documentation. The text parts of f-strings are among them."""
    alone = {id(node.value) for node in walked(module) if isinstance(node, ast.Expr)}
    for node in walked(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node


def vietnamese(module: ast.Module) -> list[int]:
    return [node.lineno for node in literals(module) if is_vietnamese(str(node.value))]


def test_no_vietnamese_words_stand_in_code() -> None:
    rooms = [path for path in product() if path.parts[0] in SPEAKING and path.as_posix() not in NO_MESSAGE]
    assert [f"{path}:{line}" for path in rooms for line in vietnamese(tree(path))] == []


@pytest.mark.parametrize("code", ["x = 'Đăng ký'", "x = f'Chào {name}'", "def f():\n    return 'hủy'"])
def test_the_guard_sees_vietnamese(code: str) -> None:
    assert vietnamese(ast.parse(code))


@pytest.mark.parametrize("code", ['"""Đăng ký."""', "x = 'dang ky'", 'def f():\n    """Chào."""', "x = 'Zürich – 5'"])
def test_the_guard_lets_pass(code: str) -> None:
    assert vietnamese(ast.parse(code)) == []


def test_files_are_short() -> None:
    """A file that fits the head is about one thing, and has its name."""
    lengths = {str(path): len(text(path).splitlines()) for path in product()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    """A function fits one thought, and the screen."""
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path in product()
        for node in walked(tree(path))
        if isinstance(node, FUNCTIONS) and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_what_is_silenced_says_why() -> None:
    python = [path for path in tracked() if path.suffix == ".py"]
    assert [
        f"{path}:{number} {line.strip()}"
        for path in python
        for number, line in enumerate(text(path).splitlines(), 1)
        if WITHOUT_REASON.search(line)
    ] == []


@pytest.mark.parametrize("comment", ["noqa", "noqa: S101", "type: ignore", "type: ignore[arg-type]"])
def test_the_guard_sees_silence(comment: str) -> None:
    assert WITHOUT_REASON.search(f"x = 1  # {comment}")


@pytest.mark.parametrize("comment", ["noqa: S101 - a test", "type: ignore[arg-type]  # untyped library"])
def test_the_guard_takes_a_reason(comment: str) -> None:
    assert not WITHOUT_REASON.search(f"x = 1  # {comment}")


def test_every_rule_that_is_switched_off_has_a_reason() -> None:
    """In pyproject.toml a line that names rules ends with a comment in words."""
    section = text(Path("pyproject.toml")).split("[tool.ruff.lint]")[1].split("[tool.ruff.lint.isort]")[0]
    rules = [line for line in section.splitlines() if re.search(r'"[A-Z]+\d*"', line) and not line.startswith("select")]
    assert rules
    assert [line for line in rules if not re.search(r"#.*[a-z]", line)] == []


def test_nothing_is_left_open() -> None:
    python = [path for path in tracked() if path.suffix in {".py", ".j2", ".js", ".css", ".html"}]
    assert [str(path) for path in python if LEFT_OPEN.search(text(path))] == []


TEMPLATES = [path for path in tracked() if path.parts[:2] == ("data", "templates")]


@pytest.mark.parametrize("path", [each for each in TEMPLATES if each.suffix == ".j2"], ids=str)
def test_every_template_can_be_read(path: Path) -> None:
    words = text(path)
    Environment(undefined=StrictUndefined, autoescape=True).parse(words)
    assert words == unicodedata.normalize("NFC", words)


@pytest.mark.parametrize("path", [each for each in tracked() if each.suffix in {".yaml", ".yml"}], ids=str)
def test_every_data_file_can_be_read(path: Path) -> None:
    words = text(path)
    assert yaml.safe_load(words) is not None
    assert words == unicodedata.normalize("NFC", words)
