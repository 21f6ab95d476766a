"""The part of JSON Schema that the published schema uses: does a value fit?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]
TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
SAYS_NOTHING = frozenset({"$defs", "$schema", "title", "description", "default", "discriminator", "then", "else"})


def fits(whole: Schema, part: Schema, value: Any) -> bool:
    """Tell whether a value fits a part of a schema. Raises KeyError for a keyword that is new here."""
    return all(RULES[rule](whole, part, value) for rule in part if rule not in SAYS_NOTHING)


def _ref(whole: Schema, part: Schema, value: Any) -> bool:
    return fits(whole, whole["$defs"][part["$ref"].rpartition("/")[2]], value)


def _properties(whole: Schema, part: Schema, value: Any) -> bool:
    if not isinstance(value, dict):
        return True
    return all(fits(whole, inner, value[name]) for name, inner in part["properties"].items() if name in value)


def _others(whole: Schema, part: Schema, value: Any) -> bool:
    if not isinstance(value, dict):
        return True
    others = [inner for name, inner in value.items() if name not in part.get("properties", {})]
    allowed = part["additionalProperties"]
    return not others if allowed is False else all(fits(whole, allowed, inner) for inner in others)


def _if(whole: Schema, part: Schema, value: Any) -> bool:
    then = "then" if fits(whole, part["if"], value) else "else"
    return fits(whole, part.get(then, {}), value)


RULES: Mapping[str, Callable[[Schema, Schema, Any], bool]] = {
    "$ref": _ref,
    "type": lambda _, part, value: TYPES[part["type"]](value),
    "enum": lambda _, part, value: any(value == one and type(value) is type(one) for one in part["enum"]),
    "const": lambda _, part, value: bool(value == part["const"]),
    "properties": _properties,
    "additionalProperties": _others,
    "propertyNames": lambda whole, part, value: all(fits(whole, part["propertyNames"], name) for name in value),
    "patternProperties": lambda *_: True,
    "required": lambda _, part, value: not isinstance(value, dict) or set(part["required"]) <= value.keys(),
    "items": lambda whole, part, value: (
        not isinstance(value, list) or all(fits(whole, part["items"], item) for item in value)
    ),
    "minItems": lambda _, part, value: not isinstance(value, list) or len(value) >= part["minItems"],
    "minLength": lambda _, part, value: not isinstance(value, str) or len(value) >= part["minLength"],
    "maxLength": lambda _, part, value: not isinstance(value, str) or len(value) <= part["maxLength"],
    "pattern": lambda _, part, value: not isinstance(value, str) or re.search(part["pattern"], value) is not None,
    "minimum": lambda _, part, value: not isinstance(value, int) or value >= part["minimum"],
    "maximum": lambda _, part, value: not isinstance(value, int) or value <= part["maximum"],
    "anyOf": lambda whole, part, value: any(fits(whole, inner, value) for inner in part["anyOf"]),
    "oneOf": lambda whole, part, value: sum(fits(whole, inner, value) for inner in part["oneOf"]) == 1,
    "not": lambda whole, part, value: not fits(whole, part["not"], value),
    "if": _if,
}
