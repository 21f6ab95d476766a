"""What becomes of a push after a try: pure rules.

    queued, later -> sending -> sent, failed, gone, in doubt; or later again
    queued, later -> cancelled; or gone, when the person has no app left
    gone, or failed after its last try -> later, when the person writes and it is still of use

In doubt is final: what may have arrived is never sent again unasked, unless the settings say so of its kind, and then
once.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from data.enums import PushKind, PushState
from data.queries.outbox.claim import SENT_AGAIN, Claimed
from data.queries.outbox.unreachable import GAVE_UP
from domain.ports import Outcome, Sent

TOO_MANY_REQUESTS = "too_many_requests"
HELD = "held"
"""It never left: the channel fell silent between the claim and its turn."""

IN_PART = "in_part"
"""Of several messages for one push the first ones arrived."""
MOVED = "chat_migrated"
"""The chat has another address by now, and the push goes there."""
WINDOW_CLOSED = "window_closed"
"""The person has written nothing for too long: the platform takes nothing for them until they write again."""

OUT_OF_QUOTA_FOR_PERSON = "out_of_quota_for_person"
OUT_OF_QUOTA = "out_of_quota"
NO_MONEY = frozenset({"no_balance", "no_wallet"})

NIGHT = "night"
"""The platform takes nothing of this kind before the morning."""

RESTS = frozenset({OUT_OF_QUOTA_FOR_PERSON, OUT_OF_QUOTA, NIGHT, *NO_MONEY})
"""The tables keep how long this app, or the whole channel, rests: the pace need not."""

ANOTHER_WAY = frozenset({WINDOW_CLOSED, *RESTS})
"""It was refused because of the way that it went: another may be open at once."""

BUDGET_SPENT = "budget_spent"
"""Only a template message would reach the person, and the month's money for these is used up."""

WINDOW_OPENED = "window_opened"
"""It had not reached the person, who has written since: it is sent once more (domain/catching_up.py)."""

NO_WAY_NOW = "no_way_now"
NO_CONTACT = "no_contact"
LEFT_APP = "left_app"
"""The person has blocked the program, or left the app, since before; they have no other."""

TOO_LATE = "too_late"
"""It was worth something on its day alone, and no way was open before the day was over."""

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
TRIES = 50
"""With the pauses above about two days; after that the push has failed."""

_FINAL = {
    Sent.SENT: PushState.SENT,
    Sent.FAILED: PushState.FAILED,
    Sent.GONE: PushState.GONE,
    Sent.IN_DOUBT: PushState.IN_DOUBT,
}


@dataclass(frozen=True)
class Attempt:
    """A try that has come to an end: what the courier answered, and what becomes of the push."""

    claimed: Claimed
    outcome: Outcome
    state: PushState
    due_at: datetime | None = None  # None: as it was
    problem: str | None = None
    counted: bool = True  # among the tries of the push


def attempt(claimed: Claimed, outcome: Outcome, now: datetime, again: Collection[PushKind] = ()) -> Attempt:
    """Decide what becomes of a push. `again`: kinds whose doubt is met by one more try."""
    ended = partial(Attempt, claimed, outcome)
    if outcome.sent is Sent.IN_DOUBT and claimed.kind in again and not claimed.sent_again:
        return ended(PushState.LATER, now, SENT_AGAIN)
    tries = claimed.tries + 1
    if outcome.moved_to is not None or (outcome.problem in ANOTHER_WAY and tries < TRIES):
        return ended(PushState.LATER, now, outcome.problem)
    if outcome.sent is not Sent.LATER:
        return ended(_FINAL[outcome.sent], None, outcome.problem)
    wait = timedelta(seconds=outcome.wait)
    if outcome.problem in {HELD, TOO_MANY_REQUESTS}:  # the pace was at fault, not the push
        return ended(PushState.LATER, now + wait, outcome.problem, counted=False)
    if tries >= TRIES:
        return ended(PushState.FAILED, None, GAVE_UP)
    return ended(PushState.LATER, now + max(wait, pause_after(claimed.tries)), outcome.problem)


def pause_after(tries: int) -> timedelta:
    """Double the pause with every try, up to an hour."""
    return min(FIRST_PAUSE * (1 << min(tries, 10)), LONGEST_PAUSE)
