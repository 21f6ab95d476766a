"""What accepted records may be chosen by: only what some accepted record is."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.records import accepted_words
from data.text.collation import title_key
from domain.campaigns.movements import Movements
from domain.records.accepted import NO_MOVEMENT, Campaigns
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
        return _movements(await _values(connection, MOVEMENT), await _values(connection, CAMPAIGN), campaigns)
    found = await _values(connection, what)
    if what == YEAR:
        return [(year, year) for year in reversed(found)]
    return [(value, templates.label(f"{what}_{value}")) for value in found]


def name_of(what: str, value: str, campaigns: Campaigns) -> str:
    """Name a value that was chosen."""
    if what == TITLE:
        return next((name for _, name in _titles([value], campaigns)), value)
    if what == MOVEMENT:
        movement = Movements(campaigns.values()).one_of(value)
        return movement.name if movement else templates.label("movement_none") if value == NO_MOVEMENT else value
    return value if what == YEAR else templates.label(f"{what}_{value}")


async def _values(connection: AsyncConnection, what: str) -> list[str]:
    start = facet(what, "")
    return [word.removeprefix(start) for word in await accepted_words.beginning(connection, start, MOST)]


def _titles(codes: list[str], campaigns: Campaigns) -> list[Option]:
    """Name these titles, each name once, in Vietnamese order."""
    titles = [title for campaign in campaigns.values() for title in campaign.titles if title.code in codes]
    by_name = {fold(title.name): (title.code, title.name) for title in titles}
    return sorted(by_name.values(), key=lambda option: title_key(option[1]))


def _movements(codes: list[str], slugs: list[str], campaigns: Campaigns) -> list[Option]:
    """Name these movements and the only ones of these campaigns, each once; behind them that a record names none."""
    known = Movements(campaigns.values())
    found = [*map(known.one_of, codes), *(known.one_of(None, slug) for slug in slugs)]
    named = {movement.code: movement.name for movement in found if movement}
    none = [(NO_MOVEMENT, templates.label("movement_none"))] if known.campaigns_of(None).intersection(slugs) else []
    return [*sorted(named.items(), key=lambda option: title_key(option[1])), *none]
