"""Whether every day that an officer chose still changes something, or its campaign file has no such day any more."""

from __future__ import annotations

from bot.admin.finding import Finding, note, ok
from bot.admin.tables import Read
from bot.errors import SettingsError
from bot.settings.settings import Settings

_HOLDING = """
SELECT campaign, code, year FROM chosen_day AS one WHERE day_after IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM chosen_day AS later
  WHERE later.campaign = one.campaign AND later.code = one.code AND later.year = one.year AND later.id > one.id)
"""


async def chosen_days(read: Read, settings: Settings) -> list[Finding]:
    """Name each chosen day whose code or year no usable file has. Nothing is said before the first choice."""
    from bot.app.campaign_files import library_of  # noqa: PLC0415 - reads with packages that a broken machine may lack
    from data.queries.campaigns.chosen_days import DayKey  # noqa: PLC0415 - as above
    from domain.calendar import load_national  # noqa: PLC0415 - as above
    from domain.year.places import without_effect  # noqa: PLC0415 - as above

    chosen = [DayKey(str(campaign), str(code), int(year)) for campaign, code, year in await read(_HOLDING)]
    if not chosen:
        return []
    try:
        library = library_of(settings)
    except SettingsError:
        return []  # what is wrong with the files is said with them
    usable = [key for key in chosen if key.campaign not in library.broken]
    if idle := without_effect(library.campaigns, load_national(), usable):
        return [note("chosen_days", "chosen_days_idle", keys=idle)]
    return [ok("chosen_days", "chosen_days_fine", count=len(chosen))]
