"""The JSON Schema of a campaign file, made from the model, published as data/campaigns/schema.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from domain.campaigns.model import Campaign
from domain.content.absent import absent_schema
from domain.content.fields import UNKNOWN_SCHEMA
from domain.content.spoken import words_of


class _WithWords(GenerateJsonSchema):
    """What takes codes of a closed list takes their Vietnamese words too."""

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        return _with_words(super().literal_schema(schema))

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        return _with_words(super().enum_schema(schema))

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        super().bool_schema(schema)
        return {"enum": [True, False, *words_of("true"), *words_of("false")]}


def _with_words(found: JsonSchemaValue) -> JsonSchemaValue:
    codes = found["enum"] if "enum" in found else [found["const"]]
    words = dict.fromkeys(word for code in codes for word in words_of(str(code)))
    others = {name: value for name, value in found.items() if name not in ("enum", "const")}
    return {**others, "enum": [*codes, *words]} if words else found


def schema() -> dict[str, Any]:
    """Return the schema; what many places share stands in it once."""
    shared = {"Absent": absent_schema(), "Unknown": UNKNOWN_SCHEMA}
    found = _shared(Campaign.model_json_schema(mode="validation", schema_generator=_WithWords), shared)
    found["$defs"] = {**shared, **found["$defs"]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def _shared(found: Any, shared: Mapping[str, Any]) -> Any:
    for name, part in shared.items():
        if found == part:
            return {"$ref": f"#/$defs/{name}"}
    if isinstance(found, dict):
        return {name: _shared(value, shared) for name, value in found.items()}
    return [_shared(value, shared) for value in found] if isinstance(found, list) else found


def schema_text() -> str:
    """The file's exact content."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
