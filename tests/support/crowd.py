"""Many people at once: with pushes queued for them, and waiting for what other processes do."""

from __future__ import annotations

import asyncio
from collections import Counter

from data.engine.unit_of_work import Work, Writer
from data.tables import Contact, Person
from tests.support.amounts import DEADLINE
from tests.support.launcher import Street
from tests.support.pushes import notice
from tests.support.users import BOT

WORDS = "Chào cả nhà"


async def queue_for(street: Street, many: int) -> list[int]:
    """Queue a push for each of many people, who have all started the bot."""
    numbers = [street.person().number for _ in range(many)]
    for number in numbers:
        street.world.starts(number, BOT)

    async def plant(work: Work) -> None:
        for number in numbers:
            person = Person(name="Người nhận", created_at=work.now)
            await work.add(person)
            assert person.id is not None
            await work.add(
                Contact(channel="telegram", external_id=str(number), person_id=person.id, written_at=work.now)
            )
            await notice(work, person.id, WORDS)

    async with Writer(street.engine, street.clock.now) as writer:
        await writer.run(plant)
    return numbers


def arrived(street: Street) -> Counter[int | None]:
    """Count the pushes that Telegram accepted, by chat."""
    return Counter(entry.chat for entry in street.world.log.accepted("sendMessage") if entry.text.startswith(WORDS))


async def states(street: Street) -> dict[str, int]:
    rows = await street.rows("SELECT state, count(*) FROM outbox GROUP BY state")
    return {row[0]: row[1] for row in rows}


async def until_count(street: Street, statement: str, wanted: int, patience: float = DEADLINE) -> None:
    """Wait until other processes have brought a number to what is wanted."""
    async with asyncio.timeout(patience):
        while await street.count(statement) != wanted:  # noqa: ASYNC110 - the table is asked
            await asyncio.sleep(0.02)
