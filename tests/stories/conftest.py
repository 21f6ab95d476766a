"""A town whose clock goes on. Each job of the stories is run twice, as when another one fails beside it."""

from __future__ import annotations

import pytest

from tests.support.days import days
from tests.support.run_twice import run_every_unit_twice
from tests.support.town import officer, town

__all__ = ["days", "officer", "town"]


@pytest.fixture(autouse=True)
def _twice(monkeypatch: pytest.MonkeyPatch) -> None:
    run_every_unit_twice(monkeypatch)
