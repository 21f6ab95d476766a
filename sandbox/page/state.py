"""Everything that the page shows, as one JSON."""

from __future__ import annotations

from typing import Any

from .controls import Controls, Phone
from .desk import Desk
from .guide import GUIDE
from .handsets import handset

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
    """One phone: whose it is, and what it shows."""
    whose = {"id": phone.id, "title": phone.title, "name": phone.name, "app": phone.app}
    return {**whose, **handset(controls, phone).face()}
