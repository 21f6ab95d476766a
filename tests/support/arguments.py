"""Values for the parameters of a statement's function, by what its signature says of them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import Any

from data import enums
from data.queries import audience, people
from data.queries.duties import Occurrence
from data.queries.reminders import Event
from data.queries.urging import Thing
from data.queries.ways import Way, Ways
from data.types import HANOI

NOW = datetime(2021, 2, 27, 8, 0, tzinfo=HANOI)

_PLAIN: dict[str, Any] = {
    "int": 1,
    "float": 1.0,
    "bool": True,
    "str": "x",
    "datetime": NOW,
    "date": NOW.date(),
    "time": NOW.time(),
    "time | None": NOW.time(),
    "Ids": [1],
    "Select[Any]": people.below([1], NOW),
    "Select[int]": people.below([1], NOW),
    "AnySelect": audience.members(people.below([1], NOW), NOW),
    "Ways": Ways(NOW, (Way("telegram"),)),
    "Thing": Thing("x", "x", ["2021"]),
    "Who": ("person", 1),
    "Event": Event("x", "x", NOW.date()),
    "Occurrence": Occurrence("x", "x", "2021"),
    "Mapping[str, datetime]": {"telegram": NOW},
    **{
        name: next(iter(one))
        for name, one in vars(enums).items()
        if isinstance(one, type) and issubclass(one, Enum) and list(one)
    },
}


def value_for(annotation: str) -> Any:
    """Return a value for what an annotation says; raises `KeyError` where a test has to say which."""
    annotation = annotation.removesuffix(" | None")
    several, _, one = annotation.partition("[")
    if annotation not in _PLAIN and several in {"Collection", "Sequence", "Iterable", "list"}:
        return [value_for(one.removesuffix("]"))]
    return _PLAIN[annotation]


def arguments(function: Callable[..., Any], **given: Any) -> dict[str, Any]:
    """Return the arguments of a function of data/queries besides its connection, also those that may be left out."""
    asked = [one for one in inspect.signature(function).parameters.values() if one.name != "connection"]
    return {one.name: given[one.name] if one.name in given else value_for(one.annotation) for one in asked}
