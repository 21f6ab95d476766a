"""Importing without the garbage collector: it works again afterwards, whatever the import came to."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

from bot.cli.lazy import load


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_nothing_is_collected_while_a_module_is_imported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "looks_at_gc.py").write_text("import gc\non = gc.isenabled()\n")
    monkeypatch.delitem(sys.modules, "looks_at_gc", raising=False)
    assert load("looks_at_gc").on is False
    assert gc.isenabled()


def test_a_module_that_is_not_there_leaves_the_collector_on() -> None:
    with pytest.raises(ModuleNotFoundError):
        load("bot.not_there")
    assert gc.isenabled()
