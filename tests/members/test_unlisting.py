"""A line goes off a unit's list with all that hangs on it; who has joined stays, and nothing is published of nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from typer.testing import Result

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import MatchKind, MembershipState, PublishState, RecordKind, RecordState
from data.tables import (
    AuditEntry,
    Contact,
    Conversation,
    Membership,
    NamedOnScreen,
    Person,
    PublishConsent,
    Record,
    RosterEntry,
)
from domain.members.unlisting import remove_line
from tests.support.office_commands import types  # noqa: F401 - a fixture
from tests.support.unit_tree import plant

Type = Callable[..., Result]


async def fill(work: Work, *, joined: bool, said: PublishState) -> int:
    """Put a line on the list that a deed praises and an officer sees; with `joined` somebody is matched with it."""
    units = await plant(work)
    person, teller = Person(name="Lê Thị Hạnh", created_at=work.now), Person(name="Mai", created_at=work.now)
    await work.add(teller)
    await work.add(person)
    line = RosterEntry(unit_id=units["MAY"], number="0007", name="Lê Thị Hạnh", folded="le thi hanh")
    line.person_id = person.id if joined else None
    await work.add(line)
    member = Membership(person_id=person.id or 0, unit_id=units["MAY"], since=work.now, matched_by=MatchKind.PHONE)
    await work.add(member)
    record = Record(
        code="TH-4F7K", draft_id="d", kind=RecordKind.GOOD_DEED, campaign="c", subject="s", round="2021",
        person_id=teller.id or 0, unit_id=units["MAY"], unit_as_of=work.now.date(), form="f", form_version=1,
        answers={}, state=RecordState.ACCEPTED, submitted_at=work.now, changed_at=work.now,
    )  # fmt: skip
    await work.add(record)
    await work.add(PublishConsent(record_id=record.id or 0, roster_entry_id=line.id, state=said, how="bằng lời"))
    desk = Contact(channel="telegram", external_id="1", written_at=work.now)
    await work.add(desk)
    screen = {"name": "officer/roster_line", "context": {"name": line.name}}
    await work.add(Conversation(contact_id=desk.id or 0, screen=screen, draft={"form": {}}, changed_at=work.now))
    await work.add(NamedOnScreen(contact_id=desk.id or 0, kind="roster_entry", of_id=line.id or 0))
    return units["MAY"]


async def read(writer: Writer, entity: type[Any], *names: str) -> list[tuple[Any, ...]]:
    table = table_of(entity)
    async with writer.engine.connect() as connection:
        return [tuple(row) for row in (await connection.execute(select(*(table.c[name] for name in names)))).all()]


@pytest.mark.parametrize(
    ("joined", "said", "left"),
    [
        (True, PublishState.AGREED, (2, None, PublishState.AGREED, "bằng lời")),
        (False, PublishState.AGREED, (None, None, PublishState.REFUSED, None)),
        (False, PublishState.MATCHED, (None, None, PublishState.MATCHED, "bằng lời")),
    ],
    ids=["joined", "said for them", "only matched"],
)
async def test_what_hangs_on_a_line(
    either_writer: Writer, *, joined: bool, said: PublishState, left: tuple[Any, ...]
) -> None:
    unit_id = await either_writer.run(lambda work: fill(work, joined=joined, said=said))
    removed = await either_writer.run(lambda work: remove_line(work, unit_id, "0007"))
    assert removed is not None
    assert (removed.name, removed.deeds) == ("Lê Thị Hạnh", 1)
    assert await read(either_writer, RosterEntry, "id") == []
    assert await read(either_writer, PublishConsent, "person_id", "roster_entry_id", "state", "how") == [left]
    matched = None if joined else MatchKind.PHONE
    assert await read(either_writer, Membership, "state", "matched_by") == [(MembershipState.WAITING, matched)]
    assert await read(either_writer, Conversation, "screen", "draft") == [({}, {"form": {}})]
    assert ("roster_line_removed", "roster_entry:1") in await read(either_writer, AuditEntry, "action", "subject")
    assert await either_writer.run(lambda work: remove_line(work, unit_id, "0007")) is None


LIST = "unit_code,number,name,section,category,phone\nA,0007,Lê Thị Hạnh,,,0912345678\nA,8,Giàng A Páo,,,\n"


def test_the_command_shows_first_removes_once_and_names_what_may_be_meant(types: Type, tmp_path: Any) -> None:  # noqa: F811 - the fixture
    (tmp_path / "u.csv").write_text("code,name,level,parent_code\nA,Công đoàn A,grassroots,-\n", "utf-8")
    (tmp_path / "m.csv").write_text(LIST, "utf-8")
    types("units", "import", "u.csv")
    types("members", "import", "m.csv")
    wrong = types("members", "remove", "--unit", "A", "--number", "7")
    assert (wrong.exit_code, "Có phải là: 0007?" in wrong.output, "Chưa bỏ ai" in wrong.output) == (2, True, True)
    tried = types("members", "remove", "--unit", "A", "--number", "0007", "--dry-run")
    assert (tried.exit_code, "chưa bỏ gì" in tried.output, "0007  Lê Thị Hạnh" in tried.output) == (0, True, True)
    done = types("members", "remove", "--unit", "A", "--number", "0007")
    assert (done.exit_code, "Đã bỏ khỏi danh sách của Công đoàn A" in done.output) == (0, True)
    again = types("members", "remove", "--unit", "A", "--number", "0007")
    assert (again.exit_code, "Không có số “0007”" in again.output) == (2, True)
    elsewhere = types("members", "remove", "--unit", "B", "--number", "8")
    assert (elsewhere.exit_code, "Không có đơn vị nào có mã “B”" in elsewhere.output) == (2, True)
