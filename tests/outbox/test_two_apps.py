"""Somebody with two apps gets each push once: on the preferred one, or where it goes free at that moment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.unit_of_work import Work
from data.enums import ContactState, PushKind
from domain.ports import Outcome, Sent
from tests.support.pushes import doing, notice, rows
from tests.support.routing import BOT, DAY, HOUR, OA, TG, Office, _contact, office, somebody

__all__ = ["office"]

FREE = {"written": HOUR}
PAID = {"written": 3 * DAY}
CLOSED = {"written": 8 * DAY}
BLOCKED = {"written": HOUR, "state": ContactState.GONE}
REFUSED = {"written": HOUR, "closed": True}  # Zalo has said that its window is closed
RESTS = {"written": HOUR, "rests": True}  # Zalo has said that this person has had enough
NEXT = {"written": 30 * DAY}
TABLE = [
    # the account, the other app, which is preferred, and where a push goes: the channel, whether for money
    (FREE, NEXT, OA, OA, False),
    (FREE, NEXT, TG, TG, False),
    (PAID, NEXT, OA, TG, False),
    (PAID, NEXT, TG, TG, False),
    (PAID, BLOCKED, OA, OA, True),
    (PAID, BLOCKED, TG, OA, True),
    (CLOSED, NEXT, OA, TG, False),
    (CLOSED, NEXT, TG, TG, False),
    (CLOSED, BLOCKED, OA, None, False),
    (BLOCKED, NEXT, OA, TG, False),
    (BLOCKED, NEXT, TG, TG, False),
    (REFUSED, NEXT, OA, TG, False),
    (RESTS, NEXT, OA, TG, False),
    (RESTS, NEXT, TG, TG, False),
    (FREE, BLOCKED, TG, OA, False),
    (BLOCKED, BLOCKED, OA, None, False),
]


async def _set(work: Work, who: int, channel: str, app: dict[str, Any], preferred: str) -> None:
    values = {
        "written_at": work.now - app["written"],
        "state": app.get("state", ContactState.ACTIVE),
        "closed_at": work.now if app.get("closed") else None,
        "rests_until": work.now + DAY if app.get("rests") else None,
        "preferred": preferred == channel,
    }
    here = update(_contact).where(_contact.c.person_id == who, _contact.c.channel == channel)
    await work.connection.execute(here.values(values))


async def test_each_push_goes_once_and_where_it_is_free(office: Office, either: AsyncEngine) -> None:
    people = []
    for account, other, preferred, _, _ in TABLE:
        who = await somebody(office, {OA: HOUR, TG: HOUR})
        for channel, app in ((OA, account), (TG, other)):
            await office.writer.run(doing(_set, who, channel, app, preferred))
        await office.writer.run(doing(notice, who))
        people.append(who)
    await office.works()
    went = {who: (way, billed) for who, way, billed in await rows(either, "person_id", "way", "billed")}
    assert [went[who] for who in people] == [row[3:] for row in TABLE]
    assert len(await rows(either, "id")) == len(TABLE) == sum(map(len, office.carried().values())) + 2


async def test_a_refusal_at_the_door_sends_it_to_the_other_app_at_once(office: Office, either: AsyncEngine) -> None:
    who = await somebody(office, {BOT: 30 * DAY, OA: HOUR})
    await office.writer.run(doing(_set, who, OA, FREE, OA))
    office.posts[OA].answers = [Outcome(Sent.FAILED, problem="window_closed")]
    await office.writer.run(doing(notice, who))
    await office.writer.run(doing(notice, who, "Chúc mừng", kind=PushKind.GREETING))
    await office.works()
    assert set(await rows(either, "way", "billed")) == {(BOT, False)}
    assert len(office.carried()[BOT]) == len(await rows(either, "id"))  # each once
