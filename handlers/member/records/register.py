"""Starting a registration or a good deed: choose the thing, then the form asks."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace

from data.enums import RecordKind
from data.queries.members import people
from data.queries.records.records import answers_before
from data.tables import Person
from domain.campaigns import Campaign, RegistrableKind, form_of
from domain.campaigns.things import Registrable
from domain.errors import Problem
from domain.forms.draft import Answer, Draft
from domain.forms.model import Form
from domain.pledges import SignedPledge, demand_pledge, has_pledge, signed_pledges
from domain.privacy import demand_consent
from domain.records.rounds import demand_registering
from domain.records.submitting import demand_first, demand_own, round_of
from domain.records.titles import offered_to_people, titles_for
from domain.text import templates
from handlers.core.campaigns import Campaigns, choices_of, running_for_member
from handlers.core.router import Router, chose, chose_push, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.member.records import form, pledge_reading
from handlers.member.records.form_screens import CATEGORY

router = Router("register")

CAMPAIGNS = "register/campaigns"

Forms = Mapping[str, Form]


@router.on(chose("register"), command("register"), chose_push("register_now"))
async def show_things(turn: Turn) -> Screen:
    """Show what can be registered this year; who is under several campaigns chooses one of them first."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    offered = {slug: one for slug, one in (await _all_running(turn)).items() if offered_to_people(one, turn.now.date())}
    if not offered:
        raise Problem("nothing_to_register")
    if len(offered) > 1:
        return Screen(CAMPAIGNS, {"deed": False}, (*choices_of("things_of", offered), Choice("home")))
    return await _show_things(turn, next(iter(offered.values())))


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
    """Show what one campaign lets register: of its titles only those that are meant for the person's group."""
    person = await turn.work.session.get_one(Person, turn.person_id)
    signed = await has_pledge(turn.work, turn.person_id, turn.now.year, campaign.slug)
    choices: list[Choice] = []
    unsigned = False
    offered = offered_to_people(campaign, turn.now.date())
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
        raise Problem("nothing_to_register")
    context = {"year": turn.now.year, "unsigned": unsigned, "contests": _contests(offered)}
    return Screen("register/things", context, (*choices, Choice("home")))


def _contests(offered: Iterable[Registrable]) -> list[dict[str, str | None]]:
    """Say of each contest who organises it and until when it can be registered, as far as the document does."""
    return [
        {
            "name": thing.label,
            "organiser": thing.contest.organiser,
            "until": thing.last_day.isoformat() if thing.last_day else None,
        }
        for thing in offered
        if thing.contest is not None
    ]


@router.on(chose("thing"), chose_push("register_urged"))
async def start_registration(turn: Turn) -> Screen:
    """Open the form of the chosen thing, unless it is registered already."""
    offered = await running_for_member(turn)
    draft = _chosen(turn, offered or turn.app.campaigns, turn.value)
    if not offered:  # a withdrawn consent, or an earlier registration, explains more than that nothing runs here
        await _demand_new(turn, draft)
        raise Problem("nothing_current")
    if draft.kind == RecordKind.PLEDGE:
        await _demand_new(turn, draft)
        return pledge_reading.show(turn, draft.subject, await _signed(turn, draft))
    return await _start(turn, draft)


async def _signed(turn: Turn, draft: Draft) -> list[SignedPledge]:
    return await signed_pledges(turn.work, turn.person_id, draft.campaign, turn.now.year)


@router.on(chose("next_pledge", pledge_reading.READING))
async def read_next_pledge(turn: Turn) -> Screen:
    subject = str(turn.screen.context["subject"]) if turn.screen else ""
    draft = _chosen(turn, await _all_running(turn), subject)
    signed = await _signed(turn, draft)
    return pledge_reading.show(turn, subject, signed, pledge_reading.after(turn.value, signed))


@router.on(chose("join_pledge", pledge_reading.READING))
async def join_pledge(turn: Turn) -> Screen:
    """Join what was just read: the form goes on behind its question whether one joins."""
    draft = _chosen(turn, await _all_running(turn), turn.value)
    made = form_of(turn.app.campaigns[draft.campaign], draft.form, turn.app.forms)
    return await _start(turn, pledge_reading.joined(turn, draft, made))


@router.on(chose("back", pledge_reading.READING))
async def back_to_things(turn: Turn) -> Screen:
    subject = str(turn.screen.context["subject"]) if turn.screen else ""
    running = await _all_running(turn)
    return await _show_things(turn, running[_chosen(turn, running, subject).campaign])


def _chosen(turn: Turn, campaigns: Campaigns, subject: str) -> Draft:
    """Return an empty draft of the chosen thing. Raises `Problem` when none of the campaigns has it."""
    for campaign in campaigns.values():
        for thing in campaign.registrable:
            if subject in {thing.code, *thing.titles}:
                return _blank(campaign, thing.form, thing.kind, subject, turn.app.forms)
    raise Problem("nothing_current")


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
    return await _start(turn, _blank(campaign, form_code, RecordKind.GOOD_DEED, form_code, turn.app.forms))


def _blank(campaign: Campaign, form_code: str, kind: str, subject: str, forms: Forms) -> Draft:
    made = form_of(campaign, form_code, forms)
    return Draft(
        id=uuid.uuid4().hex,
        kind=kind,
        campaign=campaign.slug,
        subject=subject,
        form=made.code,
        version=made.version,
        at=made.questions[0].code,
    )


async def _start(turn: Turn, draft: Draft) -> Screen:
    """Begin the draft, with the answers of an earlier round beside it."""
    person = await turn.work.session.get_one(Person, turn.person_id)
    turn.draft[CATEGORY] = person.category
    round_ = await _demand_new(turn, draft)
    if draft.kind == RecordKind.PLEDGE:
        await demand_pledge(turn.work, turn.person_id, draft.campaign, turn.now.year)
    last: dict[str, Answer] = {}
    if draft.kind != RecordKind.GOOD_DEED:
        last = await answers_before(turn.work.connection, turn.person_id, draft.form, draft.subject, round_)
    return form.begin(turn, replace(draft, last=last))


async def _demand_new(turn: Turn, draft: Draft) -> str:
    """Demand consent, the person's own title, and that none was sent in this round, which is open and is returned.

    Raises `Problem`.
    """
    await demand_consent(turn.work, turn.person_id)
    campaign = turn.app.campaigns[draft.campaign]
    await demand_own(turn.work, turn.person_id, draft, campaign)
    await demand_first(turn.work, turn.person_id, draft, campaign)
    round_ = round_of(draft, campaign, turn.now.date())
    belongs = await people.current_membership(turn.work.connection, turn.person_id)
    if belongs is not None:
        await demand_registering(turn.work, belongs[1], draft.kind, campaign.slug, round_)
    return round_
