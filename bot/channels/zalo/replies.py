"""Answers by Zalo: plain text in parts; nothing is edited, and an old button is refused when it is tapped.

Zalo takes no bytes of any kind of file: what a platform cannot carry goes out as an address of the program.
"""

from __future__ import annotations

import mimetypes
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from bot.channels.base import GroupWord
from bot.channels.incoming import Tap
from bot.channels.zalo.text import plain
from bot.files.download_links import Address
from bot.replies.reply import Answer
from data.engine.network_guard import forbid_inside_work
from domain.ports import Document, Outcome, Sent
from domain.text import templates
from handlers.core.shown import Button

Publish = Callable[[Document, str], Awaitable[Address]]
"""Puts a file for whoever has this id behind a short-lived address of the program."""

NO_ADDRESS = Outcome(Sent.FAILED, problem="no_public_url")
NO_GROUPS = Outcome(Sent.FAILED, problem="no_groups")


class ZaloReplies(ABC):
    """`publish`: for files that the platform does not carry; without it they are refused."""

    def __init__(self, publish: Publish | None = None) -> None:
        self._publish = publish

    @abstractmethod
    async def deliver(self, address: str, text: str, buttons: Sequence[Button]) -> Outcome:
        """Send a plain text with its buttons; the outcome names the last message."""

    @abstractmethod
    async def carry(self, address: str, document: Document) -> Outcome:
        """Send a file, or its address."""

    async def show(self, answer: Answer) -> Outcome:
        forbid_inside_work()
        buttons = [button for row in answer.shown.rows for button in row]
        return await self.deliver(answer.address, plain(answer.shown.text), buttons)

    async def acknowledge(self, tap: Tap) -> None:  # noqa: B027 - nothing is to be done
        """Do nothing: Zalo shows no spinner that would have to be ended."""

    async def mark(self, address: str, tap: Tap, label: str) -> None:  # noqa: B027 - nothing is to be done
        """Do nothing: Zalo changes no message. What became of a choice is said above the next screen."""

    async def take_buttons_away(self, address: str, message: str) -> None:  # noqa: B027 - nothing is to be done
        """Do nothing: Zalo changes no message. A tap on an old button is refused."""

    async def send_photos(self, address: str, photos: Sequence[Document]) -> Outcome:
        """Send them one by one, up to the first that is not taken."""
        outcome = Outcome(Sent.SENT)
        for photo in photos:
            outcome = await self.send_document(address, photo)
            if outcome.sent is not Sent.SENT:
                break
        return outcome

    async def send_voice(self, address: str, voice: Document) -> Outcome:
        return await self.send_document(address, voice)

    async def send_document(self, address: str, document: Document) -> Outcome:
        forbid_inside_work()
        return await self.carry(address, document)

    async def send_file(self, address: str, path: Path, name: str) -> Outcome:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return await self.send_document(address, Document(name, path.read_bytes, kind))

    async def say_in_group(self, word: GroupWord) -> Outcome:  # noqa: ARG002 - Zalo's bots are in no groups
        return NO_GROUPS

    async def link(self, address: str, document: Document) -> Outcome:
        """Send the address of a file's page in place of the file."""
        if self._publish is None:
            return NO_ADDRESS
        page = (await self._publish(document, address)).page
        text = templates.render("screens/everywhere/file_link", name=document.name, page=page)
        return await self.deliver(address, plain(text), ())
