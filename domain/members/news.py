"""Telling officers what happened in a unit: those in charge of it, or those of the nearest unit above that has any."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.queries.members import officers
from data.queries.members.officers import NOBODY
from data.queries.outbox import installer_notices
from domain.outbox import enqueue
from domain.outbox.buttons import Rows
from domain.quiet_hours import Hours
from domain.text import templates

HELD = "held"
"""The code of the notice to whoever installed the program (data/templates/admin/alarm.j2)."""


@dataclass(frozen=True)
class News:
    """One thing to tell: the push `template` with its `facts`, once for each `key` and person."""

    template: str
    key: str
    facts: dict[str, Any]
    about: int | None = None  # whose name it holds: erasing that person empties it too
    told_by: int | None = None  # the officer whom it names as well
    buttons: Callable[[int], Awaitable[Rows | None]] | None = None  # by officer: nobody is offered what they may not do


async def tell(work: Work, people: Iterable[AnyRow], news: News, hours: Hours) -> int:
    """Queue it for each of these people, read as (id, address_form); returns for how many."""
    forms = {person.id: person.address_form for person in people}
    for person_id, you in forms.items():
        context = {**news.facts, "you": you, "You": you[:1].upper() + you[1:], "at": work.now}
        await enqueue(
            work,
            key=f"{news.key}:{person_id}",
            kind=PushKind.NOTICE,
            person_id=person_id,
            text=templates.render(f"pushes/{news.template}", context),
            choices=await news.buttons(person_id) if news.buttons else None,
            due_at=hours.awake(work.now),
            about_id=news.about,
            told_by_id=news.told_by,
        )
    return len(forms)


async def tell_above(work: Work, unit_id: int, news: News, hours: Hours, *, besides: int = NOBODY) -> int:
    """Queue it for the level above a unit; returns for how many: 0 at the top of the tree.

    `besides`: who has done it; where they alone are the level above, the next one is told.
    """
    return await tell(work, await officers.in_charge_above(work.connection, unit_id, work.now, besides), news, hours)


async def tell_of_held(work: Work, unit_id: int, author_id: int, news: News, hours: Hours) -> None:
    """Tell of something that is held for its author's right: those above, else who is in charge beside the author.

    Where there is nobody at all, whoever installed the program is left a notice.
    """
    if await tell_above(work, unit_id, news, hours, besides=author_id):
        return
    if not await tell(work, await officers.in_charge(work.connection, unit_id, work.now, author_id), news, hours):
        await installer_notices.keep(work.connection, news.key, HELD, unit_id, work.now)
