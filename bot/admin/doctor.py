"""Look at everything that must be right before the program can work, and say it in plain words."""

from __future__ import annotations

import asyncio
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.admin import reach, this_machine
from bot.admin.base import base
from bot.admin.campaign_files import unusable
from bot.admin.finding import Finding, State, error_found, note, ok
from bot.admin.journal import journal
from bot.admin.quota import quota
from bot.admin.sealing import sealing
from bot.admin.service import service
from bot.admin.texts import say
from bot.errors import SettingsError
from bot.settings.checks import contradictions, earlier_names, hours_in_quiet
from bot.settings.settings import Settings
from data.paths import CAMPAIGNS, DATA

STYLES = {State.OK: "green", State.NOTE: "yellow", State.WRONG: "bold red", State.UNCHECKED: "dim"}


async def examine(now: reach.Now, env: Path) -> list[Finding]:
    """Every check in the order in which an administrator mends; without settings only the first ones."""
    findings = list(this_machine.env_file(env))
    try:
        settings = Settings.read(_env_file=env)
    except SettingsError as error:
        return [*findings, error_found("settings", error)]
    return [
        *findings,
        *_settings(settings),
        *(await reach.telegram(settings, now) if _on_telegram(settings) else []),
        *await _zalo(settings, now),
        *this_machine.folders(settings),
        *this_machine.database_file(settings),
        *await base(settings, DATA / "migrations" / "versions"),
        *await sealing(settings),
        *await journal(settings),
        this_machine.campaigns(settings, CAMPAIGNS),
        *unusable(settings),
        this_machine.disk(settings),
        *quota(settings, now()),
        *this_machine.metrics(settings),
        await asyncio.to_thread(service, settings),
    ]


def _settings(settings: Settings) -> list[Finding]:
    """Say which settings together mean never, and which stand under an earlier name."""
    found = [error_found("settings", problem) for problem in contradictions(settings)]
    if hours := hours_in_quiet(settings):
        found.append(note("settings", "chosen_hours_quiet", hours=hours, quiet=settings.quiet_hours))
    found += [note("settings", "setting_renamed", old=old, new=new) for old, new in earlier_names(settings)]
    return found or [ok("settings", "settings_fine")]


def _on_telegram(settings: Settings) -> bool:
    """Whoever has no token is told so, unless Zalo alone is meant."""
    return settings.telegram_token is not None or not (settings.zalo_bot_token or settings.zalo_oa_id)


async def _zalo(settings: Settings, now: reach.Now) -> list[Finding]:
    if settings.zalo_bot_token is None and settings.zalo_oa_id is None:
        return []
    from bot.admin.zalo_findings import findings  # noqa: PLC0415 - needs what a machine without Zalo may lack

    return await findings(settings, now)


def report(findings: list[Finding], console: Console) -> bool:
    """Print the findings; True when nothing is wrong."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        table.add_row(
            Text(say("doctor", f"state_{finding.state}"), STYLES[finding.state]),
            Text(finding.title),
            Text(finding.text),
        )
    count = sum(finding.state is State.WRONG for finding in findings)
    console.print(table)
    console.print(Text(say("doctor", "verdict", count=count), STYLES[State.WRONG if count else State.OK]))
    return count == 0
