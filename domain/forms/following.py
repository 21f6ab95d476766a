"""A draft goes along from one app of a person to the other in which they go on with it."""

from __future__ import annotations

from typing import Any

from data.engine.unit_of_work import Work
from data.queries.members import apps

OF_A_FORM = frozenset({"form", "form_at", "album", "next"})
"""What belongs to the form in a conversation's draft."""


async def waits_in(work: Work, person_id: int, contact_id: int) -> str | None:
    """Return the channel of another app of the person in which a form is unfinished."""
    found = await apps.drafts_elsewhere(work.connection, person_id, contact_id)
    return str(found[0].channel) if found else None


async def bring(work: Work, person_id: int, contact_id: int, starting: str = "") -> dict[str, Any] | None:
    """Take the latest unfinished form out of another app and return what belongs to it; `None` if there is none.

    `starting`: how its id must begin. The other app shows nothing of it any more.
    """
    for row in await apps.drafts_elsewhere(work.connection, person_id, contact_id):
        if row.draft["form"]["id"].startswith(starting):
            rest = {name: value for name, value in row.draft.items() if name not in OF_A_FORM}
            await apps.change_draft(work.connection, row.contact_id, rest, work.now)
            return {name: row.draft[name] for name in OF_A_FORM & set(row.draft)}
    return None
