"""An installation of revision 0021 goes on: people answer the screens that they stood on, and see what they saw before.

`0021.answers.json` was written by the code that left the dump: who did what, which screen came and how it began. The
acts follow one another, so what one of them changes the later ones meet, as they did then.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app.policies import REACHES
from data.engine import schema
from data.engine.statements import table_of
from data.enums import AnnouncementState, PushState
from data.tables import Announcement, Conversation, InboxUpdate, Push
from domain.outbox.routing import Rules
from scheduler.ticks import Ticks
from tests.support.acting import Phones, opened
from tests.support.pushes import pacer
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.zalo_users import zalo_bot_town, zalo_oa_town

pytestmark = pytest.mark.long

HERE = Path(__file__).parent
TOLD: list[dict[str, Any]] = json.loads((HERE / "0021.answers.json").read_text("utf-8"))
FORMS = {"good_deed", "task", "title"}
"""Of which the campaign of the dump lets people begin one, as long as no pledge is signed."""

NOBODY_ON = {"officer/unreachable", "register/campaigns", "officer/pledge_campaign", "officer/responsible"}
NOBODY_ON |= {"officer/received", "officer/received_one", "officer/received_reason", "officer/year", "officer/year_day"}
NOBODY_ON |= {
    f"officer/year_{one}" for one in ("anniversaries", "anniversary", "duties", "rhythm", "holidays", "holiday")
}
NOBODY_ON |= {"officer/founding_unit", "officer/founding_day", "officer/own_day", "officer/own_rhythm"}
NOBODY_ON |= {"asked/nearest", "asked/facts", "contact/hand_over", "settings/stopped"}
NOBODY_ON |= {"officer/year_phases", "officer/year_phase"}
NOBODY_ON |= {f"officer/phase_{one}" for one in ("unit", "name", "theme", "occasion", "first", "last", "review")}
NOBODY_ON |= {"officer/new_unit", "officer/new_unit_level", "officer/new_unit_name", "announcement"}
NOBODY_ON |= {"officer/undelivered", "officer/group_text", "section/group_text", "officer/accepted"}
NOBODY_ON |= {"records/about_me"}
NOBODY_ON |= {f"officer/accepted_{one}" for one in ("filter", "option", "record", "unit")}
NOBODY_ON |= {"officer/coming"}
NOBODY_ON |= {"mine/name", "officer/letter", "officer/no_letters", "officer/letter_close"}
NOBODY_ON |= {"register/pledge", "register/collectives", "register/collective_things", "officer/urge_collective"}
NOBODY_ON |= {"records/history", "officer/history", "asked/criteria", "officer/criteria"}
NOBODY_ON |= {"officer/raised", "officer/raised_deeds"}
NOBODY_ON |= {f"officer/criteria_{step}" for step in ("words", "paper", "since", "review")}
NOBODY_ON |= {"join/listed_name", "records/midway", "records/results"}
NOBODY_ON |= {"officer/figures", *(f"officer/figures_{one}" for one in ("unit", "listed", "weeks", "reach"))}
NOBODY_ON |= {"officer/unit_kind"}
NOBODY_ON |= {"archive/list"}
"""The dump has nobody whom no message reached, so nobody came to the list of these; the others came after it."""

_announcement, _conversation = table_of(Announcement), table_of(Conversation)
_inbox, _push = table_of(InboxUpdate), table_of(Push)


async def column(engine: AsyncEngine, statement: Any) -> list[Any]:
    async with engine.connect() as connection:
        return list((await connection.execute(statement)).scalars())


async def test_somebody_stands_on_every_screen(sealed: AsyncEngine) -> None:
    await schema.upgrade(sealed)
    stood = await column(sealed, select(_conversation.c.screen))
    listed = yaml.safe_load((HERE / "stored_names.yaml").read_text("utf-8"))["screens"]
    assert set(listed) - {screen.get("name") for screen in stood} == NOBODY_ON
    drafts = await column(sealed, select(_conversation.c.draft))
    assert {one["form"]["form"] for one in drafts if "form" in one} == FORMS
    assert set(await column(sealed, select(_push.c.state))) == set(PushState)
    assert set(await column(sealed, select(_announcement.c.state))) == set(AnnouncementState) - {
        AnnouncementState.CANCELLED
    }


async def test_people_see_what_they_saw_before(sealed: AsyncEngine, tmp_path: Path) -> None:
    await schema.upgrade(sealed)
    async with opened(sealed, tmp_path) as phones:
        seen = [await phones.act(one["who"], one["does"]) for one in TOLD]
    assert [(now, then) for now, then in zip(seen, TOLD, strict=True) if now != then] == []
    assert await column(sealed, select(_inbox.c.problem).where(_inbox.c.problem.is_not(None))) == []


async def test_what_waits_on_three_channels_is_handled_and_what_is_due_arrives(
    sealed: AsyncEngine, tmp_path: Path
) -> None:
    await schema.upgrade(sealed)
    async with opened(sealed, tmp_path, one_of_several=True) as phones:
        await _handles(phones, tmp_path / "media")
        waiting = select(func.count()).where(_inbox.c.handled_at.is_(None))
        assert await column(sealed, waiting.select_from(_inbox)) == [0]
        assert await column(sealed, select(_inbox.c.problem).where(_inbox.c.problem.is_not(None))) == []


async def _handles(phones: Phones, media: Path) -> None:
    """Open the program on both Zalos too, take up what waits, then deliver on all of them."""
    town = phones.town
    clock = phones.clock
    async with (
        zalo_bot_town(town.inbox, town.writer, clock, media) as bot,
        zalo_oa_town(town.inbox, town.writer, clock, media) as account,
    ):
        for other in (bot, account):
            await phones.find_on(other)
        for place in (town, bot, account):
            assert await place.inbox.resume(place.channel) > 0
            await place.inbox.idle()
        couriers = {place.channel.name: place.courier() for place in (town, bot, account)}
        pacers = {name: pacer() for name in couriers}
        ticks = Ticks(
            town.writer,
            clock,
            couriers,
            pacers,
            town.inbox.processor.app.calendar,
            rules=Rules(REACHES),
            settings=STANDARD,
            escalate_days=ESCALATE_DAYS,
        )
        ticks.store = town.channel.store
        due = select(func.count()).where(
            _push.c.state.in_({PushState.QUEUED, PushState.LATER}), _push.c.due_at <= clock.now()
        )
        assert await column(town.writer.engine, due) != [0]
        await ticks.drain(clock.now())
        assert await column(town.writer.engine, due) == [0]
