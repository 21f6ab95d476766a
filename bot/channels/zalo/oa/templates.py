"""Template messages (ZNS/ZBS): approved and billed, to an account or a telephone number, without any window.

Each kind of push has its own template: the named values of approved.py; or one value that holds all words, as
installations of before have it approved.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.channels.zalo.http import ZaloError
from bot.channels.zalo.oa.approved import forms
from bot.channels.zalo.oa.capabilities import PLATFORM
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.outcomes import MESSAGES, outcome_of
from bot.channels.zalo.oa.template_codes import TEMPLATES
from bot.channels.zalo.text import length, plain, shorten
from data.enums import PushKind
from data.queries.outbox.places import PHONE, UID
from domain.members.phones import read_phone
from domain.ports import Outcome, Parcel, Sent
from domain.text import templates

WAY = "zalo_template"


def international(phone: str) -> str:
    """Write a number as 84..., the one form that every source agrees on, however it was kept or typed."""
    return (read_phone(phone) or phone).removeprefix("+")


def _all_in_one(parcel: Parcel) -> dict[str, str]:
    """Say it in one line, with the word that opens it at the end: what is too long is cut before that."""
    word = plain(templates.render("pushes/word", word=parcel.word)) if parcel.word else ""
    room = PLATFORM.template_value_limit - (length(word) + 1 if word else 0)
    return {PLATFORM.template_field: f"{shorten(' '.join(plain(parcel.text).split()), room)} {word}".rstrip()}


class TemplateCourier:
    """`named`, `single`: the numbers of approved templates by the kind of push, with named values or with one value.

    A kind that has both goes by its named values.
    """

    channel = WAY

    def __init__(self, client: ZaloOaClient, single: Mapping[str, str], named: Mapping[str, str] | None = None) -> None:
        self._client = client
        self._single = single
        self._named = named or {}

    async def send(self, parcel: Parcel) -> Outcome:
        template = self._named.get(parcel.kind) or self._single.get(parcel.kind)
        if template is None:
            return Outcome(Sent.FAILED, problem="no_template")
        data = forms()[PushKind(parcel.kind)].values(parcel) if parcel.kind in self._named else _all_in_one(parcel)
        try:
            return Outcome(Sent.SENT, message_id=await self._send(parcel, template, data))
        except ZaloError as problem:
            # to an account it goes by the account's own interface, and by telephone number by another one
            return outcome_of(problem, (TEMPLATES, MESSAGES) if parcel.address.startswith(UID) else (TEMPLATES,))

    async def _send(self, parcel: Parcel, template: str, data: dict[str, str]) -> str:
        if parcel.address.startswith(UID):
            return await self._client.send_template(parcel.address.removeprefix(UID), template, data)
        number = international(parcel.address.removeprefix(PHONE))
        return await self._client.send_template_by_phone(number, template, data, f"push-{parcel.push_id}")
