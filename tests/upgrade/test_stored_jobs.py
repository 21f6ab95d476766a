"""What officers had begun when the version before stored it: each task is read, and written as that version would."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from handlers.officer.jobs import JOBS, AcceptMany, Duties, GiveRole, SimpleRecord

DUMPS = ("0021.sqlite.sql", "0021.postgresql.sql")
KINDS = {kind.NAME: kind for kind in JOBS}
SINCE = {"receiving", "year", "phase", "accepted", "figures", "criteria"}
"""Of which the version of the dump did not know."""


def stored(dump: str) -> Iterator[Mapping[str, Any]]:
    """Find the officers' tasks in the drafts of a dump."""
    text = Path(__file__).with_name(dump).read_text("utf-8").replace("''", "'")
    for place in re.finditer(r'"officer": (?={)', text):
        found, _ = json.JSONDecoder().raw_decode(text, place.end())
        yield found


@pytest.mark.parametrize("dump", DUMPS)
def test_each_task_is_read_and_keeps_what_it_held(dump: str) -> None:
    found = list(stored(dump))
    assert {one["job"] for one in found} == set(KINDS) - SINCE
    for before in found:
        after = KINDS[before["job"]].load(before).dump()
        assert {**after, **_there(before)} == after
        json.dumps(after)


def _there(before: Mapping[str, Any]) -> dict[str, Any]:
    """Duties leave out what is not there, instead of writing null."""
    return {name: value for name, value in before.items() if value is not None or before["job"] != "duties"}


def test_the_version_before_looks_whether_a_duty_is_named_at_all() -> None:
    assert Duties().dump() == {"job": "duties", "start": 0, "below": [], "listed": []}


def test_a_task_that_nobody_could_have_begun_is_no_task() -> None:
    with pytest.raises(ValidationError):
        GiveRole.load({"job": "roles", "here": 1, "role": "emperor"})


def test_records_are_chosen_by_their_keys() -> None:
    listed = tuple(SimpleRecord(key, 1, f"TH-{key}", "Lê Thị Hạnh", "Công nhân giỏi", "Giảm lỗi") for key in (1, 3))
    held = AcceptMany(listed, ticked=(3, 7))
    assert [one.key for one in held.chosen] == [3]
    assert AcceptMany.load(held.dump()) == held
