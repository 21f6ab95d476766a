"""Why something did not reach a person: the codes of the outbox in the few words that an officer needs. Pure rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from data.enums import PushState
from data.queries.outbox.undelivered import Reason
from data.queries.outbox.unreachable import GAVE_UP
from domain.outbox.states import ANOTHER_WAY, BUDGET_SPENT, NO_CONTACT, TOO_LATE, WINDOW_CLOSED


class Why(StrEnum):
    """The order is that in which they are told."""

    WINDOW = "window"  # silent for so long that the platform takes nothing for them
    BLOCKED = "blocked"  # they blocked the program or left the app
    NO_APP = "no_app"
    BUDGET = "budget"  # only a message for money would have gone, and the month's is used up
    QUOTA = "quota"  # the platform took nothing (more) of this channel, or for this person
    REFUSED = "refused"


_BY_PROBLEM = {
    WINDOW_CLOSED: Why.WINDOW,
    NO_CONTACT: Why.NO_APP,
    BUDGET_SPENT: Why.BUDGET,
    GAVE_UP: Why.QUOTA,
    TOO_LATE: Why.QUOTA,
    **dict.fromkeys(ANOTHER_WAY - {WINDOW_CLOSED}, Why.QUOTA),
}


def why(state: PushState, problem: str | None) -> Why:
    """Say why a push that is over did not arrive. Whatever made an app go, the person has left it."""
    known = _BY_PROBLEM.get(problem or "")
    return known or (Why.BLOCKED if state is PushState.GONE else Why.REFUSED)


def by_why(reasons: Iterable[Reason]) -> Counter[Why]:
    """Count people by why, from counts by code."""
    counted: Counter[Why] = Counter()
    for reason in reasons:
        counted[why(reason.state, reason.problem)] += reason.people
    return counted


def ordered(counted: Counter[Why]) -> list[tuple[str, int]]:
    """List (code, people) of the reasons that there are, as they are told."""
    return [(reason.value, counted[reason]) for reason in Why if counted[reason]]
