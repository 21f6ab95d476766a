"""The kinds of value that a campaign file holds, with what the published JSON Schema says of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from domain.content.absent import optional, or_absent, or_unknown
from domain.content.dates import (
    DateError,
    EveryYearDate,
    MonthDay,
    PartialDate,
    parse,
    parse_day,
    parse_month_day,
    parse_with_or_without_year,
)
from domain.content.spoken import (
    UNKNOWN,
    goes_on,
    goes_on_words,
    is_unknown,
    month_in_words,
    months_in_words,
    unknown_words,
    with_codes,
)

CODE_LENGTH = 40
"""a code travels in a button, whose data has 64 bytes"""
SHORT_LENGTH = 30
"""characters of a name that stands on a button, with another name behind it"""


class Part(BaseModel):
    """Any part of a file: unknown keys are faults, values never change after loading.

    What may be absent is absent where its key is left out, and where the file writes null or `unknown` behind it. Codes
    of a closed list may be written as Vietnamese words.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    @model_validator(mode="before")
    @classmethod
    def _as_meant(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        absent = {name for name, written in value.items() if written is None or is_unknown(written)} & optional(cls)
        return with_codes(cls, {name: written for name, written in value.items() if name not in absent})

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        found = handler(core)
        properties = handler.resolve_ref_schema(found)["properties"]
        for name in optional(cls) & properties.keys():
            properties[name] = or_absent(properties[name])
        return found


class Copied(str):
    """Words copied letter for letter from the document, line breaks folded."""

    __slots__ = ()


def fold(text: str) -> str:
    """The same words in the form used for comparison: NFC, single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def _text(value: str) -> str:
    folded = fold(value)
    if not folded:
        raise PydanticCustomError("empty", "a value is wanted")
    if is_unknown(folded):
        raise PydanticCustomError("unknown_refused", "a value is wanted")
    return folded


def _short(value: str) -> str:
    short = _text(value)
    if len(short) > SHORT_LENGTH:
        facts = {"length": len(short), "limit": SHORT_LENGTH}
        raise PydanticCustomError("too_long_for_button", "{length} characters, at most {limit}", facts)
    return short


def _code(value: str) -> str:
    if re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", value) is None or len(value) > CODE_LENGTH:
        raise PydanticCustomError("bad_code", "not a code: {value}", {"value": value})
    return value


def _reader(read: Callable[[str], Any], kind: str) -> Callable[[Any], Any]:
    """Read a text with `read`; values that are read already pass; a fault is named `kind`."""

    def validate(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return read(value)
        except DateError as error:
            raise PydanticCustomError(kind, "not a date: {value}", {"value": value}) from error

    return validate


def _said(value: Any) -> Any:
    return UNKNOWN if value is None else str(value)


UNKNOWN_SCHEMA = {"enum": unknown_words()}
_DAY_SCHEMA = {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})$"}
_YEAR_SCHEMA = {"type": "integer", "minimum": 1, "maximum": 9999}  # YAML reads a bare year as a number
_PARTIAL_SCHEMA = {
    "anyOf": [{"type": "string", "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?|(\d{1,2}/){1,2}\d{4})$"}, _YEAR_SCHEMA],
}
_as_unknown = PlainSerializer(_said, return_type=str, when_used="json")

_TEXT_SCHEMA = {"type": "string", "minLength": 1, "not": UNKNOWN_SCHEMA}
Text = Annotated[str, AfterValidator(_text), WithJsonSchema(_TEXT_SCHEMA)]
ShortText = Annotated[str, AfterValidator(_short), WithJsonSchema({**_TEXT_SCHEMA, "maxLength": SHORT_LENGTH})]
Words = Annotated[
    str,
    AfterValidator(lambda value: Copied(_text(value))),
    WithJsonSchema({**_TEXT_SCHEMA, "description": "copied letter for letter from the document"}),
]
Code = Annotated[
    str,
    AfterValidator(_code),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$", "maxLength": CODE_LENGTH}),
]
Day = Annotated[date, BeforeValidator(_reader(parse_day, "bad_day")), WithJsonSchema(_DAY_SCHEMA)]
Partial = Annotated[
    PartialDate,
    BeforeValidator(_reader(parse, "bad_partial_date")),
    PlainSerializer(str, return_type=str, when_used="json"),
    WithJsonSchema(_PARTIAL_SCHEMA),
]
EveryYear = Annotated[
    MonthDay,
    BeforeValidator(_reader(parse_month_day, "bad_month_day")),
    PlainSerializer(str, return_type=str, when_used="json"),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(\d{2}-\d{2}|\d{1,2}/\d{1,2})$",
            "description": "a day of every year: month-day, or day/month",
        }
    ),
]


def _with_or_without_year(text: str) -> PartialDate | EveryYearDate:
    month = month_in_words(text)
    return parse_with_or_without_year(text) if month is None else EveryYearDate(month)


_EVERY_YEAR_PATTERN = r"^(\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}|--\d{2})$"
PartialOrEveryYear = Annotated[
    PartialDate | EveryYearDate,
    BeforeValidator(_reader(_with_or_without_year, "bad_partial_date")),
    PlainSerializer(str, return_type=str, when_used="json"),
    WithJsonSchema(
        {
            "anyOf": [
                *_PARTIAL_SCHEMA["anyOf"],
                {
                    "type": "string",
                    "pattern": _EVERY_YEAR_PATTERN,
                    "description": "every year: month-day, day/month, or a month (--03)",
                },
                {"enum": months_in_words()},
            ]
        }
    ),
]
"""a date; without a year it comes every year"""
PartialOrOn = Annotated[
    Partial | None,
    BeforeValidator(lambda value: None if goes_on(value) else value),
    WithJsonSchema({"anyOf": [_PARTIAL_SCHEMA, {"enum": goes_on_words()}]}),
]
"""an end; None, or its words, for what goes on"""
FormatOne = Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"], "description": "version of the file format"})]
TextOrUnknown = Annotated[
    Text | None,
    BeforeValidator(or_unknown),
    _as_unknown,
    WithJsonSchema({"anyOf": [{"type": "string", "minLength": 1}, UNKNOWN_SCHEMA]}),
]
DayOrUnknown = Annotated[
    Day | None, BeforeValidator(or_unknown), _as_unknown, WithJsonSchema({"anyOf": [_DAY_SCHEMA, UNKNOWN_SCHEMA]})
]
PartialOrUnknown = Annotated[
    Partial | None,
    BeforeValidator(or_unknown),
    _as_unknown,
    WithJsonSchema({"anyOf": [_PARTIAL_SCHEMA, UNKNOWN_SCHEMA]}),
]
