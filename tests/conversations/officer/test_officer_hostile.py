"""Forged buttons, ended roles, one's own record, other people's pushes: buttons prove nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from data.engine.unit_of_work import Work
from data.enums import ReviewAction
from data.tables import Announcement, DutyDone, Review
from domain import announcements, duties
from domain.campaigns import get
from domain.duties import for_officer
from domain.errors import Refused
from domain.members import scope
from domain.review import people, people_queue, records, records_queue
from tests.support.officer_hostile import count, end_roles, person_of
from tests.support.officer_town import registered
from tests.support.standard import ESCALATE_DAYS, MEND_DAYS, STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User

CAMPAIGN = get("thanh-hoa-2021")
LAUNCH: dict[str, Any] = {"campaign": CAMPAIGN, "duty": "th21-duty-launch-grassroots", "occurrence": "once"}
LOOKING = {"see who waits", "list who waits", "see the queue", "choose a unit", "find a unit", "see duties"}


Attempt = Callable[[Work, int], Awaitable[object]]


def announcing(work: Work, person: int) -> Awaitable[object]:
    return announcements.send(
        work, draft_id="x", unit_id=3, author=person, role=None, text="Nghỉ việc!", hours=STANDARD
    )


ATTEMPTS: dict[str, Attempt] = {
    "confirm": lambda work, person: people.confirm(work, person, 2, STANDARD),
    "refuse": lambda work, person: people.refuse(work, person, 2, STANDARD),
    "confirm all": lambda work, person: people_queue.confirm_all(work, person, [2], STANDARD),
    "see who waits": lambda work, person: people_queue.read_queue(work, person, ESCALATE_DAYS),
    "list who waits": lambda work, person: people_queue.first(work, person, ESCALATE_DAYS),
    "accept": lambda work, person: records.settle(
        work, person, 1, ReviewAction.ACCEPT, mend_days=MEND_DAYS, hours=STANDARD
    ),
    "return": lambda work, person: records.settle(
        work, person, 1, ReviewAction.RETURN, reason="x", mend_days=MEND_DAYS, hours=STANDARD
    ),
    "reject": lambda work, person: records.settle(
        work, person, 1, ReviewAction.REJECT, reason="x", mend_days=MEND_DAYS, hours=STANDARD
    ),
    "undo": lambda work, person: records.undo(work, person, 1),
    "see the queue": lambda work, by: records_queue.read_queue(work, by, None),
    "announce": announcing,
    "choose a unit": scope.near,
    "find a unit": lambda work, person: scope.find(work, person, "may sao mai", 5),
    "see duties": lambda work, person: for_officer.owed_by_officer(work, person, {CAMPAIGN.slug: CAMPAIGN}),
    "mark a duty": lambda work, person: duties.mark_done(work, person, 3, **LAUNCH, done_on=work.now.date()),
    "undo a duty": lambda work, person: duties.undo(work, person, 3, **LAUNCH),
}


@pytest.mark.parametrize("town", ["buttons"], indirect=True)  # the domain has no phones
@pytest.mark.parametrize("who", ["a worker", "an officer elsewhere", "an ended officer", "a stranger"])
async def test_the_domain_refuses(town: Town, officer: User, who: str) -> None:
    """Whatever button led there. An officer elsewhere may look, and sees nothing of this unit."""
    hanh = await registered(town, "Lê Thị Hạnh")
    actor = await make_officer(town, "Phạm Văn Bình", "BEN0456") if who == "an officer elsewhere" else hanh
    if who == "an ended officer":
        actor = officer
        await end_roles(town)
    for name, attempt in ATTEMPTS.items():

        async def act(work: Work, attempt: Attempt = attempt) -> object:
            return await attempt(work, -1 if who == "a stranger" else await person_of(work, actor))

        if who == "an officer elsewhere" and name in LOOKING:
            seen = str(await town.writer.run(act))
            assert "Hạnh" not in seen
            assert "May Sao Mai" not in seen
            continue
        with pytest.raises(Refused):
            await town.writer.run(act)
    assert [await count(town, table) for table in (Review, Announcement, DutyDone)] == [0, 0, 0]


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_the_same_attempts_work_for_the_units_officer(town: Town, officer: User) -> None:
    """So that the refusals above cannot come from a wrong key."""
    await registered(town, "Lê Thị Hạnh")
    for name in ("see who waits", "confirm", "see the queue", "accept", "undo", "announce", "mark a duty"):

        async def act(work: Work, attempt: Attempt = ATTEMPTS[name]) -> object:
            return await attempt(work, await person_of(work, officer))

        await town.writer.run(act)
    assert [await count(town, table) for table in (Review, Announcement, DutyDone)] == [2, 1, 1]


async def test_a_role_that_ended_opens_nothing(town: Town, officer: User) -> None:
    await registered(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    officer.sees("Lê Thị Hạnh")
    await end_roles(town)
    await officer.taps("Xác nhận")
    officer.sees("không còn phụ trách đơn vị này từ 27/02/2021", "Trang chính")
    assert "Hạnh" not in officer.text
    await officer.says("menu")
    assert "chờ xem xét" not in "".join([officer.text, *officer.buttons()])


async def test_nobody_settles_their_own_record(town: Town, officer: User) -> None:
    await officer.taps("Thêm")
    await officer.says("đăng ký")
    await officer.taps("“Công nhân giỏi xứ Thanh”")
    await officer.taps("Giảm hàng lỗi")
    await officer.taps("Bỏ qua")
    await officer.taps("Gửi")
    officer.sees("Đã gửi. Mã hồ sơ TH-")
    await officer.says("menu")
    officer.sees_choice("Hồ sơ chờ xem xét (0)")
    for name in ("accept", "return", "reject"):

        async def act(work: Work, attempt: Attempt = ATTEMPTS[name]) -> object:
            return await attempt(work, await person_of(work, officer))

        with pytest.raises(Refused, match="own_record"):
            await town.writer.run(act)
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    above.sees_choice("Hồ sơ chờ xem xét (1)")
