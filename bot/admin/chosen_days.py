"""Whether every day that an officer chose still changes something, or its campaign file has no such day any more."""

from __future__ import annotations

from bot.admin.finding import Finding, note, ok
from bot.admin.tables import Read
from bot.errors import SettingsError
from bot.settings.settings import Settings

_HOLDING = """
SELECT campaign, one.code, year, unit_id, unit.code, EXISTS (
  SELECT 1 FROM unit_status AS state
  WHERE state.unit_id = one.unit_id AND status = 'active' AND (valid_to IS NULL OR valid_to > CURRENT_DATE))
FROM chosen_day AS one LEFT JOIN unit ON unit.id = one.unit_id WHERE day_after IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM chosen_day AS later
  WHERE later.campaign = one.campaign AND later.code = one.code AND later.year = one.year AND later.id > one.id
    AND coalesce(later.unit_id, 0) = coalesce(one.unit_id, 0))
"""


async def chosen_days(read: Read, settings: Settings) -> list[Finding]:
    """Name each chosen day whose code or year no usable file has, or that a unit chose which has ended.

    Nothing is said before the first choice.
    """
    from bot.app.campaign_files import library_of  # noqa: PLC0415 - reads with packages that a broken machine may lack
    from data.queries.campaigns.chosen_days import DayKey  # noqa: PLC0415 - as above
    from domain.calendar import load_national  # noqa: PLC0415 - as above
    from domain.year.places import without_effect  # noqa: PLC0415 - as above

    rows = await read(_HOLDING)
    chosen = [DayKey(str(slug), str(code), int(year), unit and int(unit)) for slug, code, year, unit, _, _ in rows]
    units = {unit: code for _, _, _, unit, code, _ in rows}
    ended = {unit for _, _, _, unit, _, is_active in rows if unit and not is_active}
    if not chosen:
        return []
    try:
        library = library_of(settings)
    except SettingsError:
        return []  # what is wrong with the files is said with them
    usable = [key for key in chosen if key.campaign not in library.broken]
    idle = set(without_effect(library.campaigns, load_national(), usable))
    if idle := {*idle, *(key for key in usable if key.unit_id in ended)}:
        listed = sorted(idle, key=lambda key: (key[:3], key.unit_id or 0))
        return [note("chosen_days", "chosen_days_idle", keys=[(key, units[key.unit_id]) for key in listed])]
    return [ok("chosen_days", "chosen_days_fine", count=len(chosen))]
