"""What people choose for themselves: which reminders, when, how they are spoken to, an officer's number for members."""

from __future__ import annotations

from datetime import time

from data.engine.unit_of_work import Work
from data.queries.members import profile
from data.queries.outbox import stopping
from domain import audit, journal
from domain.errors import Problem
from domain.journal import Act
from domain.members.phones import read_phone
from domain.members.rights import demand_units
from domain.text import templates

FORMS = ("you_unknown", "you_officer", "you_friend")
"""The ways to be spoken to: codes of labels."""

DIGEST_TIMES = (time(7, 30), time(11, 30), time(17), time(19))
REMIND_TIMES = (time(8), time(11, 30), time(17), time(19))
"""Offered to officers; outside of every sensible quiet hour."""


KINDS = ("announcements", "reminders", "wishes", "summaries")
"""The kinds of message that somebody may go without: columns of a person, and codes in the journal.

What units announce to their members (not what is urgent or to be acknowledged, nor what officers are told), reminders
of what a member may still do (what is owed as an officer is reminded of anyway), greetings on anniversaries, and the
summary of an officer's day (what waits too long rises to the level above all the same).
"""


async def choose_kind(work: Work, person_id: int, kind: str, *, wanted: bool) -> None:
    """Send messages of a kind from now on, or none; those that wait end. Raises `Problem` for a kind that is none."""
    if kind not in KINDS:
        raise Problem("choose_one")
    await journal.write(work, Act.KIND_CHOSEN, person_id, kind=kind, wanted=wanted)
    await profile.change(work.connection, person_id, **{kind: wanted})
    if kind == "announcements" and not wanted:
        await stopping.end_announcements(work.connection, person_id, work.now)
    if kind == "summaries" and not wanted:
        await stopping.end_summaries(work.connection, person_id, work.now)


async def is_stopped(work: Work, person_id: int) -> bool:
    """Tell whether the person wants no messages that come by themselves."""
    return await profile.stopped_at(work.connection, person_id) is not None


async def stop_messages(work: Work, person_id: int) -> None:
    """Send nothing that comes by itself from now on: no reminder, greeting, announcement, summary or letter.

    What answers the person, and what concerns their own records, data, phone or role, still comes.
    """
    if await is_stopped(work, person_id):
        return
    await journal.write(work, Act.STOPPED, person_id)
    await profile.change(work.connection, person_id, stopped_at=work.now)
    await stopping.stop(work.connection, person_id, work.now)
    await audit.record(work, person_id, "messages_stopped", f"person:{person_id}")


async def want_messages(work: Work, person_id: int) -> None:
    """Take stopping back: what comes by itself comes again from now on."""
    if not await is_stopped(work, person_id):
        return
    await journal.write(work, Act.WANTED_AGAIN, person_id)
    await profile.change(work.connection, person_id, stopped_at=None)
    await audit.record(work, person_id, "messages_wanted", f"person:{person_id}")


async def speak_to(work: Work, person_id: int, form: str) -> str:
    """Speak to the person in one of the forms; returns it. Raises `Problem`."""
    if form not in FORMS:
        raise Problem("choose_one")
    you = templates.label(form)
    await profile.change(work.connection, person_id, address_form=you)
    return you


async def summarise_at(work: Work, officer_id: int, chosen: str) -> None:
    """Send an officer's summary at this hour (HH:MM), also if they wanted none. Raises `Refused` or `Problem`."""
    await demand_units(work, officer_id)
    await profile.change(work.connection, officer_id, digest_at=_among(chosen, DIGEST_TIMES))
    await choose_kind(work, officer_id, "summaries", wanted=True)


async def remind_at(work: Work, officer_id: int, chosen: str) -> None:
    """Send an officer's reminders at this hour (HH:MM). Raises `Refused` or `Problem`."""
    await demand_units(work, officer_id)
    await profile.change(work.connection, officer_id, remind_at=_among(chosen, REMIND_TIMES))


async def give_phone(work: Work, officer_id: int, typed: str | None) -> None:
    """Show members this number of an officer, or none. Raises `Refused` or `Problem`."""
    await demand_units(work, officer_id)
    phone = read_phone(typed) if typed else None
    if typed and phone is None:
        raise Problem("not_a_phone")
    await profile.change(work.connection, officer_id, office_phone="0" + phone.removeprefix("+84") if phone else None)


def _among(chosen: str, times: tuple[time, ...]) -> time:
    for hour in times:
        if f"{hour:%H:%M}" == chosen:
            return hour
    raise Problem("choose_one")
