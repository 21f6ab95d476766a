"""What somebody did, as a code: for the audit trail of attempts that were refused."""

from __future__ import annotations

from domain.input.events import Chose, Commanded, PushChose
from handlers.core.turn import Turn


def action_of(turn: Turn) -> str:
    """Name it by the button or the command, or by what came on which screen."""
    event = turn.event
    if isinstance(event, Chose | PushChose):
        return event.code
    if isinstance(event, Commanded):
        return f"/{event.name}"
    return f"{type(event).__name__.lower()}@{turn.screen.name if turn.screen else ''}"
