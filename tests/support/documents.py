"""The texts of the official documents, where they are at hand (SEEDS_DIR), and their numbered items."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from domain.campaigns.quotes import file_of
from domain.content.fields import fold

SEEDS = Path(os.environ.get("SEEDS_DIR") or Path(__file__).parents[3] / "shared" / "seeds")
_ROMAN = re.compile(r"(I{1,3}|IV|V)\s*\.")
_ARABIC = re.compile(r"(\d+(?:\.\d+)*)\.(?!\d)")
_NAMED = re.compile(r"[-–\s]*(Thứ (?:nhất|hai|ba|tư|năm)|Đợt \d+)\b")
BEFORE = ""
"""under which stands what comes before the first number"""


def document(key: str) -> Path:
    """Return the file of a document's text; without it the test is skipped."""
    path = file_of(key, SEEDS)
    if path is None:
        pytest.skip(f"the text of document {key} is not at hand (SEEDS_DIR)")
    return path


def items(path: Path) -> dict[str, str]:
    """Return the folded words of each item by its number: `II.4.2`, `II Thứ nhất`, `III.1 Đợt 2`; children apart."""
    found, roman, number, here = {BEFORE: ""}, "", "", BEFORE
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.strip()
        if begun := _ROMAN.match(words):
            roman, number = begun[1], ""
            here = roman
        elif begun := _ARABIC.match(words):
            number = ".".join(filter(None, (roman, begun[1])))
            here = number
        elif begun := _NAMED.match(words):
            here = f"{number or roman} {begun[1]}"
        found[here] = fold(f"{found.get(here, '')} {words}")
    return found
