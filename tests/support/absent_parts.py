"""Every way in which the published schema lets a part of a campaign file be absent."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from data import paths
from domain.campaigns.model import Campaign
from domain.campaigns.schema import schema
from domain.content.source import Source, parse
from tests.support.json_schema import fits

Place = tuple[str | int, ...]
COMPLETE = Path(__file__).parent / "cao-nguyen-2021.yaml"
"""A document that has every part once"""
LEFT_OUT = object()
IN_YEAR = {
    "code": "cn21-duty-in-year",
    "kind": "final_review",
    "name": "tổng kết",
    "owed_by": ["grassroots"],
    "due": {"rule": "in_year", "year": 2021, "chosen_day": "12-20", "chosen_by": "program", "words": "trong năm 2021"},
    "section": "II.6",
    "words": "tổng kết trong năm 2021",
}
"""A duty of one year, with the one kind of deadline that the file has not"""


class _Core(yaml.SafeLoader):
    """YAML as its version 1.2 has it: a day is a text."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:timestamp"]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Absent(NamedTuple):
    """A part of the complete file and what stands in its place; LEFT_OUT: not even its key."""

    place: Place
    instead: Any

    @property
    def name(self) -> str:
        return ".".join(map(str, self.place))


@cache
def complete() -> dict[str, Any]:
    """Read the complete file as an editor with the schema does, and give it a doubt, a form and a retired code."""
    found: dict[str, Any] = yaml.load(COMPLETE.read_text("utf-8"), _Core)  # noqa: S506 - a safe loader but for days
    form = yaml.load((paths.FORMS / "task.yaml").read_text("utf-8"), _Core)  # noqa: S506 - as above
    doubt = {"code": "cn21-doubt", "words": ["kịp thời biểu dương"], "note": "không ghi ngày"}
    found["titles"][0]["criteria"] = [
        {"words": ["đạt định mức"], "number": "1", "date": "2020-01-02", "valid_from": "2020-01-02"}
    ]
    found["duties"].append(IN_YEAR)
    found["reminders"] = {**published()["properties"]["reminders"]["default"], **found["reminders"]}
    return {**found, "doubts": [doubt], "forms": [{**form, "code": "cn21-form"}], "retired": ["cn21-old"]}


@cache
def published() -> dict[str, Any]:
    return schema()


def allowed(found: Mapping[str, Any]) -> bool:
    """Tell whether the published schema lets a file pass."""
    return fits(published(), published(), found)


def read(found: Mapping[str, Any]) -> Campaign | None:
    """Read a file as the program does; None for one that it refuses."""
    try:
        return Campaign.model_validate(_text_of(found))
    except ValidationError:
        return None


def _text_of(value: Any) -> Any:
    """Give values as they come out of a file: all but null are text."""
    if isinstance(value, dict):
        return {name: _text_of(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_text_of(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else value if value is None else str(value)


def ways() -> Iterator[Absent]:
    """List all of them."""
    yield from _ways(published(), published(), complete(), ())


_OF_FORMS = {"Answer", "Condition", "Form", "Question"}
"""whose keys depend on each other; the program's forms have tests of their own"""


def optional() -> set[tuple[str, str]]:
    """Return every key that the schema lets be absent, with the kind of part that has it."""
    defined = published()["$defs"]
    parts = {"Campaign": published(), **{name: defined[name] for name in defined.keys() - _OF_FORMS}}
    return {
        (name, key)
        for name, part in parts.items()
        for key in part.get("properties", ())
        if key not in part.get("required", ())
    }


def optional_there() -> set[tuple[str, str]]:
    """Return those of them that the complete file has."""
    return set(_there(published(), complete()))


def _there(part: Mapping[str, Any], value: Any) -> Iterator[tuple[str, str]]:
    names = {id(kind): name for name, kind in published()["$defs"].items()} | {id(published()): "Campaign"}
    for kind in _kinds(published(), part):
        if isinstance(value, list) and "items" in kind:
            for item in value:
                yield from _there(kind["items"], item)
        if isinstance(value, dict) and "properties" in kind and _is_of(kind, value):
            for key in kind["properties"].keys() & value.keys():
                yield names[id(kind)], key
                yield from _there(kind["properties"][key], value[key])


def source_of(file: Mapping[str, Any]) -> Source:
    """Write a file and read it."""
    return parse(COMPLETE, yaml.dump(file, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))


@cache
def campaigns_without() -> dict[str, tuple[Campaign, Source]]:
    """Read each file that lacks one part, by the name of the part; those that the schema lets pass."""
    found: dict[str, tuple[Campaign, Source]] = {}
    for absent in {absent.name: absent for absent in ways()}.values():
        if allowed(file := without(absent)):
            source = source_of(file)
            found[absent.name] = source.model(Campaign), source
    return found


def needed() -> dict[str, Place]:
    """Return a place of each part of the complete file that must be there, by its name."""
    places = reversed([*_needed(published(), complete(), ())])
    return {".".join(step for step in place if isinstance(step, str)): place for place in places}


def _needed(part: Mapping[str, Any], value: Any, place: Place) -> Iterator[Place]:
    for kind in _kinds(published(), part):
        if isinstance(value, list) and "items" in kind:
            for at, item in enumerate(value):
                yield from _needed(kind["items"], item, (*place, at))
        if isinstance(value, dict) and "properties" in kind and _is_of(kind, value):
            yield from ((*place, name) for name in kind.get("required", ()))
            for name in kind["properties"].keys() & value.keys():
                yield from _needed(kind["properties"][name], value[name], (*place, name))


def _ways(whole: Mapping[str, Any], part: Mapping[str, Any], value: Any, place: Place) -> Iterator[Absent]:
    for kind in _kinds(whole, part):
        if isinstance(value, list) and "items" in kind:
            for at, item in enumerate(value):
                yield from _ways(whole, kind["items"], item, (*place, at))
        if isinstance(value, dict) and "properties" in kind and _is_of(kind, value):
            for name, inner in kind["properties"].items():
                if name in value:
                    yield from _absent(whole, kind, (*place, name))
                    yield from _ways(whole, inner, value[name], (*place, name))


def _absent(whole: Mapping[str, Any], kind: Mapping[str, Any], place: Place) -> Iterator[Absent]:
    name = place[-1]
    if name not in kind.get("required", ()):
        yield Absent(place, LEFT_OUT)
    for choice in _kinds(whole, kind["properties"][name]):
        if None in choice.get("enum", ()) or "unknown" in choice.get("enum", ()):
            yield from (Absent(place, word) for word in choice["enum"])
        if choice.get("type") == "array" and not choice.get("minItems"):
            yield Absent(place, [])


def _kinds(whole: Mapping[str, Any], part: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if "$ref" in part:
        part = whole["$defs"][part["$ref"].rpartition("/")[2]]
    inner = [] if "properties" in part else [*part.get("anyOf", ()), *part.get("oneOf", ())]
    yield from (found for choice in inner for found in _kinds(whole, choice)) if inner else iter([part])


def _is_of(kind: Mapping[str, Any], value: Mapping[str, Any]) -> bool:
    """Tell deadlines apart, the one place where several kinds of part may stand."""
    rule = kind["properties"].get("rule")
    return rule is None or value["rule"] in rule["enum"]


def without(absent: Absent) -> dict[str, Any]:
    """Return the complete file without one part, and without what names it."""
    found = copy.deepcopy(complete())
    *way, last = absent.place
    part: Any = found
    for step in way:
        part = part[step]
    if absent.instead is LEFT_OUT:
        del part[last]
    else:
        part[last] = absent.instead
    return _without_names(found, str(absent.place[0]), whole=len(absent.place) == 1)


def _without_names(found: dict[str, Any], part: str, *, whole: bool) -> dict[str, Any]:
    if not whole:
        return found
    if part == "departments":
        for duty in found["duties"]:
            duty.pop("owed_by_departments", None)
            duty.get("received_by", {}).pop("departments", None)
        found["roles"] = [role for role in found["roles"] if "department" not in role]
    if part == "titles":
        found["registrable"] = [item for item in found["registrable"] if item["kind"] != "title"]
        found["rounds"] = []
    return found
