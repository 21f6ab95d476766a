"""What gets a sensible answer at any moment: old buttons, words for help, pictures nobody asked for, nonsense."""

from __future__ import annotations

from collections.abc import Mapping

from aiogram import Router

from domain.campaigns import Campaign
from domain.errors import Refused
from domain.events import (
    Chose,
    Commanded,
    OldButton,
    PushChose,
    SentFile,
    SentPhoto,
    SentVoice,
    SharedContact,
    Unreadable,
    Wrote,
)
from domain.members.rights import demand_units
from handlers.menu import show_menu
from handlers.officer.desk import end_job, shown_out
from handlers.screen import Screen
from handlers.turn import On, Turn, chose, hear_edits, listen

first = Router(name="everywhere first")
last = Router(name="everywhere last")

Campaigns = Mapping[str, Campaign]

CUT_OFF = Screen("everywhere/cut")
"""All that a phone gets which an officer has cut: no name, no unit, nothing to choose."""

_SENTENCES: dict[type, str] = {
    OldButton: "everywhere/old_button",
    PushChose: "everywhere/old_button",
    Chose: "everywhere/old_button",
    Wrote: "everywhere/not_understood",
    SentPhoto: "everywhere/photo_unasked",
    SentVoice: "everywhere/voice_unasked",
    SharedContact: "everywhere/contact_unasked",
}


@listen(last, chose("more"))
async def turn_page(turn: Turn, campaigns: Campaigns) -> Screen:
    """Show more of a long list; which list it is, the screen itself knows."""
    out = await _shown_out(turn, campaigns)
    return out or (turn.screen.turned() if turn.screen else await show_menu(turn, campaigns))


@listen(first, On(kind=OldButton))
@listen(last)
async def answer_anything(turn: Turn, campaigns: Campaigns) -> Screen:
    """Say what cannot be done with it, and show the current screen: nothing is lost."""
    event = turn.event
    out = await _shown_out(turn, campaigns)
    if out is not None:
        return out
    if isinstance(event, Commanded):
        turn.tell("screens/everywhere/command", name=event.name)
    elif isinstance(event, Unreadable | SentFile):
        kind = event.kind if isinstance(event, Unreadable) else "document"
        turn.tell("screens/everywhere/unreadable", kind=kind)
    else:
        turn.tell(f"screens/{_SENTENCES[type(event)]}")
    turn.in_place = False
    return turn.screen or await show_menu(turn, campaigns)


async def _shown_out(turn: Turn, campaigns: Campaigns) -> Screen | None:
    """An officer's screen is not shown again, nor turned, to somebody whose role has ended meanwhile."""
    officers = turn.screen is not None and turn.screen.name.startswith("officer/")
    return await shown_out(turn, campaigns) if officers else None


async def still_theirs(turn: Turn) -> Screen | None:
    """Return the current screen, unless it is an officer's and the person is none any more."""
    if turn.screen is None or not turn.screen.name.startswith("officer/"):
        return turn.screen
    try:
        await demand_units(turn.work, turn.actor.person_id)
    except Refused as refusal:
        end_job(turn)
        turn.tell(f"refusals/{refusal.template}", **refusal.context)
        return None
    return turn.screen


@hear_edits(last)
async def answer_edit(turn: Turn, campaigns: Campaigns) -> Screen | None:
    """Say that an answer is not changed by editing its message; a live location, which moves on its own, is let be."""
    if isinstance(turn.event, Unreadable) and turn.event.kind == "moved":
        return None
    return await answer_anything(turn, campaigns)
