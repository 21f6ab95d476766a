"""What gets a sensible answer at any moment: old buttons, words for help, pictures nobody asked for, nonsense."""

from __future__ import annotations

from domain.input.events import (
    Chose,
    Commanded,
    Edited,
    OldButton,
    PushChose,
    SentFile,
    SentPhoto,
    SentVoice,
    SharedContact,
    Unreadable,
    Wrote,
)
from handlers.core.router import Router, Rule, chose
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu
from handlers.menu.sentences import answer_sentence, is_in_the_middle
from handlers.officer.gate import shown_out

first = Router("everywhere first")
last = Router("everywhere last")


CUT_OFF = Screen("everywhere/cut")
"""The only screen of a phone that an officer has cut: no name, no unit, nothing to choose."""

_SENTENCES: dict[type, str] = {
    OldButton: "everywhere/old_button",
    PushChose: "everywhere/old_button",
    Chose: "everywhere/old_button",
    Wrote: "everywhere/not_understood",
    SentPhoto: "everywhere/photo_unasked",
    SentVoice: "everywhere/voice_unasked",
    SharedContact: "everywhere/contact_unasked",
}


@last.on(chose("more"))
async def turn_page(turn: Turn) -> Screen:
    """Show more of a long list; which list it is, the screen itself knows."""
    out = await _shown_out(turn)
    return out or (turn.screen.turned() if turn.screen else await show_menu(turn))


@last.on(Rule(kinds=(Edited,)))
async def answer_edit(turn: Turn) -> Screen | None:
    """Say that editing a message does not change the answer. A live location, which edits itself, is ignored."""
    if isinstance(turn.event, Edited) and not turn.event.written:
        return None
    return await answer_anything(turn)


@first.on(Rule(kinds=(OldButton,)))
@last.on()
async def answer_anything(turn: Turn) -> Screen:
    """Say what cannot be done with it, and show the current screen: nothing is lost."""
    event = turn.event
    out = await _shown_out(turn)
    if out is not None:
        return out
    if isinstance(event, Wrote) and not is_in_the_middle(turn):
        return await answer_sentence(turn)
    if isinstance(event, Commanded):
        turn.tell("screens/everywhere/command", name=event.name, begun=is_in_the_middle(turn))
    elif isinstance(event, Unreadable | Edited | SentFile):
        turn.tell("screens/everywhere/unreadable", kind=_kind_of(event))
    else:
        turn.tell(f"screens/{_SENTENCES[type(event)]}")
    turn.in_place = False
    return turn.screen or await show_menu(turn)


def _kind_of(event: Unreadable | Edited | SentFile) -> str:
    if isinstance(event, Unreadable):
        return event.kind
    return "edited" if isinstance(event, Edited) else "document"


async def _shown_out(turn: Turn) -> Screen | None:
    """Keep an officer's screen from being shown again, or turned, to somebody whose role has ended meanwhile."""
    officers = turn.screen is not None and turn.screen.name.startswith("officer/")
    return await shown_out(turn) if officers else None


async def still_theirs(turn: Turn) -> Screen | None:
    """Return the current screen, or the menu with the reason where it is an officer's and the role has ended."""
    return await _shown_out(turn) or turn.screen
