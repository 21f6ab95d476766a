"""A progress bar of an announcement, read from the ledger: another process does the sending."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.cli.commands.speaking import plain, say
from domain import announcements

LOOK = 0.5  # seconds between two looks
PATIENCE = 20  # looks without anything moving before it is said that the program may not be running

Pause = Callable[[float], Awaitable[object]]


async def watch(
    engine: AsyncEngine, announcement_id: int, console: Console, pause: Pause = asyncio.sleep
) -> announcements.Progress:
    """Show the bar until no row waits any more, then the numbers; Ctrl-C ends the watching, not the sending."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    still = 0
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(say("announce_bar"), total=None)
        while True:
            async with engine.connect() as connection:
                far = await announcements.progress(connection, announcement_id)
            done = far.total - far.waiting
            still = still + 1 if done == bar.tasks[0].completed else 0
            bar.update(task, total=far.total, completed=done)
            if far.finished:
                break
            if still == PATIENCE:
                console.print(say("announce_still"))
            await pause(LOOK)
    console.print(plain("pushes/progress", progress=far))
    return far
