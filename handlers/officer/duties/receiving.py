"""What units below hand up: confirm the receipt, of one or of all, or send it back with a reason."""

from __future__ import annotations

from domain.duties import below, receiving
from domain.duties.for_officer import Ref
from domain.duties.owing import proof_of
from domain.duties.receiving import Received
from domain.text import templates
from domain.text.normalise import tidy
from handlers.core.router import chose, chose_push, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.duties.duties import LIST as OWN
from handlers.officer.duties.duties import open_duty
from handlers.officer.duties.duties_below import ALL, back_to_own, show_all
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.jobs import Receiving

router = officer_router("receiving")

LIST, ONE, REASON = "officer/received", "officer/received_one", "officer/received_reason"


@router.on(chose_push("see_received"), chose("received_list", ALL), chose("received_list", OWN))
async def open_received(turn: Turn) -> Screen:
    keep_job(turn, Receiving())
    return await show_list(turn)


@router.on(chose("back", ONE))
async def show_list(turn: Turn) -> Screen:
    """List what nobody has received yet, the oldest first; all of it may be confirmed at once."""
    job(turn, Receiving)
    found = await receiving.received(turn.work, turn.person_id, turn.app.campaigns)
    every = (Choice("confirm_all_received", words={"count": len(found)}),) if len(found) > 1 else ()
    choices = (Choice("received", str(one.row.id), _named(one)) for one in found)
    return Screen(LIST, {"count": len(found)}, (*every, *choices, Choice("back"), Choice("home")))


def _named(one: Received) -> dict[str, str]:
    return {"kind": templates.label(f"duty_{one.kind}"), "unit": one.unit.short_name}


@router.on(chose("back", LIST))
async def back_to_duties(turn: Turn) -> Screen:
    """Lead back to the units below, or to the officer's own list where there are none."""
    return await (show_all if await below.is_any(turn.work, turn.person_id) else back_to_own)(turn)


@router.on(chose("received", LIST))
async def choose_one(turn: Turn) -> Screen:
    keep_job(turn, Receiving(done=int(turn.value)))
    return await show_one(turn)


@router.on(chose("back", REASON), command("cancel", REASON))
async def show_one(turn: Turn) -> Screen:
    """Show what was handed up, with its letter and what shows it."""
    one = await _held(turn)
    proof = (Choice("received_proof"),) if one.row.sha256 else ()
    context = {
        "name": one.name,
        "unit": one.unit.name,
        "done_on": one.row.done_on.isoformat(),
        "letter": one.row.letter,
        "day": one.day.isoformat() if one.day else None,
    }
    choices = (Choice("confirm_received"), Choice("return_received"), *proof, Choice("back"), Choice("home"))
    return Screen(ONE, context, choices)


async def _held(turn: Turn) -> Received:
    done = asked(job(turn, Receiving).done)
    return await receiving.one_received(turn.work, turn.person_id, turn.app.campaigns, done)


@router.on(chose("received_proof", ONE))
async def see_proof(turn: Turn) -> Screen:
    proof = proof_of((await _held(turn)).row)
    if proof is not None:
        turn.attach([proof])
    return await show_one(turn)


@router.on(chose("confirm_received", ONE))
async def confirm_one(turn: Turn) -> Screen:
    return await _confirm(turn, [(await _held(turn)).row.id])


@router.on(chose("confirm_all_received", LIST))
async def confirm_all(turn: Turn) -> Screen:
    """Confirm what stands on the list: what came since it was shown is looked at first."""
    shown = [int(one.value) for one in (turn.screen.choices if turn.screen else ()) if one.code == "received"]
    return await _confirm(turn, shown)


async def _confirm(turn: Turn, ids: list[int]) -> Screen:
    count = await receiving.confirm(turn.work, turn.person_id, turn.app.campaigns, ids)
    turn.tell("screens/officer/received_confirmed", count=count)
    return await show_list(turn)


@router.on(chose("return_received", ONE))
async def ask_reason(turn: Turn) -> Screen:
    one = await _held(turn)
    return Screen(REASON, {"name": one.name, "unit": one.unit.name}, (Choice("back"),), frozenset({"text"}))


@router.on(wrote(REASON))
async def send_back(turn: Turn) -> Screen:
    """Send it back with the reason; the unit owes it again."""
    one = await _held(turn)
    await receiving.send_back(
        turn.work, turn.person_id, turn.app.campaigns, one.row.id, reason=tidy(turn.text), hours=turn.app.hours
    )
    turn.tell("screens/officer/received_returned", unit=one.unit.name)
    return await show_list(turn)


@router.on(chose_push("duty_returned"))
async def open_returned(turn: Turn) -> Screen:
    """Show the duty that was sent back, ready to be marked again."""
    unit, this = await receiving.of_returned(turn.work, int(turn.value))
    return await open_duty(turn, Ref(unit, *this))
