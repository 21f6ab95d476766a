"""Holding an announcement, letting it go on, taking the rest back, changing it; and how it holds itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from data.engine.unit_of_work import Work, Writer
from data.enums import AnnouncementState, PushState
from data.queries.announcements import announcements as announcing
from data.tables import Announcement
from data.types import HANOI
from domain import announcements
from domain.announcements import Progress, notices, recipients, tick
from domain.errors import Problem, Refused
from domain.outbox.claiming import claim, settle
from domain.outbox.routing import sweep
from domain.outbox.states import attempt
from domain.ports import Outcome, Parcel, Sent
from tests.support.announcement_pages import Crowd, conduct, crowd, send, small_pages, told
from tests.support.clock import TestClock
from tests.support.pushes import Post, delivery, doing, person, rows, states
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

pytestmark = pytest.mark.long

__all__ = ["crowd", "small_pages"]

SCHEDULED, SENDING = AnnouncementState.SCHEDULED, AnnouncementState.SENDING
PAUSED, DONE, CANCELLED = AnnouncementState.PAUSED, AnnouncementState.DONE, AnnouncementState.CANCELLED
FAILED = Outcome(Sent.FAILED, problem="refused_400")


async def read(both: Writer, made: Announcement) -> tuple[Announcement, Progress]:
    async def look(work: Work) -> tuple[Announcement, Progress]:
        found = await work.session.get_one(Announcement, made.id)
        return found, await announcements.progress(work.connection, made.id or 0)

    return await both.run(look)


async def do(both: Writer, act: Callable[..., Any], who: int, made: Announcement, *more: Any, **words: Any) -> Any:
    return await both.run(doing(act, who, made.id, *more, **words))


async def refused(both: Writer, act: Callable[..., Any], who: int, made: Announcement, *more: Any, **words: Any) -> str:
    """Return the template of the sentence with which it was refused."""
    with pytest.raises(Problem) as problem:
        await do(both, act, who, made, *more, **words)
    return problem.value.template


async def test_a_pause_holds_everything_and_a_resume_loses_nothing(both: Writer, tree: Keys, crowd: Crowd) -> None:
    made = await send(both, tree, crowd.author)
    await conduct(both)
    post = Post()
    await delivery(both, Stopping(post, both, crowd.author, made, after=5)).run()
    before = len(post.carried)
    assert 5 <= before < 12  # what was in flight arrives, nothing else
    for _ in range(3):
        await conduct(both)
        assert await delivery(both, post).run() == 0
    found, far = await read(both, made)
    assert (found.state, found.paused_for, far.waiting) == (PAUSED, "officer", len(crowd.people) - before)
    await do(both, announcements.resume, crowd.author, made, STANDARD)
    await conduct(both)
    await delivery(both, post).run()
    assert sorted(parcel.address for parcel in post.carried) == sorted(f"telegram-{one}" for one in crowd.people)
    await conduct(both)
    assert (await read(both, made))[0].state is DONE


class Stopping(Post):
    """A courier in whose middle an officer pauses the announcement."""

    def __init__(self, post: Post, both: Writer, who: int, made: Announcement, after: int) -> None:
        super().__init__()
        self.post, self.both, self.who, self.made, self.after = post, both, who, made, after

    async def send(self, parcel: Parcel) -> Outcome:
        outcome = await self.post.send(parcel)
        if len(self.post.carried) == self.after:
            await do(self.both, announcements.pause, self.who, self.made)
        return outcome


async def test_what_comes_back_after_a_stop_does_not_leave_again(both: Writer, tree: Keys, crowd: Crowd) -> None:
    """It was in flight when the announcement was stopped, and the platform said: later."""
    for stop in (announcements.pause, announcements.cancel_rest):
        made = await send(both, tree, crowd.author, draft_id=stop.__name__)
        claimed = await both.run(claim_one)
        await do(both, stop, crowd.author, made)
        await both.run(doing(back_again, claimed))
        post = Post()
        assert await delivery(both, post).run() == 0
        await conduct(both)
        assert await delivery(both, post).run() == 0
        _, far = await read(both, made)
        assert bool(far.cancelled) is (stop is announcements.cancel_rest)
        if stop is announcements.pause:
            await do(both, announcements.cancel_rest, crowd.author, made)


async def claim_one(work: Work) -> Any:
    return (await claim(work, "telegram", {"telegram"}, 1))[0]


async def back_again(work: Work, claimed: Any) -> None:
    await settle(work, [attempt(claimed, Outcome(Sent.LATER, problem="held"), work.now)])


async def test_the_rest_is_taken_back_whether_it_was_taken_or_not(both: Writer, tree: Keys, crowd: Crowd) -> None:
    made = await send(both, tree, crowd.author)
    await recipients.count(both, made.id or 0, both.now())
    arrived = Post()
    await delivery(both, arrived).run()
    assert await do(both, announcements.cancel_rest, crowd.author, made) == len(crowd.people) - len(arrived.carried)
    await conduct(both)
    assert len(await told(both)) == len(arrived.carried)
    found, far = await read(both, made)
    assert (found.state, far.finished, far.sent + far.cancelled) == (CANCELLED, True, len(crowd.people))
    await send(both, tree, crowd.author, draft_id="c", extras=announcements.Extras(corrects=made.id))


ACTS: dict[str, tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = {
    "pause": (announcements.pause, (), {}),
    "resume": (announcements.resume, (STANDARD,), {}),
    "cancel": (announcements.cancel_rest, (), {}),
    "text": (announcements.change_text, ("Khác",), {"version": 0}),
    "file": (announcements.change_file, (None,), {"version": 0}),
    "time": (announcements.change_time, (datetime(2021, 3, 1, 8, tzinfo=HANOI),), {"version": 0, "hours": STANDARD}),
    "start": (announcements.start_now, (), {"version": 0, "hours": STANDARD}),
}
ALLOWED = {
    SCHEDULED: {"cancel", "text", "file", "time", "start"},
    SENDING: {"pause", "cancel"},
    PAUSED: {"resume", "cancel"},
    DONE: set(),
    CANCELLED: set(),
}


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("state", ALLOWED)
async def test_every_state_allows_what_it_allows(
    both: Writer, tree: Keys, crowd: Crowd, state: AnnouncementState, name: str
) -> None:
    made = await send(both, tree, crowd.author, due_at=both.now() + timedelta(hours=2))

    if state is not SCHEDULED:
        await both.run(lambda work: set_state(work, made, state))
    act, more, words = ACTS[name]
    if name in ALLOWED[state]:
        await do(both, act, crowd.author, made, *more, **words)
        assert (await read(both, made))[0].changed_by_id == crowd.author
    else:
        assert await refused(both, act, crowd.author, made, *more, **words) == "announcement_locked"
        assert (await read(both, made))[0].state is state


async def set_state(work: Work, made: Announcement, state: AnnouncementState) -> None:
    found = await work.session.get_one(Announcement, made.id)
    found.state = state


@pytest.mark.parametrize("name", ACTS)
async def test_who_holds_no_role_there_does_none_of_it(both: Writer, tree: Keys, crowd: Crowd, name: str) -> None:
    made = await send(both, tree, crowd.author, due_at=both.now() + timedelta(hours=2))
    others = [crowd.people[0], await both.run(doing(person, "Nơi khác", officer_of=[tree["BV"]]))]
    ended = await both.run(doing(person, "Đã thôi", officer_of=[tree["KKT"]], until=both.now()))
    act, more, words = ACTS[name]
    for who in (*others, ended):
        with pytest.raises(Refused):
            await do(both, act, who, made, *more, **words)
    assert (await read(both, made))[0].version == 0


async def test_of_two_officers_the_second_is_told_who_was_first(both: Writer, tree: Keys, crowd: Crowd) -> None:
    other = await both.run(doing(person, "Trần Thị Hoa", officer_of=[tree["KKT"]]))
    made = await send(both, tree, crowd.author)
    both_at_once = [do(both, announcements.pause, who, made) for who in (other, crowd.author)]
    first, second = await asyncio.gather(*both_at_once, return_exceptions=True)
    assert not isinstance(first, BaseException)
    assert isinstance(second, Problem)
    assert (second.template, second.context["by"], second.context["state"]) == (
        "announcement_locked",
        "Trần Thị Hoa",
        "paused",
    )


async def test_of_two_texts_at_once_the_first_counts(both: Writer, tree: Keys, crowd: Crowd) -> None:
    other = await both.run(doing(person, "Trần Thị Hoa", officer_of=[tree["KKT"]]))
    made = await send(both, tree, crowd.author, due_at=both.now() + timedelta(hours=2))
    await do(both, announcements.change_text, other, made, "Họp lúc 9 giờ", version=0)
    why = await refused(both, announcements.change_text, crowd.author, made, "Họp lúc 10 giờ", version=0)
    assert why == "announcement_changed"
    assert (await read(both, made))[0].text == "Họp lúc 9 giờ"
    await do(both, announcements.change_text, crowd.author, made, "Họp lúc 10 giờ", version=1)


async def test_what_was_changed_in_time_goes_out_changed(
    both: Writer, tree: Keys, crowd: Crowd, clock: TestClock
) -> None:
    made = await send(both, tree, crowd.author, due_at=both.now() + timedelta(hours=2))
    await do(both, announcements.change_text, crowd.author, made, "Họp lúc 9 giờ", version=0)
    due = both.now() + timedelta(hours=1)
    assert await do(both, announcements.change_time, crowd.author, made, due, version=1, hours=STANDARD) == due
    clock.moment += timedelta(hours=1)
    await conduct(both)
    post = Post()
    await delivery(both, post).run()
    assert len(post.carried) == len(crowd.people)
    assert all(text.endswith("Họp lúc 9 giờ") for text in post.texts)


async def test_a_night_stops_it_and_the_morning_lets_it_go_on(
    both: Writer, tree: Keys, crowd: Crowd, clock: TestClock
) -> None:
    clock.moment = clock.moment.replace(hour=20, minute=59)
    made = await send(both, tree, crowd.author)
    urgent = await send(both, tree, crowd.author, draft_id="u", urgent=True, text="Bão")
    clock.moment = clock.moment.replace(hour=21, minute=1)
    await conduct(both)
    post = Post()
    await delivery(both, post).run()
    assert all(text.endswith("Bão") for text in post.texts)
    assert (await read(both, urgent))[1].sent == len(crowd.people)
    clock.moment = clock.moment.replace(hour=6, minute=30) + timedelta(days=1)
    await conduct(both)
    await delivery(both, post).run()
    assert (await read(both, made))[1].sent == len(crowd.people)


async def test_many_failures_hold_it_and_its_author_hears_of_it(
    both: Writer, tree: Keys, crowd: Crowd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "ENOUGH", 10)
    monkeypatch.setattr(recipients, "AHEAD", 12)
    made = await send(both, tree, crowd.author)
    await conduct(both)
    post = Post(answers=[FAILED if number % 2 else Outcome(Sent.SENT, message_id="1") for number in range(60)])
    await delivery(both, post).run()
    await conduct(both)
    tried = len(post.carried)
    assert tried < len(crowd.people)  # the rest is spared
    found, far = await read(both, made)
    assert (found.state, found.paused_for, found.changed_by_id) == (PAUSED, "failures", None)
    await conduct(both)
    notice = Post()
    await delivery(both, notice).run()
    assert [one.address for one in notice.carried] == [f"telegram-{crowd.author}"]
    assert "đã tự tạm dừng lúc 08:00" in notice.texts[0]
    assert f"Đã gửi tới {far.sent}/{len(crowd.people)} người." in notice.texts[0]
    await do(both, announcements.resume, crowd.author, made, STANDARD)
    while await conduct(both) + await delivery(both, notice).run():
        continue
    assert (await read(both, made))[0].state is DONE


@pytest.mark.parametrize(
    ("tried", "troubled", "held"),
    [(0, 0, False), (39, 39, False), (40, 11, False), (40, 12, True), (199, 59, False), (199, 60, True)],
)
def test_when_failures_are_many(tried: int, troubled: int, *, held: bool) -> None:
    assert notices.in_trouble(tried, troubled) is held


async def test_the_past_fades_so_that_an_end_of_failures_is_seen(both: Writer, tree: Keys, crowd: Crowd) -> None:
    made = await send(both, tree, crowd.author)

    async def count(work: Work) -> None:
        for _ in range(30):
            await announcing.count_tries(work.connection, {made.id or 0: (10, 0)})
        await announcing.count_tries(work.connection, {made.id or 0: (60, 60)})

    await both.run(count)
    found, _ = await read(both, made)
    assert notices.in_trouble(found.tried, found.troubled)
    assert found.tried < announcing.FADES


async def test_nobody_ever_there_is_no_failure(both: Writer, tree: Keys, crowd: Crowd) -> None:
    """Who never had an app was known before, and says nothing of the way."""

    async def plant(work: Work) -> None:
        for number in range(60):
            await person(work, f"Không có máy {number}", member_of=tree["MAY"], channels=())

    await both.run(plant)
    made = await send(both, tree, crowd.author)
    await conduct(both)
    await delivery(both, Post()).run()

    async def give_up(work: Work) -> None:
        await sweep(work, {"telegram"})

    await both.run(give_up)
    found, far = await read(both, made)
    assert (far.not_sent, found.troubled, found.state) == (60, 0, SENDING)


def test_the_time_left_comes_from_its_own_rows() -> None:
    start = TestClock().now()
    made = Announcement(draft_id="d", text="", running_since=start, done_before=100)
    far = Progress(40_000, 24_000, 15_400, 500, 100, 0)
    assert announcements.minutes_left(made, far, start + timedelta(seconds=5), 29.5) == 9
    ten_a_second = start + timedelta(seconds=2450)
    assert announcements.minutes_left(made, far, ten_a_second, 29.5) == 26
    assert announcements.minutes_left(made, Progress(10, 9, 1, 0, 0, 0), start) == 1
    assert far.percent == 61


async def test_a_done_one_is_told_once_with_units_and_answers(both: Writer, tree: Keys, crowd: Crowd) -> None:
    made = await send(both, tree, crowd.author, extras=announcements.Extras(acknowledge=True))
    await conduct(both)
    await delivery(both, Post()).run()
    await both.run(doing(announcements.acknowledge, crowd.people[3], made.id))
    await asyncio.gather(*(tick.conduct(both, both.now(), STANDARD) for _ in range(2)))
    post = Post()
    await delivery(both, post).run()
    reached = "Đã gửi xong lúc 08:00: “Họp lúc 8 giờ”\nĐã gửi tới 47/47 người ở 1/2 đơn vị."
    assert post.texts == [f"{reached}\n1 đơn vị chưa có ai nhận.\nĐã bấm “Đã nhận”: 1."]
    labels = [one["label"] for row in post.carried[0].choices or [] for one in row]
    assert labels == ["Xem tình hình", "1 đơn vị chưa tới", "Đơn vị chưa phản hồi", "Đính chính"]
    assert set(await states(both.engine)) == {PushState.SENT}
    assert len(await rows(both.engine, "id")) == len(crowd.people) + 1
