"""What is written into the journal, so that it can be done again after a backup was brought back.

Keys, codes and digests only: never a name, a number or a word of anybody (see data/engine/journal.py).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.journal import Entry
from data.engine.unit_of_work import Work
from data.queries.members import blocks, profile


class Act(StrEnum):
    """Acts that a backup must not undo. The codes are stored in files: never renamed, never reused."""

    ERASE_ASKED = "erase_asked"
    ERASE_TAKEN_BACK = "erase_taken_back"
    ERASED = "erased"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_GIVEN = "consent_given"
    PUBLISHING = "publishing"  # what a praised person, or an officer for them, said to publishing
    PHONE_CUT = "phone_cut"
    PHONE_GIVEN_BACK = "phone_given_back"
    APP_UNLINKED = "app_unlinked"
    BLOCKED = "blocked"
    READMITTED = "readmitted"
    ROLE_GIVEN = "role_given"
    ROLE_ENDED = "role_ended"
    INVITATION_USED = "invitation_used"
    INVITATION_CANCELLED = "invitation_cancelled"
    LINE_REMOVED = "line_removed"  # of a unit's list of members
    STOPPED = "stopped"  # messages that come by themselves
    WANTED_AGAIN = "wanted_again"
    KIND_CHOSEN = "kind_chosen"  # of messages: facts `kind` and `wanted`


async def write(work: Work, act: Act, person_id: int | None = None, **facts: Any) -> None:
    """Write an act into the journal together with this unit's commit. To be called before the person's apps are let go.

    `facts`: what JSON can hold.
    """
    if person_id is None:
        work.entries.append(Entry(act, work.now, facts=facts))
        return
    since = await profile.created_at(work.connection, person_id)
    apps = await blocks.apps(work.connection, person_id)
    found = [found_digest for row in apps if (found_digest := digest(work.connection, row.channel, row.external_id))]
    by = digested_by(work.connection) if found else ""
    work.entries.append(Entry(act, work.now, person_id, since, tuple(found), by, facts))


def digest(connection: AsyncConnection, channel: str, external_id: str) -> str | None:
    """Digest an app under the installation's data key; `None` where the database was opened without one."""
    keys = getattr(connection.dialect, "data_keys", None)
    return keys.look_up("app", f"{channel}:{external_id}") if keys else None


def digested_by(connection: AsyncConnection) -> str:
    """Name the key: after a change of the key, older digests say nothing."""
    keys = getattr(connection.dialect, "data_keys", None)
    return keys.current.name if keys else ""
