"""What a unit owes a number of, titles of collectives, phases that share days, and unions of occupations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.channels.telegram.capabilities import TEXT_ONLY
from bot.cli.commands.speaking import say
from data.enums import Level
from domain.calendar import EventKind, events, load_national
from domain.calendar.duties import duty_events
from domain.campaign_check import to_look_at
from domain.campaigns.handbook import pieces
from domain.campaigns.model import Campaign
from domain.content.errors import ContentError
from domain.content.source import Source
from domain.duties.owing import owing_levels
from domain.units.spelling import read_level
from handlers.member.personal.handbook import _page
from tests.support.absent_parts import complete, source_of
from tests.support.calendar_said import calendar_said

NATIONAL = load_national()


def with_parts(**parts: Any) -> tuple[Campaign, Source]:
    source = source_of({**complete(), **parts})
    return source.model(Campaign), source


def test_the_number_that_a_unit_owes_is_shown() -> None:
    campaign, _ = with_parts()
    shown = say("campaign_show", campaign=campaign, chosen=[], warnings=[])
    assert "tổ chức phát động (mục II.2): Công đoàn Viên chức tỉnh Cao Nguyên; mỗi đơn vị ít nhất 1 công trình" in shown
    launch = [event for event in duty_events(campaign) if event.code == "cn21-duty-launch"]
    listed = calendar_said(campaign, launch, date(2021, 3, 1), date(2021, 3, 31))
    assert "Số lượng: mỗi đơn vị ít nhất 1 công trình" in listed


def test_a_title_of_a_collective_is_shown_as_one() -> None:
    campaign, _ = with_parts()
    shown = say("campaign_show", campaign=campaign, chosen=[], warnings=[])
    assert "- Tập thể lao động giỏi (tập thể)" in shown
    assert [piece["holder"] for piece in pieces(campaign, "titles")] == ["individual", "collective"]
    assert "Dành cho: tập thể." in _page(campaign, "titles", 0).render(1, TEXT_ONLY, "anh/chị").text


@pytest.mark.parametrize(
    "title", [{"holder": "tập thể", "categories": ["worker"]}, {"holder": "cá nhân"}, {"categories": []}]
)
def test_a_title_is_for_categories_of_people_or_for_collectives(title: dict[str, Any]) -> None:
    whole = {"code": "cn21-title", "name": "Giỏi", "words": "danh hiệu", **title}
    with pytest.raises(ContentError) as refused:
        with_parts(titles=[whole, *complete()["titles"][1:]])
    (problem,) = refused.value.problems
    assert problem.kind == "categories_of_title"
    assert problem.line > 1


def test_phases_that_share_days_are_both_shown_and_nobody_is_told() -> None:
    first, second, _ = complete()["phases"]
    campaign, source = with_parts(
        phases=[{**first, "words": ["Đợt 1"]}, {**second, "start": "2021-05-01", "words": ["Đợt 2"]}]
    )
    kinds = {problem.kind for problem in to_look_at(campaign, source, NATIONAL)}
    assert not {"phases_overlap", "phases_do_not_meet"} & kinds
    found = events(campaign, NATIONAL, date(2021, 5, 1), date(2021, 5, 31))
    phases = [(event.code, event.kind) for event in found if event.kind in (EventKind.PHASE_START, EventKind.PHASE_END)]
    assert phases == [("cn21-phase-2", EventKind.PHASE_START), ("cn21-phase-1", EventKind.PHASE_END)]


def test_unions_of_occupations_owe_what_grassroots_unions_owe() -> None:
    campaign, _ = with_parts()
    review = next(event for event in duty_events(campaign) if event.code == "cn21-duty-review")
    both = {Level.GRASSROOTS, Level.OCCUPATIONAL_GRASSROOTS}
    assert owing_levels(review) == frozenset(both)
    occupational = (Level.OCCUPATIONAL_GRASSROOTS,)
    assert owing_levels(replace(review, owed_by=occupational)) == frozenset(occupational)
    assert read_level("Nghiệp đoàn") is Level.OCCUPATIONAL_GRASSROOTS
