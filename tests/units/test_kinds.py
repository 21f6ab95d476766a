"""What a unit does and who owns it: from the list, corrected by the list, and unknown where nobody said it."""

from __future__ import annotations

from typing import Any

import pytest

from data.engine.unit_of_work import Writer
from data.kinds import Activity, Ownership
from data.queries.units.kinds import ANY, UNKNOWN, Kind, Kinds, kinds_of
from domain.units.importing import Report, import_units
from tests.support.unit_tree import doing

HEAD = "code;name;level;parent_code;activity;ownership\n"
SCHOOL, SEWING = Kind(Activity.SCHOOL, Ownership.STATE), Kind(Activity.PRODUCTION, Ownership.FOREIGN)


async def bring(writer: Writer, rows: str) -> Report:
    report: Report = await writer.run(doing(import_units, (HEAD + rows).encode()))
    return report


async def kinds(writer: Writer) -> list[Kind]:
    async with writer.engine.connect() as look:
        found = await kinds_of(look)
        assert await kinds_of(look, [min(found)]) == {min(found): found[min(found)]}
    return [found[key] for key in sorted(found)]


async def test_the_list_says_it_in_words_or_codes_and_an_empty_cell_leaves_it(either_writer: Writer) -> None:
    rows = "A;Trường A;CĐCS;-;Trường học;nhà nước\nB;May B;CĐCS;-;production;FDI\nC;Đơn vị C;CĐCS;-;;\n"
    first = await bring(either_writer, rows)
    assert (first.founded, first.bad) == (3, [])
    assert await kinds(either_writer) == [SCHOOL, SEWING, UNKNOWN]
    again = await bring(either_writer, rows)
    assert (again.changed, again.unchanged) == (0, 3)
    changed = await bring(either_writer, "A;;;;-;\nB;;;;;\nC;;;;bệnh viện;không rõ\n")
    assert (changed.changed, changed.unchanged) == (2, 1)
    assert await kinds(either_writer) == [
        Kind(None, Ownership.STATE),
        SEWING,
        Kind(Activity.HOSPITAL, None),
    ]


async def test_a_word_that_is_none_is_named_with_its_line(either_writer: Writer) -> None:
    report = await bring(either_writer, "A;Trường A;CĐCS;-;nhà trẻ;công\n")
    assert [(one.line, one.fault) for one in report.bad] == [(2, "unknown_activity"), (2, "unknown_ownership")]
    assert not report.written


@pytest.mark.parametrize(
    ("asked", "of"),
    [
        (ANY, [SCHOOL, SEWING, UNKNOWN]),
        (Kinds(frozenset({Activity.SCHOOL, Activity.HOSPITAL})), [SCHOOL]),
        (Kinds(ownerships=frozenset({Ownership.FOREIGN})), [SEWING]),
        (Kinds(frozenset({Activity.SCHOOL}), frozenset({Ownership.FOREIGN})), []),
    ],
)
def test_what_is_unknown_is_none_of_the_kinds_that_are_asked(asked: Kinds, of: list[Any]) -> None:
    assert [kind for kind in (SCHOOL, SEWING, UNKNOWN) if asked.hold(kind)] == of
