from __future__ import annotations

from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.queries.outbox import outbox
from data.tables import Contact, Person
from tests.support.amounts import amount

BOUND = amount(30, 10)  # pushes at 29.5 a second: claimed ahead, and on their way; a busy machine is slow with commits


async def audience(work: Work, chats: list[int]) -> None:
    rows = []
    for chat in chats:
        person = Person(name="-", created_at=work.now)
        await work.add(person)
        await work.add(Contact(channel="telegram", external_id=str(chat), person_id=person.id, written_at=work.now))
        moment = {"due_at": work.now, "created_at": work.now}
        rows.append(
            {"key": f"a:{chat}", "kind": PushKind.NOTICE, "person_id": person.id, "text": f"Tin {chat}", **moment}
        )
    await outbox.put(work.connection, rows)
