"""Which drafts would still be taken if they were sent now: nobody is asked to go on with what would be refused."""

from __future__ import annotations

from collections.abc import Coroutine, Hashable
from functools import partial
from typing import Any, Protocol

from data.engine.unit_of_work import Work
from data.enums import RecordKind, RecordState, WorkerCategory
from domain import campaigns
from domain.campaigns import Campaign
from domain.campaigns.issuers import demand_running
from domain.errors import Problem
from domain.forms.draft import Draft
from domain.records.collectives import demand_led
from domain.records.results import demand_tellable
from domain.records.rounds import demand_open, demand_registering
from domain.records.submitting import AMENDABLE, demand_first, demand_new, round_of
from domain.records.titles import demand_offered, demand_own_title
from domain.records.whose import own_record


class Left(Protocol):
    """Who has left a draft, and where they belong."""

    person_id: int
    category: WorkerCategory | None
    unit_id: int | None  # None: they may hand in for a collective alone


class Demand(Protocol):
    """What raises `Problem` where sending is refused."""

    def __call__(self) -> Coroutine[Any, Any, None]: ...


class Sendable:
    """Tells it of the drafts of one unit of work. What many of them share is asked once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._refused: dict[Hashable, bool] = {}

    async def is_sendable(self, left: Left, draft: Draft) -> bool:
        try:
            campaign = campaigns.get(draft.campaign)
        except KeyError:  # its file is gone
            return False
        if left.unit_id is None and draft.collective is None:
            return False
        try:
            if draft.record:
                return await self._can_be_changed(left.person_id, draft)
            return await self._can_be_new(left, draft, campaign)
        except Problem:
            return False

    async def _can_be_changed(self, person_id: int, draft: Draft) -> bool:
        record = await own_record(self._work, person_id, draft.record or "")
        await demand_open(self._work, record)
        same = draft.record_version in {None, record.version}
        return record.state is RecordState.RETURNED or (record.state in AMENDABLE and same)

    async def _can_be_new(self, left: Left, draft: Draft, campaign: Campaign) -> bool:
        today = self._work.now.date()
        if draft.kind == RecordKind.RESULT:
            await demand_tellable(self._work, left.person_id, draft.subject, campaign)
            return True
        if draft.collective is not None:
            whose = await demand_led(self._work, left.person_id, draft.collective)
            await demand_new(self._work, left.person_id, draft, campaign, whose)
            return await self._is_open(whose.unit_id, draft, campaign)
        demand_offered(campaign, draft.subject, today)
        demand_own_title(campaign, draft.subject, left.category)
        if left.unit_id is None or not await self._is_open(left.unit_id, draft, campaign):
            return False
        await demand_first(self._work, left.person_id, draft, campaign)
        return True

    async def _is_open(self, unit_id: int, draft: Draft, campaign: Campaign) -> bool:
        """Tell whether the campaign runs in a unit, and its round is open there."""
        here, round_ = (unit_id, campaign.slug), round_of(draft, campaign, self._work.now.date())
        if await self._is_refused(here, partial(demand_running, self._work, unit_id, campaign)):
            return False
        registering = partial(demand_registering, self._work, unit_id, draft.kind, campaign.slug, round_)
        return not await self._is_refused((*here, round_, draft.kind), registering)

    async def _is_refused(self, key: Hashable, demand: Demand) -> bool:
        if key not in self._refused:
            try:
                await demand()
            except Problem:
                self._refused[key] = True
            else:
                self._refused[key] = False
        return self._refused[key]
