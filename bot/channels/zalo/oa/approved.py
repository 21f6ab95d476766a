"""Templates that Zalo can approve: fixed words with named values, one purpose each, from data/templates/approved.yaml.

What goes into a value comes from outside. It is one line without anything unseen and without the signs that mark a
value, is cut between characters to the length of its type, and is never empty: Zalo refuses a template otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

import yaml

from bot.channels.zalo.text import length, plain, shorten
from data.enums import PushKind
from domain.ports import Parcel
from domain.text.dates import show
from domain.text.normalise import tidy, tidy_lines
from domain.text.templates import TEMPLATES

_VALUE = re.compile(r"<(\w+)>")
_MARKS = str.maketrans("<>", "‹›")
_ENDS = " .;:"
"""The fixed words go on behind a value with a sign of their own."""


@dataclass(frozen=True)
class Value:
    """A named value. `type`: what is chosen for it on Zalo's page; `most`: characters that it may have by that."""

    name: str
    type: str
    most: int
    empty: str


@dataclass(frozen=True)
class Form:
    """One template. `word`: what people send to see more; `example`: the words of a push."""

    kind: PushKind
    name: str
    purpose: str
    title: str
    paragraphs: tuple[str, ...]
    word: str
    example: str

    @property
    def names(self) -> tuple[str, ...]:
        """Name its values, in the order in which they are first read."""
        return tuple(dict.fromkeys(_VALUE.findall("\n".join((self.title, *self.paragraphs)))))

    def filled(self, given: Mapping[str, str]) -> tuple[str, ...]:
        """Return the title and the paragraphs as people see them."""
        return tuple(_VALUE.sub(lambda found: given[found[1]], part) for part in (self.title, *self.paragraphs))

    def values(self, parcel: Parcel) -> dict[str, str]:
        """Return what Zalo is given for each value of this template."""
        found = {
            "ho_ten": _whole(parcel.name, values()["ho_ten"]),
            "viec": _said(plain(parcel.text), values()["viec"].most),
            "han_cuoi": show(parcel.last_day) if parcel.last_day else "",
            "ma": parcel.word or self.word.upper(),
        }
        return {name: found[name] or values()[name].empty for name in self.names}


@cache
def _read() -> dict[str, Any]:
    raw: dict[str, Any] = yaml.safe_load((TEMPLATES / "approved.yaml").read_text("utf-8"))
    return raw


@cache
def values() -> dict[str, Value]:
    """Read the values that templates may name."""
    return {
        name: Value(name, **value, empty=_read()["empty"].get(name, "")) for name, value in _read()["values"].items()
    }


@cache
def forms() -> dict[PushKind, Form]:
    """Read the template of each kind of push."""
    made = (
        Form(PushKind(kind), **{**raw, "paragraphs": tuple(raw["paragraphs"])})
        for kind, raw in _read()["kinds"].items()
    )
    return {form.kind: form for form in made}


def limits() -> Mapping[str, Any]:
    """Read how long Zalo lets each part of a template be."""
    found: Mapping[str, Any] = _read()["limits"]
    return found


def example(form: Form) -> Parcel:
    """Return a push that the template could carry, for whoever has to approve it."""
    raw = _read()["example"]
    return Parcel(0, "", escape(form.example), kind=form.kind, last_day=raw["last_day"], name=raw["name"])


def _whole(name: str, value: Value) -> str:
    """A name is shown whole or not at all: a cut one may be somebody else's."""
    name = tidy(name).translate(_MARKS)
    return name if length(name) <= value.most else ""


def _said(text: str, most: int) -> str:
    """Take as many whole lines as there is room for: the first one has the point, and is cut where it is too long."""
    kept, *rest = tidy_lines(text).translate(_MARKS).split("\n")
    for line in filter(None, rest):
        longer = f"{kept} {line}"
        if length(longer) > most:
            break
        kept = longer
    return shorten(kept, most).rstrip(_ENDS)
