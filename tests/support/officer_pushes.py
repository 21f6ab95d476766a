from __future__ import annotations

from datetime import datetime
from typing import Any

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.queries.outbox.bodies import choices_of
from data.tables import Push
from data.types import HANOI
from domain.campaigns import get
from domain.reminders import plan, release
from tests.support.clock import TestClock
from tests.support.officer_hostile import person_of
from tests.support.standard import STANDARD, app_with
from tests.support.users import Town, User

CAMPAIGN = get("thanh-hoa-2021")


async def remind(town: Town, clock: TestClock, month: int, day: int) -> None:
    """Come to the officers' hour of a day of 2021."""
    clock.moment = datetime(2021, month, day, 8, 30, tzinfo=HANOI)
    almanac = app_with({CAMPAIGN.slug: CAMPAIGN}).calendar
    await plan(town.writer, almanac, town.writer.now().date(), STANDARD)
    await town.writer.run(lambda work: release(work, almanac, work.now, STANDARD))


async def data_of(town: Town, person: User, code: str) -> str:
    """Return the data of a button under the person's last push."""
    outbox = table_of(Push)

    async def look(work: Work) -> str:
        own = outbox.c.person_id == await person_of(work, person)
        rows = (await work.connection.execute(outbox.select().where(own).order_by(outbox.c.id.desc()))).all()
        offered = await choices_of(work.connection, rows[0].id, rows[0].person_id)
        found: list[dict[str, Any]] = [one for row in offered for one in row if one["code"] == code]
        return f"p{rows[0].id}:{code}" + (f":{found[0]['value']}" if found[0]["value"] else "")

    return await town.writer.run(look)
