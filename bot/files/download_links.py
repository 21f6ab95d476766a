"""Addresses at which Zalo, or a person, fetches a file of this program."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from data.engine.unit_of_work import Writer
from domain.files import downloads
from domain.ports import Document, MediaStore
from domain.text import templates

HANDOUT_PATH = "/tep/"


@dataclass(frozen=True)
class Address:
    page: str  # for a person: it says what the file is, and from when on it will be gone
    file: str  # the bytes themselves


@dataclass(frozen=True)
class DownloadLinks:
    """`public_url`: this program as the Internet sees it; `channel`: whose addresses are given."""

    writer: Writer
    store: MediaStore
    public_url: str
    channel: str

    async def __call__(self, document: Document, address: str) -> Address:
        """Put a file behind a new address. Never inside a unit of work: it writes one of its own."""
        reader = downloads.Reader(self.channel, address)
        return self._at(await downloads.hand_out(self.writer, self.store, document, reader), document)

    async def for_all(self, document: Document) -> Address:
        """Put an official paper behind a new address that is nobody's own, for longer."""
        reader = downloads.Reader(self.channel)
        token = await downloads.hand_out(self.writer, self.store, document, reader, downloads.PAPER_LIFE)
        return self._at(token, document)

    def _at(self, token: str, document: Document) -> Address:
        page = f"{self.public_url}{HANDOUT_PATH}{token}"
        return Address(page, f"{page}/{quote(document.name)}")


def elsewhere(address: Address | None) -> str:
    """Say where the file of a push can be opened that an app cannot carry."""
    return templates.render("pushes/file_elsewhere", link=address.page if address else None)
