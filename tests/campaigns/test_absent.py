"""What may be absent is absent: left out, null, unknown or an empty list is all one, as the published schema says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.channels.telegram.capabilities import TEXT_ONLY
from bot.cli.commands.speaking import say
from domain.calendar import events, load_national
from domain.campaign_check import Report, to_look_at
from domain.campaigns.checks import faults
from domain.campaigns.handbook import topics
from domain.campaigns.model import Campaign
from domain.campaigns.short_names import short_names
from domain.content.errors import ContentError
from domain.quiet_hours import Hours
from domain.reminders import CampaignCalendar
from handlers.member.personal.handbook import _page
from tests.support.absent_parts import (
    LEFT_OUT,
    Absent,
    allowed,
    campaigns_without,
    complete,
    needed,
    optional,
    optional_there,
    read,
    source_of,
    ways,
    without,
)
from tests.support.calendar_said import calendar_said

pytestmark = pytest.mark.long

SENDS_NOTHING = "reminders.anniversary.days_before"
"""An empty list of days before sends nothing, and those ten days have anniversaries alone."""

WAYS = list(ways())
PLACES = list(dict.fromkeys(absent.name for absent in WAYS))


def of_place(name: str) -> list[Absent]:
    return [absent for absent in WAYS if absent.name == name]


def test_the_complete_file_has_every_part_that_may_be_absent() -> None:
    """A new key of the schema that may be absent must stand in it, and is tried with all the others."""
    assert optional() - optional_there() == set()
    tried = {absent.place[-1] for absent in WAYS}
    assert {key for _, key in optional()} <= tried
    assert allowed(complete())
    assert read(complete()) is not None


@pytest.mark.parametrize("name", PLACES)
def test_schema_and_check_agree_on_every_way(name: str) -> None:
    """And all ways mean the same."""
    tried = [without(absent) for absent in of_place(name)]
    campaigns = [read(found) for found in tried]
    assert [campaign is not None for campaign in campaigns] == [allowed(found) for found in tried]
    assert [campaign for campaign in campaigns if campaign != campaigns[0]] == []


def test_a_remedy_advises_what_is_taken() -> None:
    """Without a part that must be there, `unknown` is advised where schema and check take it, and nowhere else."""
    tried = {name: remedy(Absent(place, LEFT_OUT), "missing union_tag_not_found") for name, place in needed().items()}
    advised = {name: place for name, place in needed().items() if "viết: unknown" in tried[name]}
    for place in advised.values():
        assert "viết: unknown" in remedy(Absent(place, None), "empty")
        answered = without(Absent(place, "unknown"))
        assert allowed(answered)
        assert read(answered) is not None
    assert advised.keys() == {
        "base_documents.date",
        "base_documents.issuer",
        "base_documents.number",
        "document.date",
        "document.issuer.board",
        "document.number",
        "document.place",
        "occasions.date",
        "registrable.contest.last_day",
        "registrable.contest.organiser",
        "titles.criteria.date",
        "titles.criteria.number",
    }


def remedy(absent: Absent, kinds: str) -> str:
    """Tell what is said of a file that lacks a part."""
    with pytest.raises(ContentError) as refused:
        source_of(without(absent)).model(Campaign)
    problem = refused.value.problems[0]
    assert problem.kind in kinds.split()
    return say("campaign_check", report=Report(), faults=[("f", problem)], warnings=[])


def test_check_show_calendar_and_reminders_run_without_each_part() -> None:
    national, days = load_national(), [date(2021, 8, 10) + timedelta(number) for number in range(10)]
    for name, (campaign, source) in campaigns_without().items():
        assert faults(campaign, source) == (), name
        warnings = to_look_at(campaign, source, national)
        told = say("campaign_check", report=Report(), faults=[], warnings=[("f", one) for one in warnings])
        shown = say("campaign_show", campaign=campaign, chosen=[], warnings=warnings)
        found = events(campaign, national, date(2021, 1, 1), date(2021, 12, 31))
        listed = calendar_said(campaign, found, days[0], days[-1])
        book = [_page(campaign, topic, 0).render(1, TEXT_ONLY, "anh/chị").text for topic in topics(campaign)]
        calendar = CampaignCalendar([campaign], national)
        assert any(calendar.due(day, Hours()) for day in days) is (name != SENDS_NOTHING), name
        for text in (told, shown, listed, *book, *short_names({campaign.slug: campaign}).values()):
            assert "None" not in text, name
            assert "unknown" not in text.replace("unknown.", ""), name
