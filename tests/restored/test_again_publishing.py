"""What a praised person said to publishing, and what was taken off a unit's list, holds after a restore too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import select, update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import PublishState, RecordKind, RecordState
from data.tables import PublishConsent, Record, RosterEntry
from domain.members.unlisting import remove_line
from domain.records import publishing
from domain.records.vouching import record_consent
from domain.restored import do_again
from tests.support.pushes import person
from tests.support.restored_fixtures import noted
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

_consent, _record, _entry = table_of(PublishConsent), table_of(Record), table_of(RosterEntry)
ASKED, REFUSED, AGREED = PublishState.ASKED, PublishState.REFUSED, PublishState.AGREED
STORY, GUARDIAN = PublishState.STORY_ONLY, PublishState.GUARDIAN


async def fill(work: Work, tree: Keys, state: PublishState) -> dict[str, int]:
    """A deed that praises Hạnh, who has said this; an officer of her unit, and a line of its list."""
    hanh = await person(work, "Lê Thị Hạnh", member_of=tree["MAY"])
    binh = await person(work, "Lê Bình", officer_of=[tree["MAY"]])
    teller = await person(work, "Giàng A Páo", member_of=tree["MAY"])
    record = Record(
        code="TH-4F7K", draft_id="d", kind=RecordKind.GOOD_DEED, campaign="c", subject="s", round="2021",
        person_id=teller, unit_id=tree["MAY"], unit_as_of=work.now.date(), form="f", form_version=1,
        answers={"who": {"code": "other"}}, state=RecordState.ACCEPTED, submitted_at=work.now, changed_at=work.now,
    )  # fmt: skip
    await work.add(record)
    consent = PublishConsent(record_id=record.id or 0, person_id=hanh, state=state, adult=True, asked_at=work.now)
    await work.add(consent)
    line = RosterEntry(unit_id=tree["MAY"], number="0007", name="Phạm Thị Lan", folded="pham thi lan")
    await work.add(line)
    return {"hanh": hanh, "binh": binh, "record": record.id or 0, "consent": consent.id or 0, "unit": tree["MAY"]}


async def said(writer: Writer) -> tuple[PublishState, PublishState | None, bool | None]:
    async with writer.engine.connect() as connection:
        row = (await connection.execute(select(_consent.c.state, _consent.c.wish, _consent.c.adult))).one()
    return tuple(row)


def says(code: str) -> Callable[[Work, dict[str, int]], Awaitable[Any]]:
    return lambda work, keys: publishing.answer(work, keys["hanh"], keys["consent"], code)


async def changes_her_mind(work: Work, keys: dict[str, int]) -> None:
    for code in ("publish_yes", "publish_no", "publish_story"):
        await publishing.answer(work, keys["hanh"], keys["consent"], code)


async def is_young(work: Work, keys: dict[str, int]) -> None:
    await publishing.answer(work, keys["hanh"], keys["consent"], "publish_story")
    await publishing.tell_age(work, keys["hanh"], keys["consent"], adult=False)


async def is_vouched_for(work: Work, keys: dict[str, int]) -> None:
    await record_consent(work, keys["binh"], keys["record"], AGREED, "bằng lời", adult=True, hours=STANDARD)


CASES = [
    ("agrees", ASKED, says("publish_yes"), (AGREED, AGREED, True)),
    ("agrees after a refusal", REFUSED, says("publish_yes"), (AGREED, AGREED, True)),
    ("takes it back", AGREED, says("publish_no"), (REFUSED, None, True)),
    ("less than before", AGREED, says("publish_story"), (STORY, STORY, True)),
    ("the last word counts", ASKED, changes_her_mind, (STORY, STORY, True)),
    ("waits for a guardian", ASKED, is_young, (GUARDIAN, STORY, True)),
    ("an officer's word for her", ASKED, is_vouched_for, (ASKED, None, True)),
]


@pytest.mark.parametrize(("state", "doing", "left"), [pytest.param(*rest, id=name) for name, *rest in CASES])
async def test_what_was_said_to_publishing_counts_again(
    both: Writer, tree: Keys, state: PublishState, doing: Callable[[Work, Any], Awaitable[Any]], left: tuple[Any, ...]
) -> None:
    keys = await both.run(lambda work: fill(work, tree, state))
    entries = await noted(both, lambda work: doing(work, keys))
    assert entries
    assert "bằng lời" not in repr(entries)
    for _ in range(2):
        await both.run(lambda work: do_again(work, entries, STANDARD))
        assert await said(both) == left


async def test_an_agreement_about_another_text_is_asked_for_again(both: Writer, tree: Keys) -> None:
    keys = await both.run(lambda work: fill(work, tree, ASKED))

    async def of_a_later_text(work: Work) -> None:
        await work.connection.execute(update(_record).values(version=2))
        await says("publish_yes")(work, keys)

    entries = await noted(both, of_a_later_text)
    await both.run(lambda work: do_again(work, entries, STANDARD))
    assert (await said(both))[0] is ASKED


async def test_a_line_that_was_taken_off_a_list_stays_off(both: Writer, tree: Keys) -> None:
    keys = await both.run(lambda work: fill(work, tree, ASKED))
    entries = await noted(both, lambda work: remove_line(work, keys["unit"], "0007"))
    assert "0007" not in repr(entries)
    counts = [(await both.run(lambda work: do_again(work, entries, STANDARD))).counts for _ in range(2)]
    assert [count["line_removed"] for count in counts] == [1, 0]  # type: ignore[index]  # the codes are the acts
    async with both.engine.connect() as connection:
        assert (await connection.execute(select(_entry.c.id))).all() == []
