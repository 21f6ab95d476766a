"""The file that the answers make: as data, and as YAML with the lines in the order of the documents at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml

from domain.calendar import NationalCalendar
from domain.campaigns.labels import ChosenBy
from domain.content.dates import parse_day
from domain.content.spoken import words_of
from domain.drafting.questions import FIXED, Answers
from domain.text.normalise import fold

WIDTH = 120
UNKNOWN = "unknown"
Item = Callable[[str], str]


def as_data(answers: Answers, slug: str, national: NationalCalendar) -> dict[str, Any]:
    """Return what is answered so far, as the file holds it; the items that are only half answered are left out."""
    of = _of(answers)
    short = f"{of('record_prefix').lower()}{of('start')[-2:]}"
    titles = list(_items(answers, "title", "words"))
    parts = {
        "phases": [_phase(one, f"{short}-phase-{at}") for at, one in _items(answers, "phase", "words")],
        "anniversaries": [_day(one, f"{short}-day-{at}", national) for at, one in _items(answers, "day", "words")],
        "titles": [_title(one, f"{short}-title-{at}") for at, one in titles],
        "registrable": _registrable(titles, short),
        "duties": [_duty(one, f"{short}-duty-{at}") for at, one in _items(answers, "duty", "words")],
    }
    return {**_head(of, slug), **{name: part for name, part in parts.items() if part}}


def as_text(data: dict[str, Any], head: str) -> str:
    """Return the file itself, with `head` above it: what whoever edits it by hand should know."""
    return f"{head}\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=WIDTH)}"


def _of(answers: Answers, prefix: str = "") -> Item:
    return lambda code: answers.get(f"{prefix}{code}", "")


def _items(answers: Answers, kind: str, last: str) -> Iterator[tuple[int, Item]]:
    """Yield the items of a kind that are answered up to their last question that is always asked."""
    number = 1
    while answers.get(f"{kind}.{number}.name"):
        if f"{kind}.{number}.{last}" in answers:
            yield number, _of(answers, f"{kind}.{number}.")
        number += 1


def _there(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _head(of: Item, slug: str) -> dict[str, Any]:
    document = {name: of(name) or UNKNOWN for name in ("number", "date", "place")}
    issuer = {
        "board": of("board") or UNKNOWN,
        "unit": of("unit"),
        "short_name": of("unit_short"),
        "level": of("level"),
        "words": of("issuer_words"),
    }
    return {
        "format": 1,
        "slug": slug,
        "record_prefix": of("record_prefix"),
        "name": of("name"),
        **_there(short_name=of("short_name")),
        "document": {
            "kind": of("kind"),
            **document,
            "title": of("title"),
            "issuer": issuer,
            **_there(signer=_there(name=of("signer"), post=of("post")), words=[of("words")] if of("words") else None),
        },
        "period": {"start": of("start"), **_there(end=of("end")), "words": of("period_words")},
    }


def _phase(of: Item, code: str) -> dict[str, Any]:
    days = {"start": of("start"), "end": of("end")}
    return {"code": code, "name": of("name"), **_there(theme=of("theme")), **days, "words": [of("words")]}


def _day(of: Item, code: str, national: NationalCalendar) -> dict[str, Any]:
    shared = shared_day(of("name"), of("founded"), national)
    return {"code": code, "name": of("name"), **_stated(of, shared), "words": of("words")}


def _stated(of: Item, shared: str | None) -> dict[str, Any]:
    return _there(national=shared, founded=of("founded"), each_year=of("each_year"))


def shared_day(name: str, founded: str, national: NationalCalendar) -> str | None:
    """Find the day of the shared calendar that is called so, with or without "Ngày", or that was founded that day."""
    began = str(parse_day(founded)) if founded else None
    for day in national.days:
        if _bare(day.name) == _bare(name) or (began is not None and str(day.founded) == began):
            return day.code
    return None


def _bare(name: str) -> str:
    return fold(name).removeprefix("ngay ")


def _title(of: Item, code: str) -> dict[str, Any]:
    awarded = _there(awarded_by=of("awarded_by"))
    return {
        "code": code,
        "name": of("name"),
        "categories": of("categories").split(";"),
        **awarded,
        "words": of("words"),
    }


def _registrable(titles: list[tuple[int, Item]], short: str) -> list[dict[str, Any]]:
    """What the document lets people register: the titles of which it says so."""
    found = [(at, of("registered_words")) for at, of in titles if of("registered_words")]
    if not found:
        return []
    codes = [f"{short}-title-{at}" for at, _ in found]
    same = {
        "kind": "title",
        "label": words_of("title")[-1].capitalize(),
        "titles": codes,
        "form": "title",
        "round": "year",
    }
    return [{"code": f"{short}-reg-title", **same, "words": found[0][1]}]


def _duty(of: Item, code: str) -> dict[str, Any]:
    owed = of("owed_by").split(";")
    same = {"code": code, "kind": of("kind"), "name": of("name"), "owed_by": owed, "due": _due(of)}
    return {**same, "section": of("section"), "words": of("words")}


def _due(of: Item) -> dict[str, Any]:
    rule = of("rule")
    due: dict[str, Any] = {"rule": rule}
    if rule in FIXED:
        due |= {"date": of("date")}
    elif rule == "in_year":
        due |= {"year": of("year")}
    elif rule == "after_phase":
        due |= {"days_after": of("days_after"), "chosen_by": ChosenBy.ADMINISTRATOR.value}
    return {**due, **_there(words=of("due_words"))}
