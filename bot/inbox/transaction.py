"""An update as one unit of work.

A handler returns its screen; the screen, the facts and the mark "handled" are committed together, and only then is
anything sent.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any

from bot.channels.base import Arrival
from bot.channels.incoming import Presence, Tap, Text
from bot.channels.telegram.presence import noting_presence
from bot.inbox.reading import read_event
from bot.inbox.what_waits import tell_what_waits
from bot.replies.reply import Answer, Mark
from data.engine.unit_of_work import Work, Writer
from data.queries.inbox import conversations
from data.washing import without_phones
from domain import answering, limits, refusals
from domain.errors import Problem, Refused
from domain.input.codes import NUMBERED
from domain.input.events import Chose, Commanded, Event, OldButton, PushChose, Wrote
from domain.limits import Limited
from domain.outbox import buttons
from domain.understanding.answers import read_reply
from handlers.core.attempted import action_of
from handlers.core.router import Conversation
from handlers.core.screen import Screen
from handlers.core.turn import Turn, open_turn
from handlers.fallback import CUT_OFF, still_theirs

NEVER_A_PUSH = frozenset({"cancel", "menu", "start", "stop"})
"""Commands that mean the same everywhere, whatever a push offers."""

CODE_NAMED = "code_named"
"""Stands in the draft of a stranger who came by a poster, an invitation or another app."""


class HandledBeforeError(Exception):
    """The update had its effect already (a commit whose success was not heard of), or another process has it by now."""


async def take_turn(arrival: Arrival, conversation: Conversation, writer: Writer) -> Answer | Mark | None:
    """Handle one update; a `Problem` undoes what was done and shows the screen again with what to do."""
    if isinstance(arrival.act, Presence):
        return await writer.run(noting_presence(arrival, arrival.act))

    opened: list[Turn] = []

    async def handle(work: Work) -> Answer | Mark | None:
        turn = await begin(work, arrival)
        opened.append(turn)
        return await _take(turn, arrival, conversation)

    try:
        answer = await writer.run(handle)
    except Limited as limited:
        return await writer.run(limiting(arrival, limited))
    except Problem as problem:
        if isinstance(problem, Refused):
            await record_refusal(writer, opened, problem)
        return await writer.run(explaining(arrival, problem))
    if opened[-1].refused is not None:
        await record_refusal(writer, opened, opened[-1].refused)
    return answer


async def _take(turn: Turn, arrival: Arrival, conversation: Conversation) -> Answer | Mark | None:
    if not await may_be_answered(turn, arrival):
        await settle(turn.work, arrival)
        return None
    screen = CUT_OFF if turn.cut else await conversation.answer(turn)
    if screen is not None:
        return await finish(turn, screen, arrival)
    if turn.mark and not turn.capabilities.editing:
        return await finish(turn, await _marked(turn), arrival)
    await settle(turn.work, arrival)
    return Mark(turn.mark) if turn.mark else None


async def record_refusal(writer: Writer, opened: Sequence[Turn], refusal: Refused) -> None:
    """Write down what was attempted, before the answer is committed: an attempt that was answered is on record."""
    turn = opened[-1]
    recording = partial(refusals.record, refusal=refusal, action=action_of(turn), contact_id=turn.actor.contact_id)
    await writer.run(partial(recording, person_id=turn.actor.person_id))


async def may_be_answered(turn: Turn, arrival: Arrival) -> bool:
    """Tell whether anything may be said; raise `Limited` for what is told once in a window."""
    if arrival.limited is not None:
        raise arrival.limited
    await answering.demand_hour(turn.work, turn.actor.contact_id, turn.actor.person_id, turn.answers, turn.app.limits)
    if arrival.share is None or not is_unknown(turn):
        return True
    typed = turn.event.argument if isinstance(turn.event, Commanded) else turn.text
    if await answering.names_code(turn.work, typed):
        turn.draft[CODE_NAMED] = True
        return True
    try:
        await answering.demand_share(turn.work, turn.actor.contact_id, turn.actor.channel, arrival.share)
    except answering.UsedUpError:
        return False
    return True


def is_unknown(turn: Turn) -> bool:
    """Tell whether this is a stranger who has named no unit's code."""
    return turn.actor.person_id is None and CODE_NAMED not in turn.draft


async def _marked(turn: Turn) -> Screen:
    """Say what became of a push's choice above the current screen, where the button itself cannot say it."""
    push_id = turn.event.push_id if isinstance(turn.event, PushChose) else 0
    about = await buttons.heading(turn.work.connection, push_id)
    turn.tell("screens/everywhere/push_marked", mark=turn.mark, about=about)
    return turn.screen or Screen("nothing_yet")


async def _open(work: Work, arrival: Arrival) -> Turn:
    """Open the turn with what this process knows better than the table: what it has just shown."""
    turn = await open_turn(work, arrival.app, arrival.contact, arrival.channel.capabilities)
    if arrival.shown and arrival.shown[0] == turn.seq:
        turn.shown = arrival.shown[1]
    turn.profile_name = arrival.profile_name
    return turn


async def begin(work: Work, arrival: Arrival) -> Turn:
    """Open the turn and say what the person did in it."""
    turn = await _open(work, arrival)
    turn.event = await _opened(work, turn, await _honest(work, turn, read_event(turn, arrival)))
    if turn.rest_awaited is not None and isinstance(turn.event, Wrote):
        part = arrival.channel.part(arrival.raw)
        if part is not None and part.is_rest_of(turn.rest_awaited):
            raise Problem("rest_came_late")  # no answer to what was asked since
    act = arrival.act
    if isinstance(act, Text) and not turn.capabilities.editing:
        turn.event = await _read_push(work, turn, act.typed.bare)
    if turn.shown_unknown and isinstance(act, Text) and isinstance(turn.event, Chose | PushChose | Wrote):
        raise Problem("restored_since")  # it may answer a screen or a push that the restored database does not know
    turn.in_place = isinstance(act, Tap) and act.message is not None and act.message == turn.shown
    return turn


async def _honest(work: Work, turn: Turn, event: Event) -> Event:
    """A push's button counts only for the person whom the push went to; anything else is an old button."""
    if not isinstance(event, PushChose):
        return event
    chosen = buttons.Chosen(event.push_id, event.code, event.value)
    person = turn.actor.person_id
    known = await buttons.offered(work.connection, chosen, person) if person is not None else None
    return PushChose(*known) if known else OldButton()


async def _opened(work: Work, turn: Turn, event: Event) -> Event:
    """The code of one's own push does what leads to its screen."""
    person = turn.actor.person_id
    if not isinstance(event, Commanded) or event.name != NUMBERED["THU"] or person is None:
        return event
    found = await buttons.opening(work.connection, int(event.argument), person)
    return PushChose(*found) if found else event


async def _read_push(work: Work, turn: Turn, text: str) -> Event:
    """Where pushes have no buttons that change, read their words: after a slash always, else where no text is awaited.

    An Official Account has buttons; but they scroll away, and whether Zalo takes them under a text is not certain.
    """
    event = turn.event
    slashed = text.startswith("/")
    awaited = turn.screen is not None and turn.screen.awaits_text
    free = isinstance(event, Wrote) or (isinstance(event, Commanded) and event.name not in NEVER_A_PUSH)
    if turn.actor.person_id is None or not free or (awaited and not slashed):
        return event
    begun = isinstance(event, Wrote) and read_reply(text) is None  # "đồng ý" alone is too little for "Đồng ý đăng"
    words, contact = text.removeprefix("/"), turn.actor.contact_id
    found = await buttons.typed(work.connection, words, contact, work.now, begun=begun)
    return PushChose(*found) if found else event


async def settle(work: Work, arrival: Arrival, cause: str | None = None) -> None:
    """Mark the update handled, in the unit that holds its effect. Raises `HandledBeforeError`: nothing remains then."""
    if not await conversations.mark_handled(work.connection, arrival.update_id, work.now, cause, worker=arrival.worker):
        raise HandledBeforeError
    await _settle_rest(work, arrival, cause)


async def _settle_rest(work: Work, arrival: Arrival, cause: str | None) -> None:
    """Mark what was read as part of the same text; of all of it keep what may be kept."""
    for other in arrival.others:
        await conversations.mark_handled(work.connection, other, work.now, cause, worker=arrival.worker)
    if cause is None and (washed := without_phones(arrival.raw)) is not None:  # what is set aside may be tried again
        await conversations.keep_raw(work.connection, arrival.update_id, washed)
        for other in arrival.others:
            await conversations.keep_raw(work.connection, other, {})


async def _store_and_settle(turn: Turn, arrival: Arrival, cause: str | None, values: Mapping[str, Any]) -> None:
    settle_turn = partial(conversations.settle_turn, turn.work.connection, turn.actor.contact_id, values)
    if not await settle_turn(update_id=arrival.update_id, now=turn.work.now, problem=cause, worker=arrival.worker):
        raise HandledBeforeError


async def finish(turn: Turn, screen: Screen, arrival: Arrival, cause: str | None = None) -> Answer:
    """Make the screen current, mark the update handled, and say what is to be sent. Raises `HandledBeforeError`."""
    before = turn.shown if turn.capabilities.buttons and turn.screen and turn.screen.choices else None

    shown = await turn.show(screen, store=partial(_store_and_settle, turn, arrival, cause))
    if arrival.rest_awaited is not None:
        await conversations.await_rest(turn.work.connection, turn.actor.contact_id, arrival.rest_awaited)
    if arrival.share is not None and is_unknown(turn):
        await answering.count_stranger(turn.work, turn.actor.channel, arrival.share)
    await tell_what_waits(turn)
    await _settle_rest(turn.work, arrival, cause)
    edit = turn.shown if turn.in_place and turn.capabilities.editing else None
    return Answer(turn.actor.contact_id, arrival.lane.address, turn.seq, shown, edit, before)


def explaining(
    arrival: Arrival, problem: Problem, cause: str | None = None, instead: Screen | None = None
) -> Callable[[Work], Awaitable[Answer | None]]:
    """Make the job that shows the current screen again under the sentence that explains the problem.

    `cause`: why the update is set aside; `instead`: what to show when the current screen is what fails.
    """

    async def explain(work: Work) -> Answer | None:
        turn = await _open(work, arrival)
        turn.tell_problem(problem)
        current = CUT_OFF if turn.cut else await still_theirs(turn)
        return await finish(turn, instead or current or Screen("nothing_yet"), arrival, cause)

    return explain


def limiting(arrival: Arrival, limited: Limited) -> Callable[[Work], Awaitable[Answer | None]]:
    """Make the job that says once that it is enough for now; after that nothing is answered."""

    async def answer(work: Work) -> Answer | None:
        if await limits.told_first(work, limited):
            return await explaining(arrival, limited)(work)
        await settle(work, arrival)
        return None

    return answer
