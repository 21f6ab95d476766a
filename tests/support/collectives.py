"""A town whose document asks something of collectives: a title, a contest of both, and a work of theirs alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from domain.campaigns import Campaign
from tests.support.absent_parts import complete, source_of
from tests.support.standard import app_with
from tests.support.users import Town, User

SLUG = "thanh-hoa-2021"
"""under which the town's federation issued its document"""
TITLE, CONTEST, WORK = "“Tập thể lao động giỏi”", "Sáng kiến", "Công trình mới"
UNIT, SECTION = "Công đoàn Công ty May Sao Mai", "Chuyền 2 – Công đoàn Công ty May Sao Mai"


@cache
def document(**only: str) -> Campaign:
    """The complete document with a contest of people and collectives; `only`: who hands in the title, the contest."""
    found = complete()
    title, contest = found["registrable"][:2]
    work: dict[str, Any] = {
        "code": "cn21-reg-work",
        "kind": "work_or_product",
        "label": WORK,
        "form": "work_or_product",
        "round": "year",
        "handed_in_by": "tập thể",
        "words": "mỗi đơn vị đăng ký ít nhất 01 công trình",
    }
    things = [{**title, **_by(only.get("title"))}, {**contest, **_by(only.get("contest", "tập thể, cá nhân"))}, work]
    return source_of({**found, "slug": SLUG, "registrable": things}).model(Campaign)


def _by(who: str | None) -> dict[str, str]:
    return {} if who is None else {"handed_in_by": who}


def put(town: Town, campaign: Campaign) -> None:
    held = app_with({SLUG: campaign})
    town.inbox.processor.app = replace(
        town.inbox.processor.app, campaigns=held.campaigns, calendar=held.calendar, forms=held.forms
    )


async def begins(person: User, collective: str | None = None) -> None:
    await person.says("/dangky")
    await person.taps("Đăng ký cho tập thể")
    if collective:
        await person.taps(collective)


async def registers_title(person: User, collective: str = "CĐ May Sao Mai") -> None:
    await begins(person, collective)
    await person.taps(TITLE)
    await person.taps("Giảm hàng lỗi")
    await person.says("lỗi dưới 1%")
    await person.taps("Gửi")
