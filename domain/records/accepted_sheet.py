"""The accepted records that were chosen, as a file."""

from __future__ import annotations

from collections.abc import Mapping

from data.engine.unit_of_work import Work
from data.enums import RecordKind
from domain import audit, units
from domain.forms.model import Form
from domain.records.accepted import Campaigns, Filter, Found, described, find_rows, what_of
from domain.records.accepted_words import year_of
from domain.records.describing import form_for, lines_of
from domain.records.publishing import STORY_SHOWN, story_in
from domain.spreadsheets.writing import Document, Sheet, workbook_of
from domain.text import dates, templates
from domain.text.clusters import clip

WRITTEN = 20_000  # records in one file, the newest; a title above the list says when there are more
COLUMNS = ("what", "whom", "story", "unit", "category", "year", "code", "accepted_on")


async def sheet(
    work: Work, officer_id: int | None, chosen: Filter, campaigns: Campaigns, forms: Mapping[str, Form]
) -> Document:
    """Write the chosen records into a file: what, about whom, the code behind it. Raises `Refused`."""
    rows, more = await find_rows(work, officer_id, chosen, campaigns, WRITTEN)
    ids = sorted({row.unit_id for row in rows})
    names = {unit.id: unit.name for unit in await units.views(work.connection, ids, work.now.date())}
    await audit.record(work, officer_id, "list_exported", "accepted", lines=len(rows))
    title = templates.label("sheet_accepted_title", day=work.now, count=len(rows), more=more)

    def listed() -> list[Sheet]:  # in a thread, after the commit: 20,000 records take seconds
        heads = [templates.label(f"column_accepted_{column}") for column in COLUMNS]
        found = (described(row, campaigns) for row in rows)
        lines = [_row(one, names.get(one.row.unit_id), _words(one, campaigns, forms)) for one in found]
        return [Sheet(templates.label("sheet_accepted_tab"), title, heads, lines)]

    return workbook_of(templates.label("sheet_accepted_file", day=work.now), listed)


def _words(one: Found, campaigns: Campaigns, forms: Mapping[str, Form]) -> str:
    """Return what a record says: the story of a deed, of all others each answer, tapped or typed."""
    row = one.row
    if one.kind is RecordKind.GOOD_DEED:
        return story_in(row.answers)
    lines = lines_of(form_for(row, campaigns, forms), row.answers)
    return clip("; ".join(value for _, value in lines), STORY_SHOWN)


def _row(one: Found, unit: str | None, words: str) -> list[str | None]:
    row = one.row
    category = templates.label(f"category_{row.category}") if row.category else None
    return [
        what_of(one),
        one.whom,
        words,
        unit,
        category,
        year_of(row),
        one.code,
        dates.show(row.changed_at.date()),
    ]
