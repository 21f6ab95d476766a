"""The JSON Schema of a campaign file, made from the model, published as data/campaigns/schema.json."""

from __future__ import annotations

import json
from typing import Any

from domain.campaigns.model import Campaign


def schema() -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Campaign.model_json_schema(mode="validation"),
    }


def schema_text() -> str:
    """The file's exact content."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
