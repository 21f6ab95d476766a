"""A line of the audit trail from a command that works without the tables: written where they are there."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime

from bot.cli.operator import login
from bot.settings.settings import Settings


def leave_note(action: str, subject: str) -> None:
    """Note what was changed at a platform. A webhook is set before the first `migrate` too: then there is no trail."""
    with suppress(Exception):
        asyncio.run(_leave(action, subject))


async def _leave(action: str, subject: str) -> None:
    # what a machine may lack where only the platform is asked
    from data.engine import schema  # noqa: PLC0415 - see above
    from data.engine.connect import open_engine  # noqa: PLC0415 - see above
    from data.engine.operator import Operator  # noqa: PLC0415 - see above
    from data.engine.unit_of_work import Writer  # noqa: PLC0415 - see above
    from domain import audit  # noqa: PLC0415 - see above

    settings = Settings.read()
    if settings.database_file is not None and not settings.database_file.is_file():
        return  # opening it would make it
    engine = open_engine(settings.database_url)
    try:
        await schema.demand_head(engine)
        async with Writer(engine, lambda: datetime.now(UTC), operator=Operator(login())) as writer:
            await writer.run(lambda work: audit.record(work, None, action, subject))
    finally:
        await engine.dispose()
