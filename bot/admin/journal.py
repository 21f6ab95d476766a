"""What the doctor finds of the journal beside the database."""

from __future__ import annotations

from bot.admin.finding import Finding, State
from bot.admin.tables import UnreadError, reading
from bot.settings.settings import Settings
from data.engine import journal as journals

MARK = "SELECT number, missing_after FROM journal_mark"


async def journal(settings: Settings) -> list[Finding]:
    """Compare the journal with the database. Nothing before the tables are there: that is said by the checks before."""
    try:
        async with reading(settings) as read:
            rows = await read(MARK)
    except UnreadError:
        return []
    number, missing = rows[0] if rows else (0, None)
    folder = str(settings.media_dir)
    try:
        lines = journals.Journal(settings.media_dir).lines()
    except OSError:
        return [_found(State.WRONG, "journal_closed", folder=folder)]
    beyond = {line.first for line in lines if line.number > number}
    if missing is not None or len(beyond) > 1:
        return [_found(State.WRONG, "journal_ahead", folder=folder)]
    if not lines:
        state, code = (State.WRONG, "journal_lost") if number else (State.OK, "journal_none")
        return [_found(state, code, folder=folder)]
    return [_found(State.OK, "journal_fine", lines=len(lines))]


def _found(state: State, code: str, **facts: object) -> Finding:
    return Finding("journal", state, code, facts, file="journal")
