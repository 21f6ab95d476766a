"""To which movement a record belongs, and which movements of several files are one.

A document names movements (phong trào) and drives (cuộc vận động); what is handed in is counted by movement (D0 II, D3
II). Where a campaign has several, the form asks for one, which may be skipped; where it has one, that is it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from data.text.folding import fold
from domain.campaigns.facts import Movement
from domain.campaigns.model import Campaign
from domain.forms.model import Answer, Form, Question
from domain.text import templates

QUESTION = "movement"
"""The code of the question, and of its answer in a record. A form that asks by this code itself is left as it is."""

RESULT = "result"
"""The form by which somebody tells what came of a registration, which knows its movement already."""


def offered(campaign: Campaign) -> tuple[Movement, ...]:
    """List the movements that a record may belong to. A drive stands beside them, and nothing is counted by it."""
    return tuple(movement for movement in campaign.movements if movement.kind == "movement")


def asking(form: Form, campaign: Campaign) -> Form:
    """Return the form as this campaign asks it: with the movement before the photos, where several fit."""
    found = offered(campaign)
    if form.code == RESULT or not found[1:] or any(question.code == QUESTION for question in form.questions):
        return form
    answers = tuple(Answer(code=movement.code, label=movement.name) for movement in found)
    prompt, label = templates.label("movement_asked"), templates.label("movement_label")
    question = Question(code=QUESTION, kind="choice", required=False, prompt=prompt, label=label, answers=answers)
    place = next((at for at, other in enumerate(form.questions) if _comes_last(other)), len(form.questions))
    return form.model_copy(update={"questions": (*form.questions[:place], question, *form.questions[place:])})


def _comes_last(question: Question) -> bool:
    return question.in_review or question.kind == "photos"


def chosen(campaign: Campaign, answers: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Return the movement of a record by its code: as it was answered, or the only one there is."""
    found = [movement.code for movement in offered(campaign)]
    return found[0] if len(found) == 1 else answers.get(QUESTION, {}).get("code")


class Movements:
    """The movements of all campaigns: those that share a name or an alias, in any spelling, are one."""

    def __init__(self, campaigns: Iterable[Campaign]) -> None:
        self._one: dict[str, Movement] = {}  # by code: the first of those that are one
        spelled: dict[str, Movement] = {}
        for campaign in campaigns:
            for movement in offered(campaign):
                names = [fold(name) for name in (movement.name, *movement.aliases)]
                one = next((spelled[name] for name in names if name in spelled), movement)
                self._one[movement.code] = one
                for name in names:
                    spelled.setdefault(name, one)

    def one_of(self, code: str | None) -> Movement | None:
        """Return the movement for which this code stands; `None` without one, or where no file has it any more."""
        return self._one.get(code or "")

    def codes(self, code: str) -> frozenset[str]:
        """Return all codes of the same movement, to find its records by."""
        one = self.one_of(code)
        return frozenset({code, *(other for other, found in self._one.items() if found is one)})
