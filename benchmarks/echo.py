"""Bare aiogram: its own polling with 64 tasks at once, no database."""

from __future__ import annotations

import asyncio
from typing import Any

from aiogram import Dispatcher
from aiogram.types import CallbackQuery, Message

from benchmarks.transport import InstantSession, bodies, open_bot

AT_ONCE = 64


async def run_echo(updates: list[dict[str, Any]]) -> int:
    """Answer every message with its text, every tap with an acknowledgement and an edit; returns the calls made."""
    session = InstantSession()
    session.backlog = iter(bodies(updates))
    dispatcher, left, done = Dispatcher(), len(updates), asyncio.Event()

    def count() -> None:
        nonlocal left
        left -= 1
        if not left:
            done.set()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")
        count()

    @dispatcher.callback_query()
    async def edit(query: CallbackQuery) -> None:
        await acknowledge_and_edit(query)
        count()

    await poll_until(done, dispatcher, session)
    return session.calls


async def acknowledge_and_edit(query: CallbackQuery) -> None:
    """Make the two calls of a tap."""
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(query.message.text or "", reply_markup=query.message.reply_markup)


async def poll_until(done: asyncio.Event, dispatcher: Dispatcher, session: InstantSession) -> None:
    """Run aiogram's own polling until all is handled."""
    polling = asyncio.create_task(
        dispatcher.start_polling(
            open_bot(session), tasks_concurrency_limit=AT_ONCE, handle_signals=False, allowed_updates=[]
        )
    )
    await done.wait()
    await dispatcher.stop_polling()
    await polling
