"""What members wrote and nobody has answered yet: read one after the other, answered or closed."""

from __future__ import annotations

from data.queries.privacy import named
from domain.input.events import PushChose
from domain.letters import closing, desk, writing
from domain.review.officer_queue import Queue
from handlers.core.router import chose, chose_push, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn, tell_lost_links
from handlers.officer.gate import end_job, job, keep_job, officer_router
from handlers.officer.jobs import AnswerLetter

router = officer_router("letters")

LETTER, NOBODY, CLOSING = "officer/letter", "officer/no_letters", "officer/letter_close"
ANSWER, ANSWERED = "officer/letter_answer", "officer/letter_answered"


@router.on(chose("officer_letters"), chose_push("see_letters"), command("officer_letters"))
async def open_letters(turn: Turn) -> Screen:
    """Show the letter that has waited longest."""
    end_job(turn)
    return await show_letter(turn, before=True)


@router.on(chose("next_letter", LETTER), chose("back", CLOSING))
async def show_that_letter(turn: Turn) -> Screen:
    return await show_letter(turn, int(turn.value or 0))


@router.on(chose("close_letter", LETTER))
async def ask_to_close(turn: Turn) -> Screen:
    """Ask once more: the writer hears of it."""
    letter = await desk.demand_letter(turn.work, turn.person_id, int(turn.value))
    found = await desk.queued(turn.work, Queue((letter.id or 0,)))
    context = {"name": found.name if found else ""}
    choices = (Choice("yes_close_letter", turn.value), Choice("back", turn.value))
    return Screen(CLOSING, context, choices, names=named.people(letter.person_id))


@router.on(chose("yes_close_letter", CLOSING))
async def close_letter(turn: Turn) -> Screen:
    await closing.close(turn.work, turn.person_id, int(turn.value), turn.app.hours)
    turn.tell("screens/officer/letter_closed")
    return await show_letter(turn)


async def show_letter(turn: Turn, at: int | None = None, *, before: bool = False) -> Screen:
    """Show one letter that waits, or the first. `before`: no letter was changed in this turn."""
    queue = await desk.read_queue(turn.work, turn.person_id, before=before)
    found = await desk.queued(turn.work, queue, at)
    if found is None:
        return Screen(NOBODY, {}, (Choice("home"),))
    key = str(found.id)
    further = (Choice("next_letter", str(found.place.following)),) if found.place.following else ()
    choices = (Choice("reply_letter", key), Choice("close_letter", key), *further, Choice("home"))
    context = {
        "number": found.place.number,
        "total": found.place.total,
        "name": found.name,
        "unit": found.at,
        "at": found.written_at.isoformat(),
        "raised": found.raised,
        "text": found.text,
    }
    return Screen(LETTER, context, choices, names=named.people(found.person_id))


@router.on(chose("reply_letter", LETTER))
async def reply(turn: Turn) -> Screen:
    letter = await desk.demand_letter(turn.work, turn.person_id, int(turn.value))
    return await _ask_answer(turn, letter.person_id)


@router.on(chose_push("answer_letter"))
async def ask_answer(turn: Turn) -> Screen:
    """Ask an officer for the answer to a member's message."""
    event = turn.event
    assert isinstance(event, PushChose)  # noqa: S101 - the filter lets nothing else through
    return await _ask_answer(turn, await writing.writer_of(turn.work, event.push_id, int(event.value)))


async def _ask_answer(turn: Turn, key: int) -> Screen:
    member = await writing.addressee(turn.work, turn.person_id, key)
    keep_job(turn, AnswerLetter(key, people=(key,)))
    return Screen(ANSWER, {"member": member.name or "", "limit": writing.LIMIT}, (Choice("home"),), frozenset({"text"}))


@router.on(wrote(ANSWER))
async def send_answer(turn: Turn) -> Screen:
    due = await writing.answer(turn.work, turn.person_id, job(turn, AnswerLetter).member, turn.text, turn.app.hours)
    tell_lost_links(turn)
    later = due.isoformat() if writing.is_later(due, turn.now) else None
    count = len((await desk.read_queue(turn.work, turn.person_id)).keys)
    further = (Choice("officer_letters", words={"count": count}),) if count else ()
    return Screen(ANSWERED, {"due": later}, (*further, Choice("home")))
