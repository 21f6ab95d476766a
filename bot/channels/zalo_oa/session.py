"""What a handler answers, sent by an Official Account: plain text in parts, buttons under the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aiogram import Bot

from bot.channels.surrogates import address_of
from bot.channels.zalo_oa.client import ZaloOaClient
from bot.channels.zalo_oa.outcomes import send_text
from bot.channels.zalo_session import Button, ClosedSession, Refusal
from domain.ports import Sent

NOT_A_TOKEN = "1:zalo_oa"  # noqa: S105 - aiogram demands the form; the real one stays in the store


class ZaloOaSession(ClosedSession):
    def __init__(self, client: ZaloOaClient, address: Callable[[int], str] = address_of) -> None:
        super().__init__(address)
        self._client = client

    async def deliver(self, address: str, text: str, buttons: Sequence[Button]) -> str:
        outcome = await send_text(self._client, address, text, buttons)
        if outcome.sent is not Sent.SENT or outcome.message_id is None:
            raise Refusal(outcome)
        return outcome.message_id


def open_bot(client: ZaloOaClient, address: Callable[[int], str] = address_of) -> Bot:
    return Bot(NOT_A_TOKEN, session=ZaloOaSession(client, address))
