"""What a handler answers, sent by an Official Account: plain text in parts, buttons under the last."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Bot

from bot.channels.zalo_http import ZaloError
from bot.channels.zalo_oa.capabilities import FILES, IMAGES, PLATFORM
from bot.channels.zalo_oa.client import ZaloOaClient
from bot.channels.zalo_oa.outcomes import outcome_of, send_text
from bot.channels.zalo_session import Button, ClosedSession, Publish, Refusal, arrived
from domain.ports import Document

NOT_A_TOKEN = "1:zalo_oa"  # noqa: S105 - aiogram demands the form; the real one stays in the store


class ZaloOaSession(ClosedSession):
    def __init__(self, client: ZaloOaClient, publish: Publish | None = None) -> None:
        super().__init__(publish)
        self._client = client

    async def deliver(self, address: str, text: str, buttons: Sequence[Button]) -> str:
        return arrived(await send_text(self._client, address, text, buttons))

    async def carry(self, address: str, document: Document) -> str:
        content = document.make()  # at hand: the session was given the bytes
        try:
            if document.media_type in IMAGES and len(content) <= PLATFORM.image_limit:
                name = await self._client.upload_image(content, document.media_type)
                return await self._client.send_image(address, attachment=name)
            if document.media_type in FILES and len(content) <= PLATFORM.file_limit:
                token = await self._client.upload_file(document.name, content, document.media_type)
                return await self._client.send_file(address, token)
        except ZaloError as problem:
            outcome = outcome_of(problem)
        else:
            return await self.link(address, document)
        raise Refusal(outcome)


def open_bot(client: ZaloOaClient, publish: Publish | None = None) -> Bot:
    return Bot(NOT_A_TOKEN, session=ZaloOaSession(client, publish))
