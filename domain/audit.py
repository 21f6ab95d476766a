"""The audit trail: who did what to what, and when. Ids and codes only; names never."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from data.engine.unit_of_work import Work
from data.queries.units import unit_facts
from data.tables import AuditEntry


async def record(work: Work, actor_id: int | None, action: str, subject: str, **detail: Any) -> None:
    """Add a line to the trail. `subject` is a kind and a key, such as `record:17`."""
    line = {"at": work.now, "actor_id": actor_id, "action": action, "subject": subject, "detail": detail}
    await work.add(AuditEntry(**_signed(work, line)))


async def record_all(work: Work, lines: Iterable[Mapping[str, Any]]) -> None:
    """Add many lines in one statement, each with what `record` gives it."""
    if signed := [_signed(work, line) for line in lines]:
        await unit_facts.trail(work.connection, signed)


def _signed(work: Work, line: Mapping[str, Any]) -> dict[str, Any]:
    """Let what a command does carry who ran it: the machine's user, and the person whom they named with `--as`."""
    operator, actor_id = work.operator, line["actor_id"]
    if operator is None:
        return dict(line)
    actor_id = actor_id if actor_id is not None else operator.person_id
    return {**line, "actor_id": actor_id, "detail": {**line["detail"], "operator": operator.login}}
