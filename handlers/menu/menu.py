"""The main menu: what a stranger, a member and an officer can do from here."""

from __future__ import annotations

from data.enums import OFFICER_ROLES
from data.queries.members import grants, people
from domain import units
from domain.forms import following
from domain.letters import desk
from domain.privacy import standing
from domain.records.titles import offered_to_people
from domain.review.officer_queue import count_waiting
from domain.year.days import has_year
from handlers.core.campaigns import running_for_member
from handlers.core.router import Router, chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.menu.more import MORE, everything_else

router = Router("menu")


@router.on(chose("home"), command("menu"), chose("officer_menu"), command("officer_menu"))
async def show_menu(turn: Turn) -> Screen:
    """Show the menu; an unfinished draft stays and is offered first. An officer's own things are a tap away."""
    if turn.actor.person_id is None:
        return Screen(
            "menu_stranger", {}, (Choice("join"), Choice("have_code"), Choice("handbook"), Choice("calendar"))
        )
    ended = await people.ended_unit(turn.work.connection, turn.person_id, turn.now.date())
    onward = [Choice("new_unit")] if ended is not None else []
    office = await _officer_choices(turn)
    context = {"name": turn.actor.name, "ended_unit": await _facts(turn, ended) if ended is not None else None}
    first = [*onward, *await _own_choices(turn), *office]
    if len(office) > 1:  # a section's head has one thing to do for the union, and no group of them
        return Screen("menu", {**context, "group": "officer_menu"}, (*first, Choice("own_menu")))
    choices = [*first, *await _member_choices(turn)]
    # the paged list has a "Thêm" of its own, behind which everything else comes
    if len(choices) > turn.capabilities.listed:
        choices += everything_else()
    else:
        choices.append(Choice(MORE))
    return Screen("menu", context, tuple(choices))


@router.on(chose("own_menu"), command("own_menu"))
async def show_own_menu(turn: Turn) -> Screen:
    """Show an officer what they can do as a member; whoever is no officer has that in the menu itself."""
    if turn.actor.person_id is None or len(await _officer_choices(turn)) <= 1:
        return await show_menu(turn)
    choices = (*await _member_choices(turn), *everything_else(), Choice("officer_menu"))
    return Screen("menu", {"name": turn.actor.name, "ended_unit": None, "group": "own_menu"}, choices)


async def _facts(turn: Turn, unit_id: int) -> dict[str, str | None]:
    """Say of a member's unit that it is no more, and since when."""
    unit = await units.view(turn.work.connection, unit_id, turn.now.date())
    return {"unit": unit.name, "status": unit.status.value, "since": unit.since.isoformat() if unit.since else None}


async def _own_choices(turn: Turn) -> list[Choice]:
    """Offer first what somebody needs who is about to be erased, or has withdrawn the consent."""
    stands = await standing(turn.work.connection, turn.person_id)
    back = [Choice("take_back_data")] if stands.erases_at else []
    return [*back, *([Choice("agree_again")] if stands.withdrawn else [])]


async def _member_choices(turn: Turn) -> list[Choice]:
    choices = [Choice("continue_draft")] if await _has_draft(turn) else []
    campaigns = (await running_for_member(turn)).values()
    if any(offered_to_people(campaign, turn.now.date()) for campaign in campaigns):
        choices.append(Choice("register"))
    if any(campaign.good_deeds for campaign in campaigns):
        choices.append(Choice("good_deed"))
    return [*choices, Choice("records"), Choice("calendar")]


async def _has_draft(turn: Turn) -> bool:
    """Tell whether a form is unfinished here, or in another app of the person."""
    if "form" in turn.draft:
        return True
    return await following.waits_in(turn.work, turn.person_id, turn.actor.contact_id) is not None


async def _officer_choices(turn: Turn) -> list[Choice]:
    held = await grants.held(turn.work.connection, turn.person_id, turn.now)
    mine = [grant.unit_id for grant in held if grant.role in OFFICER_ROLES]
    if not mine:
        return [Choice("section_invite")] if held else []
    waiting, queued = await count_waiting(turn.work, turn.person_id, mine, turn.app.policies.escalate_days)
    letters = len((await desk.read_queue(turn.work, turn.person_id, before=True)).keys)
    return [
        Choice("officer_review", words={"count": queued}),
        Choice("officer_people", words={"count": waiting}),
        *([Choice("officer_letters", words={"count": letters})] if letters else []),
        Choice("officer_announce"),
        Choice("officer_urge"),
        Choice("officer_duties"),
        Choice("officer_unit"),
        Choice("officer_accepted"),
        Choice("officer_figures"),
        Choice("officer_deeds"),
        Choice("officer_pledges"),
        Choice("officer_closing"),
        *([Choice("officer_year")] if await has_year(turn.work, mine, turn.app.campaigns) else []),
    ]
