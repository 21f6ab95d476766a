from __future__ import annotations

import pytest
from sqlalchemy import select, update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import PushState
from data.tables import Contact, Conversation, PublishConsent, Push, Record
from domain.text import templates
from handlers.core.screen import Choice, Screen
from tests.support.town import join
from tests.support.users import Town, User

BUTTONS_ONLY = pytest.mark.parametrize("town", ["buttons"], indirect=True)


async def person_of(town: Town, person: User) -> int:
    contact = table_of(Contact)

    async def look(work: Work) -> int:
        statement = contact.select().where(contact.c.external_id == str(person.number))
        return int((await work.connection.execute(statement)).one().person_id)

    return await town.writer.run(look)


async def records(town: Town) -> list[Record]:
    table = table_of(Record)

    async def look(work: Work) -> list[Record]:
        keys = (await work.connection.execute(table.select().order_by(table.c.id))).all()
        return [await work.session.get_one(Record, row.id) for row in keys]

    return await town.writer.run(look)


async def pushes(town: Town, person: User) -> list[Push]:
    """Return what waits for a person, oldest first."""
    table, own = table_of(Push), await person_of(town, person)

    async def look(work: Work) -> list[Push]:
        where = (table.c.person_id == own, table.c.state == PushState.QUEUED)
        rows = (await work.connection.execute(table.select().where(*where).order_by(table.c.id))).all()
        return [await work.session.get_one(Push, row.id) for row in rows]

    return await town.writer.run(look)


def words_of(push: Push) -> str:
    """Return a push's own words; an announcement's are kept once for all who get it."""
    text: str | None = push.text
    assert text is not None
    return text


async def taps_push(town: Town, person: User, code: str) -> None:
    """Tap a button under the newest push of a person, as it stands in the outbox."""
    push = (await pushes(town, person))[-1]
    data = next(one for row in push.choices or [] for one in row if one["code"] == code)
    await person.forges(f"p{push.id}:{code}:{data['value']}")


async def confirmed(town: Town, officer: User, *names: str) -> list[User]:
    people = [await join(town, name) for name in names]
    for _ in people:
        await officer.says("menu")
        await officer.taps("Người chờ xác nhận")
        await officer.taps("Xác nhận")
    return people


async def registers(person: User, task: str = "Giảm hàng lỗi") -> None:
    await person.says("menu")
    await person.taps("Đăng ký thi đua")
    await person.taps("“Công nhân giỏi xứ Thanh”")
    await person.taps(task)
    await person.says("loi duoi 1%")
    await person.taps("Gửi")


async def praises(
    person: User, who: str = "Nguyễn Thị Mai", story: str = "Nhặt được ví tiền, trả lại người mất"
) -> None:
    await person.says("menu")
    await person.says("gương tốt")
    await person.taps("Người khác")
    await person.says(who)
    await person.says(story)
    await person.taps("Hôm qua")
    await person.taps("Nơi làm việc")
    if "thuộc phong trào nào" in person.text:  # where the document names several
        await person.taps("Bỏ qua")
    await person.taps("Không có ảnh")
    await person.taps("Gửi")


async def opens(person: User, code: str) -> None:
    """Choose something from a menu that offers it."""
    conversation, contact = table_of(Conversation), table_of(Contact)
    menu = Screen("menu", {"name": ""}, (Choice(code),)).dump()

    async def offer(work: Work) -> None:
        own = select(contact.c.id).where(contact.c.external_id == str(person.number)).scalar_subquery()
        await work.connection.execute(update(conversation).where(conversation.c.contact_id == own).values(screen=menu))

    await person.town.writer.run(offer)
    await person.says(templates.label(code))


async def opens_queue(officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét")


async def returned(town: Town, officer: User, part: str = "Mục tiêu", until: str = "thứ Bảy, 06/3/2021") -> User:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await registers(hanh)
    await returned_by(officer, part, until)
    return hanh


async def returned_by(officer: User, part: str, until: str = "thứ Bảy, 06/3/2021") -> None:
    """Let an officer return the only record of the queue."""
    await opens_queue(officer)
    await officer.taps("Trả lại")
    await officer.taps(part)
    await officer.taps("Xong")
    await officer.taps("Chưa rõ mức phấn đấu")
    officer.sees(f"Mời anh/chị sửa đến hết ngày {until}.")
    await officer.taps("Gửi trả")


async def consents(town: Town) -> list[PublishConsent]:
    table = table_of(PublishConsent)

    async def look(work: Work) -> list[PublishConsent]:
        rows = (await work.connection.execute(table.select().order_by(table.c.id))).all()
        return [await work.session.get_one(PublishConsent, row.id) for row in rows]

    return await town.writer.run(look)
