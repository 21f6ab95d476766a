"""Whom a record names in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.campaigns import load_forms

WRITTEN = 200  # characters of what was written that are looked at


def named_in(form: str, answers: Mapping[str, Mapping[str, Any]]) -> str:
    """Return what was answered to the questions for a person, or to all where the form asks for none."""
    forms = load_forms()
    asked = forms[form].questions if form in forms else ()
    codes = [question.code for question in asked if question.kind == "person"] or list(answers)
    return " ".join(str(answers.get(code, {}).get("text", ""))[:WRITTEN] for code in codes)
