"""Telling what came of a registration, near the end of its round, and in a word at the middle of the year."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable

from data.enums import HowFar, RecordKind
from data.queries.records.results import Registration
from domain.errors import Problem
from domain.forms.draft import Draft
from domain.privacy import demand_consent
from domain.records import results
from domain.records.describing import subject_name
from domain.text import templates
from handlers.core.router import Router, chose, chose_push
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.member.records import form
from handlers.member.records.records import LIST, VIEW, show_records

router = Router("results")

CHOOSING, MIDWAY = "records/results", "records/midway"
SAID = {"midway_reached": HowFar.REACHED, "midway_partly": HowFar.PARTLY, "midway_not_yet": HowFar.NOT_YET}


def name_of(turn: Turn, found: Registration) -> str:
    """Name what was registered: by its title or thing, else by its kind."""
    name = subject_name(turn.app.campaigns.get(found.campaign), found.subject)
    return name or templates.label(f"kind_{found.kind}")


async def _asked(turn: Turn, reading: Callable[..., Awaitable[list[Registration]]]) -> list[Registration]:
    """Read of which registrations the person is asked; where there is none, they are told so."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    found = await reading(turn.work, turn.person_id, turn.app.campaigns)
    if not found:
        turn.tell("screens/records/nothing_to_tell")
    return found


@router.on(chose("tell_results", LIST), chose_push("tell_results"))
async def choose_registration(turn: Turn) -> Screen:
    """Ask of which registration, where there are several."""
    found = await _asked(turn, results.untold)
    if not found:
        return await show_records(turn)
    if len(found) == 1:
        return await _begin(turn, found[0].code)
    choices = (Choice("result_of", one.code, {"name": name_of(turn, one), "code": one.code}) for one in found)
    return Screen(CHOOSING, {}, (*choices, Choice("home")))


@router.on(chose("result_of", CHOOSING), chose("tell_result", VIEW))
async def begin(turn: Turn) -> Screen:
    return await _begin(turn, turn.value)


async def _begin(turn: Turn, code: str) -> Screen:
    """Open the form that asks what came of a registration."""
    await demand_consent(turn.work, turn.person_id)
    record = await results.registration(turn.work, turn.person_id, code)
    campaign = turn.app.campaigns.get(record.campaign)
    if campaign is None:
        raise Problem("result_not_now", code=record.code)
    await results.demand_tellable(turn.work, turn.person_id, code, campaign)
    named = subject_name(campaign, record.subject) or templates.label(f"kind_{record.kind}")
    registered_as = results.said_in(record, turn.app.campaigns, turn.app.forms)
    turn.tell("screens/records/result_of", name=named, registered_as=registered_as)
    made = turn.app.forms[results.FORM]
    draft = Draft(
        id=uuid.uuid4().hex,
        kind=RecordKind.RESULT,
        campaign=record.campaign,
        subject=record.code,
        form=made.code,
        version=made.version,
        at=made.questions[0].code,
    )
    return form.begin(turn, draft)


@router.on(chose("say_midway", LIST), chose_push("say_midway"))
async def ask_midway(turn: Turn) -> Screen:
    """Ask of the first registration of which nothing was said; whoever has said all sees their records."""
    found = await _asked(turn, results.unsaid)
    return await _midway(turn, found[0]) if found else await show_records(turn)


async def _midway(turn: Turn, found: Registration) -> Screen:
    record = await results.registration(turn.work, turn.person_id, found.code)
    registered_as = results.said_in(record, turn.app.campaigns, turn.app.forms)
    choices = (*(Choice(code, found.code) for code in SAID), Choice("midway_skip"))
    context = {"name": name_of(turn, found), "code": found.code, "registered_as": registered_as}
    return Screen(MIDWAY, context, (*choices, Choice("home")))


@router.on(*(chose(code, MIDWAY) for code in SAID))
async def take_midway(turn: Turn) -> Screen:
    """Note the answer, and ask of the next registration."""
    how_far = SAID[str(getattr(turn.event, "code", ""))]
    await results.say_midway(turn.work, turn.person_id, turn.value, how_far)
    left = await results.unsaid(turn.work, turn.person_id, turn.app.campaigns)
    turn.tell("screens/records/midway_said")
    return await _midway(turn, left[0]) if left else await show_records(turn)


async def tell(turn: Turn) -> Screen:
    """Ask what came of what was registered, near its end or midway, whichever is asked now."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    if not await results.untold(turn.work, turn.person_id, turn.app.campaigns):
        return await ask_midway(turn)
    return await choose_registration(turn)


router.on(chose("midway_skip", MIDWAY))(show_records)
