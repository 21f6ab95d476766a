"""Nothing in the repository belongs to one machine or names a place to download from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.rooms import ROOT, tracked

# Written with classes of one letter, so that this file does not find itself.
MACHINE = re.compile(r"(?<![\w.~$}/-])/(hom[e]|User[s]|roo[t]|wor[k]|far[m]|tm[p]|private/va[r])/[\w.]")
DOWNLOAD = re.compile(
    r"-{2}(extra-)?index-ur[l]|-{2}find-link[s]|PIP_(EXTRA_)?INDEX_UR[L]|"
    r"https?://[^\s\"')]*(/simpl[e]\b|\.wh[l]\b|\.tar\.g[z]|\.tg[z])|"
    r"files\.pythonhosted\.or[g]|registry\.npmjs\.or[g]|cdn\.jsdelivr\.ne[t]|unpkg\.co[m]"
)
LICENCE = "LICENSE"


def lines() -> list[tuple[Path, int, str]]:
    found = []
    for path in tracked():
        raw = (ROOT / path).read_bytes()
        if b"\0" not in raw and path.name != LICENCE:
            found += [(path, number, line) for number, line in enumerate(raw.decode("utf-8").splitlines(), 1)]
    return found


@pytest.mark.parametrize("pattern", [MACHINE, DOWNLOAD], ids=["machine", "download"])
def test_no_tracked_file_names(pattern: re.Pattern[str]) -> None:
    assert [f"{path}:{number} {found[0]}" for path, number, line in lines() if (found := pattern.search(line))] == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE, "see /ho" + "me/an/project"),
        (MACHINE, 'open("/wor' + 'k/main/x")'),
        (DOWNLOAD, "--index" + "-url https://example.org"),
        (DOWNLOAD, "https://example.org/a-1.0.t" + "ar.gz"),
    ],
)
def test_the_guard_sees(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


@pytest.mark.parametrize("line", ["https://core.telegram.org/bots/api", "data/home/x", "/opt/thi-dua", "./home/an"])
def test_the_guard_lets_pass(line: str) -> None:
    assert not MACHINE.search(line)
    assert not DOWNLOAD.search(line)


def test_no_environment_file_is_tracked() -> None:
    assert [path for path in tracked() if path.name == ".env" or path.suffix in {".sqlite3", ".pem", ".key"}] == []
