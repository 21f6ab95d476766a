"""The outbox on both databases: once per key, claimed, settled, passed on, and never sent twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.statements import table_of
from data.engine.unit_of_work import Writer
from data.enums import PushKind, PushState
from data.queries.outbox import outbox
from data.queries.outbox.bodies import Body
from data.queries.outbox.claim import Claimed
from data.tables import Person
from domain.input.button_data import ButtonTooLongError
from domain.outbox import buttons as choices
from domain.outbox import cancel, choice
from domain.outbox.claiming import claim
from domain.outbox.routing import sweep
from domain.outbox.states import HELD, LONGEST_PAUSE, TOO_MANY_REQUESTS, TRIES, attempt
from domain.ports import Outcome, Sent
from tests.support.clock import SATURDAY, TestClock
from tests.support.pushes import Post, delivery, doing, lose, notice, person, rows, states
from tests.support.unit_tree import Keys

S = PushState


@pytest.fixture
async def hanh(both: Writer, tree: Keys) -> int:
    assert tree
    return int(await both.run(doing(person, "Lê Thị Hạnh")))


@pytest.fixture
async def hoa(both: Writer, tree: Keys) -> int:
    """She wrote last from Zalo."""
    assert tree
    return int(await both.run(doing(person, "Trần Thị Hoa", channels=("telegram", "zalo"))))


async def test_a_key_is_queued_once(both: Writer, hanh: int, either: AsyncEngine) -> None:
    assert await both.run(doing(notice, hanh)) is not None
    assert await both.run(doing(notice, hanh)) is None
    assert await states(either) == [S.QUEUED]


async def test_what_is_due_arrives_with_its_buttons(both: Writer, hanh: int, either: AsyncEngine) -> None:
    buttons = [[choice("mend", "TH-4F7K")]]
    await both.run(doing(notice, hanh, "Cần bổ sung", choices=buttons))
    await both.run(doing(notice, hanh, "Mai", due_at=SATURDAY + timedelta(days=1)))
    post = Post()
    assert await delivery(both, post).run() == 1
    (parcel,) = post.carried
    assert (parcel.text, parcel.choices, parcel.address) == ("Cần bổ sung", buttons, f"telegram-{hanh}")
    assert await rows(either, "state", "message_id", "tries") == [(S.SENT, "1", 1), (S.QUEUED, None, 0)]


async def test_a_push_goes_where_the_person_wrote_last(both: Writer, hoa: int) -> None:
    await both.run(doing(notice, hoa))
    telegram, zalo = Post("telegram"), Post("zalo")
    assert await delivery(both, telegram, "zalo").run() == 0
    assert await delivery(both, zalo, "telegram").run() == 1


async def test_a_channel_that_is_not_served_is_not_waited_for(both: Writer, hoa: int) -> None:
    await both.run(doing(notice, hoa))
    assert await delivery(both, Post("telegram")).run() == 1


async def test_whoever_blocked_one_app_gets_it_in_the_next(both: Writer, hoa: int, either: AsyncEngine) -> None:
    await both.run(doing(notice, hoa))
    zalo, telegram = Post("zalo", [Outcome(Sent.GONE, problem="forbidden")]), Post("telegram")
    await delivery(both, zalo, "telegram").run()
    assert await states(either) == [S.LATER]
    await delivery(both, telegram, "zalo").run()
    assert await states(either) == [S.SENT]
    assert telegram.carried[0].address == f"telegram-{hoa}"


async def test_whoever_blocked_their_only_app_is_gone(both: Writer, hanh: int, either: AsyncEngine) -> None:
    await both.run(doing(notice, hanh))
    await delivery(both, Post(answers=[Outcome(Sent.GONE, problem="forbidden")])).run()
    assert await rows(either, "state", "problem") == [(S.GONE, "forbidden")]


async def test_a_person_without_any_app_is_gone_at_once(both: Writer, hanh: int, either: AsyncEngine) -> None:
    await both.run(doing(notice, hanh))
    await both.run(doing(lose, hanh, "telegram"))
    assert await delivery(both, Post()).run() == 0
    await both.run(doing(sweep, {"telegram"}))
    assert await rows(either, "state", "problem") == [(S.GONE, "left_app")]


async def test_a_killed_process_leaves_its_pushes_in_doubt(
    both: Writer, hanh: int, hoa: int, either: AsyncEngine, clock: TestClock
) -> None:
    """It was killed between marking the rows and settling them: nobody knows, so nobody resends."""
    for who in (hanh, hoa):
        await both.run(doing(notice, who))
    assert len(await both.run(doing(claim, "telegram", {"telegram"}, 10))) == 2
    async with Writer(either, clock.now) as next_process:
        assert await next_process.run(lambda work: outbox.recover(work.connection, work.now)) == 2
        post = Post()
        assert await delivery(next_process, post).run() == 0
        doubtful = await next_process.run(lambda work: outbox.listed(work.connection, S.IN_DOUBT))
    assert {row.person_id for row in doubtful} == {hanh, hoa}
    assert await rows(either, "state", "problem") == [(S.IN_DOUBT, "process_ended")] * 2


async def test_two_processes_never_claim_the_same_row(both: Writer, hanh: int) -> None:
    for number in range(5):
        await both.run(doing(notice, hanh, f"Tin {number}"))
    first = await both.run(doing(claim, "telegram", {"telegram"}, 3))
    second = await both.run(doing(claim, "telegram", {"telegram"}, 3))
    pushes = [one.push_id for one in (*first, *second)]
    assert len(pushes) == len(set(pushes)) == 5


async def test_a_push_that_is_on_its_way_cannot_be_taken_back(both: Writer, hanh: int, either: AsyncEngine) -> None:
    await both.run(doing(notice, hanh, key="review:1"))
    assert await both.run(doing(cancel, "review:1"))
    assert not await both.run(doing(cancel, "review:1"))
    await both.run(doing(notice, hanh, "Lần hai", key="review:1"))
    await both.run(doing(claim, "telegram", {"telegram"}, 3))
    assert not await both.run(doing(cancel, "review:1"))
    assert await states(either) == [S.CANCELLED, S.SENDING]


async def test_only_the_person_it_went_to_may_tap_and_only_what_was_offered(both: Writer, hanh: int, hoa: int) -> None:
    push = await both.run(doing(notice, hanh, choices=[[choice("mend", "TH-4F7K")]]))

    async def may(data: str, who: int) -> bool:
        chosen = choices.read(data)
        assert chosen is not None
        return await both.run(lambda work: choices.offered(work.connection, chosen, who)) is not None

    assert await may(f"p{push}:mend:TH-4F7K", hanh)
    assert not await may(f"p{push}:mend:TH-4F7K", hoa)
    assert not await may(f"p{push}:mend:TH-AAAA", hanh)
    assert not await may(f"p{push}:erase", hanh)
    assert not await may("p999:mend:TH-4F7K", hanh)


async def test_a_refusal_silences_the_channel_and_nothing_is_lost(
    both: Writer, hanh: int, hoa: int, either: AsyncEngine, clock: TestClock
) -> None:
    for who in (hanh, hoa):
        for number in range(10):
            await both.run(doing(notice, who, f"Tin {number}"))
    too_fast = Outcome(Sent.LATER, wait=60, problem=TOO_MANY_REQUESTS)
    post = Post(answers=[too_fast])
    run = delivery(both, post)
    await run.run()
    assert len(post.carried) == 1
    assert await run.run() == 0
    clock.moment += timedelta(seconds=61)
    await delivery(both, post).run()
    assert set(await rows(either, "state", "tries")) == {(S.SENT, 1)}


def claimed(tries: int = 0) -> Claimed:
    return Claimed(7, PushKind.NOTICE, Body("Mời họp.", None, None), tries, contact_id=3, address="17", person_id=2)


@pytest.mark.parametrize(
    ("outcome", "state", "wait"),
    [
        (Outcome(Sent.SENT, message_id="7"), S.SENT, None),
        (Outcome(Sent.FAILED, problem="refused_400"), S.FAILED, None),
        (Outcome(Sent.GONE), S.GONE, None),
        (Outcome(Sent.IN_DOUBT), S.IN_DOUBT, None),
        (Outcome(Sent.LATER), S.LATER, 30),
        (Outcome(Sent.LATER, wait=5, problem="not_reached"), S.LATER, 30),
        (Outcome(Sent.LATER, wait=90), S.LATER, 90),
        (Outcome(Sent.LATER, wait=7, problem=TOO_MANY_REQUESTS), S.LATER, 7),
        (Outcome(Sent.LATER, wait=2, problem=HELD), S.LATER, 2),
    ],
)
def test_what_becomes_of_a_first_try(outcome: Outcome, state: PushState, wait: int | None) -> None:
    end = attempt(claimed(), outcome, SATURDAY)
    assert (end.state, end.due_at) == (state, None if wait is None else SATURDAY + timedelta(seconds=wait))


def test_pauses_grow_to_an_hour_and_then_it_has_failed() -> None:
    later, refused = Outcome(Sent.LATER), Outcome(Sent.LATER, wait=1, problem=TOO_MANY_REQUESTS)
    pauses = [attempt(claimed(tries), later, SATURDAY).due_at for tries in range(TRIES - 1)]
    assert [str(due - SATURDAY) for due in pauses[:4] if due] == ["0:00:30", "0:01:00", "0:02:00", "0:04:00"]
    assert pauses[-1] == SATURDAY + LONGEST_PAUSE
    assert attempt(claimed(TRIES - 1), later, SATURDAY).state is S.FAILED
    assert attempt(claimed(TRIES), refused, SATURDAY).state is S.LATER


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ("p17:mend", (17, "mend", "")),
        ("p17:duty_done:5.12", (17, "duty_done", "5.12")),
        ("p17:a:b:c", (17, "a", "b:c")),
        ("17:mend", None),
        ("p0:mend", None),
        ("p-1:mend", None),
        ("p17", None),
        ("p17:", None),
        ("p17:Mend", None),
        ("p١٧:mend", None),
        ("p" + "9" * 30 + ":mend", None),
        ("", None),
    ],
)
def test_button_data(data: str, read: tuple[int, str, str] | None) -> None:
    assert choices.read(data) == read


def test_a_button_that_would_be_too_long_is_refused_when_it_is_made() -> None:
    with pytest.raises(ButtonTooLongError):
        choice("m" * 60, label="mend")


async def test_a_courier_that_breaks_its_promise_leaves_doubt(both: Writer, hanh: int, either: AsyncEngine) -> None:
    class Broken(Post):
        async def send(self, parcel: object) -> Outcome:
            raise RuntimeError(f"secret {parcel}")

    await both.run(doing(notice, hanh))
    await delivery(both, Broken()).run()
    assert await rows(either, "state", "problem") == [(S.IN_DOUBT, "courier_raised")]


async def test_many_people_of_one_select(both: Writer, hanh: int, hoa: int, either: AsyncEngine) -> None:
    everybody = select(table_of(Person).c.id)
    values = {"kind": PushKind.ANNOUNCEMENT, "text": "Chào", "due_at": SATURDAY, "created_at": SATURDAY}

    for _ in range(2):
        await both.run(lambda work: outbox.put_audience(work.connection, everybody, values, "news:1"))
    assert await rows(either, "key") == [f"news:1:{hanh}", f"news:1:{hoa}"]


async def test_the_pushes_of_a_unit_of_work_that_failed_never_existed(
    both: Writer, hanh: int, either: AsyncEngine
) -> None:
    async def fails(work: object) -> None:
        await notice(work, hanh)  # type: ignore[arg-type]  # a Work
        raise LookupError("gone wrong")

    with pytest.raises(LookupError, match="gone wrong"):
        await both.run(fails)
    assert await states(either) == []
