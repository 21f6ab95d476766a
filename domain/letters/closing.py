"""How a letter ends: an officer answers it, or closes it without an answer; its writer hears of both."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from data.queries.letters import letters
from domain import audit
from domain.errors import Problem
from domain.letters.desk import demand_letter, may_see, read_queue
from domain.outbox import Notice, choice, notify
from domain.quiet_hours import Hours


async def answered(work: Work, officer_id: int, member_id: int) -> None:
    """Close what a member has written and an officer has answered.

    Not what went to the level above, unless it lies on this officer's desk.
    """
    rows = [row for row in await letters.open_of(work.connection, member_id) if may_see(row, officer_id)]
    mine = (await read_queue(work, officer_id)).keys if any(row.above for row in rows) else ()
    ids = [row.id for row in rows if not row.above or row.id in mine]
    await letters.close(work.connection, ids, officer_id, work.now, answered=True)


async def close(work: Work, officer_id: int, letter_id: int, hours: Hours) -> None:
    """Close a letter without an answer, and tell its writer. Raises `Refused` or `Problem`."""
    letter = await demand_letter(work, officer_id, letter_id)
    if not await letters.close(work.connection, [letter_id], officer_id, work.now):
        raise Problem("letter_over")
    key, facts, due_at = f"letter_closed:{letter_id}", {"at": letter.written_at}, hours.awake(work.now)
    await notify(work, letter.person_id, Notice("letter_closed", key, facts, [[choice("write_letter")]]), due_at)
    await audit.record(work, officer_id, "letter_closed", f"person:{letter.person_id}", letter=letter_id)
