"""A pledge is read whole before it is joined; of several of one unit each is read, and the last one offers to join."""

from __future__ import annotations

from collections.abc import Sequence

from domain.forms.draft import Draft
from domain.forms.engine import advance
from domain.forms.model import Form
from domain.input.events import Chose
from domain.pledges import SignedPledge
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn

READING = "register/pledge"


def show(turn: Turn, thing: str, signed: Sequence[SignedPledge], at: int = 0) -> Screen:
    """Show one of the unit's pledges: text, partner, day and signers. `thing`: what joining registers."""
    pledge = signed[at]
    last = at + 1 == len(signed)
    go_on = Choice("join_pledge", thing) if last else Choice("next_pledge", str(pledge.id))
    context = {
        "number": at + 1,
        "total": len(signed),
        "year": turn.now.year,
        "unit": pledge.unit,
        "partner": pledge.partner,
        "text": pledge.text,
        "day": pledge.day.isoformat(),
        "signers": [list(signer) for signer in pledge.signers],
        "subject": thing,
    }
    return Screen(READING, context, (go_on, Choice("back"), Choice("home")), names=pledge.who)


def after(pledge_id: str, signed: Sequence[SignedPledge]) -> int:
    """Return the place behind a pledge; the first one, when it is no longer among them."""
    keys = [str(pledge.id) for pledge in signed]
    return min(keys.index(pledge_id) + 1, len(keys) - 1) if pledge_id in keys else 0


def joined(turn: Turn, draft: Draft, form: Form) -> Draft:
    """Answer the question whose only answer the tap on the pledge was."""
    first = form.questions[0]
    if first.kind != "choice" or first.free_text or len(first.answers) != 1:
        return draft
    return advance(form, draft, Chose("answer", first.answers[0].code), turn.now.date())
