"""The accepted good deeds of an officer's units: what may be published of whom, on a screen and as a file."""

from __future__ import annotations

from collections.abc import Sequence

from data.engine.unit_of_work import Work
from data.enums import PublishState
from data.queries.members import people
from data.queries.records import publishing as queries
from data.tables import Record
from domain import audit, units
from domain.members.rights import demand_units
from domain.records.praising import Praised, written
from domain.records.publishing import about, story_of
from domain.spreadsheets.writing import Document, Sheet, workbook
from domain.text import dates, templates

LISTED = 40  # accepted deeds that one screen's list offers
WRITTEN = 2_000  # in the file
PAGE = 500  # deeds of one statement
COLUMNS = ("code", "unit", "praised", "story", "publish", "how", "accepted_on")


async def recorded(work: Work, officer_id: int | None, limit: int = LISTED) -> list[Praised]:
    """List the last accepted good deeds of others in the officer's units and below. Raises `Refused`."""
    mine = await demand_units(work, officer_id)
    statement = queries.accepted_deeds(people.below(mine, work.now), limit)
    keys = list((await work.connection.execute(statement)).scalars())
    pages = [await _described(work, keys[at : at + PAGE]) for at in range(0, len(keys), PAGE)]
    return [deed for page in pages for deed in page if about(deed.record.answers) in {"other", "collective"}]


async def _described(work: Work, keys: Sequence[int]) -> list[Praised]:
    """Read a page of deeds with what was said to publishing each: three statements, however many there are."""
    deeds = await queries.deeds(work.session, keys)
    consents = {consent.record_id: consent for consent in await queries.consents(work.session, keys)}
    praised = {row.record_id: row for row in await queries.praised(work.connection, keys)}
    order = {key: at for at, key in enumerate(keys)}

    def described(record: Record) -> Praised:
        row = praised.get(record.id)
        name, joined = (row.name, row.person_id is not None) if row else (None, False)
        return Praised(record, written(record), name, joined, consents.get(record.id or 0))

    return [described(deed) for deed in sorted(deeds, key=lambda deed: order[deed.id or 0])]


def state_of(deed: Praised) -> str:
    """Say how far asking has come: a `PublishState`, or `unmatched` before anybody was asked or named."""
    if deed.consent is None or (deed.consent.state is PublishState.MATCHED and deed.name is None):
        return "unmatched"
    return deed.consent.state.value


async def sheet(work: Work, officer_id: int | None) -> Document:
    """Write them into a file. Who told the story is not in it: they may wish to stay unnamed. Raises `Refused`."""
    found = await recorded(work, officer_id, WRITTEN)
    ids = sorted({deed.record.unit_id for deed in found})
    names = {unit.id: unit.name for unit in await units.views(work.connection, ids, work.now.date())}
    if found:
        await audit.record(work, officer_id, "list_exported", "good_deeds", lines=len(found))
    rows = [_row(deed, names.get(deed.record.unit_id)) for deed in found]
    heads = [templates.label(f"column_{column}") for column in COLUMNS]
    title = templates.label("sheet_deeds_title", day=work.now)
    return workbook(
        templates.label("sheet_deeds_file", day=work.now), Sheet(templates.label("sheet_deeds_tab"), title, heads, rows)
    )


def _row(deed: Praised, unit: str | None) -> list[str | None]:
    how, record = deed.consent.how if deed.consent else None, deed.record
    consent, at = templates.label(f"publish_{state_of(deed)}"), dates.show(record.changed_at.date())
    return [record.code, unit, deed.name or deed.written, story_of(record), consent, how, at]
