from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.tables import Contact, Person
from domain.outbox import Delivery
from domain.outbox.routing import Rules, sweep
from domain.ports import Reach
from tests.support.pushes import Post, doing, notice, pacer, person
from tests.support.unit_tree import Keys

BOT, OA, TG, PAID = "zalo_bot", "zalo_oa", "telegram", "zalo_template"
SERVED = (TG, BOT, OA, PAID)
REACHES = {
    BOT: Reach(messages_a_month=3000, users=50, inbound_counts=True),
    OA: Reach(free=timedelta(hours=48), open=timedelta(days=7)),
}
FREE = Rules(REACHES)

_contact, _person = table_of(Contact), table_of(Person)


class Office:
    """Every channel with a courier, and what they carried."""

    def __init__(self, writer: Writer, rules: Rules) -> None:
        self.writer, self.rules = writer, rules
        self.posts = {name: Post(name) for name in SERVED}

    async def works(self) -> None:
        """Deliver until nothing moves any more."""
        for _ in range(3):
            for post in self.posts.values():
                await Delivery(self.writer, post, pacer(), SERVED, rules=self.rules).run()
            await self.writer.run(doing(sweep, SERVED, self.rules))

    def carried(self) -> dict[str, list[str]]:
        return {name: [one.address for one in post.carried] for name, post in self.posts.items() if post.carried}


@pytest.fixture
def office(both: Writer, tree: Keys) -> Office:
    assert tree
    return Office(both, FREE)


async def told(office: Office, who: int, text: str = "Chào", **more: Any) -> None:
    await office.writer.run(doing(notice, who, text, **more))
    await office.works()


async def somebody(office: Office, written: Mapping[str, timedelta], **values: Any) -> int:
    """Add somebody who last wrote from each of these apps so long ago."""
    who = int(await office.writer.run(doing(person, "Lê Thị Hạnh", channels=tuple(written))))

    async def change(work: Work) -> None:
        for channel, ago in written.items():
            here = update(_contact).where(_contact.c.person_id == who, _contact.c.channel == channel)
            await work.connection.execute(here.values(written_at=work.now - ago))
        if values:
            await work.connection.execute(update(_person).where(_person.c.id == who).values(values))

    await office.writer.run(change)
    return who


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
