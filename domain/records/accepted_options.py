"""What accepted records may be chosen by: only what some accepted record is."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.records import accepted_words
from data.text.collation import title_key
from domain.campaigns.known_movements import known_movements
from domain.records.accepted import Campaigns
from domain.records.accepted_words import CAMPAIGN, SUBJECT, YEAR, facet
from domain.text import templates
from domain.text.normalise import fold

MOST = 200  # of one kind that are looked at

Option = tuple[str, str]
"""A value of a `Filter`, and what it is called."""

TITLE, MOVEMENT = "title", "movement"


async def options(connection: AsyncConnection, what: str, campaigns: Campaigns) -> list[Option]:
    """List what a field of `Filter` may be, for the whole installation."""
    if what == TITLE:
        return _titles(await _values(connection, SUBJECT), campaigns)
    if what == MOVEMENT:
        return _movements(await _values(connection, CAMPAIGN), campaigns)
    found = await _values(connection, what)
    if what == YEAR:
        return [(year, year) for year in reversed(found)]
    return [(value, templates.label(f"{what}_{value}")) for value in found]


def name_of(what: str, value: str, campaigns: Campaigns) -> str:
    """Name a value that was chosen."""
    if what == TITLE:
        return next((name for _, name in _titles([value], campaigns)), value)
    if what == MOVEMENT:
        return next((name for _, name in _movements([value], campaigns)), value)
    return value if what == YEAR else templates.label(f"{what}_{value}")


async def _values(connection: AsyncConnection, what: str) -> list[str]:
    start = facet(what, "")
    return [word.removeprefix(start) for word in await accepted_words.beginning(connection, start, MOST)]


def _titles(codes: list[str], campaigns: Campaigns) -> list[Option]:
    """Name these titles, each name once, in Vietnamese order."""
    titles = [title for campaign in campaigns.values() for title in campaign.titles if title.code in codes]
    by_name = {fold(title.name): (title.code, title.name) for title in titles}
    return sorted(by_name.values(), key=lambda option: title_key(option[1]))


def _movements(slugs: list[str], campaigns: Campaigns) -> list[Option]:
    known = [(set(one.campaigns) & set(slugs), one.name) for one in known_movements(campaigns)]
    return [(min(theirs), name) for theirs, name in known if theirs]
