"""Outstanding deeds on the desk of the unit that rewards in time: put there in one tap, opened there from a message."""

from __future__ import annotations

from dataclasses import asdict

from data.queries.privacy.named import Who, people
from domain.records import photos
from domain.records.describing import fitted, short_name, view_of
from domain.records.praising import described
from domain.records.raising import on_desk, open_raised, raise_deed
from domain.text import templates
from domain.units import view
from handlers.core.router import chose, chose_push
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.member.records.records import ROOM
from handlers.officer.gate import officer_router
from handlers.officer.review import praised, review

router = officer_router("raised")

LIST, DEED = "officer/raised_deeds", "officer/raised"


@router.on(chose("raise_deed", review.RECORD))
async def put_on_desk(turn: Turn) -> Screen:
    """Put the deed on show on the desk of the issuing unit; it stays in the queue."""
    record, desk = await raise_deed(turn.work, turn.person_id, int(turn.value), turn.app.hours)
    turn.tell("screens/officer/deed_raised", code=record.code, desk=desk)
    return await review.show_record(turn, at=record.id)


@router.on(chose("raised_deeds", praised.DEEDS), chose("back", DEED))
async def list_raised(turn: Turn) -> Screen:
    found = await on_desk(turn.work, turn.person_id)
    choices = [
        Choice(
            "see_raised",
            str(record.id),
            {
                "name": short_name(record, turn.app.campaigns, turn.app.forms),
                "state": templates.label(f"state_{record.state}"),
                "code": record.code,
            },
        )
        for record in found
    ]
    names = frozenset[Who]().union(*(people(record.person_id) for record in found))
    return Screen(LIST, {"count": len(found)}, (*choices, Choice("home")), names=names)


@router.on(chose("see_raised", LIST), chose_push("see_raised"))
async def show_deed(turn: Turn) -> Screen:
    """Show a deed of the desk whole, in whatever state its own unit has it by now."""
    record = await open_raised(turn.work, turn.person_id, int(turn.value))
    shown = view_of(record, turn.app.campaigns, turn.app.forms)
    unit = await view(turn.work.connection, record.unit_id, record.unit_as_of)
    files = (Choice("see_files", str(record.id)),) if photos.files_of(record.answers) else ()
    context = {**asdict(shown), "lines": fitted(shown.lines, ROOM), "unit": unit.name}
    names = (await described(turn.work, record)).who
    return Screen(DEED, context, (*files, Choice("back"), Choice("home")), names=names)
