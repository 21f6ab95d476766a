"""Sending a text with buttons, and what each error code means for it. Codes for the ledger, never Zalo's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.channels.zalo_http import InDoubtError, NotReachedError, RefusedError, ZaloError
from bot.channels.zalo_oa.capabilities import PLATFORM
from bot.channels.zalo_oa.client import TOKEN_REFUSED, ZaloOaClient
from bot.channels.zalo_oa.tokens import TokensUnavailableError
from bot.channels.zalo_session import Button
from bot.channels.zalo_text import length, plain, split
from domain import words
from domain.outbox.states import OUT_OF_QUOTA, OUT_OF_QUOTA_FOR_PERSON, TOO_MANY_REQUESTS, WINDOW_CLOSED
from domain.ports import Outcome, Sent

AGAIN = 5.0  # seconds until a platform that could not be reached is tried again
MENDING = 60.0  # seconds: first somebody has to mend the token, or the way to Zalo
MINUTE, HOUR = 60.0, 3600.0

EMPTY = Outcome(Sent.FAILED, problem="empty_text")

# Official list of error codes, with three more sources; the handling is the facts' own column.
_LATER = {
    -32: (MINUTE, TOO_MANY_REQUESTS),
    -200: (MINUTE, "send_failed"),
    -211: (HOUR, OUT_OF_QUOTA),
    -218: (HOUR, OUT_OF_QUOTA_FOR_PERSON),
    -234: (HOUR, "night"),
    -320: (HOUR, "no_wallet"),
    -321: (HOUR, "no_balance"),
    # of templates by phone
    -115: (HOUR, "no_balance"),
    -133: (HOUR, "night"),
    -137: (HOUR, "no_balance"),
    **dict.fromkeys((-144, -147, -1441, -1471, -1472), (HOUR, OUT_OF_QUOTA)),
}
_CONFIGURATION = frozenset({404, -204, -205, -209, -212, -219, -221, -223, -224, -235, -242})
"""Nothing is wrong with this message: the account or its app has to be mended first."""

NO_BUTTONS = frozenset({-201, -233})
"""The form of a message, or a parameter, is not taken. That v3 takes buttons under a text has not been seen live."""

_GONE = {-213: "not_following", -217: "blocked", -227: "inactive", -244: "restricted"}
_FAILED = {
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
    # of templates by phone: they say nothing of the person's account here, so nobody is marked gone
    -108: "phone_invalid",
    **dict.fromkeys((-114, -118, -119), "phone_not_reachable"),
    **dict.fromkeys((-139, -140, -141), "template_unwanted"),
    **dict.fromkeys((-109, -117, -131, -145, -146), "template_unusable"),
    **dict.fromkeys((-132, -1121, -1122), "template_data_wrong"),
}


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
    spelled = plain(words.render("screens/choices", answers=[], moves=[button.label for button in buttons]))
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


def outcome_of(problem: ZaloError) -> Outcome:
    if isinstance(problem, NotReachedError):
        return Outcome(Sent.LATER, wait=AGAIN, problem="not_reached")
    if isinstance(problem, TokensUnavailableError):
        return Outcome(Sent.LATER, wait=MENDING, problem=f"token_{problem.problem}")
    if isinstance(problem, RefusedError):
        return refusal(problem)
    return Outcome(Sent.IN_DOUBT, problem=problem.problem if isinstance(problem, InDoubtError) else "unknown")


def refusal(told: RefusedError) -> Outcome:
    """Read an error code."""
    code = told.code
    if code in TOKEN_REFUSED:
        return Outcome(Sent.LATER, wait=MENDING, problem="token_refused")
    if told.foreign:  # a page that stands in the way is no word about the person
        return Outcome(Sent.LATER, wait=MENDING, problem=f"not_zalo_{code}")
    if code in _LATER:
        wait, why = _LATER[code]
        return Outcome(Sent.LATER, wait=wait, problem=why)
    if code in _CONFIGURATION:
        return Outcome(Sent.LATER, wait=HOUR, problem=f"account_refused_{-code if code < 0 else code}")
    if code in _GONE:
        return Outcome(Sent.GONE, problem=_GONE[code])
    return Outcome(Sent.FAILED, problem=_FAILED.get(code, f"refused_{-code if code < 0 else code}"))
