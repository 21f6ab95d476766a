"""What is stored or public keeps its name, or a table says what it is called now.

`stored_names.yaml` lists every such name. A name that the code has no more must stand in `RENAMED` of
`data/stored_names.py` (category -> name of before -> name of now); one that is new joins the list.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from sqlmodel import SQLModel

from bot.channels.incoming import Tap
from bot.channels.zalo.oa import incoming as oa_incoming
from data.sealing import DataKey, DataKeys
from domain.forms.draft import Draft
from domain.input.button_data import button_data
from domain.input.start_payload import JoinUnit, LinkApp, UseInvitation, read_payload
from domain.members import linking
from domain.outbox import buttons
from domain.records.codes import new_code
from handlers.core.screen import Choice, Screen
from handlers.core.shown import Export
from tests.support.names_of_today import CATEGORIES, Names

LISTED: Mapping[str, list[str]] = yaml.safe_load(Path(__file__).with_name("stored_names.yaml").read_text("utf-8"))
TABLE = "data.stored_names"


def renamed(category: str) -> dict[str, str]:
    """Return what the program itself maps; there is no table before there is a first renaming."""
    if importlib.util.find_spec(TABLE) is None:
        return {}
    table: Mapping[str, dict[str, str]] = importlib.import_module(TABLE).RENAMED
    return table.get(category, {})


def test_every_kind_of_name_is_listed() -> None:
    assert sorted(LISTED) == sorted(CATEGORIES)


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_stored_name_is_known_or_mapped(category: str) -> None:
    today: Names = CATEGORIES[category]()
    mapped = renamed(category)
    lost = {name for name in LISTED[category] if mapped.get(name, name) not in today}
    assert lost == set(), f"{category}: stored by installations, and in the code no more: map them in {TABLE}"


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_new_name_joins_the_list(category: str) -> None:
    known = {*LISTED[category], *renamed(category).values()}
    assert CATEGORIES[category]() - known == set(), f"{category}: stored from now on: add them to stored_names.yaml"


def test_the_version_before_can_still_write_its_rows() -> None:
    """Whoever goes back to it needs no restore: what has come since may be left out of a row."""
    tables = {table.name: table for table in SQLModel.metadata.sorted_tables if f"{table.name}.id" in LISTED["columns"]}
    new = [
        one for table in tables.values() for one in table.columns if f"{table.name}.{one.name}" not in LISTED["columns"]
    ]
    assert [str(one) for one in new if not one.nullable and one.server_default is None] == []


def test_a_stored_screen_has_the_members_that_the_next_version_reads() -> None:
    whole = Screen(
        "menu",
        {"name": "Hoa"},
        (Choice("record", "7", {"code": "TH-4F7K"}),),
        export=Export("a-name", "du-lieu.zip"),
        page=4,
        limit=10,
        names=frozenset({("person", 7)}),
    )
    stored = whole.dump()
    members = {"name", "context", "choices", "accepts", "start", "ask_contact", "export", "names", "page", "limit"}
    assert set(stored) == members
    assert set(stored["choices"][0]) == {"code", "value", "words"}
    assert Screen.load(stored) == whole


def test_a_stored_draft_has_the_members_that_the_next_version_reads() -> None:
    members = (
        "id kind campaign subject form version at answers editing asking pending record record_version marked last"
    )
    assert {one.name for one in fields(Draft)} == {
        *members.split(),
        "album",
        "album_at",
        "collective",
        "collective_name",
    }


def test_buttons_links_and_codes_keep_their_form() -> None:
    """They are printed on posters, stand in chats of years ago, or were read aloud."""
    assert button_data("36550911", "record", "7") == "36550911:record:7"
    assert buttons.data(12, {"code": "publish_yes", "value": "3"}) == "p12:publish_yes:3"
    assert buttons.read("p12:publish_yes:3") == buttons.Chosen(12, "publish_yes", "3")
    assert read_payload("u-MAY0123") == JoinUnit("MAY0123")
    assert read_payload("i-bpirmvwzbsqmgkjqry5rhfq7tmfg2zh7") == UseInvitation("bpirmvwzbsqmgkjqry5rhfq7tmfg2zh7")
    assert read_payload("l-27ACEHKM") == LinkApp("27ACEHKM")
    assert linking.read("27ac-ehkm") == "27ACEHKM"
    assert re.fullmatch("TH-[2-9A-Z]{4}", new_code("TH"))
    assert oa_incoming.act({"event_name": "user_send_text", "text": "#7:accept:3"}) == Tap("7:accept:3")


def test_what_was_sealed_is_opened_and_found() -> None:
    """The words in the derivation of the keys are stored with every value that they sealed."""
    keys = DataKeys(DataKey(bytes(32)))
    assert keys.current.check[:8] == CHECK
    assert keys.look_up("phone", "+84912000101")[:16] == LOOKED_UP
    assert keys.open("person.phone", SEALED) == "+84912000101"


CHECK = "9619e35d"
LOOKED_UP = "735f503405ccac5d"
SEALED = "9619e35d.PkBhzzcHdWbrD24ZQ1Wr7JGhhnIKh4q2PxLqk7dhK7apCzl21_ocwA=="
