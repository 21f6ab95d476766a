"""Codes of a closed list may be Vietnamese words, in any spelling, as in the lists of units."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli.commands.speaking import say
from domain.campaign_check import Report
from domain.campaigns.model import Campaign
from domain.campaigns.schema import schema
from domain.content.errors import ContentError
from domain.content.fields import Part
from domain.content.source import parse
from domain.content.spoken import closed, code_for, words_of
from domain.text.normalise import fold
from domain.text.templates import TEMPLATES
from tests.support.absent_parts import COMPLETE, allowed, complete, read

PAGE = Path(__file__).parents[2] / "docs" / "campaigns.md"


def words() -> dict[str, dict[str, list[str]]]:
    """Return the words for codes by the list in which the codes stand."""
    own, units = (
        yaml.safe_load((TEMPLATES / f"{name}_words.yaml").read_text("utf-8")) for name in ("campaign", "unit")
    )
    sections = {name: section for name, section in own.items() if isinstance(section, dict)}
    return {**sections, "levels": units["levels"], "categories": units["categories"]}


WHERE = {
    "levels": ["document.issuer.level", "duties.0.received_by.level", "duties.0.owed_by.0", "roles.0.level"],
    "categories": ["titles.0.categories.0"],
    "yes_and_no": ["departments.1.in_charge", "anniversaries.0.members"],
    "chosen_by": ["reminders.deadline.chosen_by", "duties.3.due.chosen_by"],
    "duties": ["duties.0.kind"],
    "actions": ["rounds.0.action"],
    "movements": ["movements.0.kind"],
    "slogans": ["slogans.0.kind"],
    "rules": [],  # with parts that differ: below
    "registrable": ["registrable.1.kind"],
    "hands_in": ["registrable.0.handed_in_by"],
    "spans": ["rounds.0.every", "registrable.0.round"],
}
"""Where the codes of each list stand in the complete file"""


def put(place: str, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(complete())
    *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    part: Any = changed
    for step in way:
        part = part[step]
    part[last] = value
    return changed


@pytest.mark.parametrize(("section", "place"), [(name, place) for name, places in WHERE.items() for place in places])
def test_each_word_means_its_code_for_schema_and_check(section: str, place: str) -> None:
    for code, ways in words()[section].items():
        as_code = put(place, {"true": True, "false": False}.get(code, code))
        if allowed(as_code):  # not every code of a list may stand at every place
            meant = read(as_code)
            assert meant is not None
            assert [way for way in ways if not allowed(put(place, way)) or read(put(place, way)) != meant] == []
            assert read(put(place, f" {ways[0].upper()}")) == read(put(place, fold(ways[0]))) == meant


@pytest.mark.parametrize(
    ("at", "code"), list(enumerate(["before", "by", "by", "before", "yearly", "after_phase", "always"]))
)
def test_each_rule_of_a_deadline_has_words(at: int, code: str) -> None:
    for way in words()["rules"][code]:
        found = put(f"duties.{at}.due.rule", way)
        assert allowed(found)
        assert read(found) == read(complete())


@pytest.mark.parametrize("word", ["không rõ", "Không ghi", "chua ro"])
def test_that_no_document_says_it_has_words(word: str) -> None:
    for place in ("document.date", "document.issuer.board"):
        assert read(put(place, word)) == read(put(place, "unknown")) is not None


def test_an_end_in_words_and_a_day_as_it_is_written() -> None:
    assert read(put("period.end", "hằng năm")) == read(put("period.end", None)) is not None
    assert allowed(put("period.end", "hằng năm"))
    assert read(put("duties.4.due.chosen_day", "01/12")) == read(complete())
    assert allowed(put("duties.4.due.chosen_day", "01/12"))


@pytest.mark.parametrize(
    ("place", "word"), [("duties.0.kind", "việc"), ("duties.0.due.rule", "sau"), ("rounds.0.every", "kế hoạch")]
)
def test_another_word_is_refused_and_where_the_words_stand_is_told(place: str, word: str) -> None:
    with pytest.raises(ContentError) as refused:
        parse(COMPLETE, yaml.dump(put(place, word), Dumper=yaml.CSafeDumper)).model(Campaign)
    faults = [("f", problem) for problem in refused.value.problems]
    told = say("campaign_check", report=Report(), faults=faults, warnings=[])
    assert "Chọn một trong: " in told
    assert "docs/campaigns.md" in told


def test_no_word_means_two_codes_of_one_list() -> None:
    for name, section in words().items():
        spelled = [word for ways in section.values() for word in {fold(way) for way in ways}]
        assert len(spelled) == len(set(spelled)), name


def test_every_code_of_the_schema_has_words_and_stands_on_the_page() -> None:
    """But for what a form asks: the program's forms are not written by hand."""
    listed = {code for section in words().values() for code in section}
    enums = [part["enum"] for part in schema()["$defs"].values() if "enum" in part]
    of_lists = {str(code) for found in enums if listed & {str(code) for code in found} for code in found if code}
    codes = {code for code in of_lists if code.isascii() and code == fold(code).replace(" ", "_")}
    assert {code for code in codes if not words_of(code) and code not in {"ban", "CĐCS"}} == set()
    page = PAGE.read_text("utf-8")
    for section in words().values():
        for code, ways in section.items():
            assert f"`{code}`: {', '.join(ways)}" in page, code


@pytest.mark.parametrize("place", ["duties.0.owed_by.0", "registrable.0.handed_in_by"])
def test_whoever_writes_sections_is_told_how_to_write_them(place: str) -> None:
    with pytest.raises(ContentError) as refused:
        parse(COMPLETE, yaml.dump(put(place, "Tổ công đoàn"), Dumper=yaml.CSafeDumper)).model(Campaign)
    faults = [("f", problem) for problem in refused.value.problems]
    told = say("campaign_check", report=Report(), faults=faults, warnings=[])
    assert "tổ công đoàn không phải một cấp" in told
    assert "owed_by: [công đoàn cơ sở]" in told


def test_every_field_of_a_closed_list_takes_its_words() -> None:
    """Read from the models themselves: a new list, or a new code of one, needs its words."""
    fields = [
        (model, name, codes) for model in _parts(Part) for name, codes in closed(model).items() if codes != ("1",)
    ]
    assert len(fields) > 20
    for model, name, codes in fields:
        for code in codes:
            assert words_of(code), (model.__name__, name, code)
            assert [word for word in words_of(code) if code_for(fold(word), codes) != code] == [], (name, code)


def _parts(model: type[Part]) -> Iterator[type[Part]]:
    for part in model.__subclasses__():
        if part.__module__.startswith("domain.campaigns"):
            yield part
        yield from _parts(part)
