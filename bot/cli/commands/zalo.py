"""`python -m bot zalo consent|templates|webhook-set|webhook-info|webhook-delete`."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime

import typer
from rich.console import Console

from bot.admin import zalo
from bot.admin.texts import say
from bot.app.database_errors import database_in_words
from bot.channels.zalo.oa.approved import example, forms, values
from bot.cli.commands.trail import leave_note
from bot.settings.settings import Settings

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.command()
def consent() -> None:
    """Lead through the consent of an Official Account."""
    console = _quiet()

    def ask(link: str) -> str:
        console.print(say("zalo", "open_this", link=link), soft_wrap=True)
        return str(typer.prompt(say("zalo", "paste")))

    with database_in_words():
        pair = asyncio.run(zalo.consent(Settings.read(), lambda: datetime.now(UTC), ask))
    console.print(say("zalo", "consented", until=f"{pair.refresh_until:%d/%m/%Y}"))


@app.command()
def templates() -> None:
    """Print the templates that Zalo is to approve, each with an example, and which kinds have one."""
    settings = Settings.read()
    rows = [
        {
            "form": form,
            "example": form.filled(form.values(example(form))),
            "values": [values()[name] for name in form.names],
        }
        for form in forms().values()
    ]
    chosen = {"single": settings.zalo_oa_templates, "named": settings.zalo_oa_named_templates}
    _quiet().print(say("zalo", "templates", rows=rows, **chosen), soft_wrap=True)


@app.command("webhook-set")
def webhook_set() -> None:
    _webhook("set")
    leave_note("webhook_set", "channel:zalo_bot")


@app.command("webhook-info")
def webhook_info() -> None:
    _webhook("info")


@app.command("webhook-delete")
def webhook_delete() -> None:
    _webhook("delete")
    leave_note("webhook_deleted", "channel:zalo_bot")


def _webhook(wish: str) -> None:
    """Do it, and show what Zalo holds now."""
    console, settings = _quiet(), Settings.read()
    held = asyncio.run(zalo.bot_webhook(settings, wish))
    facts = {"url": held.url, "verified": held.verified, "outcome": held.outcome} if held else {}
    console.print(say("zalo", "webhook", mode=settings.zalo_bot_updates, held=facts), soft_wrap=True)


def _quiet() -> Console:
    logging.basicConfig(handlers=[logging.NullHandler()])  # a failure is told as a PlainError
    return Console(highlight=False, markup=False)
