"""A sentence where nothing was asked: what it means at once, two or three meanings to choose from, or the officer."""

from __future__ import annotations

from domain import units
from domain.letters import writing
from domain.privacy import has_withdrawn
from domain.text import templates
from domain.text.normalise import fold
from domain.understanding.answers import Reply, read_reply
from domain.understanding.sentence import understand
from domain.understanding.sought import record_sought
from handlers.core.router import DeclinedError, Router, chose, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import SENTENCE, Turn
from handlers.menu.meanings import STRANGERS, is_officer, open_meaning
from handlers.menu.menu import show_menu
from handlers.officer.looking_jobs import LOOKING
from handlers.officer.review import accepted

router = Router("sentences")

NEAREST = "asked/nearest"
HOME = "menu"
"""The intent that leads where "Trang chính" does."""

OF_STRANGERS = ("menu_stranger", "nothing_yet")
"""Screens of strangers on which a unit's name may be typed as well: only what is sure is more than that."""

LOOKED_AT = 4  # units whose names are compared with what a stranger typed

BEGUN = (
    *("form/", "join/", "start/", "publish/", "moving/", "mine/withdraw", "mine/consent", "apps/confirm"),
    *("records/midway", "records/results", "records/withdraw"),
)
"""Where these begin something is half done: its question is asked again instead of leading away."""

DONE = frozenset({"form/sent", "moving/done", "publish/answered"})
"""What only says that it is done: from there a sentence leads on, as from the menu."""

LISTS = frozenset({"officer/year", "officer/criteria", "officer/year_phases", "officer/year_phase"})
"""Where an officer has chosen nothing yet, whatever is held."""


def means_something(turn: Turn) -> bool:
    """Tell whether a stranger said what they may have, and no name of a unit."""
    if turn.actor.person_id is not None:
        return False
    if read_reply(turn.text) in {Reply.THANKS, Reply.GREETING}:
        return True
    return understand(turn.text, officer=False).at_once in STRANGERS


@router.on(wrote(*OF_STRANGERS, when=means_something))
async def answer_stranger(turn: Turn) -> Screen:
    """Answer, unless it is how some unit is called: then it is looked for."""
    found = await units.search(turn.work.connection, turn.text, turn.now.date(), LOOKED_AT)
    typed = fold(turn.text)
    if any(typed in fold(f"{unit.name} {unit.short_name}") for unit in found):
        raise DeclinedError
    return await answer_sentence(turn)


def is_in_the_middle(turn: Turn) -> bool:
    """Tell whether the screen on show belongs to something that is half done.

    A member without a screen had one that was emptied meanwhile: what they typed may have answered it.
    """
    if turn.screen is None:
        return turn.actor.person_id is not None
    name = turn.screen.name
    if name in DONE:
        return False
    return name.startswith(BEGUN) or (name.startswith("officer/") and _holds_a_task(turn))


def _holds_a_task(turn: Turn) -> bool:
    """Tell whether an officer has begun something; who only looks through figures or lists has not."""
    held = turn.draft.get("officer")
    listed = turn.screen is not None and turn.screen.name in LISTS
    return held is not None and not listed and held.get("job") not in LOOKING


async def answer_sentence(turn: Turn) -> Screen:
    """Open what was meant, offer what may have been meant, or show the menu; an officer can be asked in each case."""
    turn.in_place = False
    reply = read_reply(turn.text)
    if reply is Reply.THANKS:
        turn.tell("screens/asked/thanks")
        return turn.screen or await show_menu(turn)
    if reply is Reply.GREETING:
        if turn.actor.person_id is not None:  # a stranger's menu greets by itself
            turn.tell("screens/asked/greeting")
        return await show_menu(turn)
    if reply in {Reply.YES, Reply.NO, Reply.SKIP}:  # nothing was asked that it answers
        turn.tell("screens/asked/nothing")
        return await show_menu(turn)
    return await _answer(turn)


async def _answer(turn: Turn) -> Screen:
    officer = await is_officer(turn)
    found = understand(turn.text, officer=officer)
    await _keep(turn)
    if officer and (name := record_sought(turn.text)):
        return await accepted.search_all(turn, name)
    hand = (Choice("hand_over"),) if SENTENCE in turn.draft else ()
    if found.at_once is not None:
        return await open_meaning(turn, found.at_once)
    meanings = found.nearest
    if turn.actor.person_id is None:
        meanings = tuple(code for code in meanings if code in STRANGERS)
    if meanings:
        choices = (Choice("meant", code, {"text": templates.label(f"meant_{code}")}) for code in meanings)
        home = () if HOME in meanings else (Choice("home"),)  # it is offered once
        return Screen(NEAREST, {}, (*choices, *hand, *home))
    turn.tell("screens/everywhere/not_understood")
    menu = await show_menu(turn)
    return Screen(menu.name, menu.context, (*hand, *menu.choices), menu.accepts)


async def _keep(turn: Turn) -> None:
    """Keep the sentence of a member for as long as a choice on the screen offers to hand it on.

    Of whoever has not agreed to it, or no longer does, nothing is kept.
    """
    turn.draft.pop(SENTENCE, None)
    if turn.actor.person_id is None or len(turn.text) > writing.LIMIT:
        return
    if not await has_withdrawn(turn.work.connection, turn.person_id):
        turn.draft[SENTENCE] = turn.text


@router.on(chose("meant", NEAREST))
async def choose_meaning(turn: Turn) -> Screen:
    return await open_meaning(turn, turn.value)
