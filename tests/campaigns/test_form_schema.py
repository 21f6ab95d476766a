"""The schema of a form says what its checker says: who it is about is asked by a question, or by none."""

from __future__ import annotations

import pytest
import yaml
from pydantic import ValidationError

from data.paths import CAMPAIGNS
from domain.campaigns.schema import schema
from domain.forms.model import Form
from tests.support.json_schema import fits


@pytest.mark.parametrize(
    ("subject", "question", "right"),
    [("asked", "of_whom", True), ("asked", None, False), ("self", None, True), ("self", "of_whom", False)],
)
def test_whom_it_is_about_is_asked_where_the_form_says_so(subject: str, question: str | None, *, right: bool) -> None:
    form = yaml.safe_load((CAMPAIGNS.parent / "forms" / "good_deed.yaml").read_text("utf-8"))
    form = {name: value for name, value in form.items() if name != "subject_question"} | {"subject": subject}
    form |= {"subject_question": question} if question else {}
    whole = schema()
    assert fits(whole, whole["$defs"]["Form"], form) == right
    try:
        accepted = bool(Form.model_validate(form))
    except ValidationError:
        accepted = False
    assert accepted == right
