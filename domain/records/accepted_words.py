"""By which words an accepted record is found: of the names and titles in it, and what it is.

A record is read when it is accepted. Where a name in it changes afterwards it is noted in `accepted_unread`, and read
anew at the next tick; erasing takes its words away at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work, Writer
from data.enums import RecordKind, RecordState
from data.queries.records import accepted_words as queries
from data.queries.records.accepted_words import LAST, Span, Spans
from data.queries.reminders import reminders
from data.tables.accepted import WORD_LENGTH
from domain import campaigns
from domain.campaigns import Campaign
from domain.input.codes import code_alone
from domain.records.describing import subject_name
from domain.records.naming import named_in
from domain.text.normalise import fold, plain
from domain.text.searching import few, searched, together

PAGE = 25
"""Records that one unit of work reads."""

NOTED = 500
"""Records that one unit of work notes as unread."""

BY_JOINED_NAMES = "accepted_by_joined_names"
"""The mark of an installation whose accepted records have all been noted since they are found by their movement, and
by a name that is written together with the single letter before it."""

KIND, SUBJECT, CATEGORY, YEAR, CODE = "kind", "subject", "category", "year", "code"
"""What a record is found by besides its words; no word has the colon that stands behind these."""

MOVEMENT, CAMPAIGN = "movement", "campaign"
"""To which movement a record belongs, and where none was kept with it, to which campaign."""

MOST = 16  # characters of a code
LONGEST_CODE = 8  # characters without its dash, as codes are drawn

HAS_NAME = frozenset({RecordKind.INITIATIVE, RecordKind.TOPIC, RecordKind.WORK_OR_PRODUCT})
"""Kinds of which each record has a name of its own."""


OF_A_TITLE = frozenset({RecordKind.TITLE, RecordKind.RESULT})
"""Kinds that say little without the name of their title."""


def facet(what: str, value: str) -> str:
    """Write what a record is in the place of a word: "kind:title"."""
    return f"{what}:{value}"


def year_of(row: AnyRow) -> str:
    """Say to which year a record belongs: that of its round, or in which it was sent."""
    return str(row.round) if row.round.isdecimal() else str(row.submitted_at.year)


def words_of(row: AnyRow) -> set[str]:
    """Return the words of a record (`queries.rows`)."""
    facets = [(KIND, row.kind.value), (SUBJECT, row.subject), (YEAR, year_of(row))]
    facets.append((MOVEMENT, row.movement) if row.movement else (CAMPAIGN, row.campaign))
    facets += [(CATEGORY, row.category.value)] if row.category else []
    title = subject_name(_campaign(row.campaign), row.subject) if row.kind in OF_A_TITLE else ""
    own = str(row.answers.get("name", {}).get("text", "")) if row.kind in HAS_NAME else ""
    praised = named_in(row.form, row.answers) if row.kind is RecordKind.GOOD_DEED else ""
    whose = [row.section or "", row.unit_then or ""] if row.collective else []
    typed = [fold(text).split() for text in (row.sender or "", row.praised or "", title, own, praised, *whose)]
    facets += [(CODE, part) for part in _code_words(row.code)]
    named = {word[:WORD_LENGTH] for words in typed for word in (*words, *filter(None, together(words)))}
    return {*(facet(*found) for found in facets), *named}


def _code_words(code: str) -> set[str]:
    """Return by what a code is found: whole, and by what stands behind its dash."""
    parts = plain(code).split()
    return {"".join(parts), *parts[1:]}


def asked_for(typed: str) -> list[Spans]:
    """Return what was typed to find a record, word by word: each begins a word of a name or title, or a code."""
    words = plain(searched(typed)).split()
    if not words:
        return [exactly(CODE, "")] if typed.strip() else []  # of signs alone no record has any
    code = (starting(facet(CODE, "".join(words)[:MOST])),)
    if code_alone(typed):
        return [code]
    joined = dict(zip(words, together([fold(word) for word in words]), strict=True))
    parts = code if _parts_of_code(words) else ()
    return [(*_begun(word, joined[word]), *parts) for word in few(words)]


def _parts_of_code(words: Sequence[str]) -> bool:
    """Tell whether words may be a code typed with spaces, as "th v7 da"; they may be a name with a number too."""
    whole = "".join(words)
    return len(words) > 1 and len(whole) <= LONGEST_CODE and any(char.isdigit() for char in whole)


def _begun(word: str, joined: str) -> Spans:
    """Return where a typed word is looked for. A single letter is a name of its own: too many begin with it.

    `joined`: how it is written with a single letter beside it, if one is. What has a digit may begin a code; of
    letters alone only a whole part is one, else "Thanh" would find TH-ANH7.
    """
    name = (fold(word), fold(word)) if len(word) == 1 else starting(fold(word)[:WORD_LENGTH])
    has_digit = any(char.isdigit() for char in word)
    code = (starting(facet(CODE, word[:MOST])),) if has_digit else exactly(CODE, word[:MOST])
    written = (starting(joined[:WORD_LENGTH]),) if joined else ()
    return name, *written, *code


def exactly(what: str, *values: str) -> Spans:
    """Return the spans of what a record is: of one of these values."""
    return tuple((facet(what, value), facet(what, value)) for value in values)


def starting(start: str) -> Span:
    """Return the span of all words that begin so."""
    return start, start + LAST


async def read(work: Work, record_id: int, state: RecordState) -> None:
    """Let a record be found if it is accepted, and not any more if it was."""
    if state is RecordState.ACCEPTED:
        await _read(work, [record_id])
    else:
        await queries.forget(work.connection, [record_id])


async def read_unread(writer: Writer) -> int:
    """Find the words of all that were noted for it, a page in each unit of work; returns how many records."""
    if not await writer.run(_knows_all_words):
        await _note_all(writer)
    count = 0
    while found := await writer.run(_read_page):
        count += found
    return count


async def _knows_all_words(work: Work) -> bool:
    return await reminders.mark(work.connection, BY_JOINED_NAMES) is not None


async def _note_all(writer: Writer) -> None:
    """Note what was read by a version that found fewer words in a record; what is cut short begins anew."""
    last = 0
    while keys := await writer.run(partial(_note_page, after=last)):
        last = keys[-1]
    await writer.run(lambda work: reminders.set_mark(work.connection, BY_JOINED_NAMES, work.now.date()))


async def _note_page(work: Work, after: int) -> list[int]:
    keys = await queries.accepted_after(work.connection, after, NOTED)
    await queries.read_anew(work.connection, keys)
    return keys


async def _read_page(work: Work) -> int:
    found = await queries.unread(work.connection, PAGE)
    await _read(work, found)
    return len(found)


async def _read(work: Work, record_ids: list[int]) -> None:
    rows = await queries.rows(work.connection, record_ids) if record_ids else []
    accepted = {row.id: words_of(row) for row in rows if row.state is RecordState.ACCEPTED}
    await queries.replace(work.connection, {key: accepted.get(key, ()) for key in record_ids})


def _campaign(slug: str) -> Campaign | None:
    try:
        return campaigns.get(slug)
    except KeyError:  # its file is gone; the record is found by what it holds itself
        return None
