"""Starting a registration or a good deed: choose the thing, then the form asks."""

from __future__ import annotations

from data.enums import RecordKind
from data.queries.members import people
from data.tables import Person
from domain.campaigns import Campaign, RegistrableKind, form_of
from domain.errors import Problem
from domain.forms.draft import Draft
from domain.pledges import SignedPledge, has_pledge, signed_pledges
from domain.privacy import demand_consent
from domain.records import collectives
from domain.records.rounds import LastDays, closed_since, last_days, still_open
from domain.records.titles import for_collectives_alone, offered_to_people, subjects_of_collectives, titles_for
from domain.text import templates
from handlers.core.campaigns import Campaigns, choices_of, running_for_member
from handlers.core.router import Router, chose, chose_push, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.member.records import collective, pledge_reading, starting

router = Router("register")

CAMPAIGNS = "register/campaigns"


@router.on(chose("register"), command("register"), chose_push("register_now"))
async def show_things(turn: Turn) -> Screen:
    """Show what can be registered this year; who is under several campaigns chooses one of them first."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    offered = {slug: one for slug, one in (await _all_running(turn)).items() if offered_to_people(one, turn.now.date())}
    if not offered:
        return await _without_own(turn)
    if len(offered) > 1:
        return Screen(CAMPAIGNS, {"deed": False}, (*choices_of("things_of", offered), Choice("home")))
    return await _show_things(turn, next(iter(offered.values())))


async def _without_own(turn: Turn) -> Screen:
    """Where people register nothing, show what collectives do to whoever leads one. Raises `Problem`."""
    theirs = [name for one in (await _all_running(turn)).values() for _, name in _of_collectives(turn, one)]
    if not theirs:
        raise Problem("nothing_to_register")
    if not await collectives.led_by(turn.work, turn.person_id):
        raise Problem("only_collectives", names=theirs)
    return await collective.show_collectives(turn)


def _of_collectives(turn: Turn, campaign: Campaign) -> list[tuple[str, str]]:
    return subjects_of_collectives(campaign, turn.now.date())


@router.on(chose("things_of", CAMPAIGNS))
async def choose_campaign(turn: Turn) -> Screen:
    return await _show_things(turn, await _running(turn, turn.value))


async def _all_running(turn: Turn) -> Campaigns:
    """Return the campaigns in which something can begin. Raises `Problem` when there is none."""
    found = await running_for_member(turn)
    if not found:
        await demand_consent(turn.work, turn.person_id)  # who withdrew it has no unit for that reason
        belongs = await people.current_membership(turn.work.connection, turn.person_id)
        raise Problem("no_campaign" if belongs else "no_unit")
    return found


async def _running(turn: Turn, slug: str) -> Campaign:
    """Return the campaign if something can begin in it. Raises `Problem`."""
    offered = await _all_running(turn)
    if slug not in offered:
        raise Problem("nothing_current")
    return offered[slug]


async def _show_things(turn: Turn, campaign: Campaign) -> Screen:
    """Show what one campaign still lets register: of its titles only those that are meant for the person's group."""
    today, last = turn.now.date(), await _last_days(turn, campaign)
    closed = closed_since(offered_to_people(campaign, today), last, today)
    campaign = still_open(campaign, last, today)
    person = await turn.work.session.get_one(Person, turn.person_id)
    signed = await has_pledge(turn.work, turn.person_id, turn.now.year, campaign.slug)
    choices: list[Choice] = []
    unsigned = False
    offered = offered_to_people(campaign, today)
    for thing in offered:
        titles = titles_for(campaign, person.category, thing.titles)
        choices += [
            Choice("thing", title.code, {"text": templates.label("title_name", name=title.name)}) for title in titles
        ]
        if thing.kind is RegistrableKind.PLEDGE and not signed:
            unsigned = True
        elif not thing.titles:
            choices.append(Choice("thing", thing.code, {"text": thing.label}))
    if not choices:
        raise closed or Problem("nothing_to_register")
    theirs = _of_collectives(turn, campaign)
    if theirs and await collectives.led_by(turn.work, turn.person_id):
        choices.append(Choice("register_collective"))
    context = {
        "year": turn.now.year,
        "unsigned": unsigned,
        "contests": starting.contests(offered, last),
        "for_collectives": for_collectives_alone(campaign, today),
    }
    return Screen("register/things", context, (*choices, Choice("home")))


async def _last_days(turn: Turn, campaign: Campaign) -> LastDays:
    belongs = await people.current_membership(turn.work.connection, turn.person_id)
    if belongs is None:
        raise Problem("no_unit")
    return await last_days(turn.work, belongs[1], campaign)


@router.on(chose("thing"), chose_push("register_urged"))
async def start_registration(turn: Turn) -> Screen:
    """Open the form of the chosen thing, unless it is registered already."""
    offered = await running_for_member(turn)
    draft = starting.chosen(turn, offered or turn.app.campaigns, turn.value)
    if not offered:  # a withdrawn consent, or an earlier registration, explains more than that nothing runs here
        await starting.demand_startable(turn, draft)
        raise Problem("nothing_current")
    if draft.kind == RecordKind.PLEDGE:
        await starting.demand_startable(turn, draft)
        return pledge_reading.show(turn, draft.subject, await _signed(turn, draft))
    return await starting.start(turn, draft)


async def _signed(turn: Turn, draft: Draft) -> list[SignedPledge]:
    return await signed_pledges(turn.work, turn.person_id, draft.campaign, turn.now.year)


@router.on(chose("next_pledge", pledge_reading.READING))
async def read_next_pledge(turn: Turn) -> Screen:
    subject = str(turn.screen.context["subject"]) if turn.screen else ""
    draft = starting.chosen(turn, await _all_running(turn), subject)
    signed = await _signed(turn, draft)
    return pledge_reading.show(turn, subject, signed, pledge_reading.after(turn.value, signed))


@router.on(chose("join_pledge", pledge_reading.READING))
async def join_pledge(turn: Turn) -> Screen:
    """Join what was just read: the form goes on behind its question whether one joins."""
    draft = starting.chosen(turn, await _all_running(turn), turn.value)
    made = form_of(turn.app.campaigns[draft.campaign], draft.form, turn.app.forms)
    return await starting.start(turn, pledge_reading.joined(turn, draft, made))


@router.on(chose("back", pledge_reading.READING))
async def back_to_things(turn: Turn) -> Screen:
    subject = str(turn.screen.context["subject"]) if turn.screen else ""
    running = await _all_running(turn)
    return await _show_things(turn, running[starting.chosen(turn, running, subject).campaign])


@router.on(chose("good_deed"), command("good_deed"))
async def start_good_deed(turn: Turn) -> Screen:
    """Open the form of a good deed; who is under several campaigns chooses for which of them."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    offered = {slug: one for slug, one in (await _all_running(turn)).items() if one.good_deeds is not None}
    if len(offered) > 1:
        return Screen(CAMPAIGNS, {"deed": True}, (*choices_of("deed_of", offered), Choice("home")))
    return await _start_deed(turn, next(iter(offered.values()), None))


@router.on(chose("deed_of", CAMPAIGNS))
async def choose_campaign_of_deed(turn: Turn) -> Screen:
    return await _start_deed(turn, await _running(turn, turn.value))


async def _start_deed(turn: Turn, campaign: Campaign | None) -> Screen:
    if campaign is None or campaign.good_deeds is None:
        raise Problem("nothing_current")
    form_code = campaign.good_deeds.form
    return await starting.start(
        turn, starting.blank(campaign, form_code, RecordKind.GOOD_DEED, form_code, turn.app.forms)
    )
