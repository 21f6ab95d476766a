"""What did not reach somebody follows the answer to whatever they write, while the platform takes it free."""

from __future__ import annotations

from domain.catching_up import WhoWrote, catch_up
from handlers.core.turn import Turn


async def tell_what_waits(turn: Turn) -> None:
    """Let it follow the first answer of a day."""
    person, rules = turn.actor.person_id, turn.app.policies.routing
    if not turn.begins or person is None or turn.actor.channel not in rules.reaches:
        return
    who = WhoWrote(person, turn.actor.contact_id, turn.actor.channel)
    await catch_up(turn.work, who, turn.app.calendar, rules.reaches, turn.app.hours)
