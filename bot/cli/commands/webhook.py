"""`python -m bot webhook set|info|delete`."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from bot.admin import webhook
from bot.admin.texts import say
from bot.cli.commands.trail import leave_note
from bot.settings.settings import Settings

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.command("set")
def set_() -> None:
    _do(webhook.set_webhook, "set_done")
    leave_note("webhook_set", "channel:telegram")


@app.command()
def info() -> None:
    _do(webhook.webhook_info)


@app.command()
def delete() -> None:
    _do(webhook.delete_webhook, "delete_done")
    leave_note("webhook_deleted", "channel:telegram")


def _do(action: Callable[[Settings], Coroutine[Any, Any, Any]], done: str | None = None) -> None:
    """Act, say that it is done, and show what Telegram holds now."""
    logging.basicConfig(handlers=[logging.NullHandler()])  # a failure is told as a PlainError
    settings, console = Settings.read(), Console(highlight=False)
    held = asyncio.run(action(settings))
    if done:
        console.print(Text(say("webhook", done, mode=settings.telegram_updates)))
    console.print(webhook.show(held))
