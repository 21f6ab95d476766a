"""Recalling a draft that was left: once, at 19:00 of a later day."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from data.enums import PushKind
from data.queries import drafts
from data.tables import Person, TickMark
from data.types import HANOI
from data.work import Work
from domain import words
from domain.forms.draft import Draft
from domain.outbox import choice, enqueue
from domain.reminders.hours import STANDARD, Hours

HOUR = time(19)
FORGOTTEN = timedelta(days=7)  # an older draft stays, but nobody is asked about it any more
MARK = "recall_drafts"
SHORT = 12  # characters of a draft's id that its buttons carry


def is_time(now: datetime, hours: Hours = STANDARD) -> bool:
    """Tell whether drafts are recalled now: from 19:00 until the quiet hours, or in the hour before these."""
    return now.astimezone(HANOI).time() >= hours.in_the_evening(HOUR) and not hours.is_quiet(now)


async def recall_drafts(work: Work, hours: Hours = STANDARD) -> int:
    """Ask those who left a draft before today whether they want to go on; returns how many were asked.

    May be called at any time and any number of times: once a day it looks, and it never asks twice for one draft.
    """
    if not is_time(work.now, hours) or await _looked_today(work):
        return 0
    midnight = datetime.combine(work.now.date(), time(0), HANOI)
    rows = await drafts.touched_between(work.connection, (midnight - FORGOTTEN).isoformat(), midnight.isoformat())
    return sum([await _recall(work, row.person_id, row.draft) for row in rows])


async def _looked_today(work: Work) -> bool:
    """Note that the drafts of today are looked at; tell whether they were before."""
    mark = await work.session.get(TickMark, MARK)
    if mark is not None and mark.day == work.now.date():  # a day to come was not looked at: a clock ran ahead
        return True
    if mark is None:
        await work.add(TickMark(name=MARK, day=work.now.date()))
    else:
        mark.day = work.now.date()
        await work.settle()
    return False


async def _recall(work: Work, person_id: int, stored: dict[str, Any]) -> bool:
    if not stored.get("form", {}).get("answers"):
        return False
    draft = Draft.load(stored["form"])
    person = await work.session.get_one(Person, person_id)
    answered = sum(bool(answer) for answer in draft.answers.values())
    buttons = (("continue_draft", "recall_continue"), ("drop_draft", "recall_drop"))
    pushed = await enqueue(
        work,
        key=f"draft:{draft.id}:{draft.record_version or 0}",
        kind=PushKind.REMINDER,
        person_id=person_id,
        text=words.render("pushes/draft_recall", you=person.address_form, kind=draft.kind, answered=answered),
        choices=[[choice(code, draft.id[:SHORT], label=label) for code, label in buttons]],
        due_at=work.now,
    )
    return pushed is not None
