"""Whether each campaign is attached to a unit, for else nobody sees it; and what went to another unit's campaign."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.admin.finding import Finding, note, ok, wrong
from bot.admin.tables import Read
from bot.errors import SettingsError
from bot.settings.settings import Settings

_UNITS = "SELECT 1 FROM unit LIMIT 1"
_ATTACHED = "SELECT DISTINCT campaign FROM campaign_issuer"
_HOLDS = (
    "({0}.valid_from IS NULL OR {0}.valid_from <= CURRENT_DATE)"
    " AND ({0}.valid_to IS NULL OR {0}.valid_to > CURRENT_DATE)"
)
_FOREIGN = f"""
WITH RECURSIVE head(campaign, unit_id) AS (
  SELECT campaign, unit_id FROM campaign_issuer
  UNION
  SELECT head.campaign, next.successor_id FROM head JOIN unit_successor next ON next.unit_id = head.unit_id
  WHERE {_HOLDS.format("next")} AND NOT EXISTS (
    SELECT 1 FROM unit_status here
    WHERE here.unit_id = head.unit_id AND here.status = 'active' AND {_HOLDS.format("here")})
), below(campaign, unit_id) AS (
  SELECT campaign, unit_id FROM head
  UNION
  SELECT below.campaign, under.unit_id FROM below JOIN unit_parent under ON under.parent_id = below.unit_id
  WHERE {_HOLDS.format("under")}
)
SELECT count(*) FROM record WHERE NOT EXISTS (
  SELECT 1 FROM below WHERE below.campaign = record.campaign AND below.unit_id = record.unit_id)
"""  # noqa: S608 - nothing of it comes from outside


async def issuers(read: Read, settings: Settings) -> list[Finding]:
    """Say which of the campaigns that run here are attached to no unit, once there are units."""
    if not await read(_UNITS):
        return []
    attached = {str(row[0]) for row in await read(_ATTACHED)}
    foreign = int((await read(_FOREIGN))[0][0])
    found = list(_absent(sorted(set(_running(settings)) - attached), settings))
    found += [note("issuers", "issuers_foreign", count=foreign)] if foreign else []
    return found or [ok("issuers", "issuers_fine", count=len(attached))]


def _absent(slugs: list[str], settings: Settings) -> Iterator[Finding]:
    """One that CAMPAIGN names is meant to be seen; of all that ship with the program only some are."""
    named = [slug for slug in slugs if slug in settings.campaign]
    if named:
        yield wrong("issuers", "issuers_absent", slugs=named)
    elif slugs:
        yield note("issuers", "issuers_absent", slugs=slugs)


def _running(settings: Settings) -> Collection[str]:
    from bot.app.campaign_files import library_of  # noqa: PLC0415 - reads with packages that a broken machine may lack

    try:
        return settings.campaign or library_of(settings).campaigns
    except SettingsError:
        return ()  # what is wrong with the files is said with them
