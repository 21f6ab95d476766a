"""An Official Account as a channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from bot.channels.outage import Outage
from bot.channels.zalo.channel import Reading, ZaloChannel
from bot.channels.zalo.oa import incoming
from bot.channels.zalo.oa.capabilities import ZALO_OA
from bot.files.intake import FILE_LIMIT
from bot.files.upload_links import UploadLinks
from domain.ports import Capabilities


@dataclass
class ZaloOaChannel(ZaloChannel):
    incoming: ClassVar[Reading] = incoming

    name: str = "zalo_oa"
    capabilities: Capabilities = ZALO_OA
    uploads: UploadLinks | None = None
    file_limit: int = FILE_LIMIT
    outage: Outage = field(default_factory=lambda: Outage("Zalo OA"))
