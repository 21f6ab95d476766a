"""What both of Zalo's platforms are as a channel: whose chat an event belongs to, and how its file is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Protocol

from bot.channels.base import GroupWord, Raw, Replies
from bot.channels.incoming import Act, Incoming, Lane
from bot.channels.outage import Outage
from bot.channels.zalo.media import MediaGuard
from bot.files.intake import FileKind, Intake
from bot.files.media_store import FolderMediaStore
from bot.files.upload_links import UploadLinks
from domain.ports import Capabilities, Media


class Reading(Protocol):
    """How one platform's events are read: a module of its room."""

    def clean(self, event: Raw, /) -> Raw: ...

    def profile_name(self, event: Raw, /) -> str: ...

    def lane(self, event: Raw, /) -> Lane | None: ...

    def photo_url(self, event: Raw, /) -> str | None: ...

    def voice_url(self, event: Raw, /) -> str | None: ...

    def paper_url(self, event: Raw, /) -> str | None: ...

    def handed_in(self, event: Raw, /) -> Media | None:
        """Return the file that came in by the program's own page."""
        ...

    def act(self, event: Raw, /) -> Act: ...


@dataclass
class ZaloChannel:
    """A channel of Zalo. `guard`: fetches files from Zalo only."""

    incoming: ClassVar[Reading]

    replies: Replies
    store: FolderMediaStore
    guard: MediaGuard
    photo_limit: int  # bytes
    name: str
    capabilities: Capabilities
    uploads: UploadLinks | None
    file_limit: int  # bytes
    outage: Outage

    def clean(self, raw: Raw) -> Raw:
        return self.incoming.clean(raw)

    def profile_name(self, raw: Raw) -> str:
        return self.incoming.profile_name(raw)

    def lane(self, raw: Raw) -> Lane | None:
        return self.incoming.lane(raw)

    def group(self, raw: Raw) -> GroupWord | None:  # noqa: ARG002 - nothing is said in groups of Zalo
        return None

    def read(self, raw: Raw) -> Incoming | None:
        lane = self.incoming.lane(raw)
        return Incoming(lane, self.incoming.act(raw)) if lane else None

    def part(self, raw: Raw) -> None:  # noqa: ARG002 - Zalo's apps cut nothing
        return None

    def join(self, first: Raw, second: Raw) -> Raw:  # noqa: ARG002 - Zalo's apps cut nothing
        return first

    def handed_in(self, raw: Raw) -> Media | None:
        return self.incoming.handed_in(raw)

    def carries_file(self, raw: Raw) -> bool:
        return self.handed_in(raw) is None and self._file(raw) is not None

    def _file(self, raw: Raw) -> tuple[FileKind, str] | None:
        """Find the address of an event's file, and what it is said to be: which it is, its bytes tell."""
        incoming = self.incoming
        found = (
            (FileKind.VOICE, incoming.voice_url(raw)),
            (FileKind.PAPER, incoming.paper_url(raw)),
            (FileKind.PHOTO, incoming.photo_url(raw)),
        )
        return next(((claimed, url) for claimed, url in found if url is not None), None)

    async def fetch_file(self, raw: Raw) -> Media | None:
        """Fetch and keep the picture, voice note or paper of an event. Raises `Problem`."""
        found = self._file(raw)
        if found is None:
            return None
        claimed, url = found
        intake = Intake(self.store, self.photo_limit, self.file_limit)
        return await intake.take(claimed, partial(self.guard.read, url, claimed.lost))
