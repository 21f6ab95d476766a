"""Filling the demo's world with units and people, and both Zalos beside Telegram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from bot.admin.words import say
from bot.app.composition import Application
from data.enums import Role
from data.paths import DEMO
from domain.campaigns.attaching import attach_by_name
from domain.input.start_payload import invitation_payload, unit_payload
from domain.members.invitations import invite
from domain.text import templates
from domain.units import UnitView, by_code, by_join_code
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
    """Fills a new world with units and people. They come in as everybody does: by links, buttons and typed words."""

    app: Application
    world: TelegramWorld
    zalos: Zalos
    people: int = 1000

    async def fill(self, slug: str) -> Cast:
        folder = DEMO / slug
        cast = yaml.safe_load((folder / "cast.yaml").read_text("utf-8"))
        units = (folder / "units.csv").read_bytes()
        await self.app.writer.run(lambda work: import_units(work, units))
        await self.app.writer.run(lambda work: attach_by_name(work, self.app.campaigns.values()))
        for one in cast["neighbours"]:
            await self._neighbour(one)
        phones = [await self._officer(one) for one in cast["officers"]]
        worker = cast["worker"]
        hand = self._hand(worker["name"])
        unit = await self._unit(worker["unit"])
        visitor = Phone("worker", worker["title"], worker["name"], hand.person_id, BOT)
        on_zalo = [self._zalo(one) for one in cast["zalo"]]
        label = say("program", "poster", unit=unit.name)
        posters = [Link(one.id, label, unit_payload(unit.join_code)) for one in (visitor, *on_zalo)]
        invitations = [await self._invitation(one, unit) for one in cast["zalo"] if one.get("invited")]
        return Cast([visitor, *on_zalo, *phones], [*posters, *invitations])

    async def _invitation(self, one: dict[str, Any], unit: UnitView) -> Link:
        """Let somebody with Zalo become an officer of the visitor's unit: the code is typed there."""
        code = await self.app.writer.run(lambda work: invite(work, unit.id, Role(one["invited"])))
        return Link(one["app"], say("program", "invitation", unit=unit.name), invitation_payload(code))

    def _zalo(self, one: dict[str, Any]) -> Phone:
        """Give somebody a phone with Zalo; they come in by the code of the poster."""
        self.people += 1
        person = f"{self.people:020x}"
        world = self.zalos.bot if one["app"] == "zalo_bot" else self.zalos.oa
        world.add_person(person, one["name"])
        return Phone(one["app"], one["title"], one["name"], person, templates.label("bot_name"), one["app"])

    def _hand(self, name: str) -> Hand:
        self.people += 1
        self.world.add_person(self.people, name)
        return Hand(self.world, BOT, self.people)

    async def _unit(self, code: str) -> UnitView:
        today = self.app.clock.now().date()
        async with self.app.engine.connect() as connection:
            unit = await by_code(connection, code, today) or await by_join_code(connection, code, today)
        assert unit is not None, code  # noqa: S101 - cast.yaml and units.csv belong together
        return unit

    async def _officer(self, one: dict[str, Any]) -> Phone:
        unit = await self._unit(one["unit"])
        code = await self.app.writer.run(lambda work: invite(work, unit.id, Role(one["role"])))
        hand = self._hand(one["name"])
        await hand.opens(invitation_payload(code))
        await hand.taps(templates.label("accept_invitation"))
        await hand.taps(templates.label("agree"))
        await hand.says(one["name"], "?")
        await hand.sees(unit.name)
        return Phone(one["id"], one["title"], one["name"], hand.person_id, BOT)

    async def _neighbour(self, one: dict[str, Any]) -> None:
        unit = await self._unit(one["unit"])
        hand = self._hand(one["name"])
        await hand.opens(unit_payload(unit.join_code))
        await hand.taps(templates.label("yes_here"))
        await hand.taps(templates.label("agree"))
        await hand.says(one["name"], "?")
        for act in one["acts"]:
            await hand.taps(act["tap"])
