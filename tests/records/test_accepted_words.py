"""Accepted records in the tables: found by what is rare and by what is common, on both databases, page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import RecordKind, RecordState, WorkerCategory
from data.queries.records import accepted as queries
from data.queries.records import accepted_words
from data.queries.reminders import reminders
from data.tables import Person, Record, Unit
from data.types import HANOI
from domain.campaigns import Campaign, load_all
from domain.records.accepted import NO_MOVEMENT, Filter, groups_of
from domain.records.accepted_options import name_of, options
from domain.records.accepted_words import BY_JOINED_NAMES, PAGE, read_unread

NOW = datetime(2021, 3, 1, 9, tzinfo=HANOI)
PEOPLE = {1: "Lê Thị Hạnh", 2: "H’Hen Niê", 3: "Nguyễn Văn Hùng"}
TITLE, TASK, DEED = RecordKind.TITLE, RecordKind.TASK, RecordKind.GOOD_DEED
WORKER = "th21-title-worker"
RECORDS = {
    1: ("TH-4F7K", TITLE, WORKER, 1, 10, "2021", {}),
    2: ("TH-9QMA", TITLE, WORKER, 2, 10, "2022", {}),
    3: ("TH-ANH7", DEED, "x", 3, 20, "2021", {"who": {"text": "chị Hằng tổ 5"}}),
    4: ("TH-HKMN", TASK, "y", 1, 20, "2021", {}),
    5: ("TH-WAIT", TASK, "y", 1, 20, "2021", {}),  # not accepted
}
"""Key: code, kind, subject, who, unit, round, answers."""


def _row(key: int) -> dict[str, Any]:
    code, kind, subject, who, unit, round_, answers = RECORDS[key]
    state = RecordState.ACCEPTED if code != "TH-WAIT" else RecordState.SUBMITTED
    about = {"code": code, "kind": kind, "subject": subject, "person_id": who, "unit_id": unit, "round": round_}
    fixed = {"campaign": "thanh-hoa-2021", "form_version": 1, "version": 1, "outstanding": False, "returned_parts": {}}
    moments = {"submitted_at": NOW, "changed_at": NOW, "unit_as_of": date(2021, 3, 1)}
    form = "good_deed" if kind is DEED else "task"
    return {**fixed, **moments, **about, "id": key, "draft_id": f"d{key}", "form": form, "answers": answers} | {
        "state": state
    }


async def _fill(work: Work) -> None:
    """As the migration finds an installation: what is accepted is unread."""
    person = {"address_form": "bạn", "wishes": True, "reminders": True, "created_at": NOW}
    people = [{**person, "id": key, "name": name, "category": WorkerCategory.WORKER} for key, name in PEOPLE.items()]
    units = [{"id": key, "code": str(key), "join_code": str(key)} for key in (10, 20)]
    for entity, rows in ((Person, people), (Unit, units), (Record, [_row(key) for key in RECORDS])):
        await work.connection.execute(table_of(entity).insert(), rows)
    await accepted_words.read_anew(work.connection, list(RECORDS))


@pytest.fixture
async def filled(either: AsyncEngine) -> AsyncIterator[Writer]:
    async with Writer(either, lambda: NOW) as writer:
        await writer.run(_fill)
        assert await read_unread(writer) == len(RECORDS) - 1
        assert await read_unread(writer) == 0
        yield writer


FOUND = [
    (Filter(), {10, 20}, [4, 3, 2, 1]),
    (Filter(), {10}, [2, 1]),
    (Filter(typed="hạnh"), {10, 20}, [4, 1]),
    (Filter(typed="HANH le"), {10}, [1]),
    (Filter(typed="han"), {10, 20}, [4, 3, 1]),  # the beginning of Hạnh and of Hằng
    (Filter(typed="h hen"), {10, 20}, [2]),
    (Filter(typed="HHen"), {10, 20}, [2]),  # written together, as many do
    (Filter(typed="hhen nie"), {10, 20}, [2]),
    (Filter(typed="H'Hen Bảy"), {10, 20}, []),
    (Filter(typed="%"), {10, 20}, []),  # of signs alone nothing is found, and not everything
    (Filter(typed="😀 _"), {10}, []),
    (Filter(typed=" "), {10}, [2, 1]),
    (Filter(typed="cong nhan gioi"), {10, 20}, [2, 1]),
    (Filter(typed="hùng hằng"), {10, 20}, [3]),  # who sent it and whom it praises
    (Filter(typed="th-4f7k"), {10, 20}, [1]),
    (Filter(typed="TH4F7K"), {10, 20}, [1]),
    (Filter(typed="th-4f 7k"), {10, 20}, [1]),
    (Filter(typed="th 4f 7k"), {10, 20}, [1]),
    (Filter(typed="4f7"), {10, 20}, [1]),
    (Filter(typed="hkmn"), {10, 20}, [4]),
    (Filter(typed="thanh"), {10, 20}, [2, 1]),  # of “xứ Thanh”, and not TH-ANH7
    (Filter(typed="th-4f7k"), {20}, []),
    (Filter(typed="hạnh hùng"), {10, 20}, []),
    (Filter(kind="title"), {10, 20}, [2, 1]),
    (Filter(title=WORKER, year="2022"), {10, 20}, [2]),
    (Filter(movement="th21-movement", kind="good_deed"), {10, 20}, [3]),
    (Filter(category="worker", typed="hanh"), {10, 20}, [4, 1]),
    (Filter(category="civil_servant"), {10, 20}, []),
]


@pytest.mark.parametrize(("here", "rare"), [(3_000, 800), (0, 800), (0, 0)], ids=["few here", "rare", "common"])
async def test_what_is_asked_for_is_found(
    filled: Writer, monkeypatch: pytest.MonkeyPatch, here: int, rare: int
) -> None:
    monkeypatch.setattr(queries, "HERE", here)
    monkeypatch.setattr(queries, "RARE", rare)
    campaigns = load_all()
    async with filled.engine.connect() as connection:
        for chosen, units, keys in FOUND:
            found = await queries.find(connection, units, groups_of(chosen, campaigns), 60)
            assert (chosen, found) == (chosen, keys)
        assert await options(connection, "year", campaigns) == [("2022", "2022"), ("2021", "2021")]
        assert [value for value, _ in await options(connection, "kind", campaigns)] == ["good_deed", "task", "title"]
        assert await options(connection, "title", campaigns) == [(WORKER, "Công nhân giỏi xứ Thanh")]


@pytest.mark.parametrize("typed", ["YBion", "Y-Bion", "y bion eban", "Y’BION", "ÊBAN y  bion"])
@pytest.mark.parametrize("kept", ["YBion Êban", "Y-Bion Êban", "Y Bion Êban", "Y’ Bion Êban"])
async def test_a_name_with_a_single_letter_is_found_however_it_is_written(
    filled: Writer, typed: str, kept: str
) -> None:
    async def renamed(work: Work) -> None:
        person = table_of(Person)
        await work.connection.execute(person.update().where(person.c.id == 2).values(name=kept))
        await accepted_words.read_anew(work.connection, [2])

    await filled.run(renamed)
    await read_unread(filled)
    async with filled.engine.connect() as connection:
        assert await queries.find(connection, {10, 20}, groups_of(Filter(typed=typed), {}), 60) == [2]


async def test_many_that_were_accepted_before_are_read_in_pages(
    filled: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = [{**_row(1), "id": 100 + at, "code": f"TH-{at:04}", "draft_id": f"m{at}"} for at in range(2 * PAGE + 3)]
    pages: list[int] = []

    async def add(work: Work) -> None:
        await work.connection.execute(table_of(Record).insert(), more)
        await accepted_words.read_anew(work.connection, [row["id"] for row in more])

    async def replace(connection: AsyncConnection, words: Mapping[int, Collection[str]]) -> None:
        pages.append(len(words))
        await kept(connection, words)

    kept = accepted_words.replace
    monkeypatch.setattr(accepted_words, "replace", replace)
    await filled.run(add)
    assert await read_unread(filled) == len(more)
    assert pages == [PAGE, PAGE, 3, 0]
    async with filled.engine.connect() as connection:
        found = await queries.find(connection, {10}, groups_of(Filter(typed="hanh"), {}), 1000)
    assert len(found) == len(more) + 1


GREEN, GREEN_TOO = "dl20-movement-green", "py21-movement-green"
SAME_TITLES = ("Công nhân giỏi xứ Thanh", "CÔNG NHÂN GIỎI xứ Thanh")
OF_TWO_FILES = {
    11: ("dak-lak-2020", GREEN, "one-title"),
    12: ("phu-yen-2021", GREEN_TOO, "same-title"),
    13: ("dak-lak-2020", None, "other"),  # skipped, or of before
    14: ("thanh-hoa-2021", "th21-movement", "other"),
    15: ("thanh-hoa-2021", None, "other"),  # of before: its campaign has no other movement
}
"""Key: campaign, movement, title."""


def _two_files() -> dict[str, Campaign]:
    """Return the campaigns, two of which have a title of one name."""
    campaigns = load_all()
    title = next(title for title in campaigns["thanh-hoa-2021"].titles if title.code == WORKER)
    for slug, code, name in zip(
        ("dak-lak-2020", "phu-yen-2021"), ("one-title", "same-title"), SAME_TITLES, strict=True
    ):
        named = title.model_copy(update={"code": code, "name": name})
        campaigns[slug] = campaigns[slug].model_copy(update={"titles": (named,)})
    campaigns["thanh-hoa-2021"] = campaigns["thanh-hoa-2021"].model_copy(update={"titles": ()})
    return campaigns


async def _add_of_two_files(work: Work) -> None:
    for key, (campaign, movement, title) in OF_TWO_FILES.items():
        about = {"campaign": campaign, "movement": movement, "subject": title, "kind": TITLE}
        names = {"id": key, "code": f"TH-{key}", "draft_id": f"t{key}"}
        await work.connection.execute(table_of(Record).insert(), {**_row(1), **about, **names, "unit_id": 10})
    await accepted_words.read_anew(work.connection, list(OF_TWO_FILES))


MOVEMENTS = [
    (Filter(movement=GREEN), [12, 11]),
    (Filter(movement=GREEN_TOO), [12, 11]),
    (Filter(movement="th21-movement"), [15, 14, 4, 3, 2, 1]),
    (Filter(movement=NO_MOVEMENT), [13]),
    (Filter(movement="vc20-movement-women"), []),
    (Filter(title="one-title"), [12, 11]),
    (Filter(title="same-title", movement=GREEN), [12, 11]),
    (Filter(title="other"), [15, 14, 13]),
]


async def test_what_two_files_name_alike_is_one_movement_and_one_title(filled: Writer) -> None:
    campaigns = _two_files()
    await filled.run(_add_of_two_files)
    await read_unread(filled)
    async with filled.engine.connect() as connection:
        for wanted, keys in MOVEMENTS:
            found = await queries.find(connection, {10, 20}, groups_of(wanted, campaigns), 60)
            assert (wanted, found) == (wanted, keys)
        offered = await options(connection, "movement", campaigns)
        titles = await options(connection, "title", campaigns)
    assert [name for _, name in offered] == [
        campaigns["thanh-hoa-2021"].movements[0].name,
        "Xanh, Sạch, Đẹp, Bảo đảm an toàn vệ sinh lao động",
        "Chưa ghi phong trào",
    ]
    assert [name_of("movement", value, campaigns) for value, _ in offered] == [name for _, name in offered]
    assert [name for _, name in titles] == [SAME_TITLES[1]]


async def test_nothing_is_found_without_a_movement_where_each_campaign_has_one(filled: Writer) -> None:
    alone = {"thanh-hoa-2021": load_all()["thanh-hoa-2021"]}
    async with filled.engine.connect() as connection:
        assert await queries.find(connection, {10, 20}, groups_of(Filter(movement=NO_MOVEMENT), alone), 60) == []


async def test_what_an_older_version_has_read_is_read_anew_once(filled: Writer) -> None:
    """It knew the campaign of each record and no movement: found before the tick, and by its movement after it."""
    key, campaigns = 11, load_all()
    green = groups_of(Filter(movement=GREEN), campaigns)

    async def as_before(work: Work) -> None:
        await _add_of_two_files(work)
        await accepted_words.replace(work.connection, {key: {"hanh", "campaign:dak-lak-2020"} for key in OF_TWO_FILES})
        await reminders.drop_mark(work.connection, BY_JOINED_NAMES)

    await filled.run(as_before)
    async with filled.engine.connect() as connection:
        assert await queries.find(connection, {10}, green, 60) == []
        assert key in await queries.find(connection, {10}, groups_of(Filter(movement=NO_MOVEMENT), campaigns), 60)
    assert await read_unread(filled) == len(RECORDS) - 1 + len(OF_TWO_FILES)
    assert await read_unread(filled) == 0
    async with filled.engine.connect() as connection:
        assert await queries.find(connection, {10}, green, 60) == [12, 11]
