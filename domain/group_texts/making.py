"""What is said to a group: what did not reach people, an announcement, an invitation, the good news of a month."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import yaml

from data.engine.statements import AnyRow, AnySelect
from data.engine.unit_of_work import Work
from data.enums import PUBLISHABLE, PublishState, PushKind
from data.queries.outbox import undelivered_people as queries
from data.queries.privacy.named import Who
from data.queries.reminders.reminders import Event
from data.types import HANOI
from domain import announcements
from domain.calendar import EventKind
from domain.errors import Problem
from domain.group_texts.texts import GroupText
from domain.input import commands
from domain.input.codes import announcement_code
from domain.members.rights import demand_officer, demand_units
from domain.records import deeds
from domain.records.praising import Praised
from domain.records.publishing import story_of
from domain.reminders import CampaignCalendar
from domain.text import dates, templates
from domain.text.clusters import clip
from domain.text.templates import TEMPLATES
from domain.undelivered import people
from domain.units import UnitView, view

LINES = 3  # of one text: what a phone shows at a glance
READ = 200  # pushes that are looked at for what they say
LONGEST = 110  # characters of a line
SAID = 400  # characters of an announcement
STORY = 130  # characters of a deed
STALE = timedelta(days=7)
"""So long after its day an anniversary may still be spoken of."""

_ENDS = frozenset({EventKind.PHASE_END, EventKind.ROUND_END, EventKind.DEADLINE})
_TAG = re.compile(r"<[^>]*>")


async def undelivered(work: Work, officer_id: int | None, unit_id: int, calendar: CampaignCalendar) -> GroupText:
    """Say what did not reach people of a unit, naming nobody. Raises `Refused`."""
    await demand_officer(work, officer_id, unit_id)
    who, _ = await people.whom(work, unit_id)
    return await missed(work, await view(work.connection, unit_id, work.now.date()), who, calendar)


async def of_section(work: Work, leader_id: int | None, calendar: CampaignCalendar) -> GroupText:
    """Say the same to the head of a section. Raises `Refused`."""
    unit, who, _ = await people.section_of(work, leader_id)
    return await missed(work, unit, who, calendar)


async def missed(work: Work, unit: UnitView, who: AnySelect, calendar: CampaignCalendar) -> GroupText:
    """Name what is still worth telling: announcements, days to come, and that there are answers to single people."""
    rows = await queries.pushes(work.connection, who, work.now - people.LATELY, work.now, READ)
    events = await queries.slots(work.connection, [row.id for row in rows if row.announcement_id is None])
    spoken = list(dict.fromkeys((*_announced(rows), *_days(events, calendar, work.now.astimezone(HANOI).date()))))
    notices = [templates.label("says_group_notices")] if any(row.kind is PushKind.NOTICE for row in rows) else []
    lines = [*spoken[: LINES - len(notices)], *notices] or [templates.label("says_group_untold")]
    # whatever is sent is answered with all that waits; so the word leads to the last of what was announced to many
    last = next((row.announcement_id for row in rows if row.announced is not None), None)
    word = word_for({row.kind for row in rows}) if last is None else announcement_code(last)
    return GroupText(unit.name, templates.label("says_group_missed"), lines, word, unit.join_code)


def _announced(rows: Sequence[AnyRow]) -> Iterator[str]:
    for row in rows:
        if row.announced is not None:
            yield clip(row.announced.partition("\n")[0], LONGEST)


def _days(events: Sequence[AnyRow], calendar: CampaignCalendar, today: date) -> Iterator[str]:
    for row in events:
        entries = calendar.find(Event(row.campaign, row.event, row.event_day))
        over = row.event_day < (today if entries and entries[0].event.kind in _ENDS else today - STALE)
        if not entries or over:
            continue
        event = entries[0].event
        code = "says_group_deadline" if event.kind in _ENDS else "says_group_event"
        name = event.name[:1].upper() + event.name[1:]
        yield clip(templates.label(code, name=name, day=dates.show(row.event_day)), LONGEST)


async def announcement(work: Work, officer_id: int | None, announcement_id: int) -> GroupText:
    """Say an announcement, before or after it went out. Raises `Refused`."""
    made, _ = await announcements.look(work, officer_id, announcement_id)
    code = announcement_code(made.reminds_id or announcement_id)
    return replace(await announced(work, officer_id, made.unit_id, made.text), word=code)


async def announced(work: Work, officer_id: int | None, unit_id: int, text: str) -> GroupText:
    """Say the words of an announcement, also of one that is only being written. Raises `Refused`."""
    await demand_officer(work, officer_id, unit_id)
    unit = await view(work.connection, unit_id, work.now.date())
    lines = [line for line in clip(text, SAID).split("\n") if line.strip()]
    word = commands.word_for("newest_announcement")  # its number is known only when it goes out
    return GroupText(unit.name, templates.label("says_group_announcement"), lines, word, unit.join_code)


def invitation(unit: UnitView) -> GroupText:
    """Invite into a unit: its code is the word."""
    line = html.unescape(_TAG.sub("", templates.render("files/group_invitation", unit=unit.name)))
    return GroupText(unit.name, templates.label("says_group_invite"), [line], unit.join_code, unit.join_code)


async def good_news(work: Work, officer_id: int | None) -> tuple[GroupText, frozenset[Who]]:
    """Tell of the good deeds of this month, else of the last, that may be published; with whom it names.

    Raises `Refused`, and `Problem` where there is nothing to tell.
    """
    units = await demand_units(work, officer_id)
    found = [one for one in await deeds.recorded(work, officer_id) if _may_be_told(one)]
    month, chosen = _latest(found, work.now.astimezone(HANOI).date())
    if not chosen:
        raise Problem("no_good_news")
    lines = [_deed(one) for one in chosen[:LINES]]
    if len(chosen) > LINES:
        lines[-1] = f"{lines[-1]} ({templates.label('group_more_deeds', count=len(chosen) - LINES)})"
    unit = await view(work.connection, units[0], work.now.date())
    heading, word = templates.label("says_group_news", month=f"{month:%m/%Y}"), templates.label("says_group_news_word")
    named = [one.who for one in chosen[:LINES] if _is_named(one)]
    return GroupText(unit.name, heading, lines, word, unit.join_code), frozenset[Who]().union(*named)


def _may_be_told(deed: Praised) -> bool:
    return deed.consent is not None and deed.consent.state in PUBLISHABLE


def _is_named(deed: Praised) -> bool:
    return deed.consent is not None and deed.consent.state is PublishState.AGREED


def _latest(found: Sequence[Praised], today: date) -> tuple[date, list[Praised]]:
    """Return this month's deeds, else those of the month before, with the month's first day."""
    this = today.replace(day=1)
    for month in (this, (this - timedelta(days=1)).replace(day=1)):
        days = [(one, one.record.changed_at.astimezone(HANOI).date()) for one in found]
        chosen = [one for one, day in days if day.replace(day=1) == month]
        if chosen:
            return month, chosen
    return this, []


def _deed(deed: Praised) -> str:
    """Tell a deed in a line, with the name where that was agreed to."""
    name = (deed.name or deed.written) if _is_named(deed) else templates.label("says_group_someone")
    return f"{name}: {clip(' '.join(story_of(deed.record).split()), STORY)}"


_FIRST = (PushKind.REMINDER, PushKind.ANNOUNCEMENT, PushKind.NOTICE, PushKind.GREETING, PushKind.DIGEST)
"""Where several kinds are spoken of, the word of the first of them leads on."""


@cache
def _words() -> dict[PushKind, str]:
    raw = yaml.safe_load((TEMPLATES / "approved.yaml").read_text("utf-8"))
    return {PushKind(kind): form["word"].upper() for kind, form in raw["kinds"].items()}


def word_for(kinds: Collection[PushKind]) -> str:
    """Return the word that a group is asked to send, in capitals: that of a template message of the kind of push."""
    return _words()[next((kind for kind in _FIRST if kind in kinds), PushKind.DIGEST)]
