"""Sending a text, and what Zalo's answer means for it. Codes for the ledger, never Zalo's own words."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from bot.channels.zalo.bot.capabilities import PLATFORM
from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.http import InDoubtError, NotReachedError, RefusedError, ZaloError
from bot.channels.zalo.text import split
from domain.outbox.states import OUT_OF_QUOTA_FOR_PERSON, TOO_MANY_REQUESTS
from domain.ports import Outcome, Sent

AGAIN = 5.0  # seconds until a platform that could not be reached is tried again
MENDING = 60.0  # seconds: first somebody has to mend the token, or the way to Zalo
QUOTA_WAIT = 60.0  # seconds; 429 names none
PLAN_EXCEEDED = "plan_exceeded"
"""Zalo's own 429, which names no reason: the month's messages, the pace, or a person beyond the plan's 50."""

MANY = 5  # people in a row who are refused so: then the bot is meant, not the person
EMPTY = Outcome(Sent.FAILED, problem="empty_text")
_OF_THE_MESSAGE = frozenset(
    {HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.REQUEST_URI_TOO_LONG}
)
"""Codes that say that the message itself is wrong. An unknown code does not say so: the message waits."""

_NOBODY = ("chat", "user", "recipient")
"""Words in the description of a 403 or 404 that speak of the person (assumed: the wording is not documented)."""


async def send_parts(client: ZaloBotClient, address: str, text: str) -> Outcome:
    """Send a plain text in as many messages as it takes. A failure after the first leaves the whole in doubt."""
    sent: Outcome | None = None
    for part in split(text, PLATFORM.text_limit):
        try:
            sent = Outcome(Sent.SENT, message_id=await client.send_message(address, part))
        except ZaloError as problem:
            return outcome_of(problem) if sent is None else Outcome(Sent.IN_DOUBT, problem="in_part")
    return sent or EMPTY


class Plan:
    """Tells a refused person from a refused bot: one who is beyond the plan must not silence it for all the others."""

    def __init__(self) -> None:
        self._refused: set[str] = set()  # since somebody was reached

    def judge(self, address: str, outcome: Outcome) -> Outcome:
        if outcome.sent is Sent.SENT:
            self._refused.clear()
        if outcome.problem != PLAN_EXCEEDED:
            return outcome
        self._refused.add(address)
        if len(self._refused) < MANY:
            return replace(outcome, problem=OUT_OF_QUOTA_FOR_PERSON)
        self._refused.clear()  # after the silence it begins anew: those who are beyond the plan rest by then
        return replace(outcome, problem=TOO_MANY_REQUESTS)


def outcome_of(problem: ZaloError) -> Outcome:
    if isinstance(problem, NotReachedError):
        return Outcome(Sent.LATER, wait=AGAIN, problem="not_reached")
    if isinstance(problem, RefusedError):
        return _refusal(problem)
    code = problem.problem if isinstance(problem, InDoubtError) else "unknown"
    return Outcome(Sent.IN_DOUBT, problem=code)


def _refusal(refusal: RefusedError) -> Outcome:
    code, why = refusal.code, refusal.description.lower()
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        why_not = TOO_MANY_REQUESTS if refusal.foreign else PLAN_EXCEEDED
        return Outcome(Sent.LATER, wait=QUOTA_WAIT, problem=why_not)
    if refusal.foreign:  # a proxy's page says nothing about the person
        return Outcome(Sent.LATER, wait=MENDING, problem=f"not_zalo_{code}")
    if code == HTTPStatus.UNAUTHORIZED:
        return Outcome(Sent.LATER, wait=MENDING, problem="token_refused")
    if code in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}:
        return _forbidden_or_not_found(code, why)
    if code >= HTTPStatus.INTERNAL_SERVER_ERROR or code == HTTPStatus.REQUEST_TIMEOUT:
        return Outcome(Sent.IN_DOUBT, problem=f"server_error_{code}")
    failed = code in _OF_THE_MESSAGE
    return Outcome(Sent.FAILED if failed else Sent.LATER, wait=0 if failed else MENDING, problem=f"refused_{abs(code)}")


def _forbidden_or_not_found(code: int, why: str) -> Outcome:
    """Read a 403, which the documents also call an internal server error, or a 404: of the person, or of the method."""
    if "internal" in why:
        return Outcome(Sent.IN_DOUBT, problem=f"server_error_{code}")
    if any(word in why for word in _NOBODY):
        return Outcome(Sent.GONE, problem="chat_not_found")
    if code == HTTPStatus.FORBIDDEN:
        return Outcome(Sent.GONE, problem="forbidden")
    return Outcome(Sent.LATER, wait=MENDING, problem="token_refused")
