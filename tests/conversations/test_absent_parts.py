"""People talk with the program on documents that lack a part each: a menu never offers what is not there."""

from __future__ import annotations

from domain.campaigns.model import Campaign
from tests.support.absent_parts import campaigns_without
from tests.support.absent_talk import SLUG, put, shown
from tests.support.town import join, make_officer
from tests.support.users import Town

NESTED = ("document.date", "document.number", "document.issuer.board", "period.end", "document.signer")
OF_OFFICERS = ("anniversaries", "document.date", "duties", "period.end", "phases", "registrable", "titles")


async def test_without_each_part(town: Town) -> None:
    """A member sees what can be handed in and reads; an officer of the issuing unit sees duties and the year."""
    member, officer = await join(town, "Lê Thị Hạnh"), await make_officer(town, "Trần Thị Hoa", "LDLD-TH")
    for name, (campaign, _) in campaigns_without().items():
        if "." in name and name not in NESTED:
            continue
        put(town, campaign)
        await member.says("menu")
        assert ("Giới thiệu gương tốt" in shown(member)) == (name != "good_deeds"), name
        assert ("Đăng ký thi đua" in shown(member)) == (name != "registrable"), name
        if name in OF_OFFICERS:
            await officer.says("menu")
            await officer.taps("Lịch năm")
            assert "Lịch năm 2021" in shown(officer), name


async def test_what_lacks_everything_that_may_be_absent_is_read_too(town: Town) -> None:
    """The least that a file can be: whoever comes still gets a menu, the calendar and a handbook."""
    member = await join(town, "Lê Thị Hạnh")
    least = next(iter(campaigns_without().values()))[0]
    put(town, least_of(least))
    await member.says("menu")
    assert "Đăng ký thi đua" not in shown(member)
    await member.taps("Lịch và nhắc việc")
    shown(member)
    await member.says("/camnang")
    shown(member)
    await member.says("/khauhieu")
    shown(member)


def least_of(campaign: Campaign) -> Campaign:
    """Return a campaign of nothing but what every file has."""
    document = campaign.document
    issuer = document.issuer.model_dump(include={"unit", "short_name", "level", "words"}) | {"board": "unknown"}
    paper = {"kind": document.kind, "title": document.title, "issuer": issuer}
    paper |= dict.fromkeys(("number", "date", "place"), "unknown")
    period = {"start": "2021", "words": "hằng năm"}
    found = {"format": "1", "slug": SLUG, "record_prefix": "CN", "name": campaign.name}
    return Campaign.model_validate({**found, "document": paper, "period": period})
