"""What the page keeps while it is open, and how its routes get at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from .controls import Controls, Phone
from .faults import Switches
from .hub import Hub
from .journey import Journey


@dataclass(slots=True)
class Desk:
    """The page of one demo."""

    controls: Controls
    hub: Hub = field(init=False)
    journey: Journey = field(init=False)
    switches: Switches = field(init=False)

    def __post_init__(self) -> None:
        self.hub = Hub(self.controls)
        self.journey = Journey(self.controls, self.hub)
        self.switches = Switches(self.controls.world)

    async def close(self) -> None:
        """End the journey and the streams: a server that waits for its connections can stop only after this."""
        await self.journey.stop()
        self.hub.close()


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


TheDesk = Annotated[Desk, Depends(desk_of)]


def phone_of(phone_id: str, desk: TheDesk) -> Phone:
    for phone in desk.controls.phones():
        if phone.id == phone_id:
            return phone
    raise HTTPException(404, "Không có điện thoại này.")


ThePhone = Annotated[Phone, Depends(phone_of)]
