"""Everything that the page shows, as one JSON."""

from __future__ import annotations

from typing import Any

from .controls import Controls, Phone
from .desk import Desk
from .guide import GUIDE

Json = dict[str, Any]


def state(desk: Desk) -> Json:
    controls = desk.controls
    return {
        **desk.journey.as_json(),
        "campaigns": [{"slug": slug, "title": title} for slug, title in controls.campaigns()],
        "campaign": controls.campaign,
        "guide": GUIDE,
        "links": [{"phone": link.phone, "label": link.label, "payload": link.payload} for link in controls.links()],
        "phones": [phone_json(controls, phone) for phone in controls.phones()],
        "faults": desk.switches.as_json(),
    }


def phone_json(controls: Controls, phone: Phone) -> Json:
    """One phone: whose it is, the bot as it shows itself, the chat, and whether the bot is blocked."""
    world = controls.world()
    bot, language = world.bot(phone.bot), world.person(phone.person_id).language
    chat = world.chats.get((phone.person_id, bot.id))
    face = {
        "username": bot.username,
        "name": bot.profile.name(language),
        "description": bot.profile.said(bot.profile.descriptions, language),
    }
    return {
        "id": phone.id,
        "title": phone.title,
        "name": phone.name,
        "app": phone.app,
        "bot": face,
        "chat": world.chat(phone.person_id, phone.bot),
        "commands": world.commands(phone.person_id, phone.bot),
        "blocked": chat is not None and chat.blocked,
    }
