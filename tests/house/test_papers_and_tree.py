"""What the papers say of the tree is true: the files that they name are there, and its words are explained."""

from __future__ import annotations

import re

import pytest
from sqlmodel import SQLModel

import data.enums
import data.tables
from tests.support.rooms import ROOT

PAPERS = ("README.md", "CONTRIBUTING.md", "docs/architecture.md")
ROOMS = ("bot", "handlers", "domain", "scheduler", "data", "sandbox", "tests", "benchmarks", "docs", ".ci")
NAMED = re.compile(rf"(?<![\w/.-])((?:{'|'.join(map(re.escape, ROOMS))})/[\w./-]*)")
"""A path from the root of the project; what a reader is to replace by a word of their own stands in capitals."""


@pytest.mark.parametrize("paper", PAPERS)
def test_every_path_that_a_paper_names_is_there(paper: str) -> None:
    named = {path.rstrip(".") for path in NAMED.findall((ROOT / paper).read_text("utf-8"))}
    assert named, "the pattern finds the paths"
    absent = sorted(path for path in named if not (ROOT / path).exists() and not _is_a_number(path))
    assert absent == []


def _is_a_number(path: str) -> bool:
    """Tell whether a path is a decision named by its number alone."""
    return re.fullmatch(r"docs/decisions/\d{4}", path) is not None and bool(list(ROOT.glob(f"{path}-*.md")))


def test_every_table_code_and_subject_stands_in_the_glossary() -> None:
    explained = set(re.findall(r"\w+", (ROOT / "docs" / "glossary.md").read_text("utf-8")))
    classes = [mapper.class_ for mapper in SQLModel._sa_registry.mappers]
    tables = {table.__name__ for table in classes if table.__module__.startswith(data.tables.__name__)}
    codes = {name for name, value in vars(data.enums).items() if isinstance(value, type) and name[0].isupper()}
    subjects = {path.stem for path in (ROOT / "domain").iterdir() if path.stem[0] != "_"}
    assert sorted((tables | codes - {"StrEnum"} | subjects) - explained) == []
