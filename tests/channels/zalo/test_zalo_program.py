"""The whole program on Zalo, as it is composed from the settings: with no Telegram at all, and with parts that fail."""

from __future__ import annotations

import asyncio
import io
import logging
from typing import Any

import httpx2
import pytest
from PIL import Image
from pydantic import SecretStr

from bot.app.composition import open_application
from data.engine.unit_of_work import Work
from data.queries.inbox import conversations
from data.tables import Contact, Conversation, Person
from handlers.core.screen import Screen
from sandbox.zalo import BOT_PATH
from tests.support.zalo_program import PERSON, SECRET, TOKEN, Street, street, until

__all__ = ["street"]


async def test_both_are_answered_without_telegram(street: Street) -> None:
    async with street.running() as (app, _):
        assert set(app.ticks.meters) == {"zalo_bot", "zalo_oa_uploads"} <= set(app.ticks.rules.reaches)
        assert app.inbox.processor.app.policies.routing == app.ticks.rules
        bot, oa = street.zalos.bot, street.zalos.oa
        bot.writes(bot.bot(TOKEN), PERSON, "MAY0123")
        oa.follows(PERSON)
        await until(lambda: street.bot_saw("May Sao Mai") and street.oa_saw("Trợ lý Thi đua Công đoàn"))
        oa.writes(PERSON, "may 0123")
        oa.writes(PERSON, "MAY0123")
        await until(lambda: street.oa_saw("May Sao Mai"))


async def test_the_webhook_answers_before_anything_is_handled(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zalo waits two seconds and switches a webhook off in the end: it only waits until the event is stored."""
    gate, oa = asyncio.Event(), street.zalos.oa
    async with street.running() as (app, _):
        handle = app.inbox.processor.handle

        async def held(*given: Any) -> Any:
            await gate.wait()
            return await handle(*given)

        monkeypatch.setattr(app.inbox.processor, "handle", held)
        oa.writes(PERSON, "MAY0123")
        await oa.calls.settled()  # each try has two seconds, and six of them are the end
        assert (oa.calls.lost, oa.people[PERSON].seen) == (0, [])
        gate.set()
        await until(lambda: street.oa_saw("May Sao Mai"))


@pytest.mark.parametrize("broken", ["zalo_bot", "zalo_oa"])
async def test_one_that_fails_does_not_stop_the_other(
    street: Street, broken: str, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = "http://127.0.0.1:9"
    more = (
        {"zalo_bot_base": nowhere}
        if broken == "zalo_bot"
        else {"zalo_oa_webhook_secret": None, "zalo_oa_app_secret": None}
    )
    caplog.set_level(logging.INFO)
    async with street.running(**more) as (_, program):
        bot, oa = street.zalos.bot, street.zalos.oa
        if broken == "zalo_bot":
            oa.writes(PERSON, "MAY0123")
            await until(lambda: street.oa_saw("May Sao Mai"))
        else:
            bot.writes(bot.bot(TOKEN), PERSON, "MAY0123")
            await until(lambda: street.bot_saw("May Sao Mai"))
            async with httpx2.AsyncClient() as http:  # a door without a lock stays shut
                assert (await http.post(f"{program}/webhook/zalo-oa", content=b"{}")).status_code == 404
    assert TOKEN not in caplog.text


async def test_a_bots_webhook_brings_what_zalo_posts(street: Street) -> None:
    bot = street.zalos.bot
    hooked = {"zalo_bot_updates": "webhook", "zalo_bot_webhook_secret": SecretStr(SECRET)}
    async with street.running(**hooked) as (_, program):
        own = bot.bot(TOKEN)
        own.url, own.secret = f"{program}/webhook/zalo-bot", SECRET
        bot.writes(own, PERSON, "MAY0123")
        await until(lambda: street.bot_saw("May Sao Mai"))
        async with httpx2.AsyncClient() as http:
            for path in ("zalo-bot", "zalo-oa"):
                assert (await http.post(f"{program}/webhook/{path}", content=b"{}")).status_code == 200
                assert (await http.post(f"{program}/webhook/{path}", content=b'{"x": 1}')).status_code == 403


async def test_what_waited_is_taken_up_again(street: Street) -> None:
    """An update that was stored when the process ended is answered by the next one."""
    async with open_application(street.settings(), street.clock) as app:
        assert app.zalo.bot is not None
        bot = street.zalos.bot
        event = bot.writes(bot.bot(TOKEN), PERSON, "MAY0123")
        row = {"channel": "zalo_bot", "external_id": event["message"]["message_id"], "lane": PERSON}
        channel = app.zalo.bot.channel
        await app.writer.run(lambda work: _store(work, {**row, "raw": channel.clean(event)}))
        bot.bot(TOKEN).pending.clear()
    async with street.running():
        await until(lambda: street.bot_saw("May Sao Mai"))


async def _store(work: Any, row: dict[str, Any]) -> None:
    values = {**row, "received_at": work.now, "handled_at": None, "problem": None}
    await conversations.store_updates(work.connection, [values])


def jpeg(colour: str = "red") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(written, "JPEG")
    return written.getvalue()


async def awaits_a_picture(work: Work) -> None:
    """A member sees a screen that a picture may answer."""
    person = Person(name="Hạnh", created_at=work.now)
    await work.add(person)
    contact = Contact(channel="zalo_bot", external_id=PERSON, person_id=person.id, written_at=work.now)
    await work.add(contact)
    screen = Screen("nothing_yet", accepts=frozenset({"choice", "photo"}))
    await work.add(
        Conversation(contact_id=contact.id or 0, seq=1, answered=1, screen=screen.dump(), draft={}, changed_at=work.now)
    )


async def test_a_picture_comes_in_over_the_network(street: Street) -> None:
    """It is fetched where it is awaited; what an address elsewhere holds is not."""
    async with street.running() as (app, _):
        bot = street.zalos.bot
        await app.writer.run(awaits_a_picture)
        bot.sends_photo(bot.bot(TOKEN), PERSON, jpeg())
        await until(lambda: len(bot.sees(PERSON)) == 1)
        assert len(await asyncio.to_thread(lambda: list(app.settings.media_dir.rglob("*.jpg")))) == 1
        bot.cdn.base = street.base.replace("127.0.0.1", "localhost") + BOT_PATH
        bot.sends_photo(bot.bot(TOKEN), PERSON, jpeg("blue"))
        await until(lambda: len(bot.sees(PERSON)) == 2)
        assert len(await asyncio.to_thread(lambda: list(app.settings.media_dir.rglob("*.jpg")))) == 1
