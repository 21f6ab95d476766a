"""Who runs a command, for the audit trail."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from data.queries.members import officers


@dataclass(frozen=True)
class Operator:
    """Who runs a command: the name of the machine's user, and the person whom they named as themselves."""

    login: str
    person_id: int | None = None

    async def demand_known(self, engine: AsyncEngine) -> None:
        """Raise `UnknownOperatorError` when nobody has the number of the person who was named."""
        if self.person_id is None:
            return
        async with engine.connect() as connection:
            if not await officers.who(connection, self.person_id):
                raise UnknownOperatorError(self.person_id)


class UnknownOperatorError(Exception):
    """Nobody has the number that `--as` names. Look it up with `roles list`."""

    def __init__(self, person_id: int) -> None:
        super().__init__(person_id)
        self.person_id = person_id
