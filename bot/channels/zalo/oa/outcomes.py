"""Sending a text with buttons, and what each error code means for it. Codes for the ledger, never Zalo's words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.channels.zalo.http import InDoubtError, NotReachedError, RefusedError, ZaloError
from bot.channels.zalo.oa.capabilities import PLATFORM
from bot.channels.zalo.oa.client import TOKEN_REFUSED, ZaloOaClient
from bot.channels.zalo.oa.tokens import TokensUnavailableError
from bot.channels.zalo.text import length, plain, split
from domain.outbox.states import NIGHT, OUT_OF_QUOTA, OUT_OF_QUOTA_FOR_PERSON, TOO_MANY_REQUESTS, WINDOW_CLOSED
from domain.ports import Outcome, Sent
from domain.text import templates
from handlers.core.shown import Button

AGAIN = 5.0  # seconds until a platform that could not be reached is tried again
MENDING = 60.0  # seconds: first somebody has to mend the token, or the way to Zalo
MINUTE, HOUR = 60.0, 3600.0

EMPTY = Outcome(Sent.FAILED, problem="empty_text")

NO_BUTTONS = frozenset({-201, -233})
"""The form of a message, or a parameter, is not taken. That v3 takes buttons under a text has not been seen live."""


@dataclass(frozen=True)
class Codes:
    """What the error codes of one of Zalo's interfaces mean: the same number may mean something else in another."""

    later: Mapping[int, tuple[float, str]]  # seconds, and the problem
    configuration: Collection[int]  # nothing is wrong with the message: the account or its app has to be mended first
    failed: Mapping[int, str]
    gone: Mapping[int, str] = field(default_factory=dict)

    def outcome(self, code: int) -> Outcome | None:
        """Read a code; `None` when it does not stand in this interface's list."""
        if code in self.later:
            wait, why = self.later[code]
            return Outcome(Sent.LATER, wait=wait, problem=why)
        if code in self.configuration:
            return Outcome(Sent.LATER, wait=HOUR, problem=f"account_refused_{abs(code)}")
        if code in self.gone:
            return Outcome(Sent.GONE, problem=self.gone[code])
        return Outcome(Sent.FAILED, problem=self.failed[code]) if code in self.failed else None


# Official list of error codes, with three more sources; the handling is the facts' own column.
MESSAGES = Codes(
    later={
        -32: (MINUTE, TOO_MANY_REQUESTS),
        -200: (MINUTE, "send_failed"),
        -211: (HOUR, OUT_OF_QUOTA),
        -218: (HOUR, OUT_OF_QUOTA_FOR_PERSON),
        -234: (HOUR, NIGHT),
        -320: (HOUR, "no_wallet"),
        -321: (HOUR, "no_balance"),
    },
    configuration=frozenset({404, -204, -205, -209, -212, -219, -221, -223, -224, -235, -242}),
    failed={
        -100: "attachment_expired",
        -201: "invalid_parameter",
        -210: "too_long",
        -230: WINDOW_CLOSED,
        -232: WINDOW_CLOSED,
        -233: "unsupported_type",
        -237: "group_expired",
        -240: "old_interface",
        -248: "policy",
        -249: "template_not_by_user",
    },
    gone={-213: "not_following", -217: "blocked", -227: "inactive", -244: "restricted"},
)


async def send_text(client: ZaloOaClient, address: str, text: str, buttons: Sequence[Button] = ()) -> Outcome:
    """Send a plain text with its buttons in as many messages as it takes; a failure after the first is a doubt."""
    sent: Outcome | None = None
    for part, under in parts(text, buttons):
        try:
            sent = Outcome(Sent.SENT, message_id=await _say(client, address, part, under))
        except ZaloError as problem:
            return outcome_of(problem) if sent is None else Outcome(Sent.IN_DOUBT, problem="in_part")
    return sent or EMPTY


async def _say(client: ZaloOaClient, address: str, text: str, buttons: Sequence[Button]) -> str:
    """Send one part; where Zalo takes no buttons under a text they are words that can be typed, as on a Zalo bot."""
    try:
        return await client.send_text(address, text, buttons)
    except RefusedError as refusal:
        if refusal.code not in NO_BUTTONS or not buttons:
            raise
    spelled = plain(
        templates.render("screens/choices", answers=[], moves=[button.label for button in buttons], asked=False)
    )
    both = f"{text}\n\n{spelled}"
    if length(both) <= PLATFORM.text_limit:
        return await client.send_text(address, both)
    await client.send_text(address, text)
    try:
        return await client.send_text(address, spelled)
    except ZaloError:
        problem = InDoubtError("in_part")
    raise problem


def parts(text: str, buttons: Sequence[Button]) -> Iterator[tuple[str, Sequence[Button]]]:
    """Divide a text and its buttons: five under its last part, the others under messages that only name them."""
    texts = split(text, PLATFORM.text_limit)
    groups = [buttons[start : start + PLATFORM.buttons] for start in range(0, len(buttons), PLATFORM.buttons)]
    for number, part in enumerate(texts, 1):
        yield part, groups[0] if groups and number == len(texts) else ()
    if texts:
        for group in groups[1:]:
            yield "\n".join(f"• {button.label}" for button in group)[: PLATFORM.text_limit], group


def outcome_of(problem: ZaloError, lists: Sequence[Codes] = (MESSAGES,)) -> Outcome:
    """Say what a failure means. `lists`: the codes of the interface that was asked, then of those beside it."""
    if isinstance(problem, NotReachedError):
        return Outcome(Sent.LATER, wait=AGAIN, problem="not_reached")
    if isinstance(problem, TokensUnavailableError):
        return Outcome(Sent.LATER, wait=MENDING, problem=f"token_{problem.problem}")
    if isinstance(problem, RefusedError):
        return refusal(problem, lists)
    return Outcome(Sent.IN_DOUBT, problem=problem.problem if isinstance(problem, InDoubtError) else "unknown")


def refusal(error: RefusedError, lists: Sequence[Codes] = (MESSAGES,)) -> Outcome:
    """Read an error code. An unknown one does not condemn the message: it waits, and the ledger shows the code."""
    code = error.code
    if code in TOKEN_REFUSED:
        return Outcome(Sent.LATER, wait=MENDING, problem="token_refused")
    if error.foreign:  # a proxy's page says nothing about the person
        return Outcome(Sent.LATER, wait=MENDING, problem=f"not_zalo_{code}")
    known = next((found for codes in lists if (found := codes.outcome(code))), None)
    return known or Outcome(Sent.LATER, wait=MENDING, problem=f"refused_{abs(code)}")
