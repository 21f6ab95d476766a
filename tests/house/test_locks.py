from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.rooms import text, tracked

LOCKS = [path for path in tracked() if path.parts[0] == "requirements" and path.suffix == ".txt"]
PINNED = re.compile(r"[A-Za-z0-9._-]+(\[[\w,-]+\])?==[^\s;]+( ; .+)?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def requirements(lock: Path) -> list[list[str]]:
    """Each requirement with its hashes; a line that ends with a backslash goes on."""
    joined = text(lock).replace("\\\n", "\n\0")
    blocks = re.split(r"\n(?!\0)", joined.strip("\n"))
    return [[line.strip("\0 ") for line in block.split("\n")] for block in blocks if block.strip()]


def test_there_is_a_lock_for_each_purpose() -> None:
    assert {path.stem for path in LOCKS} == {"app", "test", "bench"}


@pytest.mark.parametrize("lock", LOCKS, ids=str)
def test_every_requirement_is_pinned_with_hashes_and_nothing_else_stands_there(lock: Path) -> None:
    # options (an index, links to look in), addresses and comments would all be lines of another shape
    odd = [
        lines[0]
        for lines in requirements(lock)
        if not (PINNED.fullmatch(lines[0]) and lines[1:] and all(HASH.fullmatch(each) for each in lines[1:]))
    ]
    assert odd == []


@pytest.mark.parametrize("lock", LOCKS, ids=str)
def test_no_lock_names_a_host(lock: Path) -> None:
    assert [line for line in text(lock).splitlines() if "://" in line] == []


def test_the_other_locks_agree_with_the_applications() -> None:
    def pins(lock: Path) -> dict[str, str]:
        return dict(lines[0].split(" ")[0].split("==") for lines in requirements(lock))

    by_name = {lock.stem: pins(lock) for lock in LOCKS}
    for other in ("test", "bench"):
        assert {name: by_name[other].get(name) for name in by_name["app"]} == by_name["app"]
