"""A small demo for the page alone: two phones, two documents, and a bot that answers what it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from typing import Any

from sandbox.page import STEPS, By, Link, NextEvent, Phone, Tell
from sandbox.telegram import ApiError, Dropped, TelegramWorld
from sandbox.zalo import Zalos

VIETNAM = timezone(timedelta(hours=7))
START = datetime(2021, 2, 27, 8, 0, tzinfo=VIETNAM)
TOKEN = "4200:page"
BOT = "ThiDuaBot"
DOCUMENTS = (("thanh-hoa-2021", "06/HD-LĐLĐ Thanh Hóa"), ("lai-chau-2021", "Kế hoạch Lai Châu"))
WORKER, OFFICER, PROVINCE = 101, 102, 103
MARKUP = "<b>Đậm</b> <i>nghiêng</i> <code>mã 01</code> <a href='https://example.org/a'>nơi này</a> <img src=x>"


class EchoDemo:
    """The page's controls over one world. The date waits while `free` is not set; `fails_once` breaks it off."""

    def __init__(self) -> None:
        self.campaign = DOCUMENTS[0][0]
        self.date = START
        self.event: NextEvent | None = NextEvent("Hạn gửi Kế hoạch hành động", date(2021, 3, 5))
        self.fails_once = False
        self.free = asyncio.Event()
        self.free.set()
        self.zalos: Zalos | None = None
        self._world = self._new_world()

    def _new_world(self) -> TelegramWorld:
        world = TelegramWorld(self.now, repeat_wait=0)
        world.add_bot(TOKEN, BOT, "Trợ lý Thi đua Công đoàn")
        world.add_person(WORKER, "Lê Thị Hạnh", phone="+84912000101")
        world.add_person(OFFICER, "Trần Thị Hoa", phone="+84912000102")
        world.add_person(PROVINCE, "Giàng A Páo")
        return world

    def now(self) -> datetime:
        return self.date

    def next_event(self) -> NextEvent | None:
        return self.event

    def campaigns(self) -> Sequence[tuple[str, str]]:
        return DOCUMENTS

    def phones(self) -> Sequence[Phone]:
        return (
            Phone("worker", "Công nhân", "Lê Thị Hạnh", WORKER, BOT),
            Phone("officer", "Cán bộ đơn vị", "Trần Thị Hoa", OFFICER, BOT),
            Phone("province", "Cán bộ tỉnh", "Giàng A Páo", PROVINCE, BOT),
        )

    def links(self) -> Sequence[Link]:
        return (Link("worker", "Quét mã QR của Công đoàn Công ty May Sao Mai", "u_MAY0123"),)

    async def move(self, by: By, tell: Tell) -> None:
        """Live every hour; at seven each morning everyone who has a chat hears from the bot."""
        until = self.date + STEPS[by] if by != "next" else datetime(2021, 3, 5, 8, 0, tzinfo=VIETNAM)
        while self.date < until:
            await self.free.wait()
            if self.fails_once:
                self.fails_once = False
                raise OSError("the disk is full")
            self.date += timedelta(hours=1)
            if self.date.hour == 7:
                await self._remind()
            await tell(self.date)

    async def _remind(self) -> None:
        for person, _ in list(self._world.chats):
            text = f"Nhắc việc ngày {self.date.day}"
            with suppress(ApiError):  # whoever blocked the bot hears nothing
                await self._world.call(TOKEN, "sendMessage", {"chat_id": person, "text": text})

    async def choose(self, slug: str) -> None:
        self.campaign, self.date = slug, START
        old, self._world = self._world, self._new_world()
        await old.close()

    def world(self) -> TelegramWorld:
        return self._world

    def zalo(self) -> Zalos | None:
        return self.zalos


class EchoBot:
    """Polls and answers until it is cancelled; a new world is followed."""

    def __init__(self, demo: EchoDemo) -> None:
        self._demo = demo

    async def run(self) -> None:
        world, offset = self._demo.world(), 0
        await self._set_up()
        while True:
            if world is not self._demo.world():
                world, offset = self._demo.world(), 0
                await self._set_up()
            try:
                for update in await world.call(TOKEN, "getUpdates", {"offset": offset, "timeout": 30}):
                    await self._answer(update)
                    offset = update["update_id"] + 1
            except Dropped:
                await world.pause(0.01)  # the network is cut by a test; it comes back
            except ApiError:
                if world is self._demo.world():
                    raise

    async def _set_up(self) -> None:
        commands = [{"command": "menu", "description": "Trang chính"}, {"command": "html", "description": "Chữ đẹp"}]
        await self._call("setMyCommands", commands=commands)
        await self._call("setMyDescription", description="Đăng ký thi đua và nhận lời nhắc của Công đoàn.")

    async def _call(self, method: str, **params: Any) -> Any:
        return await self._demo.world().call(TOKEN, method, params)

    async def _answer(self, update: dict[str, Any]) -> None:
        if query := update.get("callback_query"):
            await self._tapped(query)
        elif message := update.get("message"):
            await self._call("sendChatAction", chat_id=message["chat"]["id"], action="typing")
            await self._call("sendMessage", chat_id=message["chat"]["id"], **answer_to(message))

    async def _tapped(self, query: dict[str, Any]) -> None:
        where = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
        if query["data"] == "alert":
            await self._call("answerCallbackQuery", callback_query_id=query["id"], text="Xem kỹ nhé", show_alert=True)
            return
        await self._call("answerCallbackQuery", callback_query_id=query["id"], text=f"Đã bấm {query['data']}")
        await self._call("editMessageText", **where, text=f"Đã chọn: {query['data']}", reply_markup=KEYS)


KEYS = {
    "inline_keyboard": [
        [{"text": "Ghi nhận", "callback_data": "1:ok"}, {"text": "Trả lại", "callback_data": "1:back"}],
        [{"text": "Cửa sổ", "callback_data": "alert"}, {"text": "Mở văn bản", "url": "https://example.org/van-ban"}],
    ],
}


def answer_to(message: dict[str, Any]) -> dict[str, Any]:
    """What the bot says to a message: keys, a keyboard, markup, or the same words again."""
    text = message.get("text", "")
    if text == "/menu":
        rows = [[{"text": "Hồ sơ của tôi"}, {"text": "Gửi số điện thoại", "request_contact": True}]]
        return {"text": "Mời chọn.", "reply_markup": {"keyboard": rows, "resize_keyboard": True}}
    if text == "/html":
        return {"text": MARKUP.replace("<img src=x>", "&lt;img src=x&gt;"), "parse_mode": "HTML"}
    if text.startswith("/start"):
        return {"text": f"Chào anh/chị. Mã: {text[7:] or 'không có'}", "reply_markup": KEYS}
    if photo := message.get("photo"):
        return {"text": f"Đã nhận ảnh {photo[-1]['width']}x{photo[-1]['height']}"}
    for kind in ("contact", "voice", "sticker"):
        if kind in message:
            return {"text": f"Đã nhận: {kind}"}
    return {"text": f"Nghe rồi: {text}", "reply_markup": KEYS}
