"""A town whose clock goes on, and somebody who hears what its screens promise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.days import days
from tests.support.promises import Recorder, recording
from tests.support.town import officer, town

__all__ = ["days", "officer", "town"]


@pytest.fixture(scope="module")
def _listening() -> Iterator[Recorder]:
    """Record for all tests of a file, for templates that are built anew cost more than a year."""
    with recording() as recorder:
        yield recorder


@pytest.fixture
def heard(_listening: Recorder) -> Recorder:
    _listening.take()
    return _listening
