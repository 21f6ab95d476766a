"""What a handler answers, sent by a Zalo bot: plain text in parts. Choices stand in the text; there are no buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aiogram import Bot

from bot.channels.surrogates import address_of
from bot.channels.zalo_bot.client import ZaloBotClient
from bot.channels.zalo_bot.outcomes import send_parts
from bot.channels.zalo_session import Button, ClosedSession, Refusal
from domain.ports import Sent

NOT_A_TOKEN = "1:zalo_bot"  # noqa: S105 - aiogram demands the form; the real one stays in the client


class ZaloBotSession(ClosedSession):
    def __init__(self, client: ZaloBotClient, address: Callable[[int], str] = address_of) -> None:
        super().__init__(address)
        self._client = client

    async def deliver(self, address: str, text: str, buttons: Sequence[Button]) -> str:  # noqa: ARG002 - it has none
        outcome = await send_parts(self._client, address, text)
        if outcome.sent is not Sent.SENT or outcome.message_id is None:
            raise Refusal(outcome)
        return outcome.message_id


def open_bot(client: ZaloBotClient, address: Callable[[int], str] = address_of) -> Bot:
    return Bot(NOT_A_TOKEN, session=ZaloBotSession(client, address))
