"""To which movement a record belongs, and which movements of several files are one.

A document names movements (phong trào) and drives (cuộc vận động); what is handed in is counted by movement (D0 II, D3
II). Where a campaign has several, the form asks for one, which may be skipped; where it has one, that is it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
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
    return only(campaign) or answers.get(QUESTION, {}).get("code")


def only(campaign: Campaign) -> str | None:
    """Return the code of the one movement that a campaign has: that of all its records, also of those of before."""
    found = offered(campaign)
    return found[0].code if len(found) == 1 else None


@dataclass(eq=False)
class _Same:
    """Movements of several files that are one, by all names that any of these files gives it."""

    names: set[str]
    files: set[str]
    movements: list[Movement]


class Movements:
    """The movements of all campaigns: those that share a name or an alias, in any spelling, are one.

    Also those that only a third file holds together; but no two of one file, for that file tells them apart.
    """

    def __init__(self, campaigns: Iterable[Campaign]) -> None:
        joined = list[_Same]()
        self._only = dict[str, str | None]()
        for campaign in campaigns:
            self._only[campaign.slug] = only(campaign)
            for movement in offered(campaign):
                _join(joined, _Same(set(_spelled((movement.name, *movement.aliases))), {campaign.slug}, [movement]))
        self._one = {movement.code: same.movements[0] for same in joined for movement in same.movements}

    def one_of(self, code: str | None, campaign: str | None = None) -> Movement | None:
        """Return the movement for which this code stands, or the only one of the campaign where no code was kept.

        `None` where neither says it, or where no file has it any more.
        """
        return self._one.get(code or self._only.get(campaign or "") or "")

    @property
    def alone(self) -> frozenset[str]:
        """The campaigns that have one movement and no other."""
        return frozenset(slug for slug, code in self._only.items() if code)

    def codes(self, code: str) -> frozenset[str]:
        """Return all codes of the same movement, to find its records by."""
        one = self.one_of(code)
        return frozenset({code, *(other for other, found in self._one.items() if one and found is one)})

    def campaigns_of(self, code: str | None) -> frozenset[str]:
        """Return the campaigns of which this is the only movement; without a code those that have not just one."""
        codes = {None} if code is None else self.codes(code)
        return frozenset(slug for slug, found in self._only.items() if found in codes)


def _join(joined: list[_Same], new: _Same) -> None:
    """Put a movement to those that are called as it is."""
    names, alike = frozenset(new.names), list[_Same]()
    for same in joined:
        if same.names & names and not same.files & new.files:
            new.names |= same.names
            new.files |= same.files
            alike.append(same)
    new.movements = [*(movement for same in alike for movement in same.movements), *new.movements]
    joined[:] = [*(same for same in joined if same not in alike), new]


@lru_cache(1024)
def _spelled(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return these names in one spelling, which is found once: an officer's screen asks for all of them."""
    return tuple(fold(name) for name in names)
