"""Confirming who belongs to the unit, one after the other or many at once."""

from __future__ import annotations

from data.queries.privacy import named
from domain.errors import Problem, Refused
from domain.members import directory
from domain.members.directory import Found
from domain.review import people_queue
from domain.review.officer_queue import Queue
from domain.review.people import Waiting, confirm, refuse
from handlers.core.router import Router, chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import days_of, end_job, job, keep_job, look_below, officer_router
from handlers.officer.jobs import ConfirmPeople

router: Router = officer_router("people")

PERSON, NOBODY = "officer/person", "officer/nobody_waits"
REFUSING, ALL = "officer/refuse_person", "officer/confirm_all"
MATCHED = "officer/matched"


@router.on(chose("officer_people"), command("officer_people"))
async def open_people(turn: Turn) -> Screen:
    """Show the first person who waits; those whom the unit's own list knows are offered together."""
    end_job(turn)
    look_below(turn, below=False)
    listed, total = await people_queue.matched(turn.work, turn.person_id, days_of(turn))
    if not listed or total == 1:
        return await show_person(turn, before=True)
    keep_job(turn, ConfirmPeople(tuple(listed)))
    choices = (Choice("confirm_matched", words={"count": len(listed)}), Choice("each_person"), Choice("home"))
    return Screen(MATCHED, {"matched": len(listed), "others": total - len(listed)}, choices)


@router.on(chose("confirm_matched", MATCHED))
async def confirm_matched(turn: Turn) -> Screen:
    """Confirm those who were counted; a phone or a code has proved each of them."""
    listed = list(job(turn, ConfirmPeople).memberships)
    end_job(turn)
    count = await people_queue.confirm_listed(turn.work, turn.person_id, listed, turn.app.hours)
    turn.tell("screens/officer/confirmed_all", count=count, others=len(listed) - count)
    return await show_person(turn)


@router.on(chose("each_person", MATCHED))
async def each_person(turn: Turn) -> Screen:
    end_job(turn)
    look_below(turn, below=False)
    return await show_person(turn, before=True)


@router.on(chose("people_below", PERSON, NOBODY))
async def open_below(turn: Turn) -> Screen:
    """Show who waits in all units below, also those on others' desks."""
    look_below(turn, below=True)
    return await show_person(turn, before=True)


@router.on(chose("next_person", PERSON))
async def next_person(turn: Turn) -> Screen:
    queue = await people_queue.read_queue(turn.work, turn.person_id, days_of(turn), before=True)
    place = queue.place(int(turn.value))
    return await show_person(turn, place.following if place else None, queue, before=True)


@router.on(chose("confirm_person", PERSON))
async def confirm_person(turn: Turn) -> Screen:
    return await _decide(turn, int(turn.value), confirming=True)


@router.on(chose("refuse_person", PERSON))
async def ask_to_refuse(turn: Turn) -> Screen:
    """Ask once more: it cannot be undone, and the person's records go with it."""
    queue = await people_queue.read_queue(turn.work, turn.person_id, days_of(turn), before=True)
    found = await people_queue.queued(turn.work, queue, int(turn.value))
    if found is None or found.person.membership_id != int(turn.value):
        raise Problem("already_decided")
    keep_job(turn, ConfirmPeople(membership=found.person.membership_id, people=(found.person.person_id,)))
    context = {"name": found.person.name, "unit": found.person.unit, "records": found.person.records}
    return Screen(REFUSING, context, (Choice("yes_refuse_person", turn.value), Choice("back")))


@router.on(chose("yes_refuse_person", REFUSING))
async def refuse_person(turn: Turn) -> Screen:
    end_job(turn)
    return await _decide(turn, int(turn.value), confirming=False)


@router.on(chose("back", REFUSING, ALL), command("cancel", REFUSING, ALL))
async def back_to_person(turn: Turn) -> Screen:
    at = job(turn, ConfirmPeople).membership
    end_job(turn)
    return await show_person(turn, at)


@router.on(chose("confirm_all", PERSON))
async def ask_to_confirm_all(turn: Turn) -> Screen:
    """Name everybody who would be confirmed; who joins meanwhile is not among them."""
    listed = await people_queue.first(turn.work, turn.person_id, days_of(turn))
    keys = tuple(member.person_id for member in listed)
    keep_job(turn, ConfirmPeople(tuple(member.membership_id for member in listed), people=keys))
    people = [{"name": member.name, "section": member.section, "unit": member.unit} for member in listed]
    units = {member.unit for member in listed}
    context = {"people": people, "unit": units.pop() if len(units) == 1 else None}
    return Screen(ALL, context, (Choice("yes_confirm_all", words={"count": len(listed)}), Choice("back")))


@router.on(chose("yes_confirm_all", ALL))
async def confirm_all(turn: Turn) -> Screen:
    listed = list(job(turn, ConfirmPeople).memberships)
    end_job(turn)
    count = await people_queue.confirm_all(turn.work, turn.person_id, listed, turn.app.hours)
    turn.tell("screens/officer/confirmed_all", count=count, others=len(listed) - count)
    return await show_person(turn)


async def _decide(turn: Turn, membership_id: int, *, confirming: bool) -> Screen:
    """Decide on one person and show the next; when somebody else was first, say so and go on."""
    queue = await people_queue.read_queue(turn.work, turn.person_id, days_of(turn), before=True)
    coming = queue.after(membership_id)
    try:
        person = await (confirm if confirming else refuse)(turn.work, turn.person_id, membership_id, turn.app.hours)
    except Refused:
        raise
    except Problem as problem:  # nothing was written
        turn.tell_problem(problem)
    else:
        queue = queue.without(membership_id)
        turn.tell("screens/officer/decided", name=person.name or "", confirmed=confirming)
    return await show_person(turn, coming, queue)


async def show_person(turn: Turn, at: int | None = None, queue: Queue | None = None, *, before: bool = False) -> Screen:
    """Show one who waits, or the first. `queue`: if read; `before`: nobody who waits was changed in this turn."""
    queue = queue or await people_queue.read_queue(turn.work, turn.person_id, days_of(turn), before=before)
    found = await people_queue.queued(turn.work, queue, at)
    below = await _below(turn, found.place.total if found else 0, before=before)
    if found is None:
        return Screen(NOBODY, {}, (*below, Choice("home")))
    key, total = str(found.place.key), found.place.total
    choices = [Choice("confirm_person", key), Choice("refuse_person", key)]
    pairs, alike = await _pairs(turn, found.person, before=before)
    choices += pairs
    if total > 1:
        at_once = min(total, people_queue.AT_ONCE)
        choices += [
            Choice("next_person", key),
            Choice("confirm_all", words={"count": at_once, "all": total == at_once}),
        ]
    whom = f"{found.person.person_id}-{key}"
    blocked = found.person.blocked_at
    choices.append(Choice("readmit", whom, {"name": ""}) if blocked else Choice("block_person", whom))
    context = {
        "blocked": blocked.isoformat() if blocked else None,
        "number": found.place.number,
        "total": total,
        "name": found.person.name,
        "section": found.person.section,
        "category": found.person.category.value if found.person.category else None,
        "unit": found.person.unit,
        "records": found.person.records,
        "matched": found.person.matched,
        "listed_as": found.person.listed_as,
        "called": found.person.called,
        "bare": found.person.bare,
    }
    names = named.people(found.person.person_id) | directory.who(alike)
    return Screen(PERSON, context, (*choices, *below, Choice("home")), names=names)


async def _pairs(turn: Turn, person: Waiting, *, before: bool) -> tuple[list[Choice], list[Found]]:
    """Offer what looks like this person in the unit's list and among its members; the officer decides.

    Returns also whom the choices name.
    """
    if person.matched:
        return [], []
    key = str(person.membership_id)
    lines = await directory.not_joined(turn.work, person.unit_id, person.name, before=before)
    known = await directory.namesakes(turn.work, person.membership_id, before=before)
    if len(lines) == 1 and not known:
        context = {"name": lines[0].name, "section": lines[0].section}
        return [Choice("pair_line", f"{key}-{lines[0].key}", context)], lines
    return [Choice("pair", key, {"count": len(lines) + len(known)})] if lines or known else [], []


async def _below(turn: Turn, shown: int, *, before: bool) -> tuple[Choice, ...]:
    """Offer everybody below while more wait there than are assigned to the officer."""
    if days_of(turn) is None:
        return ()
    total = await people_queue.count_below(turn.work, turn.person_id, before=before)
    return (Choice("people_below", words={"count": total}),) if total > shown else ()
