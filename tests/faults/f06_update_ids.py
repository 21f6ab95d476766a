"""F6: updates that come twice, out of order, with gaps and new numbers, to two programs at once: one effect each."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import pytest

from bot.app.composition import Application
from tests.support.amounts import DEADLINE, amount, seeds
from tests.support.launcher import BOTH_WHEN_LONG, Street
from tests.support.users import BOT

PEOPLE, TEXTS = 5, 4


def spoken(street: Street, chance: random.Random) -> list[dict[str, Any]]:
    """Everybody says the same thing some times, while Telegram numbers anew now and then and leaves gaps."""
    people = [street.person() for _ in range(PEOPLE)]
    updates = []
    numbers = random.Random(chance.random()).sample(range(1, 2**40, 1000), PEOPLE * TEXTS)  # noqa: S311 - repeatable
    for _ in range(TEXTS):
        for person in chance.sample(people, PEOPLE):
            if chance.random() < 0.5:
                street.world.bot(BOT).updates.restart_at(numbers.pop())
            street.world.says(person.number, BOT, "menu")
            updates += street.world.take_updates(BOT)
    return updates


def mixed(updates: list[dict[str, Any]], chance: random.Random) -> list[list[dict[str, Any]]]:
    """Some of them two or three times, in any order, in batches of any size."""
    all_ = [update for update in updates for _ in range(chance.choice([1, 1, 2, 3]))]
    chance.shuffle(all_)
    batches = []
    while all_:
        size = chance.randint(1, 6)
        batches.append(all_[:size])
        all_ = all_[size:]
    return batches


async def settled(street: Street, *apps: Application) -> None:
    while True:
        await asyncio.gather(*(app.inbox.resume(app.channel) for app in apps))
        await asyncio.gather(*(app.inbox.idle() for app in apps))
        if not await street.count("SELECT count(*) FROM inbox WHERE handled_at IS NULL OR worker IS NOT NULL"):
            return


@BOTH_WHEN_LONG
@pytest.mark.parametrize("seed", seeds(2, 60))
async def test_every_update_has_one_effect_whoever_gets_it_how_often(street: Street, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable
    updates = spoken(street, chance)
    async with street.open() as one, street.open() as two:
        for _ in range(amount(1, 3)):  # and the whole of it again
            for batch in mixed(updates, chance):
                pairs = [(str(update["update_id"]), update) for update in batch]
                twice = [one, two] if chance.random() < 0.5 else [chance.choice([one, two])]
                await asyncio.gather(*(app.inbox.take(app.channel, pairs) for app in twice))
            async with asyncio.timeout(DEADLINE):
                await settled(street, one, two)
    assert await street.count("SELECT count(*) FROM inbox") == PEOPLE * TEXTS
    assert await street.rows("SELECT DISTINCT seq - hour_seq, answered - hour_seq FROM conversation") == [
        (TEXTS, TEXTS)
    ]
    assert {street.shown(person) for person in street.people} == {TEXTS}
