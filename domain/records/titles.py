"""What somebody may register: things of people that are open, titles for their group of workers, one a year."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from data.enums import WorkerCategory
from domain.campaigns import Campaign
from domain.campaigns.facts import Title
from domain.campaigns.things import Registrable
from domain.errors import Problem
from domain.text import templates


def offered_to_people(campaign: Campaign, day: date) -> list[Registrable]:
    """List what people may register on a day: not what collectives alone hand in, nor a contest that is over."""
    return [thing for thing in campaign.registrable if thing.by_people and thing.is_open(day)]


def offered_to_collectives(campaign: Campaign, day: date) -> list[Registrable]:
    """List what collectives may register on a day: not what people alone hand in, nor a contest that is over."""
    return [thing for thing in campaign.registrable if thing.by_collectives and thing.is_open(day)]


def subjects_of_collectives(campaign: Campaign, day: date) -> list[tuple[str, str]]:
    """List (code, name) of what collectives may register on a day: their titles, and what is no title."""
    found: list[tuple[str, str]] = []
    for thing in offered_to_collectives(campaign, day):
        titles = [title for title in campaign.titles if title.code in thing.titles and title.holder == "collective"]
        found += [(title.code, templates.label("title_name", name=title.name)) for title in titles]
        found += [] if thing.titles else [(thing.code, thing.label)]
    return found


def for_collectives_alone(campaign: Campaign, day: date) -> list[str]:
    """Name what only collectives may register on a day, so that everybody reads who hands it in."""
    own = {thing.code for thing in offered_to_people(campaign, day) if not thing.titles}
    return [name for code, name in subjects_of_collectives(campaign, day) if code not in own]


def demand_offered(campaign: Campaign, subject: str, day: date, *, to_collective: bool = False) -> None:
    """Raise `Problem` when a subject is for collectives alone, or for people alone, or a contest that is over."""
    thing = next((one for one in campaign.registrable if subject in {one.code, *one.titles}), None)
    if thing is None:
        return
    title = next((known for known in campaign.titles if known.code == subject), None)
    of_collective = title is not None and title.holder == "collective"
    name = title.name if title else thing.label
    if to_collective and (not thing.by_collectives or (title is not None and not of_collective)):
        raise Problem("of_people", name=name)
    if not to_collective and (not thing.by_people or of_collective):
        raise Problem("of_collectives", name=name)
    if thing.last_day is not None and thing.last_day < day:
        raise Problem("contest_over", name=thing.label, day=thing.last_day.isoformat())


def titles_for(
    campaign: Campaign, category: WorkerCategory | None, codes: Collection[str] | None = None
) -> list[Title]:
    """List the campaign's titles that are meant for a group of workers; of somebody whose group nobody asked for, all.

    None of a collective: nobody bears it as their own. `codes`: only these.
    """
    people = [title for title in campaign.titles if title.holder == "individual"]
    asked = [title for title in people if codes is None or title.code in codes]
    return [title for title in asked if category is None or category in title.categories]


def demand_own_title(campaign: Campaign, subject: str, category: WorkerCategory | None) -> None:
    """Raise `Problem` when the subject is a title that the document means for other groups of workers."""
    title = next((known for known in campaign.titles if known.code == subject), None)
    if title is None or category is None or category in title.categories:
        return
    own = [theirs.name for theirs in titles_for(campaign, category)]
    raise Problem("title_of_others", title=title.name, categories=[*title.categories], own_titles=own)


def other_titles(campaign: Campaign, subject: str) -> frozenset[str]:
    """Return the campaign's other titles beside one: who registered any of them has registered this year's."""
    codes = frozenset(title.code for title in campaign.titles if title.holder == "individual")
    return codes - {subject} if subject in codes else frozenset()


def first_moment(now: datetime) -> datetime:
    """Return when the year of a moment began."""
    return now.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
