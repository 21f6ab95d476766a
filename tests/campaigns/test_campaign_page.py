"""docs/campaigns.md is true: its duties are what the program does, and each number of a document has a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.campaigns import Campaign, load_all
from domain.campaigns.model import Doubt
from domain.campaigns.quotes import copied
from domain.content.fields import Part
from domain.forms.model import Form
from tests.support.campaign_page import PAGE, between, duty_table
from tests.support.documents import BEFORE, document, items

ALL = load_all()
CODE = re.compile(r"`([^`]+)`")
NOTHING = re.compile(r"không có việc cho chương trình: \S+ \S+")

campaigns = pytest.mark.parametrize("campaign", ALL.values(), ids=list(ALL))


def lines(campaign: Campaign) -> list[tuple[str, str]]:
    """Read what the page says of each number, and first of what stands before them."""
    found = re.search(rf"Phần mở đầu [^\n]*(?=\n\n<!-- numbers of {campaign.slug} -->)", page())
    assert found
    table = page()[found.end() :].partition("<!-- end of numbers -->")[0]
    rows = [line.strip("| ").split(" | ", 1) for line in table.splitlines() if line.startswith("| ")][2:]
    return [(BEFORE, found[0]), *((number, says) for number, says in rows)]


@cache
def page() -> str:
    return PAGE.read_text("utf-8")


def numbering(campaign: Campaign) -> list[str]:
    """List the numbers that the file says its document has."""
    return [f"{part.under}.{one}".lstrip(".") for part in campaign.numbering for one in part.written]


def of_file(campaign: Campaign) -> dict[str, Part]:
    """Return what a file holds by its code; doubts about a document are told by the check."""
    return {code: part for code, part in campaign.by_code.items() if not isinstance(part, Doubt | Form)}


def named(campaign: Campaign) -> Iterator[tuple[str, str]]:
    """Give each code that the page names, with the number in whose row it stands."""
    yield from ((number, code) for number, says in lines(campaign) for code in CODE.findall(says))


@campaigns
async def test_the_table_of_duties_is_what_the_program_does(campaign: Campaign, engine: AsyncEngine) -> None:
    """After a change: `make duty-tables`."""
    found = between(campaign.slug).search(page())
    assert found
    assert found[0].splitlines() == (await duty_table(engine, campaign)).splitlines()


@campaigns
def test_every_number_of_a_document_has_one_row(campaign: Campaign) -> None:
    found = items(document(str(campaign.document.text)))
    assert [number for number, _ in lines(campaign)] == list(found)
    assert sorted(numbering(campaign)) == sorted(number for number in found if number and " " not in number)


@campaigns
def test_every_number_that_a_file_names_has_one_row(campaign: Campaign) -> None:
    rows = [number for number, _ in lines(campaign)]
    assert len(rows) == len(set(rows))
    assert {number for number in rows if number and " " not in number} == set(numbering(campaign))
    assert {number.rpartition(" Đợt ")[2] for number in rows if " Đợt " in number} == {
        phase.name.removeprefix("Đợt ") for phase in campaign.phases
    }


@campaigns
def test_a_row_names_codes_of_its_file_or_says_why_there_is_nothing(campaign: Campaign) -> None:
    deeds = {campaign.good_deeds.form} if campaign.good_deeds else set()
    assert {code for _, code in named(campaign)} - set(of_file(campaign)) == deeds
    assert [number for number, says in lines(campaign) if not CODE.search(says) and not NOTHING.match(says)] == []
    assert [number for number, says in lines(campaign) if CODE.search(says) and NOTHING.search(says)] == []


@campaigns
def test_everything_that_a_file_holds_is_named_where_it_says_that_it_stands(campaign: Campaign) -> None:
    found = set(named(campaign))
    assert sorted(set(of_file(campaign)) - {code for _, code in found}) == []
    sections = [(one.section, one.code) for one in campaign.duties]
    sections += [(one.section, one.code) for one in campaign.rounds]
    sections += [(one.section, one.code) for one in campaign.roles]
    assert [one for one in sections if one not in found] == []


@campaigns
def test_what_a_row_names_stands_in_that_item_of_the_document(campaign: Campaign) -> None:
    parts, texts = of_file(campaign), items(document(str(campaign.document.text)))
    elsewhere = []
    for number, code in named(campaign):
        within = [text for one, text in texts.items() if one == number or re.match(rf"{re.escape(number)}[. ]", one)]
        words = [words for _, words in copied(parts[code])] if code in parts else []
        if words and not any(one in text for one in words for text in within):
            elsewhere.append((number, code))
    assert elsewhere == []
