"""The handbook of every document: it says what stands there, and every screen fits every phone."""

from __future__ import annotations

import json

import pytest

from bot.channels.telegram.capabilities import TEXT_ONLY
from domain import campaigns
from domain.campaigns import Campaign
from domain.campaigns.handbook import pieces, topics
from handlers.member.personal.handbook import PAGE, _page

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
