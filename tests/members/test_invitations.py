"""A link that makes an officer: once, in time, and with nothing kept that could be used again."""

from __future__ import annotations

import asyncio
import re
from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from data.engine.unit_of_work import Work, Writer
from data.enums import Role, UnitStatusCode
from data.tables import AuditEntry, Grant, Invitation, Person
from domain.errors import Refused
from domain.input.start_payload import (
    JoinUnit,
    PayloadError,
    UseInvitation,
    invitation_payload,
    read_payload,
    unit_payload,
)
from domain.members import invitations
from domain.text import templates
from domain.units import Act, changes
from tests.support.clock import SATURDAY, TestClock
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys, doing


async def add_person(work: Work, name: str) -> int:
    one = Person(name=name, created_at=work.now)
    await work.add(one)
    return one.id or 0


@pytest.fixture
async def hoa(writer: Writer) -> int:
    key: int = await writer.run(doing(add_person, "Trần Thị Hoa"))
    return key


async def test_a_link_makes_an_officer_once(writer: Writer, clock: TestClock, keys: Keys, hoa: int) -> None:
    until = date(2023, 12, 31)
    code = await writer.run(doing(invitations.invite, keys["MAY"], Role.OFFICER, role_until=until))
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", code)
    clock.moment += timedelta(days=6)
    grant = await writer.run(doing(invitations.redeem, code, hoa, STANDARD))
    assert (grant.person_id, grant.unit_id, grant.role) == (hoa, keys["MAY"], Role.OFFICER)
    assert grant.since == clock.moment
    assert grant.until.isoformat() == "2024-01-01T00:00:00+07:00"
    again = await writer.run(doing(invitations.redeem, code, hoa, STANDARD))
    assert again.id == grant.id
    other = await writer.run(doing(add_person, "Lò Văn Pánh"))
    with pytest.raises(Refused, match="invitation_used") as refused:
        await writer.run(doing(invitations.redeem, code, other, STANDARD))
    assert "08:00, 05/3/2021" in templates.render("refusals/invitation_used", refused.value.context)


async def test_nothing_is_kept_that_could_be_used_again(writer: Writer, keys: Keys, hoa: int) -> None:
    code = await writer.run(doing(invitations.invite, keys["MAY"], Role.ADMINISTRATOR))
    await writer.run(doing(invitations.redeem, code, hoa, STANDARD))

    async def everything(work: Work) -> str:
        found = [(await work.session.exec(select(table))).all() for table in (Invitation, AuditEntry, Grant)]
        return repr([[one.model_dump() for one in rows] for rows in found])

    kept = await writer.run(everything)
    assert code not in kept
    assert invitations.digest(code) in kept


@pytest.mark.parametrize("code", ["", "x", "A" * 32, "i-" + "A" * 32, "🙂"])
async def test_an_unknown_link_says_so(writer: Writer, hoa: int, code: str) -> None:
    with pytest.raises(Refused, match="invitation_unknown") as refused:
        await writer.run(doing(invitations.redeem, code, hoa, STANDARD))
    assert templates.render("refusals/invitation_unknown", refused.value.context)


async def test_a_link_ends_at_that_second(writer: Writer, clock: TestClock, keys: Keys, hoa: int) -> None:
    code = await writer.run(doing(invitations.invite, keys["MAY"], Role.OFFICER, days=2))
    clock.moment = SATURDAY + timedelta(days=2)
    with pytest.raises(Refused, match="invitation_expired") as refused:
        await writer.run(doing(invitations.redeem, code, hoa, STANDARD))
    assert "08:00, 01/3/2021" in templates.render("refusals/invitation_expired", refused.value.context)


async def test_of_many_at_once_one_gets_it(either_writer: Writer) -> None:
    from tests.support.unit_tree import plant  # noqa: PLC0415 - the fixture `keys` is for SQLite alone

    keys = await either_writer.run(plant)
    people = [await either_writer.run(doing(add_person, name)) for name in ("H'Hen Niê", "Y Moan Êban", "Giàng A Páo")]
    code = await either_writer.run(doing(invitations.invite, keys["BV"], Role.OFFICER))
    tries = (either_writer.run(doing(invitations.redeem, code, one, STANDARD)) for one in people)
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert [type(result) for result in results] == [Grant, Refused, Refused]


async def test_a_second_link_prolongs_the_same_role(writer: Writer, keys: Keys, hoa: int) -> None:
    dates = (date(2021, 12, 31), date(2021, 6, 30), date(2022, 12, 31), None, date(2021, 3, 31))
    ends = []
    for until in dates:
        code = await writer.run(doing(invitations.invite, keys["MAY"], Role.OFFICER, role_until=until))
        grant = await writer.run(doing(invitations.redeem, code, hoa, STANDARD))
        ends.append(grant.until and grant.until.date())
    assert ends == [date(2022, 1, 1), date(2022, 1, 1), date(2023, 1, 1), None, None]

    async def count(work: Work) -> int:
        return len((await work.session.exec(select(Grant).where(col(Grant.person_id) == hoa))).all())

    assert await writer.run(count) == 1


async def test_a_role_taken_back_stays_taken_back(writer: Writer, clock: TestClock, keys: Keys, hoa: int) -> None:
    code = await writer.run(doing(invitations.invite, keys["MAY"], Role.OFFICER, role_until=date(2021, 2, 28)))
    await writer.run(doing(invitations.redeem, code, hoa, STANDARD))
    clock.moment += timedelta(days=2)
    with pytest.raises(Refused, match="invitation_used"):
        await writer.run(doing(invitations.redeem, code, hoa, STANDARD))


async def test_an_ended_unit_gets_no_officers(writer: Writer, keys: Keys) -> None:
    await writer.run(doing(changes.change_status, Act(date(2021, 1, 1)), keys["CDVC"], UnitStatusCode.ENDED))
    with pytest.raises(Refused, match="unit_ended") as refused:
        await writer.run(doing(invitations.invite, keys["CDVC"], Role.OFFICER))
    assert "01/01/2021" in templates.render("refusals/unit_ended", refused.value.context)


def test_links_carry_what_telegram_takes() -> None:
    assert read_payload(unit_payload("MAY0123")) == JoinUnit("MAY0123")
    assert read_payload(invitation_payload("A_b-9")) == UseInvitation("A_b-9")
    for text in ("", "MAY0123", "x-1", "u-đơn vị", "i-" + "A" * 63, "u-MAY 0123"):
        assert read_payload(text) is None
    for code in ("MAY 0123", "A" * 63, "mã"):
        with pytest.raises(PayloadError):
            unit_payload(code)
