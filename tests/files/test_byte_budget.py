"""The budget of bytes: never more at once, in the order of asking, and nothing is lost when somebody gives up."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from bot.files.byte_budget import ByteBudget


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


class Crowd:
    def __init__(self, budget: ByteBudget) -> None:
        self.budget = budget
        self.inside: list[str] = []
        self.doors: dict[str, asyncio.Event] = {}

    async def come(self, name: str, size: int) -> None:
        self.doors[name] = asyncio.Event()
        async with self.budget.share(size):
            self.inside.append(name)
            await self.doors[name].wait()

    def comes(self, name: str, size: int) -> asyncio.Task[None]:
        return asyncio.create_task(self.come(name, size))


async def test_who_finds_no_room_waits_in_order() -> None:
    crowd = Crowd(ByteBudget(10))
    tasks = [crowd.comes("a", 6), crowd.comes("b", 6), crowd.comes("c", 1)]
    await settled()
    assert crowd.inside == ["a"]  # c would fit, and would let b wait for ever
    crowd.doors["a"].set()
    await settled()
    assert crowd.inside == ["a", "b", "c"]
    for door in crowd.doors.values():
        door.set()
    await asyncio.gather(*tasks)
    assert crowd.budget.free == 10


async def test_whoever_gives_up_keeps_nobody_waiting() -> None:
    crowd = Crowd(ByteBudget(10))
    first, second, third = crowd.comes("a", 6), crowd.comes("b", 6), crowd.comes("c", 4)
    await settled()
    second.cancel()
    await settled()
    assert crowd.inside == ["a", "c"]
    first.cancel()
    crowd.doors["c"].set()
    await asyncio.gather(first, second, third, return_exceptions=True)
    assert crowd.budget.free == 10


async def test_room_given_in_the_moment_of_giving_up_is_given_back() -> None:
    crowd = Crowd(ByteBudget(10))
    first, second = crowd.comes("a", 10), crowd.comes("b", 10)
    await settled()
    crowd.doors["a"].set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    assert crowd.budget.free == 10


async def test_what_is_larger_than_all_goes_alone_and_a_share_shrinks() -> None:
    budget = ByteBudget(10)
    async with budget.share(1_000) as held:
        assert budget.free == 0
        held.shrink(3)
        held.shrink(8)
        assert budget.free == 7
    assert budget.free == 10


@pytest.mark.parametrize("size", [-5, 0])
async def test_nothing_needs_no_room(size: int) -> None:
    budget = ByteBudget(10)
    async with AsyncExitStack() as stack:
        for _ in range(3):
            await stack.enter_async_context(budget.share(size))
        assert budget.free == 10
