"""Several pushes for one person wait for their chat, and nobody waits behind them; on both databases."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

from data.engine.unit_of_work import Work, Writer
from domain.outbox import Delivery
from domain.ports import Outcome, Parcel, Sent
from tests.support.pushes import FakeTime, doing, notice, pacer, person
from tests.support.unit_tree import Keys

FIVE, OTHERS = 5, 50


@dataclass
class Watch:
    """A platform that takes everything at once, and notes when."""

    time: FakeTime = field(default_factory=FakeTime)
    channel: str = "telegram"
    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))  # by address
    texts: list[str] = field(default_factory=list)

    async def send(self, parcel: Parcel) -> Outcome:
        self.taken[parcel.address].append(self.time())
        self.texts.append(parcel.text)
        return Outcome(Sent.SENT, message_id="1")

    def deliver(self, writer: Writer) -> Delivery:
        return Delivery(writer, self, pacer(self.time), {self.channel})


async def queue(work: Work, tree: Keys) -> str:
    """Hạnh's officers settled five of her records a minute ago; everybody else gets one push. Returns her address."""
    hanh = await person(work, "Hạnh", member_of=tree["MAY"])
    for number in range(FIVE):
        await notice(work, hanh, f"Hồ sơ {number}", due_at=work.now - timedelta(seconds=60 - number))
    for number in range(OTHERS):
        await notice(work, await person(work, f"Người {number}", member_of=tree["MAY"]), f"Tin {number}")
    return f"telegram-{hanh}"


async def test_who_gets_five_holds_up_nobody(both: Writer, tree: Keys) -> None:
    watch = Watch()
    hanh = await both.run(doing(queue, tree))
    assert await watch.deliver(both).run() == FIVE + OTHERS
    hers = watch.taken.pop(hanh)
    others = sorted(moment for (moment,) in watch.taken.values())
    assert len(others) == OTHERS
    assert (
        max(later - sooner for sooner, later in pairwise(others)) < 0.1
    )  # of a second: two slots, where hers is between
    assert len(hers) == FIVE
    assert min(later - sooner for sooner, later in pairwise(hers)) >= 1.0
    assert hers[-1] - hers[0] < FIVE  # as soon as her chat takes them
    assert [text for text in watch.texts if text.startswith("Hồ sơ")] == [f"Hồ sơ {number}" for number in range(FIVE)]


async def test_what_waits_for_a_chat_is_not_claimed(both: Writer, tree: Keys) -> None:
    """A kill leaves nothing of it in doubt: of one person no two pushes are on their way."""
    hanh = await both.run(doing(queue, tree))
    flown: list[int] = []

    class Looking(Watch):
        async def send(self, parcel: Parcel) -> Outcome:
            flying = delivery._flying.values()
            flown.append(sum(one.address == hanh for one in flying))
            return await super().send(parcel)

    delivery = Looking().deliver(both)
    await delivery.run()
    assert max(flown) == 1
