"""Filling the demo's world with units and people, and both Zalos beside Telegram."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from bot.admin.texts import say
from bot.app.composition import Application
from data.enums import Role
from data.paths import DEMO
from domain.campaigns import get
from domain.campaigns.attaching import attach_by_name
from domain.input.start_payload import invitation_payload, unit_payload
from domain.members.invitations import invite
from domain.members.roster import plan_roster, store_portion
from domain.text import templates
from domain.units import UnitView, by_code, by_join_code, successors
from domain.units.importing import import_units
from sandbox.page.controls import Link, Phone
from sandbox.telegram import Hand, TelegramWorld
from sandbox.zalo import Zalos

BOT = "tro_ly_thi_dua_bot"


@dataclass(frozen=True)
class Cast:
    """Who is on the page, and which links lie beside the phones."""

    phones: Sequence[Phone]
    links: Sequence[Link]


@dataclass
class Stage:
    """Fills a new world with units and people. They come in as everybody does: by links, buttons and typed words.

    `progress` is given a line before each step.
    """

    app: Application
    world: TelegramWorld
    zalos: Zalos
    progress: Callable[[str], None]
    people: int = 1000

    async def fill(self, slug: str) -> Cast:
        folder = DEMO / slug
        cast = yaml.safe_load((folder / "cast.yaml").read_text("utf-8"))
        self.progress(say("program", "demo_lists", document=get(slug).name))
        await self._lists(folder)
        for member in cast["neighbours"]:
            await self._neighbour(member)
        phones = [await self._officer(member) for member in cast["officers"]]
        worker = cast["worker"]
        hand = self._hand(worker["name"])
        unit = await self._unit(worker["unit"])
        visitor = Phone("worker", worker["title"], worker["name"], hand.person_id, BOT)
        on_zalo = [self._zalo(member) for member in cast["zalo"]]
        label = say("program", "poster", unit=unit.name)
        posters = [Link(member.id, label, unit_payload(unit.join_code)) for member in (visitor, *on_zalo)]
        invitations = [await self._invitation(member, unit) for member in cast["zalo"] if member.get("invited")]
        return Cast([visitor, *on_zalo, *phones], [*posters, *invitations])

    async def _lists(self, folder: Path) -> None:
        """Import the units and the list of members, as an administrator does before anybody comes."""
        units = (folder / "units.csv").read_bytes()
        await self.app.writer.run(lambda work: import_units(work, units))
        await self.app.writer.run(lambda work: attach_by_name(work, self.app.campaigns.values()))
        async with self.app.engine.connect() as connection:
            plan = await plan_roster(connection, folder / "members.csv", self.app.clock.now().date())
        for entries in plan.portions():
            await self.app.writer.run(partial(store_portion, entries=entries))

    async def _invitation(self, officer: dict[str, Any], unit: UnitView) -> Link:
        """Let somebody with Zalo become an officer of the visitor's unit: the code is typed there."""
        code = await self.app.writer.run(lambda work: invite(work, unit.id, Role(officer["invited"])))
        return Link(officer["app"], say("program", "invitation", unit=unit.name), invitation_payload(code))

    def _zalo(self, entry: dict[str, Any]) -> Phone:
        """Give somebody a phone with Zalo; they come in by the code of the poster."""
        self.people += 1
        person = f"{self.people:020x}"
        world = self.zalos.bot if entry["app"] == "zalo_bot" else self.zalos.oa
        world.add_person(person, entry["name"])
        return Phone(entry["app"], entry["title"], entry["name"], person, templates.label("bot_name"), entry["app"])

    def _hand(self, name: str) -> Hand:
        self.people += 1
        self.world.add_person(self.people, name)
        return Hand(self.world, BOT, self.people)

    async def _unit(self, code: str) -> UnitView:
        """Find a unit of cast.yaml, or the one that carries on from it on the demo's date."""
        today = self.app.clock.now().date()
        async with self.app.engine.connect() as connection:
            unit = await by_code(connection, code, today) or await by_join_code(connection, code, today)
            assert unit is not None, code  # noqa: S101 - cast.yaml and units.csv belong together
            following = [] if unit.is_active else await successors(connection, unit.id, today)
        return following[0] if following else unit

    async def _officer(self, officer: dict[str, Any]) -> Phone:
        unit = await self._unit(officer["unit"])
        code = await self.app.writer.run(lambda work: invite(work, unit.id, Role(officer["role"])))
        self.progress(say("program", "demo_person", name=officer["name"], unit=unit.name))
        hand = self._hand(officer["name"])
        await hand.opens(invitation_payload(code))
        await hand.taps(templates.label("accept_invitation"))
        await hand.taps(templates.label("agree"))
        await hand.says(officer["name"], "?")
        await hand.sees(unit.name)
        return Phone(officer["id"], officer["title"], officer["name"], hand.person_id, BOT)

    async def _neighbour(self, neighbour: dict[str, Any]) -> None:
        unit = await self._unit(neighbour["unit"])
        self.progress(say("program", "demo_person", name=neighbour["name"], unit=unit.name))
        hand = self._hand(neighbour["name"])
        await hand.opens(unit_payload(unit.join_code))
        await hand.taps(templates.label("yes_here"))
        await hand.taps(templates.label("agree"))
        await hand.says(neighbour["name"], "?")
        for act in neighbour["acts"]:
            await hand.taps(act["tap"])
