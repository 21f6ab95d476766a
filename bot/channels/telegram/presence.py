"""Somebody blocked the bot, or lets it speak again: no turn, only a note whether they can be reached."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.channels.base import Arrival
from bot.channels.incoming import Presence
from data.engine.unit_of_work import Work
from data.queries.inbox import conversations
from data.queries.members import people


def noting_presence(arrival: Arrival, presence: Presence) -> Callable[[Work], Awaitable[None]]:
    """Make the job that notes whether the person can be reached. Nobody is answered, nobody becomes a contact by it."""

    async def note(work: Work) -> None:
        contact = await people.contact_at(work.connection, arrival.channel.name, arrival.lane.address)
        if contact is not None:
            await (people.mark_back if presence.here else people.mark_gone)(work.connection, contact)
        await conversations.mark_handled(work.connection, arrival.update_id, work.now, worker=arrival.worker)

    return note
