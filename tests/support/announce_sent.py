from __future__ import annotations

from sqlalchemy import update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import AnnouncementState, PushState
from data.tables import Announcement, Push
from domain.announcements import tick
from tests.support.standard import STANDARD
from tests.support.users import Town, User


async def conduct(town: Town) -> None:
    await tick.conduct(town.writer, town.writer.now(), STANDARD)


async def open_last(officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    await officer.taps("Thông báo đã gửi")
    await officer.taps("27/02 · ")


async def states(town: Town) -> list[AnnouncementState]:
    table = table_of(Announcement)

    async def look(work: Work) -> list[AnnouncementState]:
        return [row.state for row in (await work.connection.execute(table.select().order_by(table.c.id))).all()]

    return await town.writer.run(look)


async def send_some(town: Town, limit: int) -> None:
    """Let so many of what waits have been sent."""
    table = table_of(Push)

    async def send(work: Work) -> None:
        waiting = table.select().where(table.c.state == PushState.QUEUED, table.c.announcement_id.is_not(None))
        ids = [row.id for row in (await work.connection.execute(waiting.order_by(table.c.id).limit(limit))).all()]
        sent = update(table).where(table.c.id.in_(ids)).values(state=PushState.SENT)
        await work.connection.execute(sent)

    await town.writer.run(send)
