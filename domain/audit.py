"""The audit trail: who did what to what, and when. Ids and codes only; names never."""

from __future__ import annotations

from typing import Any

from data.tables import AuditEntry
from data.work import Work


async def note(work: Work, actor_id: int | None, action: str, subject: str, **detail: Any) -> None:
    """Add a line to the trail. `subject` is a kind and a key, such as `record:17`."""
    await work.add(AuditEntry(at=work.now, actor_id=actor_id, action=action, subject=subject, detail=detail))
