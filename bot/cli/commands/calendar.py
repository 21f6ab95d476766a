"""`python -m bot calendar --campaign SLUG`: everything that lies ahead, who owes it and when people are reminded."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import Annotated, Any

import typer

from bot.app.clock import RealClock
from bot.app.policies import hours_of
from bot.cli.commands.campaign import Json, campaign_of
from bot.cli.commands.sending import look, sent_of
from bot.cli.commands.speaking import day_of, refuse, say
from bot.settings.settings import Settings
from data.queries.campaigns.chosen_days import Choosers
from data.queries.units.kinds import Kinds
from domain.calendar import CalendarEvent, LunarRangeError, events
from domain.calendar.lunar import FIRST_YEAR, LAST_YEAR
from domain.campaigns.document import Period

app = typer.Typer(add_completion=False)


@app.command()
def calendar(
    campaign: Annotated[str, typer.Option()],
    start: Annotated[str | None, typer.Option("--from")] = None,
    end: Annotated[str | None, typer.Option("--to")] = None,
    *,
    json_: Json = False,
) -> None:
    """List the events of a span of days, both ends included, and when each is sent; without a span all of the period.

    With a database also to how many people, from today on.
    """
    settings, file = Settings.read(), campaign_of(campaign)
    hours = hours_of(settings)
    here = look(settings, file, hours, RealClock().now().date())
    found = here.calendar.campaigns[campaign]
    first = day_of(start) if start else found.period.first_day()
    last = day_of(end) if end else _end(first, found.period)
    if last < first:
        refuse("ends_before_it_starts", start=first, end=last)
    try:
        listed = events(found, here.calendar.national, first, last)
        sent = sent_of(here, listed, hours)
    except LunarRangeError:
        refuse("lunar_range", first=FIRST_YEAR, last=LAST_YEAR)
    if json_:
        whole = [{**as_data(event), **days.as_data()} for event, days in zip(listed, sent, strict=True)]
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    lines, facts = list(zip(listed, sent, strict=True)), {"first": first, "last": last, "units": found.choosers()}
    typer.echo(say("calendar", campaign=found, lines=lines, attached=here.attached, **facts))


def _end(first: date, period: Period) -> date:
    """After the period only what recurs is left, and a period without an end does nothing else: one year is shown."""
    open_end = period.end is None or period.last_day() < first
    return date(first.year, 12, 31) if open_end else period.last_day()


def as_data(event: CalendarEvent) -> dict[str, Any]:
    """An event as JSON has it: days as ISO text, codes for everything else."""
    raw = {field.name: getattr(event, field.name) for field in fields(event)}
    more = {"year_class": event.year_class, "reminder_days": event.reminder_days}
    return {name: _plain(value) for name, value in {**raw, **more}.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, (Choosers, Kinds)):
        return {name: _plain(part) for name, part in value._asdict().items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
