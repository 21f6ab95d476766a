"""An invitation that somebody else has used: who hears of it, who ends the role by one tap, and who gives it back."""

from __future__ import annotations

from functools import partial

import pytest

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import MembershipState, Role
from data.tables import AuditEntry, Grant, Membership, Push
from domain.errors import Refused
from domain.members import wrong_person
from domain.members.invitations import invite
from domain.privacy.erasing import erase
from tests.support.announce_sent import conduct, states
from tests.support.evening_announce import begin
from tests.support.looking import rows, unit_id
from tests.support.officer_hostile import person_of
from tests.support.officer_town import pushed
from tests.support.push_words import last_word
from tests.support.roles import invitation, roles
from tests.support.standard import STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User

TAKEN = "đã nhận quyền"
NOT_THEM = "Không phải người này"


@pytest.fixture
async def above(town: Town) -> User:
    return await make_officer(town, "Phạm Văn Thành", "KKT-NS")


async def comes(town: Town, payload: str, name: str) -> User:
    person = town.person(name)
    await person.opens(payload)
    await person.taps("Nhận")
    await person.taps("Đồng ý")
    await person.says(name)
    return person


async def offered(town: Town, text: str) -> list[tuple[int, list[str]]]:
    """Return of each push that says this: to whom it goes, and the codes of its buttons."""
    table = table_of(Push)

    async def look(work: Work) -> list[tuple[int, list[str]]]:
        found = await work.connection.execute(table.select().where(table.c.text.contains(text)).order_by(table.c.id))
        return [(row.person_id, [one["code"] for line in row.choices or [] for one in line]) for row in found.all()]

    return await town.writer.run(look)


async def key_of(town: Town, user: User) -> int:
    return await town.writer.run(lambda work: person_of(work, user))


async def test_the_maker_and_the_unit_hear_of_it_and_only_who_may_end_it_gets_the_button(
    town: Town, officer: User, above: User
) -> None:
    payload = await invitation(above)
    await comes(town, payload, "Vũ Văn Lạ")
    told = await offered(town, "Vũ Văn Lạ đã nhận quyền cán bộ công đoàn tại Công đoàn Công ty May Sao Mai")
    code = await last_word(town, "Vũ Văn Lạ đã nhận quyền")
    await officer.says(code)
    officer.sees("Cán bộ của Công đoàn Công ty May Sao Mai")
    wanted = [(await key_of(town, above), ["not_them"]), (await key_of(town, officer), ["see_officers"])]
    assert sorted(told) == sorted(wanted)


async def test_one_tap_ends_it_and_tells_the_person_and_the_level_above(town: Town, officer: User, above: User) -> None:
    province = await make_officer(town, "Võ Mạnh Hùng", "LDLD-TH")
    lost = await comes(town, await invitation(above), "Vũ Văn Lạ")
    await town.deliver()
    await above.taps_push("Vũ Văn Lạ đã nhận quyền", NOT_THEM)
    above.sees("Đã thu lại quyền cán bộ công đoàn tại Công đoàn Công ty May Sao Mai")
    await lost.says("menu")
    assert "Người chờ xác nhận" not in f"{lost.text}{lost.buttons()}"
    texts = await pushed(town)
    assert any("lời mời ấy dành cho người khác" in text for text in texts)
    assert any("Phạm Văn Thành báo Vũ Văn Lạ không phải người được mời" in text for text in texts)
    assert await rows(town, Membership, "person_id", "state") == [
        (await key_of(town, officer), MembershipState.ACTIVE),
        (await key_of(town, above), MembershipState.ACTIVE),
        (await key_of(town, province), MembershipState.ACTIVE),
        (await key_of(town, lost), MembershipState.WAITING),  # nobody but the invitation had vouched for them
    ]
    await town.deliver()
    await above.taps_push("Vũ Văn Lạ đã nhận quyền", NOT_THEM)
    above.sees("đã kết thúc")  # a second tap ends nothing
    code = await last_word(town, "không phải người được mời")
    assert code.startswith("QUYEN")
    await above.says(code)
    above.sees("Đã thu lại quyền cán bộ công đoàn tại Công đoàn Công ty May Sao Mai")
    above.sees_choice("Hoàn tác, giao lại quyền")
    await officer.says(code)  # who may neither end nor give it sees who holds a role there
    officer.sees("Cán bộ của Công đoàn Công ty May Sao Mai")
    await lost.says(code)
    assert "Cán bộ của" not in lost.text


@pytest.mark.usefixtures("officer")
async def test_what_names_the_officer_who_ended_it_goes_with_them(town: Town, above: User) -> None:
    """It tells of two people: erasing either empties it, found by key."""
    await make_officer(town, "Võ Mạnh Hùng", "LDLD-TH")
    await comes(town, await invitation(above), "Vũ Văn Lạ")
    await town.deliver()
    await above.taps_push("Vũ Văn Lạ đã nhận quyền", NOT_THEM)
    assert any("Phạm Văn Thành báo" in text for text in await pushed(town))
    key = await key_of(town, above)
    await town.writer.run(lambda work: erase(work, key, STANDARD))
    assert not any("Phạm Văn Thành" in text for text in await pushed(town))


@pytest.mark.parametrize("who", ["whoever ended it", "the level above"])
async def test_it_is_undone_by_whoever_may_give_it(town: Town, officer: User, above: User, who: str) -> None:
    province = await make_officer(town, "Võ Mạnh Hùng", "LDLD-TH")
    right = await comes(town, await invitation(above), "Vũ Thị Đúng")
    await town.deliver()
    await above.taps_push("Vũ Thị Đúng đã nhận quyền", NOT_THEM)
    if who == "whoever ended it":
        await above.taps("Hoàn tác, giao lại quyền")
        above.sees("Đã giao lại quyền cán bộ công đoàn")
    else:
        await town.deliver()
        await province.taps_push("không phải người được mời", "Hoàn tác, giao lại quyền")
        province.sees("Đã giao lại quyền cán bộ công đoàn")
    await right.says("menu")
    right.sees_choice("Người chờ xác nhận (0)")
    held = [row for row in await rows(town, Grant, "person_id", "until") if row[0] == await key_of(town, right)]
    assert held[-1][1] is not None
    assert held[-1][1].year == 2023  # as it was: until the end of 2022
    assert (await rows(town, Membership, "state"))[-1] == (MembershipState.ACTIVE,)
    if who == "the level above":
        await province.taps_push("không phải người được mời", "Hoàn tác, giao lại quyền")
        assert len(await rows(town, Grant, "id")) == len([*held, officer, above, province])  # once


async def section_leader(town: Town, officer: User) -> User:
    unit = await unit_id(town)
    maker = await key_of(town, officer)
    code = await town.writer.run(lambda work: invite(work, unit, Role.SECTION_LEADER, actor_id=maker))
    return await comes(town, f"i-{code}", "Hà Thị Tổ")


async def test_a_section_leader_is_ended_by_the_units_officer_and_never_ends_a_chair(town: Town, officer: User) -> None:
    leader = await section_leader(town, officer)
    await town.deliver()
    key = await key_of(town, leader)
    for grant_id in range(1, 3):
        with pytest.raises(Refused):
            await town.writer.run(partial(wrong_person.disown, officer_id=key, grant_id=grant_id, hours=STANDARD))
    await officer.taps_push("Hà Thị Tổ đã nhận quyền tổ trưởng công đoàn", NOT_THEM)
    officer.sees("Đã thu lại quyền tổ trưởng công đoàn")


async def test_a_colleague_of_the_same_unit_ends_nobody(town: Town, officer: User, above: User) -> None:
    await comes(town, await invitation(above), "Vũ Văn Lạ")
    key = await key_of(town, officer)
    newest = (await rows(town, Grant, "id"))[-1][0]
    with pytest.raises(Refused, match="role_not_below"):
        await town.writer.run(lambda work: wrong_person.disown(work, key, newest, STANDARD))
    assert not [one for one in await rows(town, AuditEntry, "action") if one == ("role_disowned",)]


@pytest.mark.usefixtures("officer")
async def test_what_they_announced_meanwhile_stops(town: Town, above: User) -> None:
    lost = await comes(town, await invitation(above), "Vũ Văn Lạ")
    await begin(lost, "Đoàn viên", "Mọi người nghỉ việc")
    await lost.taps("Gửi ngay")
    await town.writer.run(lambda work: wrong_person_by(work, above, lost))
    await conduct(town)
    assert [one.value for one in await states(town)] == ["paused"]


async def wrong_person_by(work: Work, above: User, lost: User) -> None:
    grant = table_of(Grant)
    found = await work.connection.execute(grant.select().where(grant.c.person_id == await person_of(work, lost)))
    await wrong_person.disown(work, await person_of(work, above), found.one().id, STANDARD)


async def test_the_last_one_is_told_before_they_let_go_and_the_level_above_after(
    town: Town, officer: User, above: User
) -> None:
    await roles(officer)
    await officer.taps("Trần Thị Hoa")
    await officer.taps("Thôi giữ quyền này")
    officer.sees("là cán bộ duy nhất của Công đoàn Công ty May Sao Mai", "công đoàn cấp trên sẽ được báo")
    await officer.taps("Đúng, thôi giữ quyền")
    texts = await pushed(town)
    assert sum("Công đoàn Công ty May Sao Mai không còn cán bộ nào giữ quyền" in text for text in texts) == 1
    await above.says(await last_word(town, "không còn cán bộ nào giữ quyền"))
    above.sees("Công đoàn Công ty May Sao Mai")
    above.sees_choice("Giao quyền")
