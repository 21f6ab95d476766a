"""The praised person of a good deed: who it is, and what they said to publishing it, with how that was got."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from data.enums import PUBLISHABLE, PublishState
from data.queries.privacy.named import Who, lines, people
from domain.records import deeds, praising, vouching
from domain.records.praising import Praised
from domain.records.raising import on_desk
from domain.text import templates
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import asked, end_job, job, keep_job, officer_router
from handlers.officer.jobs import Vouch
from handlers.officer.review import review

router = officer_router("praised")

PRAISED, DEEDS = "officer/praised", "officer/deeds"
SAID, AGE, GUARDIAN, HOW = (
    "officer/praised_said",
    "officer/praised_age",
    "officer/praised_guardian",
    "officer/praised_how",
)
STEPS = (SAID, AGE, GUARDIAN, HOW)
SAYS = {
    "said_yes": PublishState.AGREED,
    "said_story": PublishState.STORY_ONLY,
    "said_no": PublishState.REFUSED,
}
WAYS = ("orally", "in_writing", "by_phone")


@router.on(chose("officer_deeds"))
async def list_deeds(turn: Turn) -> Screen:
    """List the accepted good deeds with what their praised people said to publishing them."""
    end_job(turn)
    found = await deeds.recorded(turn.work, turn.person_id)
    choices = [Choice("deed", str(deed.record.id), _named(deed)) for deed in found]
    sheet = (Choice("good_news", "news"), Choice("deeds_sheet")) if choices else ()
    desk = (Choice("raised_deeds"),) if await on_desk(turn.work, turn.person_id) else ()
    names = frozenset[Who]().union(*(deed.who for deed in found))
    return Screen(DEEDS, {"count": len(choices)}, (*desk, *sheet, *choices, Choice("home")), names=names)


@router.on(chose("deeds_sheet", DEEDS))
async def hand_over(turn: Turn) -> Screen:
    """Send the whole list as a file."""
    turn.hand_over(await deeds.sheet(turn.work, turn.person_id))
    return await list_deeds(turn)


def _named(deed: Praised) -> dict[str, str]:
    state = templates.label(f"short_{deeds.state_of(deed)}")
    return {"code": deed.record.code, "name": deed.name or deed.written, "state": state}


@router.on(chose("praised", review.RECORD), chose("deed", DEEDS))
async def open_praised(turn: Turn) -> Screen:
    queued = turn.screen is not None and turn.screen.name == review.RECORD
    return await show_praised(turn, int(turn.value), queued=queued)


async def show_praised(turn: Turn, record_id: int, *, queued: bool) -> Screen:
    """Show whom the officer may mean, and what was said so far. `queued`: the way back leads to the queue."""
    deed = await praising.look(turn.work, turn.person_id, record_id)
    state, consent = deeds.state_of(deed), deed.consent
    pairs: list[Choice] = []
    names = deed.who
    if consent is None or consent.state is PublishState.MATCHED:
        for who in await praising.candidates(turn.work, turn.person_id, record_id):
            key = f"p{who.person_id}" if who.person_id else f"e{who.entry_id}"
            pairs.append(Choice("praised_is", key, {"name": who.name, "section": who.section}))
            names |= people(who.person_id) | lines(who.entry_id)
    spoken = consent is not None and consent.answered_at is not None and consent.recorded_by is None
    vouch = [] if spoken and state != "guardian" else [Choice("vouch", words={"guardian": state == "guardian"})]
    context = {
        "record": record_id,
        "code": deed.record.code,
        "queued": queued,
        "written": deed.written,
        "name": deed.name,
        "joined": deed.joined,
        "accepted": deed.record.state.value == "accepted",
        "publish": state,
        "how": consent.how if consent else None,
        "wish": consent.wish.value if consent and consent.wish else None,
    }
    return Screen(PRAISED, context, (*pairs, *vouch, Choice("back"), Choice("home")), names=names)


@router.on(chose("praised_is", PRAISED))
async def match(turn: Turn) -> Screen:
    """Say that it is this person; a member is asked once the deed is accepted."""
    record_id, queued = _on_show(turn)
    key = int(turn.value[1:])
    pair = praising.match if turn.value.startswith("p") else praising.match_line
    await pair(turn.work, turn.person_id, record_id, key, turn.app.hours)
    return await show_praised(turn, record_id, queued=queued)


def _on_show(turn: Turn) -> tuple[int, bool]:
    context: Mapping[str, Any] = turn.screen.context if turn.screen else {}
    return int(context.get("record", 0)), bool(context.get("queued"))


@router.on(chose("back", PRAISED))
async def go_back(turn: Turn) -> Screen:
    record_id, queued = _on_show(turn)
    return await (review.show_record(turn, at=record_id) if queued else list_deeds(turn))


@router.on(chose("vouch", PRAISED))
async def ask_said(turn: Turn) -> Screen:
    """Ask what was said, by the praised person or, of one under 18 who has agreed, by a guardian."""
    record_id, queued = _on_show(turn)
    deed = await praising.look(turn.work, turn.person_id, record_id)
    guardian = deed.consent is not None and deed.consent.state is PublishState.GUARDIAN
    wish, people_held = deed.consent.wish if deed.consent else None, (deed.record.person_id,)
    held = Vouch(record_id, queued, deed.record.code, guardian, adult=not guardian, wish=wish, people=people_held)
    return _said(keep_job(turn, held))


def _said(held: Vouch) -> Screen:
    story_only = held.guardian and held.wish is PublishState.STORY_ONLY
    codes = [code for code in SAYS if not (story_only and code == "said_yes")]
    context = {"code": held.code, "guardian": held.guardian}
    return Screen(SAID, context, (*(Choice(code) for code in codes), Choice("back")))


@router.on(*(chose(code, SAID) for code in SAYS))
async def take_said(turn: Turn) -> Screen:
    """Take what was said; who agrees is asked for the age, unless a guardian speaks."""
    held = keep_job(turn, replace(job(turn, Vouch), answer=SAYS[getattr(turn.event, "code", "")]))
    if held.guardian or held.answer not in PUBLISHABLE:
        return _how(turn)
    return Screen(AGE, {"code": held.code}, (Choice("is_adult"), Choice("is_minor"), Choice("back")))


@router.on(chose("is_adult", AGE), chose("guardian_agreed", GUARDIAN), chose("guardian_unasked", GUARDIAN))
async def take_age(turn: Turn) -> Screen:
    code = getattr(turn.event, "code", "")
    keep_job(turn, replace(job(turn, Vouch), adult=code == "is_adult", vouched=code == "guardian_agreed"))
    return _how(turn)


@router.on(chose("is_minor", AGE))
async def ask_guardian(turn: Turn) -> Screen:
    """Under 18 a parent or guardian decides."""
    context = {"code": job(turn, Vouch).code}
    return Screen(GUARDIAN, context, (Choice("guardian_agreed"), Choice("guardian_unasked"), Choice("back")))


def _how(turn: Turn) -> Screen:
    held = job(turn, Vouch)
    ready = [Choice("consent_way", code, {"text": templates.label(f"way_{code}")}) for code in WAYS]
    context = {"code": held.code, "limit": vouching.HOW_LIMIT}
    return Screen(HOW, context, (*ready, Choice("back")), frozenset({"choice", "text"}))


@router.on(chose("consent_way", HOW))
async def take_way(turn: Turn) -> Screen:
    return await _record(turn, templates.label(f"way_{turn.value}"))


@router.on(wrote(HOW))
async def take_typed_way(turn: Turn) -> Screen:
    return await _record(turn, turn.text)


async def _record(turn: Turn, how: str) -> Screen:
    """Record it; the praised person is told what stands in their name."""
    held = job(turn, Vouch)
    guardian = held.guardian or held.vouched
    await vouching.record_consent(
        turn.work,
        turn.person_id,
        held.record,
        asked(held.answer),
        how,
        adult=held.adult,
        guardian=guardian,
        hours=turn.app.hours,
    )
    end_job(turn)
    turn.tell("screens/officer/praised_recorded", code=held.code)
    return await show_praised(turn, held.record, queued=held.queued)


@router.on(*(chose("back", step) for step in STEPS), command("cancel", *STEPS))
async def give_up(turn: Turn) -> Screen:
    held = job(turn, Vouch)
    end_job(turn)
    return await show_praised(turn, held.record, queued=held.queued)
