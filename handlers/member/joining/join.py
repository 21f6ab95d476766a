"""Finding the unit: by its link, its code or a search; an ended one, one that is not there yet."""

from __future__ import annotations

from data.queries.members import people
from domain import limits as limiting
from domain import units
from domain.limits import Kind
from domain.units import UnitView
from domain.units.join_codes import looks_like_code
from handlers.core.last_one import alone
from handlers.core.router import Router, chose, command, wrote
from handlers.core.screen import SEARCH, Choice, Screen
from handlers.core.turn import Turn
from handlers.member.joining.state import JoinState, join_state, keep_join
from handlers.menu.menu import show_menu

router = Router("join")

FOUND = 4  # units offered at once, beside "my unit is not there yet"
CALLED = 80  # characters of what was typed that are kept

FIND, ABOVE = "join/find", "join/above"
SEARCHED = (FIND, "join/found", "join/nothing", "menu_stranger", "nothing_yet")


async def offer(turn: Turn, unit: UnitView) -> Screen:
    """Show the way into a unit, or onward from one that is no longer there."""
    if not unit.is_active:
        return await ended(turn, unit)
    begin(turn, JoinState(unit=unit.id))
    current = await belongs_to(turn)
    choices = [Choice("yes_here"), Choice("other_unit")]
    context = {"unit": unit.name, "current": current.name if current else None, **await alone(turn)}
    return Screen("join/welcome", context, (*choices, *((Choice("home"),) if current else ())))


async def belongs_to(turn: Turn) -> UnitView | None:
    """Return the unit to which the person belongs now, also while they wait there."""
    if turn.actor.person_id is None:
        return None
    found = await people.current_membership(turn.work.connection, turn.person_id)
    return await units.view(turn.work.connection, found[1], turn.now.date()) if found else None


async def ended(turn: Turn, unit: UnitView) -> Screen:
    """Say since when a unit is no more, and who carries on."""
    successors = await units.successors(turn.work.connection, unit.id, turn.now.date())
    since = unit.since.isoformat() if unit.since else None
    current = await belongs_to(turn)
    leaving = current is None or current.id == unit.id  # whoever belongs elsewhere leaves nothing here
    onward = (Choice("find_unit"), Choice("not_member") if leaving else Choice("home"))
    choices = (*(_unit_choice(successor, "successor") for successor in successors), *onward)
    return Screen("join/ended", {"unit": unit.name, "status": unit.status.value, "since": since}, choices)


def _unit_choice(unit: UnitView, code: str = "unit") -> Choice:
    return Choice(code, str(unit.id), {"name": unit.name})


@router.on(chose("join"))
async def begin_again(turn: Turn) -> Screen:
    """Offer the unit to which a link led before; whoever came by none is asked for theirs."""
    unit = join_state(turn).unit if "join" in turn.draft else None
    return (
        await offer(turn, await units.view(turn.work.connection, unit, turn.now.date()))
        if unit
        else await ask_unit(turn)
    )


@router.on(chose("other_unit"), chose("find_unit"), chose("retype", "join/found", ABOVE))
async def ask_unit(_turn: Turn) -> Screen:
    return Screen(FIND, {}, (Choice("back"),), frozenset({"text", SEARCH}))


@router.on(wrote(*SEARCHED))
async def search_unit(turn: Turn) -> Screen:
    """Find the unit by its code or by its name, with or without diacritics."""
    connection, today = turn.work.connection, turn.now.date()
    exact = await units.by_join_code(connection, turn.text, today)
    if exact is not None:
        return await offer(turn, exact)
    await count_search(turn)
    if looks_like_code(turn.text):
        turn.tell("refusals/old_link")
        return await ask_unit(turn)
    found = await units.search(connection, turn.text, today, FOUND)
    begin(turn, JoinState(called=turn.text[:CALLED]))
    choices = (*(_unit_choice(unit) for unit in found), Choice("unit_missing"))
    accepts = frozenset({"choice", "text", SEARCH})
    return Screen(
        "join/found" if found else "join/nothing", {"typed": turn.text[:CALLED]}, (*choices, Choice("back")), accepts
    )


@router.on(chose("unit_missing"))
async def ask_above(turn: Turn) -> Screen:
    """The unit is not there yet: whoever stands above it will know."""
    context = {"called": join_state(turn).called or "", "typed": None, "found": 0}
    return Screen(ABOVE, context, (Choice("back"),), frozenset({"text", SEARCH}))


@router.on(wrote(ABOVE))
async def search_above(turn: Turn) -> Screen:
    await count_search(turn)
    found = await units.search_above(turn.work.connection, turn.text, turn.now.date(), FOUND)
    choices = (*(_unit_choice(unit, "unit_above") for unit in found), Choice("back"))
    context = {"called": join_state(turn).called or "", "typed": turn.text[:CALLED], "found": len(found)}
    return Screen(ABOVE, context, choices, frozenset({"choice", "text", SEARCH}))


async def count_search(turn: Turn) -> None:
    """Count a search, so that nobody tries all codes or all names. Raises `Limited`."""
    await limiting.demand(turn.work, Kind.SEARCHES, limiting.contact(turn.actor.contact_id), turn.app.limits.searches)


@router.on(chose("unit_above", ABOVE))
async def choose_above(turn: Turn) -> Screen:
    """Go on into the unit above, with what the person called their own."""
    unit = await units.view(turn.work.connection, int(turn.value), turn.now.date())
    called = join_state(turn).called or ""
    begin(turn, JoinState(unit=unit.id, note=called))
    context = {"unit": unit.name, "called": called, **await alone(turn)}
    return Screen("join/welcome_above", context, (Choice("yes_here"), Choice("other_unit")))


@router.on(chose("back", FIND, ABOVE, "join/found", "join/nothing"), chose("refuse"), command("cancel", FIND, ABOVE))
async def leave(turn: Turn) -> Screen:
    """Leave without a trace; the screen says what does not work without consent.

    Which unit it was is kept, for it tells nothing of the person: coming again needs no new scan.
    """
    left = turn.draft.pop("join", {})
    if turn.screen and turn.screen.name.startswith("join/consent"):
        if "invitation" not in turn.draft and "unit" in left:
            keep_join(turn, JoinState(unit=left["unit"], note=left.get("note")))
        turn.tell("screens/join/refused")
    turn.draft.pop("invitation", None)
    return await show_menu(turn)


@router.on(chose("unit"), chose("successor"))
async def choose_unit(turn: Turn) -> Screen:
    unit = await units.view(turn.work.connection, int(turn.value), turn.now.date())
    return await offer(turn, unit)


def begin(turn: Turn, state: JoinState) -> None:
    """Begin to join anew; what was told of another unit, or an invitation that was left, is dropped."""
    turn.draft.pop("invitation", None)
    keep_join(turn, state)
