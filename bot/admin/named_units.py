"""Whether the departments and unions that documents name are units here, for else nobody is told what they owe."""

from __future__ import annotations

from bot.admin.finding import Finding, note, ok
from bot.admin.tables import Read
from bot.errors import SettingsError
from bot.settings.settings import Settings

_ATTACHED = "SELECT DISTINCT campaign FROM campaign_issuer"
_BOUND = "SELECT DISTINCT campaign, named FROM campaign_named_unit"


async def named_units(read: Read, settings: Settings) -> list[Finding]:
    """Say what the campaigns of this installation name and no unit is. Nothing while no campaign is attached."""
    from bot.app.campaign_files import library_of  # noqa: PLC0415 - reads with packages that a broken machine may lack
    from domain.campaigns.named_units import named_in  # noqa: PLC0415 - as above

    attached = {str(row[0]) for row in await read(_ATTACHED)}
    bound = {(str(row[0]), str(row[1])) for row in await read(_BOUND)}
    try:
        files = library_of(settings).campaigns
    except SettingsError:
        return []  # what is wrong with the files is said with them
    here = [slug for slug in sorted(attached & set(settings.campaign or files)) if slug in files]
    wanted = [(slug, one) for slug in here for one in named_in(files[slug])]
    absent: dict[str, list[str]] = {}
    for slug, one in wanted:
        if (slug, one.key) not in bound:
            absent.setdefault(slug, []).append(one.names[0])
    if absent:
        return [note("named_units", "named_units_absent", names=absent)]
    return [ok("named_units", "named_units_fine", count=len(wanted))] if wanted else []
