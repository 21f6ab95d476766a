"""The accepted records that were chosen, as a file."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from domain import audit, units
from domain.records.accepted import Campaigns, Filter, Found, find, what_of
from domain.records.accepted_words import year_of
from domain.records.publishing import story_in
from domain.spreadsheets.writing import Document, Sheet, workbook
from domain.text import dates, templates

WRITTEN = 20_000  # records in one file, the newest; a title above the list says when there are more
COLUMNS = ("what", "whom", "story", "unit", "category", "year", "code", "accepted_on")


async def sheet(work: Work, officer_id: int | None, chosen: Filter, campaigns: Campaigns) -> Document:
    """Write the chosen records into a file: what, about whom, the code behind it. Raises `Refused`."""
    found, more = await find(work, officer_id, chosen, campaigns, WRITTEN)
    ids = sorted({one.row.unit_id for one in found})
    names = {unit.id: unit.name for unit in await units.views(work.connection, ids, work.now.date())}
    await audit.record(work, officer_id, "list_exported", "accepted", lines=len(found))
    heads = [templates.label(f"column_accepted_{column}") for column in COLUMNS]
    title = templates.label("sheet_accepted_title", day=work.now, count=len(found), more=more)
    rows = [_row(one, names.get(one.row.unit_id)) for one in found]
    listed = Sheet(templates.label("sheet_accepted_tab"), title, heads, rows)
    return workbook(templates.label("sheet_accepted_file", day=work.now), listed)


def _row(one: Found, unit: str | None) -> list[str | None]:
    row = one.row
    category = templates.label(f"category_{row.category}") if row.category else None
    return [
        what_of(one),
        one.whom,
        story_in(row.answers),
        unit,
        category,
        year_of(row),
        one.code,
        dates.show(row.changed_at.date()),
    ]
