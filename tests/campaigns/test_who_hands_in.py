"""Who hands something in, and contests: in the file, in its check, in what is shown of it, and in the calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.channels.telegram.capabilities import TEXT_ONLY
from bot.cli.commands.speaking import say
from domain.calendar import Certainty, EventKind, events, load_national
from domain.campaign_check import Report, to_look_at
from domain.campaigns import get
from domain.campaigns.model import Campaign
from domain.content.errors import ContentError
from domain.content.source import Source
from handlers.member.personal.handbook import _page
from tests.support.absent_parts import complete, source_of
from tests.support.calendar_said import calendar_said

NATIONAL = load_national()


def with_things(*changes: dict[str, Any]) -> tuple[Campaign, Source]:
    """The things of the complete file, a title of people and collectives and a contest, each with a change."""
    things = [{**thing, **change} for thing, change in zip(complete()["registrable"], changes, strict=False)]
    source = source_of({**complete(), "registrable": things})
    return source.model(Campaign), source


def warned(campaign: Campaign, source: Source) -> str:
    found = [("f", problem) for problem in to_look_at(campaign, source, NATIONAL)]
    return say("campaign_check", report=Report(), faults=[], warnings=found)


def test_a_file_says_who_hands_in_and_an_old_one_means_people() -> None:
    campaign, _ = with_things({}, {})
    assert [thing.handed_in_by for thing in campaign.registrable] == ["both", "person"]
    assert {thing.handed_in_by for thing in get("thanh-hoa-2021").registrable} == {"person"}
    phu_yen = get("phu-yen-2021").registrable
    assert [thing.handed_in_by for thing in phu_yen] == ["person", "both", "both", "both", "both"]
    assert [thing.code for thing in phu_yen if thing.contest] == ["py21-reg-contest"]


@pytest.mark.parametrize("by", ["tập thể", "both"])
def test_a_pledge_is_joined_by_people(by: str) -> None:
    with pytest.raises(ContentError) as refused:
        with_things({}, {"kind": "giao ước", "form": "pledge", "handed_in_by": by})
    assert [problem.kind for problem in refused.value.problems] == ["pledge_of_collective"]
    told = say("campaign_check", report=Report(), faults=[("f", refused.value.problems[0])], warnings=[])
    assert "hưởng ứng giao ước là việc của từng người: bỏ handed_in_by" in told


@pytest.mark.parametrize(
    ("by", "title"),
    [("person", "“Tập thể lao động giỏi” là danh hiệu của tập thể, mục này thì chỉ cá nhân đăng ký"),
     ("tập thể", "“Công nhân giỏi Cao Nguyên” là danh hiệu của cá nhân, mục này thì chỉ tập thể đăng ký")],
)  # fmt: skip
def test_a_title_that_nobody_could_register_is_told(by: str, title: str) -> None:
    told = warned(*with_things({"handed_in_by": by}))
    assert title in told
    assert "Viết: handed_in_by" in told
    assert "chưa ai đăng ký được danh hiệu" not in warned(*with_things({}))


@pytest.mark.parametrize(("last", "over"), [("01/01/2020", True), ("2031-01-01", True), ("2021-10-20", False)])
def test_a_contest_that_is_over_at_once_is_told(last: str, over: bool) -> None:  # noqa: FBT001 - a row of a table
    contest = {**complete()["registrable"][1]["contest"], "last_day": last}
    assert ("Xem lại contest.last_day" in warned(*with_things({}, {"contest": contest}))) == over


def test_it_is_shown_by_command_and_in_the_handbook() -> None:
    campaign, _ = with_things({}, {"handed_in_by": "tập thể"})
    shown = say("campaign_show", campaign=campaign, chosen=[], warnings=[])
    assert "- Danh hiệu: danh hiệu thi đua (cá nhân và tập thể)" in shown
    assert "(tập thể); hội thi, nơi tổ chức: Sở Khoa học và Công nghệ; đăng ký đến hết ngày thứ Tư, 20/10/2021" in shown
    read = _page(campaign, "asked", 0).render(1, TEXT_ONLY, "anh/chị").text
    assert "Cá nhân hoặc tập thể đăng ký." in read
    assert "Hội thi do Sở Khoa học và Công nghệ tổ chức; đăng ký đến hết ngày thứ Tư, 20/10/2021." in read
    unknown = {"organiser": "không rõ", "last_day": "unknown", "words": "hội thi"}
    silent, _ = with_things({}, {"contest": unknown})
    read = _page(silent, "asked", 0).render(1, TEXT_ONLY, "anh/chị").text
    assert "Hội thi, văn bản không ghi nơi tổ chức; văn bản không ghi ngày cuối." in read


def test_its_last_day_stands_in_the_calendar_and_people_are_reminded() -> None:
    campaign, _ = with_things({}, {})
    (last,) = (one for one in events(campaign, NATIONAL, date(2021, 10, 1), date(2021, 10, 31)) if "contest" in one.key)
    assert (last.day, last.certainty, last.kind) == (date(2021, 10, 20), Certainty.STATED, EventKind.ROUND_END)
    assert last.officer_days
    assert last.member_days == (date(2021, 10, 17),)
    listed = calendar_said(campaign, [last], date(2021, 10, 1), date(2021, 10, 31))
    assert "20/10/2021 thứ Tư · hạn đăng ký Sáng kiến" in listed
    assert "Theo văn bản: “Hội thi Sáng tạo kỹ thuật, nhận hồ sơ đến hết ngày 20/10/2021”" in listed
    assert "Nơi tổ chức: Sở Khoa học và Công nghệ" in listed
