"""Which title is whose: as the document says it, and one of a campaign a year."""

from __future__ import annotations

import pytest

from data.enums import WorkerCategory
from domain.campaigns import get, load_forms
from domain.errors import Problem
from domain.forms.model import Question
from domain.records.titles import demand_own_title, other_titles, titles_for
from domain.registration_reminders import registrable
from domain.text import templates
from tests.support.clock import SATURDAY

WORKERS, OFFICIALS = "th21-title-worker", "th21-title-employee"
THANH_HOA = get("thanh-hoa-2021")
W, E, P, C = WorkerCategory
WHOSE = [(W, [WORKERS]), (E, [OFFICIALS]), (P, [OFFICIALS]), (C, [OFFICIALS]), (None, [WORKERS, OFFICIALS])]
TASK = load_forms()["title"].question("task")
READY = [
    (W, ["above-norm", "fewer-defects", "safety", "mentor"]),
    (E, ["on-time", "better-way", "mentor"]),
    (P, ["on-time", "serve-well", "better-way", "mentor"]),
    (C, ["on-time", "serve-well", "better-way", "mentor"]),
]


@pytest.mark.parametrize(("category", "codes"), WHOSE)
def test_a_title_is_offered_to_the_group_for_which_the_document_means_it(
    category: WorkerCategory | None, codes: list[str]
) -> None:
    assert [title.code for title in titles_for(THANH_HOA, category)] == codes
    for title in THANH_HOA.titles:
        if title.code in codes:
            demand_own_title(THANH_HOA, title.code, category)
            continue
        with pytest.raises(Problem) as refused:
            demand_own_title(THANH_HOA, title.code, category)
        told = templates.render("refusals/title_of_others", refused.value.context | {"you": "anh/chị"})
        assert all(f"“{own.name}”" in told for own in titles_for(THANH_HOA, category))


def test_what_is_no_title_is_for_everybody() -> None:
    demand_own_title(THANH_HOA, "th21-reg-task", P)
    assert other_titles(THANH_HOA, "th21-reg-task") == frozenset()


def test_another_title_of_the_campaign_is_this_years_too() -> None:
    assert other_titles(THANH_HOA, WORKERS) == {OFFICIALS}


def test_who_is_urged_hears_of_their_own_title() -> None:
    things = {thing.subject: thing for thing, _ in registrable([THANH_HOA], SATURDAY.date())}
    assert (things[WORKERS].categories, things[WORKERS].others) == ((W,), (OFFICIALS,))
    assert things["th21-reg-task"].categories == ()


@pytest.mark.parametrize(("category", "codes"), READY)
def test_the_ready_answers_fit_the_work_of_the_group(category: WorkerCategory, codes: list[str]) -> None:
    assert [answer.code for answer in TASK.offers(category)] == codes


def test_a_form_has_an_answer_for_each_group() -> None:
    answers = [{"code": "a", "label": "A", "categories": ["worker"]}, {"code": "b", "label": "B"}]
    question = {"code": "q", "kind": "choice", "required": True, "prompt": "?", "label": "Q"}
    assert Question(**question, answers=answers).offers(None) == Question(**question, answers=answers).answers
    with pytest.raises(ValueError, match="a ready answer for each group"):
        Question(**question, answers=answers[:1])
    with pytest.raises(ValueError, match="a ready answer for each group"):
        Question(**question, answers=answers, in_review=True)
