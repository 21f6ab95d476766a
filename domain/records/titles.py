"""Which titles somebody may register: those that name their group of workers, and one of a campaign a year."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from data.enums import WorkerCategory
from domain.campaigns import Campaign
from domain.campaigns.facts import Title
from domain.errors import Problem


def titles_for(
    campaign: Campaign, category: WorkerCategory | None, codes: Collection[str] | None = None
) -> list[Title]:
    """List the campaign's titles that are meant for a group of workers; of somebody whose group nobody asked for, all.

    `codes`: only these.
    """
    asked = [title for title in campaign.titles if codes is None or title.code in codes]
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
    codes = frozenset(title.code for title in campaign.titles)
    return codes - {subject} if subject in codes else frozenset()


def first_moment(now: datetime) -> datetime:
    """Return when the year of a moment began."""
    return now.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
