"""Which title is whose: as the document says it, and one of a campaign a year."""

from __future__ import annotations

from datetime import date

import pytest

from data.enums import WorkerCategory
from domain.campaigns import Campaign, get, load_forms
from domain.errors import Problem
from domain.forms.model import Question
from domain.records.titles import demand_offered, demand_own_title, offered_to_people, other_titles, titles_for
from domain.registration_reminders import registrable
from domain.text import templates
from tests.support.absent_parts import complete, source_of
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


def cao_nguyen(**change: object) -> Campaign:
    """The complete document, whose initiatives are a contest until 20/10/2021."""
    found = complete()
    things = [found["registrable"][0], {**found["registrable"][1], **change}]
    return source_of({**found, "registrable": things}).model(Campaign)


def test_a_title_of_a_collective_is_offered_to_nobody_as_their_own() -> None:
    campaign, day = cao_nguyen(), date(2021, 5, 4)
    assert [title.code for title in titles_for(campaign, None)] == ["cn21-title"]
    assert [thing.subject for thing, _ in registrable([campaign], day)] == ["cn21-title", "cn21-reg-initiative"]
    with pytest.raises(Problem) as refused:
        demand_offered(campaign, "cn21-title-collective", day)
    told = templates.render("refusals/of_collectives", refused.value.context | {"you": "anh/chị"})
    assert "“Tập thể lao động giỏi” là của tập thể" in told
    demand_offered(campaign, "cn21-title", day)
    assert other_titles(campaign, "cn21-title") == frozenset()


def test_what_collectives_hand_in_is_not_asked_of_people() -> None:
    campaign, day = cao_nguyen(handed_in_by="tập thể"), date(2021, 5, 4)
    assert [thing.code for thing in offered_to_people(campaign, day)] == ["cn21-reg-title"]
    assert [thing.subject for thing, _ in registrable([campaign], day)] == ["cn21-title"]
    with pytest.raises(Problem, match="of_collectives"):
        demand_offered(campaign, "cn21-reg-initiative", day)


@pytest.mark.parametrize(("day", "is_open"), [(date(2021, 10, 20), True), (date(2021, 10, 21), False)])
def test_a_contest_closes_after_its_last_day(day: date, is_open: bool) -> None:  # noqa: FBT001 - a row of a table
    campaign = cao_nguyen()
    assert ("cn21-reg-initiative" in {thing.code for thing in offered_to_people(campaign, day)}) == is_open
    if is_open:
        demand_offered(campaign, "cn21-reg-initiative", day)
        return
    with pytest.raises(Problem) as refused:
        demand_offered(campaign, "cn21-reg-initiative", day)
    told = templates.render("refusals/contest_over", refused.value.context | {"you": "anh/chị"})
    assert "Sáng kiến đã hết nhận đăng ký từ hết ngày thứ Tư, 20/10/2021." in told
