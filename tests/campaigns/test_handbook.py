"""The handbook of every document: it says what stands there, and every screen fits every phone."""

from __future__ import annotations

import json

import pytest

from bot.channels.telegram.capabilities import TEXT_ONLY
from bot.cli.commands.speaking import say
from domain import campaigns
from domain.campaign_check import Report
from domain.campaigns import Campaign
from domain.campaigns.handbook import pieces, topics
from domain.campaigns.warnings import warnings
from handlers.member.personal.handbook import PAGE, _page
from tests.support.absent_parts import complete, source_of

ALL = campaigns.load_all()


@pytest.mark.parametrize("campaign", ALL.values(), ids=ALL)
def test_every_page_fits_the_smallest_screen(campaign: Campaign) -> None:
    for topic in topics(campaign):
        start = 0
        while True:
            screen = _page(campaign, topic, start)
            assert screen.name == PAGE
            json.dumps(screen.dump())
            assert len(screen.render(1, TEXT_ONLY, "anh/chị").text) <= TEXT_ONLY.text_limit
            if screen.choices[0].code != "read_on":
                break
            start = screen.context["last"]
        assert screen.context["last"] == len(pieces(campaign, topic))


@pytest.mark.parametrize("campaign", ALL.values(), ids=ALL)
def test_nothing_is_said_that_the_document_does_not_say(campaign: Campaign) -> None:
    assert topics(campaign), campaign.slug
    for topic in topics(campaign):
        for piece in pieces(campaign, topic):
            assert "unknown" not in json.dumps(piece)


def test_a_topic_that_is_not_there_has_no_pieces() -> None:
    assert pieces(ALL["thanh-hoa-2021"], "nothing") == []


def test_the_papers_on_which_a_document_rests_are_told_with_their_validity() -> None:
    campaign = source_of(complete()).model(Campaign)
    text = _page(campaign, "bases", 0).render(1, TEXT_ONLY, "anh/chị").text
    assert "<b>Chương trình công tác</b>\nSố 02/CTr-TLĐ, ngày 08/01/2021, Tổng Liên đoàn Lao động Việt Nam." in text
    assert "Có hiệu lực từ 08/01/2021." in text
    assert "Có hiệu lực đến hết 31/12/2021; sau đó theo Chương trình công tác năm 2022." in text
    shown = say("campaign_show", campaign=campaign, chosen=[], warnings=[])
    assert "; hiệu lực từ 08/01/2021; hiệu lực đến hết 31/12/2021; thay thế: Chương trình công tác năm 2022" in shown


@pytest.mark.parametrize(
    ("until", "kind"), [("2021-01-07", "validity_ends_before"), ("2021-01-19", "base_ended"), ("2021-01-20", None)]
)
def test_a_paper_that_held_no_more_is_told(until: str, kind: str | None) -> None:
    base = {**complete()["base_documents"][0], "valid_until": until}
    source = source_of({**complete(), "base_documents": [base]})
    kinds = {"validity_ends_before", "base_ended"}
    found = [one for one in warnings(source.model(Campaign), source) if one.kind in kinds]
    assert [one.kind for one in found] == ([kind] if kind else [])
    for one in found:
        assert "Xem lại valid_" in say("campaign_check", report=Report(), faults=[], warnings=[("f", one)])
