"""An Official Account takes free what comes soon after the person wrote: what waited is told then, each push once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.app.policies import REACHES
from data.engine.unit_of_work import Work
from data.enums import PushKind, PushState
from domain.campaigns import get
from domain.catching_up import AT_MOST
from domain.outbox import enqueue
from domain.outbox.routing import Rules
from tests.support.days import Days, days, moment
from tests.support.handing_in import confirmed, person_of
from tests.support.pushes import rows
from tests.support.town import make_officer
from tests.support.users import Town, User
from tests.support.year_lived import YearLived

__all__ = ["days"]

pytestmark = pytest.mark.parametrize("town", ["zalo_oa"], indirect=True)

SLUG = "thanh-hoa-2021"
ROLES_UNTIL = date(2028, 12, 31)
OVERDUE = "Nhắc việc đã quá hạn"  # a unit owes its duty after the last day as well
DECISION, LETTER, NEWS, WISH, GOSSIP, LATE = (
    "Quyết định",
    "Trả lời thư",
    "Mời họp",
    "Chúc mừng",
    "Tin về người khác",
    "Hạn cũ",
)


async def queue(town: Town, person: User, text: str, kind: PushKind = PushKind.NOTICE, **more: Any) -> None:
    who = await person_of(town, person)

    async def put(work: Work) -> None:
        await enqueue(work, key=f"{text}:{who}", kind=kind, person_id=who, text=text, due_at=work.now, **more)

    await town.writer.run(put)


def told(person: User) -> list[str]:
    """Return the first line of whatever came to somebody."""
    return [str(one.get("text", "")).partition("\n")[0] for one in person.chat() if not one["out"]]


async def test_what_waited_is_told_behind_the_answer_and_once(town: Town, days: Days) -> None:
    days.clock.moment = moment("05/01/2026")
    town.sets_policies(routing=Rules(REACHES))
    lived = YearLived(town, days, {SLUG: get(SLUG)})
    chief = await make_officer(town, "Đỗ Văn Hùng", "LDLD-TH", ROLES_UNTIL)
    hoa = await make_officer(town, "Trần Thị Hoa", "MAY0123", ROLES_UNTIL)
    an, binh = await confirmed(town, hoa, "Nguyễn Văn An", "Lê Văn Bình")
    for said in ("menu", "Lịch năm", "Hạn đăng ký năm 2026"):
        await (chief.says if said == "menu" else chief.taps)(said)
    await chief.says("31/3")
    await lived.content.look()
    await days.post()

    await days.come("06/03/2026")  # nobody has written for two months; so long a clock may have run ahead
    await days.come("10/03/2026")
    await queue(town, an, DECISION)
    await queue(town, an, LETTER)
    await queue(town, an, NEWS, PushKind.ANNOUNCEMENT)
    await queue(town, an, WISH, PushKind.GREETING)
    await queue(town, an, GOSSIP, about_id=await person_of(town, binh))
    await queue(town, an, LATE, last_day=date(2026, 3, 20))
    await days.post()
    assert (PushState.GONE, "window_closed") in await rows(town.writer.engine, "state", "problem")
    before = len(told(an))

    await days.come("24/03/2026")
    await town.settle()
    await an.says("menu")
    assert len(told(an)) == before + 1  # the answer comes first
    await days.post()
    came = told(an)[before + 1 :]
    assert came[:3] == [DECISION, LETTER, NEWS]
    assert came[3].startswith("Còn 7 ngày nữa: hạn đăng ký")  # which is due on the 28th, when it would cost money
    assert len(came) == 4  # neither the old wish, nor what is over, nor what an officer alone may read
    await days.come("25/03/2026")
    await town.settle()
    await an.says("menu")
    await days.come("28/03/2026", "11:30")
    await days.post()
    assert len(told(an)) == before + 6  # each push once: one more answer, and no second reminder

    await days.come("30/03/2026")
    await town.settle()
    await binh.says("menu")
    await days.post()
    assert told(binh)[-1].startswith("Ngày mai là ngày cuối: hạn đăng ký")  # the days are counted anew
    assert set(await rows(town.writer.engine, "billed")) == {False}


async def test_a_greeting_of_today_waits_for_the_free_window(town: Town, days: Days) -> None:
    days.clock.moment = moment("05/01/2026")
    town.sets_policies(routing=Rules(REACHES))
    hoa = await make_officer(town, "Trần Thị Hoa", "MAY0123", ROLES_UNTIL)
    (an,) = await confirmed(town, hoa, "Nguyễn Văn An")
    days.clock.moment += timedelta(days=3)  # a message would be billed
    await queue(town, an, WISH, PushKind.GREETING)
    await days.post()
    assert WISH not in told(an)
    await town.settle()
    await an.says("menu")
    await days.post()
    assert told(an)[-1] == WISH


async def test_a_phone_gets_a_few_at_once_and_the_rest_when_its_owner_writes_again(town: Town, days: Days) -> None:
    days.clock.moment = moment("05/01/2026")
    town.sets_policies(routing=Rules(REACHES))
    hoa = await make_officer(town, "Trần Thị Hoa", "MAY0123", ROLES_UNTIL)
    (an,) = await confirmed(town, hoa, "Nguyễn Văn An")
    await days.post()
    await days.come("10/01/2026")  # so long a silence is no clock that ran ahead
    await days.come("14/01/2026")
    await queue(town, an, OVERDUE, PushKind.REMINDER, last_day=date(2026, 1, 13))
    for number in range(AT_MOST + 1):
        await queue(town, an, f"Tin {number}", last_day=date(2026, 2, 1) if number == 0 else None)
    await days.post()
    first = ["Tin 0", *(f"Tin {number}" for number in range(3, AT_MOST + 1)), OVERDUE]
    for wanted in (first, ["Tin 1", "Tin 2"]):  # first what has a last day, also one that is over, then the newest
        before = len(told(an))
        await town.settle()
        await an.says("menu")
        await days.post()
        assert told(an)[before + 1 :] == wanted
        days.clock.moment += timedelta(days=1)
