"""Doing again what a praised person said to publishing a good deed, in a database that is older than that answer."""

from __future__ import annotations

from data.engine.journal import Entry
from data.engine.unit_of_work import Work
from data.enums import PUBLISHABLE, PublishState
from data.queries import restored


async def publish_again(work: Work, entry: Entry) -> bool:
    """Let a refusal count again, and an agreement if it was the person's own word about the text that is there.

    An agreement that an officer recorded is asked for again: how it was got is lost. So is one about another text.
    """
    state, facts = PublishState(entry.facts["said"]), entry.facts
    wish = PublishState(facts["wish"]) if facts.get("wish") else state if state in PUBLISHABLE else None
    if state is not PublishState.AGREED and await restored.narrow_publishing(
        work.connection, facts["record"], state, wish, entry.at
    ):
        return True
    if state not in PUBLISHABLE or not facts.get("own") or not facts["adult"]:
        return False
    meant = (facts["record"], facts["version"], facts["praised"])
    return await restored.widen_publishing(work.connection, *meant, state=state, at=entry.at)
