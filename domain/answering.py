"""Whom the program still answers in this hour, and in this month where a platform counts messages.

Answers are counted by the numbers of the screens in the conversation's own row, so that a tap costs no statement more.
Beyond a limit it is told once in the hour (`domain.limits`); after that lines are handled without effect or answer.
"""

from __future__ import annotations

from datetime import timedelta

from data.engine.unit_of_work import Work
from data.queries.members import apps, people
from data.queries.outbox import channels
from domain import limits as limiting
from domain import units
from domain.errors import Problem
from domain.input.start_payload import JoinUnit, LinkApp, UseInvitation, read_payload
from domain.limits import Kind, Limited, Limits, Share
from domain.members import invitations, linking
from domain.outbox.quotas import month_of

TOLD = 10
"""One in this many messages of the strangers' share is kept to tell them that it is used up."""


async def demand_hour(work: Work, contact_id: int, person_id: int | None, answers: int, limits: Limits) -> None:
    """Raise `Limited` when a contact has had its answers of this hour."""
    if await is_over(work, person_id, answers, limits):
        most = limits.answers_stranger if person_id is None else limits.answers_member
        at = limiting.hour_of(work.now) + timedelta(hours=1)
        raise Limited(Kind.ANSWERS, limiting.contact(contact_id), limit=most, at=at)


async def is_over(work: Work, person_id: int | None, answers: int, limits: Limits) -> bool:
    """Tell whether a contact has had its answers of an hour. Officers have no limit: they decide on many records."""
    if person_id is None:
        return answers >= limits.answers_stranger
    return answers >= limits.answers_member and not await people.officer_units(work.connection, person_id, work.now)


class UsedUpError(Exception):
    """The strangers' share of the month is used up to the last message: nothing more is said to any of them."""


async def demand_share(work: Work, contact_id: int, channel: str, share: Share) -> None:
    """Raise `Limited` when strangers have had their share of a month, and `UsedUpError` when they were told so, too."""
    used = await channels.strangers(work.connection, channel, month_of(work.now))
    if used + share.exchange > share.messages:
        raise UsedUpError
    if used + share.exchange > share.messages - share.messages // TOLD:
        raise Limited(Kind.STRANGERS, limiting.contact(contact_id))


async def count_stranger(work: Work, channel: str, share: Share) -> None:
    """Count what one answer to a stranger uses up of the share."""
    await channels.count_strangers(work.connection, channel, month_of(work.now), share.exchange)


async def names_code(work: Work, text: str) -> bool:
    """Tell whether the event carries a code, which only a poster, an invitation or another app of theirs shows."""
    link = read_payload(text)
    if isinstance(link, UseInvitation):
        return await _invites(work, link.code)
    app = linking.read(link.code if isinstance(link, LinkApp) else text)
    if app and await apps.look_up(work.connection, linking.digest(app), work.now):
        return True
    code = link.join_code if isinstance(link, JoinUnit) else text
    return await units.by_join_code(work.connection, code, work.now.date()) is not None


async def _invites(work: Work, code: str) -> bool:
    try:
        await invitations.look(work, code)
    except Problem:
        return False
    return True
