"""The handbook and the slogans: what the documents say, in short screens. Whoever has not joined may read it too."""

from __future__ import annotations

from collections.abc import Mapping

from data.queries.members import people
from domain import units
from domain.campaigns import Campaign
from domain.campaigns.facts import BLANK
from domain.campaigns.handbook import PIECES, pieces, topics
from domain.errors import Problem
from domain.text.union_names import workplace
from handlers.core.campaigns import choices_of, readable
from handlers.core.router import Router, chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn

router = Router("handbook")

PAPERS, TOPICS, PAGE, SLOGANS = "handbook/papers", "handbook/topics", "handbook/page", "handbook/slogans"

Campaigns = Mapping[str, Campaign]


@router.on(chose("handbook"), command("handbook"), chose("back", TOPICS))
async def show_papers(turn: Turn) -> Screen:
    """Show which documents there are; a single one is opened at once."""
    papers = await readable(turn)
    if not papers:
        raise Problem("no_campaign")
    if len(papers) == 1:
        return show_topics(turn, next(iter(papers.values())), only=True)
    names = [campaign.name for campaign in papers.values()]
    return Screen(PAPERS, {"names": names}, (*choices_of("paper", papers), Choice("home")))


@router.on(chose("paper"))
async def choose_paper(turn: Turn) -> Screen:
    papers = await readable(turn)
    return show_topics(turn, _campaign(turn.value, papers), only=len(papers) == 1)


@router.on(chose("back", PAGE))
async def back_to_topics(turn: Turn) -> Screen:
    slug = turn.screen.context["slug"] if turn.screen else ""
    papers = await readable(turn)
    return show_topics(turn, _campaign(slug, papers), only=len(papers) == 1)


def show_topics(turn: Turn, campaign: Campaign, *, only: bool) -> Screen:
    """Show what the handbook tells of one document."""
    choices = [Choice(f"topic_{topic}", campaign.slug) for topic in topics(campaign)]
    paper = campaign.document
    context = {
        "name": campaign.name,
        "paper": paper.kind,
        "number": None if paper.number == "unknown" else paper.number,
        "issuer": paper.issuer.short_name,
    }
    moves = (Choice("home"),) if only else (Choice("back"), Choice("home"))
    slogan = (Choice("slogans"),) if campaign.slogans else ()
    return Screen(TOPICS, context, (*choices, *(slogan if turn.actor.person_id is None else ()), *moves))


@router.on(*(chose(f"topic_{topic}") for topic in ("movements", "asked", "titles", "reports", "welfare", "bases")))
async def open_topic(turn: Turn) -> Screen:
    topic = getattr(turn.event, "code", "").removeprefix("topic_")
    return _page(_campaign(turn.value, await readable(turn)), topic, 0)


@router.on(chose("read_on", PAGE))
async def read_on(turn: Turn) -> Screen:
    assert turn.screen is not None  # noqa: S101 - the filter asks for this very screen
    context = turn.screen.context
    return _page(_campaign(context["slug"], await readable(turn)), context["topic"], context["last"])


def _page(campaign: Campaign, topic: str, start: int) -> Screen:
    found = pieces(campaign, topic)
    if start >= len(found):
        start = 0
    last = min(start + PIECES, len(found))
    context = {
        "slug": campaign.slug,
        "topic": topic,
        "pieces": found[start:last],
        "first": start + 1,
        "last": last,
        "total": len(found),
    }
    more = (Choice("read_on"),) if last < len(found) else ()
    return Screen(PAGE, context, (*more, Choice("back"), Choice("home")))


@router.on(chose("slogans"), command("slogans"))
async def show_slogans(turn: Turn) -> Screen:
    """Show the slogans, filled with the person's workplace; without a unit only those without a blank."""
    unit = await _unit(turn)
    place = workplace(unit) if unit else ""
    found = [slogan for campaign in (await readable(turn)).values() for slogan in campaign.slogans]
    slogans = [{"kind": row.kind, "text": row.fill(place)} for row in found if unit or BLANK not in row.text]
    return Screen(SLOGANS, {"slogans": slogans, "unit": unit}, (Choice("home"),))


async def _unit(turn: Turn) -> str | None:
    if turn.actor.person_id is None:
        return None
    belongs = await people.current_membership(turn.work.connection, turn.person_id)
    if belongs is None:
        return None
    return (await units.view(turn.work.connection, belongs[1], turn.now.date())).name


def _campaign(slug: str, campaigns: Campaigns) -> Campaign:
    if slug not in campaigns:
        raise Problem("nothing_current")
    return campaigns[slug]
