"""Two departments of the federation of Thanh Hóa, and its yearly report with a day that officers chose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from data.engine.unit_of_work import Work
from data.enums import Level
from data.queries.campaigns.chosen_days import DayKey, Held
from data.queries.units import unit_facts
from domain.campaigns import Campaign
from domain.campaigns.attaching import attach_by_name
from domain.campaigns.chosen_days import with_chosen
from domain.units import changes
from tests.support.reminders import THANH_HOA
from tests.support.unit_tree import LONG_AGO, Keys

REPORT = "th21-duty-province-review"
LAST = date(2021, 12, 15)
"""A Wednesday."""

CHOSEN: Mapping[str, Campaign] = with_chosen(
    {THANH_HOA.slug: THANH_HOA}, {DayKey(THANH_HOA.slug, REPORT, 2021): Held(LAST)}
)
CAMPAIGN = CHOSEN[THANH_HOA.slug]
IN_2021 = {"campaign": CAMPAIGN, "duty": REPORT, "occurrence": "2021"}

DEPARTMENTS = (
    ("TG-NC", "Ban Tuyên giáo - Nữ công"),
    ("CSPL", "Ban Chính sách, pháp luật & Quan hệ lao động"),
    ("TC", "Ban Tài chính"),
)
"""The document names the first two."""


async def found_departments(work: Work, federation: int) -> Keys:
    """Found the departments under the federation, and bind those that the document names."""
    keys: Keys = {}
    for code, name in DEPARTMENTS:
        given: dict[str, Any] = {"code": code, "name": name, "level": Level.DEPARTMENT, "parent_id": federation}
        keys[code] = await changes.found(work, LONG_AGO, **given)
    await attach_by_name(work, [THANH_HOA])
    return keys


async def open_departments(work: Work) -> Keys:
    """Found them in a town; returns the keys of all its units by code."""
    found = {row.code: row.id for row in await unit_facts.unit_codes(work.connection)}
    return {**found, **await found_departments(work, found["LDLD-TH"])}
