"""What is unsure about Zalo, played on either side: the program does right on both (sandbox/zalo_*/HABITS.md)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

import sandbox.zalo_bot
import sandbox.zalo_oa
from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.bot.courier import ZaloBotCourier
from bot.channels.zalo.bot.outcomes import MANY
from bot.channels.zalo.bot.poller import Poller
from bot.channels.zalo.http import RefusedError, open_http
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.courier import ZaloOaCourier
from bot.channels.zalo.oa.signature import Signer
from bot.channels.zalo.oa.templates import TemplateCourier
from bot.channels.zalo.oa.webhook import WEBHOOK_PATH, zalo_oa_webhook
from bot.files.media_store import FolderMediaStore
from bot.files.push_files import PushFiles
from data.types import HANOI
from domain.outbox.states import OUT_OF_QUOTA, OUT_OF_QUOTA_FOR_PERSON, TOO_MANY_REQUESTS, WINDOW_CLOSED
from domain.ports import Parcel, Sent
from sandbox.zalo_bot import ZaloBotWorld, zalo_bot_app
from sandbox.zalo_oa import ZaloOaWorld
from sandbox.zalo_oa.people import ZBS_LADDER, ZNS_LADDER
from sandbox.zalo_oa.world import APP
from tests.support.clock import TestClock
from tests.support.files_out import kept
from tests.support.servers import listening
from tests.support.wire import Inbox
from tests.support.zalo_oa_sandbox import HANH, Chain, chain, client, nap, world

__all__ = ["chain", "client", "world"]

TOKEN = "42:bi-mat"
PHONE = "+84912345678"
CHOICES = [[{"code": "seen", "value": "", "label": "Đã nhận"}]]


def habits_of(module: Any) -> list[str]:
    return [one.name for one in fields(module.Habits)]


@pytest.mark.parametrize("module", [sandbox.zalo_bot, sandbox.zalo_oa], ids=["bot", "account"])
def test_every_habit_is_described(module: Any) -> None:
    """What the miniature Zalo can play either way is told with its sources."""
    told = (Path(module.__file__).parent / "HABITS.md").read_text("utf-8")
    assert [name for name in habits_of(module) if f"`{name}`" not in told] == []


# The key of an account


@pytest.mark.parametrize("by", ["body", "status"])
async def test_an_old_key_is_renewed_however_it_is_refused(
    world: ZaloOaWorld, client: ZaloOaClient, chain: Chain, clock: TestClock, by: str
) -> None:
    world.habits.refuses_by = by
    old = chain.token
    clock.moment += timedelta(hours=26)
    world.follows(HANH)
    await client.send_text(HANH, "Chào")
    assert chain.token != old
    world.keys._access.clear()  # the rights were taken away, and new keys are refused as well
    renewed = chain.renewed

    async def useless(stale: str) -> str:
        granted = await renewed(stale)
        world.keys._access.clear()
        return granted

    chain.renewed = useless  # type: ignore[method-assign]  # what Zalo grants is worth nothing any more
    for _ in range(3):
        with pytest.raises(RefusedError):
            await client.send_text(HANH, "Chào")
    assert chain.alarms == 1, "a human is told, and no more refresh tokens are used up"
    assert [message.text for message in world.people[HANH].seen] == ["Chào"]


@pytest.mark.parametrize("code", [-14020, -14014, -1])
async def test_a_used_refresh_token_is_refused_by_whatever_code(world: ZaloOaWorld, chain: Chain, code: int) -> None:
    """Every code but the rate limit's ends the chain (tests/channels/zalo/test_zalo_oa_tokens.py)."""
    world.habits.reused_code = code
    used = chain.refresh
    await chain.renewed("")
    with pytest.raises(RefusedError) as refusal:
        await chain.oauth.refresh(used)
    assert (refusal.value.code, refusal.value.foreign) == (code, False)


# Consultation messages


@pytest.mark.parametrize("code", [-230, -232])
async def test_a_closed_window_is_known_by_either_code(
    world: ZaloOaWorld, client: ZaloOaClient, clock: TestClock, code: int
) -> None:
    world.habits.closed_code = code
    world.follows(HANH)
    clock.moment += timedelta(days=8)
    assert (await ZaloOaCourier(client).send(Parcel(1, HANH, "Nhắc"))).problem == WINDOW_CLOSED


@pytest.mark.parametrize("code", [0, -201, -233])
async def test_buttons_are_words_where_zalo_takes_none(world: ZaloOaWorld, client: ZaloOaClient, code: int) -> None:
    world.habits.refuses_buttons = code
    world.follows(HANH)
    courier = ZaloOaCourier(client)
    for text in ("Nhắc", "Thi đua. " * 221):
        assert (await courier.send(Parcel(7, HANH, text, CHOICES))).sent is Sent.SENT
    first, *last = world.people[HANH].seen
    if not code:
        assert (first.text, first.buttons) == ("Nhắc", (("Đã nhận", "#p7:seen"),))
    else:
        assert (first.text, first.buttons) == ("Nhắc\n\nGõ: ĐÃ NHẬN", ())
        assert [one.text for one in last][-1] == "Gõ: ĐÃ NHẬN", "no part is too long"


@pytest.mark.parametrize(("most", "last"), [(0, None), (8, OUT_OF_QUOTA_FOR_PERSON)], ids=["without end", "eight"])
async def test_what_a_person_takes_in_a_window_may_be_counted(
    world: ZaloOaWorld, client: ZaloOaClient, most: int, last: str | None
) -> None:
    world.habits.in_window = most
    world.follows(HANH)
    problems = [(await ZaloOaCourier(client).send(Parcel(number, HANH, "Nhắc"))).problem for number in range(9)]
    assert problems == [None] * 8 + [last]
    world.follows(HANH)  # whatever they do begins a new count
    assert (await ZaloOaCourier(client).send(Parcel(10, HANH, "Nhắc"))).sent is Sent.SENT


@pytest.mark.parametrize("units", [True, False])
async def test_a_long_text_fits_however_zalo_counts(world: ZaloOaWorld, client: ZaloOaClient, *, units: bool) -> None:
    world.habits.counts_units = units
    world.follows(HANH)
    assert (await ZaloOaCourier(client).send(Parcel(1, HANH, "🌾 mùa " * 500))).sent is Sent.SENT
    assert "".join(one.text for one in world.people[HANH].seen).count("🌾") == 500


# Template messages


def templates(client: ZaloOaClient) -> TemplateCourier:
    return TemplateCourier(client, {"notice": "358"})


@pytest.mark.parametrize("forms", [("84",), ("84", "+84"), ("84", "+84", "0")], ids=str)
async def test_a_number_is_asked_for_in_the_form_that_all_take(
    world: ZaloOaWorld, client: ZaloOaClient, forms: tuple[str, ...]
) -> None:
    world.habits.phone_forms = forms
    world.approve("358", {"noi_dung": 200})
    for phone in (PHONE, "84912345678", "0912345678", "0912 345 678"):
        assert (await templates(client).send(Parcel(1, f"tel:{phone}", "Nhắc", kind="notice"))).sent is Sent.SENT


@pytest.mark.parametrize("ladder", [ZNS_LADDER, ZBS_LADDER], ids=["older", "newer"])
@pytest.mark.parametrize("step", [0, 2])
async def test_the_days_templates_end_wherever_the_ladder_does(
    world: ZaloOaWorld, client: ZaloOaClient, clock: TestClock, ladder: tuple[int, ...], step: int
) -> None:
    world.habits.template_ladder, world.habits.template_step = ladder, step
    world.approve("358", {"noi_dung": 200})
    world.templated["2021-02-27"] = ladder[step] - 1
    parcel = Parcel(1, f"tel:{PHONE}", "Nhắc", kind="notice")
    assert (await templates(client).send(parcel)).sent is Sent.SENT
    assert (await templates(client).send(parcel)).problem == OUT_OF_QUOTA
    clock.moment += timedelta(days=1)
    assert (await templates(client).send(parcel)).sent is Sent.SENT


NIGHTS = [
    # (its night, by which clock), the hour here, what becomes of a template (what waits: tests/outbox/test_routing.py)
    ((True, HANOI), 23, "night"),
    ((True, HANOI), 5, "night"),
    ((True, HANOI), 13, None),
    ((True, UTC), 6, "night"),
    ((True, UTC), 13, None),
    ((False, HANOI), 23, None),
]


@pytest.mark.parametrize(("night", "hour", "problem"), NIGHTS)
async def test_a_template_at_night(
    world: ZaloOaWorld, chain: Chain, night: tuple[bool, Any], hour: int, problem: str | None
) -> None:
    moment = datetime(2021, 2, 28, hour, tzinfo=HANOI)
    world.now = lambda: moment
    world.habits.template_night, world.habits.night_zone = night
    world.approve("358", {"noi_dung": 200})
    async with open_http() as http:
        client = ZaloOaClient(http, chain, base=world.cdn.base, business=world.cdn.base)
        outcome = await templates(client).send(Parcel(1, f"tel:{PHONE}", "Nhắc", kind="notice"))
    assert outcome.problem == problem


# Uploads


async def test_without_room_for_uploads_a_file_goes_as_its_page(
    world: ZaloOaWorld, client: ZaloOaClient, clock: TestClock, tmp_path: Path
) -> None:
    world.habits.uploads_a_month = 1
    world.follows(HANH)
    store = FolderMediaStore(tmp_path / "media")
    courier = ZaloOaCourier(client, PushFiles(store, clock))
    papers = [await kept(store), await kept(store, b"%PDF-1.4 another")]
    for paper in (*papers, papers[1]):
        for part in courier.split(Parcel(1, HANH, "Mời xem", file=paper)):
            assert (await courier.send(part)).sent is Sent.SENT
    texts = [one.text for one in world.people[HANH].seen]
    assert [text[:7] for text in texts] == ["", "Mời xem", texts[2][:7], "Mời xem", texts[4][:7], "Mời xem"]
    assert "chưa mở được tệp" in texts[2]  # there is no public address in this test: it says what to do
    assert texts[2] == texts[4]
    assert client.uploads.take() == 1, "what was refused is not counted"
    clock.moment += timedelta(days=3)  # March
    world.follows(HANH)
    assert (await courier.send(courier.split(Parcel(1, HANH, "Mời", file=papers[1]))[0])).sent is Sent.SENT
    assert client.uploads.take() == 1


# The webhook


async def test_an_answer_that_comes_too_late_is_asked_for_again(world: ZaloOaWorld, chain: Chain, inbox: Inbox) -> None:
    """The event was stored before the answer: when it comes again nothing is done twice."""
    assert (world.habits.answered_within, world.calls.within) == (2.0, 2.0)
    assert chain.token
    world.calls.within = 0.3
    never = asyncio.Event()
    posts = 0

    async def take(events: list[tuple[str, Any]]) -> None:
        nonlocal posts
        posts += 1
        await inbox.take(events)
        if posts == 1:
            await never.wait()

    program = FastAPI()
    program.include_router(zalo_oa_webhook(take, Signer((APP,), (world.webhook_secret,))))
    async with listening(program) as here:
        world.webhook = here + WEBHOOK_PATH
        world.writes(HANH, "Chào")
        await world.calls.settled()
        never.set()
    assert world.calls.late >= 1
    assert world.calls.lost == 0
    assert posts >= 2
    assert [event["text"] for event in inbox.events.values()] == ["Chào"]


# The Bot Platform


@pytest.fixture
def bots(clock: TestClock) -> ZaloBotWorld:
    made = ZaloBotWorld(clock.now, pause=nap)
    made.add_bot(TOKEN, "Bot Thi đua")
    for person in ("a", "b", "c", "d", "e", "f", "g"):
        made.add_person(person, person)
    return made


@pytest.fixture
async def bot(bots: ZaloBotWorld) -> AsyncIterator[ZaloBotClient]:
    async with listening(zalo_bot_app(bots)) as base, open_http() as http:
        bots.cdn.base = base
        yield ZaloBotClient(http, TOKEN, base)
    await bots.calls.close()


@pytest.mark.parametrize("polls", [True, False])
async def test_a_bot_that_cannot_be_polled_is_told_and_tried_again(
    bots: ZaloBotWorld, bot: ZaloBotClient, inbox: Inbox, *, polls: bool
) -> None:
    bots.habits.polls = polls
    bots.writes(bots.bot(TOKEN), "a", "Chào")
    told: list[str] = []
    polling = Poller(bot, inbox.take, unreachable=lambda: told.append("unreachable"), sleep=nap)
    for _ in range(3 - 2 * polls):
        await polling.step()
    assert (len(inbox.events), told) == ((1, []) if polls else (0, ["unreachable"]))


@pytest.mark.parametrize("heard", [True, False])
async def test_who_is_one_too_many_does_not_silence_the_others(
    bots: ZaloBotWorld, bot: ZaloBotClient, inbox: Inbox, *, heard: bool
) -> None:
    bots.habits.users, bots.habits.too_many_are_heard = 2, heard
    for person in ("a", "b", "c"):
        bots.writes(bots.bot(TOKEN), person, "Chào")
    polling = Poller(bot, inbox.take, unreachable=lambda: None, sleep=nap)
    for _ in range(2 + heard):
        await polling.once()
    assert len(inbox.events) == 2 + heard
    courier = ZaloBotCourier(bot)
    for _ in range(MANY):
        outcome = await courier.send(Parcel(1, "c", "Nhắc"))
        assert (outcome.sent, outcome.problem) == (Sent.LATER, OUT_OF_QUOTA_FOR_PERSON)
    for person in ("a", "b"):
        assert (await courier.send(Parcel(1, person, "Nhắc"))).sent is Sent.SENT


async def test_when_nobody_is_reached_the_bot_is_silent(bots: ZaloBotWorld, bot: ZaloBotClient) -> None:
    bots.habits.messages_a_month = 0
    people = list(bots.people)
    for person in people:
        bots.writes(bots.bot(TOKEN), person, "Chào")
    courier = ZaloBotCourier(bot)
    ends = [(await courier.send(Parcel(1, person, "Nhắc"))).problem for person in people]
    alone = OUT_OF_QUOTA_FOR_PERSON
    assert ends == [*[alone] * (MANY - 1), TOO_MANY_REQUESTS, *[alone] * (len(people) - MANY)]


@pytest.mark.parametrize(("unnamed", "sent"), [(False, Sent.GONE), (True, Sent.IN_DOUBT)])
async def test_a_403_may_name_no_reason(bots: ZaloBotWorld, bot: ZaloBotClient, *, unnamed: bool, sent: Sent) -> None:
    """Without a reason nobody is taken for gone: the push is in doubt, and shown as such."""
    bots.habits.names_no_reason = unnamed
    bots.writes(bots.bot(TOKEN), "a", "Chào")
    bots.blocked.add("a")
    assert (await ZaloBotCourier(bot).send(Parcel(1, "a", "Nhắc"))).sent is sent


@pytest.mark.parametrize("units", [True, False])
async def test_a_bots_long_text_fits_however_zalo_counts(
    bots: ZaloBotWorld, bot: ZaloBotClient, *, units: bool
) -> None:
    bots.habits.counts_units = units
    bots.writes(bots.bot(TOKEN), "a", "Chào")
    assert (await ZaloBotCourier(bot).send(Parcel(1, "a", "🌾 mùa " * 500))).sent is Sent.SENT
    assert "".join(one.text for one in bots.sees("a")).count("🌾") == 500
