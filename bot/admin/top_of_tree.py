"""Whether the top of the tree has somebody in charge: above it there is no officer who would notice."""

from __future__ import annotations

from bot.admin.finding import Finding, note, wrong
from bot.admin.tables import Read

_TOPS = """
SELECT unit.code FROM unit
WHERE EXISTS (
  SELECT 1 FROM role_grant ever WHERE ever.unit_id = unit.id AND ever.role IN ('administrator', 'officer'))
AND NOT EXISTS (
  SELECT 1 FROM unit_parent above WHERE above.unit_id = unit.id
  AND (above.valid_from IS NULL OR above.valid_from <= CURRENT_DATE)
  AND (above.valid_to IS NULL OR above.valid_to > CURRENT_DATE))
AND EXISTS (
  SELECT 1 FROM unit_status here WHERE here.unit_id = unit.id AND here.status = 'active'
  AND (here.valid_from IS NULL OR here.valid_from <= CURRENT_DATE)
  AND (here.valid_to IS NULL OR here.valid_to > CURRENT_DATE))
"""
_IN_CHARGE = """
EXISTS (
  SELECT 1 FROM role_grant held JOIN person ON person.id = held.person_id
  WHERE held.unit_id = unit.id AND held.role IN ('administrator', 'officer') AND held.since <= CURRENT_TIMESTAMP
  AND (held.until IS NULL OR held.until > CURRENT_TIMESTAMP) AND person.erased_at IS NULL {more})
"""
_BELONGS = """
AND EXISTS (
  SELECT 1 FROM membership belongs WHERE belongs.person_id = held.person_id
  AND belongs.until IS NULL AND belongs.state IN ('waiting', 'active'))
"""
_ANYBODY, _AT_WORK = _IN_CHARGE.format(more=""), _IN_CHARGE.format(more=_BELONGS)
BARE = f"{_TOPS} AND NOT {_ANYBODY} ORDER BY unit.code"
LEFT = f"{_TOPS} AND {_ANYBODY} AND NOT {_AT_WORK} ORDER BY unit.code"


async def tops(read: Read) -> list[Finding]:
    """Name the highest units that had an officer and have none, and those whose officers have all left work."""
    found = []
    if bare := [str(row[0]) for row in await read(BARE)]:
        found.append(wrong("roles", "top_bare", units=bare))
    if left := [str(row[0]) for row in await read(LEFT)]:
        found.append(note("roles", "top_left", units=left))
    return found
