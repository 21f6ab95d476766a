"""The town of the conversations, on both kinds of phone, with an officer who has work to do."""

from __future__ import annotations

from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.queries.outbox.bodies import text_of
from data.tables import Push
from tests.support.town import join
from tests.support.users import Town, User


async def joined(town: Town, *names: str) -> list[User]:
    return [await join(town, name) for name in names]


async def registered(town: Town, name: str, what: str = "Giảm hàng lỗi") -> User:
    """Let somebody join May Sao Mai and register for the title."""
    person = await join(town, name)
    await person.taps("Đăng ký thi đua")
    await person.taps("“Công nhân giỏi xứ Thanh”")
    await person.taps(what)
    await person.says("loi duoi 1%")
    await person.taps("Gửi")
    return person


async def pushed(town: Town) -> list[str]:
    """Return the texts that wait in the outbox, oldest first."""
    outbox = table_of(Push)

    async def look(work: Work) -> list[str]:
        statement = select(text_of()).where(outbox.c.state == "queued").order_by(outbox.c.id)
        return list((await work.connection.execute(statement)).scalars())

    return await town.writer.run(look)
