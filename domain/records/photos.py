"""Photos and voice notes: they belong to a draft first, and to its record once it is handed in."""

from __future__ import annotations

from collections.abc import Mapping

from data.engine.unit_of_work import Work
from data.queries.records import files
from data.tables import Record
from domain.errors import Problem
from domain.forms.draft import Answer
from domain.members.rights import demand_officer
from domain.ports import Media


async def keep(work: Work, person_id: int, draft_id: str, media: Media) -> None:
    """Note a file of a draft; the same one twice is one."""
    row = {
        "draft_id": draft_id,
        "person_id": person_id,
        "sha256": media.sha256,
        "media_type": media.media_type,
        "size": media.size,
        "received_at": work.now,
    }
    await files.put(work.connection, row)


def demand_room(answers: Mapping[str, Answer], most: int) -> None:
    """Let a record hold so many photos at most, over all its questions. Raises `Problem`."""
    if sum(len(answer.get("photos", ())) for answer in answers.values()) > most:
        raise Problem("photos_full", limit=most)


def files_of(answers: Mapping[str, Answer]) -> list[str]:
    """List the hashes of all files that answers name, in the order of the answers."""
    found = [
        [*answer.get("photos", ()), *([answer["voice"]] if "voice" in answer else [])] for answer in answers.values()
    ]
    return list(dict.fromkeys(sha256 for files in found for sha256 in files))


async def of_record(work: Work, record: Record) -> list[Media]:
    """List the files of a record in the order in which its answers name them."""
    rows = await files.of_draft(work.connection, record.draft_id)
    kept = {row.sha256: Media(row.sha256, row.media_type, row.size) for row in rows}
    return [kept[sha256] for sha256 in files_of(record.answers) if sha256 in kept]


async def for_officer(work: Work, officer_id: int | None, record_id: int) -> tuple[Record, list[Media]]:
    """Return a record and its files to an officer of its unit or above. Raises `Refused` or `Problem`."""
    record = await work.session.get(Record, record_id)
    if record is None:
        raise Problem("no_such_record")
    await demand_officer(work, officer_id, record.unit_id)
    return record, await of_record(work, record)
