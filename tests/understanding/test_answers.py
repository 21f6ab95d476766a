"""Short answers as people type them: a table of what each means, and what is asked again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from domain.understanding.answers import LAST, LONGEST, read_number, read_reply

ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "yes_no.yaml").read_text("utf-8"))["rows"]


def test_each_short_answer_means_what_people_mean() -> None:
    """A table in one test: hundreds of cases would take longer to name than to read."""
    wrong = [(row["typed"], row["answer"], found) for row in ROWS if (found := _read(row["typed"])) != row["answer"]]
    assert wrong == []
    assert len(ROWS) > 400


def _read(typed: str) -> str:
    reply, number = read_reply(typed), read_number(typed)
    if reply is not None:
        return reply.value
    if number is not None:
        return f"number:{'last' if number == LAST else number}"
    return "ask"


@pytest.mark.parametrize(
    "typed", ["dung", "Dung", "DUNG", "dung lai", "dung gui", "dung nhan tin", "Dũng", "dụng", "/dung"]
)
def test_dung_without_marks_never_stops_anything(typed: str) -> None:
    assert read_reply(typed) != "stop"


@pytest.mark.parametrize(
    "typed", ["", " ", "?" * 50, "ok " * 500, "\u0301" * 60, "👍" * (LONGEST + 1), "1" * 400, "0", "00"]
)
def test_what_is_no_answer_is_asked_again(typed: str) -> None:
    assert (read_reply(typed), read_number(typed)) == (None, None)
