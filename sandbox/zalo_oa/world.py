"""The world of the sandbox's Official Account: who follows, what was said, what a call does to it. No HTTP in here."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from sandbox.zalo_calls import Calls, Cdn, Impossible, Pause
from sandbox.zalo_phones import ZaloPhones, document, picture, voice, words

from .keys import Keys
from .people import HANOI, Habits, Json, Message, Person, Refusal

__all__ = ["Habits", "Message", "ZaloOaWorld"]

APP, OA = "360846524940903967", "388613280878808645"
MINUTE = timedelta(minutes=1)
MORNING, EVENING = 6, 22  # hours between which templates go


class ZaloOaWorld:
    """One account. Everything happens at `now`; `pause` waits between repeats of a webhook call."""

    def __init__(
        self,
        now: Callable[[], datetime],
        habits: Habits | None = None,
        *,
        pause: Pause = asyncio.sleep,
        app_secret: str = "app-secret",  # noqa: S107 - of the sandbox
        webhook_secret: str = "webhook-secret",  # noqa: S107 - of the sandbox
    ) -> None:
        self.now = now
        self.habits = habits or Habits()
        self.keys = Keys(now, self.habits, APP, app_secret)
        self.cdn = Cdn(now, self.habits.media_life)
        self.calls = Calls(pause, self.habits.repeats, self.habits.answered_within)
        self.cdn.mark = "zalo-oa-"
        self.phones = ZaloPhones(now)
        self.files: dict[str, Json] = {}  # what phones show of an upload
        self.webhook = ""
        self.webhook_secret = webhook_secret
        self.people: dict[str, Person] = {}
        self.uploads: dict[str, datetime] = {}
        self.templates: dict[str, Mapping[str, int]] = {}  # approved ones: how long each of their values may be
        self.paid = 0  # đồng, for templates
        self.breaks: list[int] = []  # HTTP statuses with which a gateway answers the next calls, as a page
        self.refuses: list[int] = []  # error codes for the next calls
        self.sent = 0
        self.uploaded: Counter[str] = Counter()  # by month
        self.templated: Counter[str] = Counter()  # by day
        self._recent: deque[datetime] = deque()
        self._count = 0

    def add_person(self, person: str, name: str, phone: str = "") -> Person:
        self.people[person] = Person(person, name, phone)
        return self.people[person]

    def approve(self, template: str, values: Mapping[str, int]) -> None:
        """Approve a template with these values, each with its longest length."""
        self.templates[template] = values

    def follows(self, person: str) -> None:
        follower = self._interacts(person)
        follower.follows = True
        self._tell("follow", {"follower": {"id": person}, "oa_id": OA, "source": "qr"})

    def unfollows(self, person: str) -> None:
        self.people[person].follows = False
        self._tell("unfollow", {"follower": {"id": person}, "oa_id": OA})

    def writes(self, person: str, text: str, *, hidden: bool = False) -> None:
        """`hidden`: a tapped button sends it, and the chat does not show it (oa.query.hide)."""
        if not hidden:
            self.phones.put(person, words(text), out=True)
        self._says(person, "text", {"text": text})

    def taps(self, person: str, title: str) -> None:
        """Tap the newest button with this title: its payload is sent as if it had been typed."""
        for message in reversed(self.people[person].seen):
            for label, payload in message.buttons:
                if label == title:
                    self.writes(person, payload, hidden=True)
                    return
        raise Impossible(f"no button says {title}")

    def sends_photos(self, person: str, contents: Sequence[bytes], caption: str = "") -> None:
        urls = [self.cdn.put(content, "image/jpeg", "jpg") for content in contents]
        attachments = [{"type": "image", "payload": {"url": url, "thumbnail": url}} for url in urls]
        album = self.next_id() if len(urls) > 1 else ""
        for number, url in enumerate(urls):
            self.phones.put(person, picture(self.cdn.shown(url), "" if number else caption, album), out=True)
        self._says(person, "image", {"attachments": attachments, **({"text": caption} if caption else {})})

    def sends_voice(self, person: str, content: bytes) -> None:
        url = self.cdn.put(content, "audio/aac", "aac")
        self.phones.put(person, voice(self.cdn.shown(url)), out=True)
        self._says(person, "audio", {"attachments": [{"type": "audio", "payload": {"url": url}}]})

    def sends_file(self, person: str, name: str, content: bytes) -> None:
        url = self.cdn.put(content, "application/octet-stream", "bin")
        self.phones.put(person, document(self.cdn.shown(url), name, len(content)), out=True)
        payload = {"url": url, "name": name, "size": str(len(content))}
        self._says(person, "file", {"attachments": [{"type": "file", "payload": payload}]})

    def submits_info(self, person: str, phone: str) -> None:
        """Fill in the form that asks for name and phone: typed by hand, so it proves nothing."""
        info = {"name": self.people[person].name, "phone": phone, "address": ""}
        self._interacts(person)
        self._tell("user_submit_info", {"sender": {"id": person}, "recipient": {"id": OA}, "info": info})

    def probes(self) -> None:
        """What Zalo sends when a webhook's address is saved: unsigned and empty."""
        self.calls.send(self.webhook, {}, b"{}")

    def _says(self, person: str, kind: str, content: Json) -> None:
        self._interacts(person)
        ends = {"sender": {"id": person}, "recipient": {"id": OA}}
        self._tell(f"user_send_{kind}", {**ends, "message": {"msg_id": self.next_id(), **content}})

    def _interacts(self, person: str) -> Person:
        if person not in self.people:
            raise Impossible(f"there is nobody called {person}")
        self.people[person].last, self.people[person].taken = self.now(), 0
        return self.people[person]

    def _tell(self, event: str, fields: Json) -> None:
        """Post an event, signed; a webhook that failed to the end is switched off."""
        if not self.webhook or self.calls.lost:
            return
        at = str(int(self.now().timestamp() * 1000))
        body = json.dumps({"app_id": APP, "event_name": event, "timestamp": at, **fields}, ensure_ascii=False).encode()
        header = str(int(at) + 7)
        signature = self.sign(body, header if self.habits.signs_time == "header" else at)
        headers = {"X-ZEvent-Signature": signature}
        if self.habits.signs_time == "header":
            headers["X-ZEvent-Timestamp"] = header
        self.calls.send(self.webhook, headers, body)

    def sign(self, body: bytes, at: str) -> str:
        first = APP if self.habits.signs_first == "app_id" else OA
        secret = self.webhook_secret if self.habits.signs_with == "webhook" else self.keys.app_secret
        return f"mac={hashlib.sha256(first.encode() + body + at.encode() + secret.encode()).hexdigest()}"

    def next_id(self) -> str:
        self._count += 1
        return f"{self._count:020x}"

    def count_upload(self) -> None:
        """Raises Refusal -211 when the month's uploads are used up."""
        month = self.now().astimezone(HANOI).strftime("%Y-%m")
        if self.uploaded[month] >= self.habits.uploads_a_month:
            raise Refusal(-211, "Out of quota")
        self.uploaded[month] += 1

    def count_template(self) -> Json:
        """Return what is left of the day's templates.

        Raises Refusal -133 at night, -144 when the day is used up, and the wallet's code when there is no money.
        """
        hour, day = self.now().astimezone(self.habits.night_zone).hour, self.now().astimezone(HANOI).date().isoformat()
        if self.habits.template_night and not MORNING <= hour < EVENING:
            raise Refusal(-133, "Cannot be sent at night")
        daily = self.habits.template_ladder[self.habits.template_step]
        if self.templated[day] >= daily:
            raise Refusal(-144, "Daily quota exceeded")
        if self.paid + self.habits.template_price > self.habits.wallet:
            raise Refusal(self.habits.wallet_code, "Not enough money in the wallet")
        self.templated[day] += 1
        self.paid += self.habits.template_price
        return {"dailyQuota": str(daily), "remainingQuota": str(daily - self.templated[day])}

    def keep(self, name: str, kind: str, file_name: str, content: bytes) -> None:
        """Keep an upload as phones will show it."""
        shown = self.cdn.shown(
            self.cdn.put(content, "image/jpeg" if kind == "image" else "application/octet-stream", "bin")
        )
        self.uploads[name] = self.now() + self.habits.upload_life
        self.files[name] = picture(shown) if kind == "image" else document(shown, file_name, len(content))

    def enter(self, access: str) -> None:
        """What every call passes first. Raises Refusal."""
        self.keys.check(access)
        while self._recent and self._recent[0] <= self.now() - MINUTE:
            self._recent.popleft()
        if len(self._recent) >= self.habits.calls_a_minute:
            raise Refusal(-32, "Rate limit exceeded")
        self._recent.append(self.now())
        if self.refuses:
            raise Refusal(self.refuses.pop(0), "as planned")

    def show(self, person: Person, message: Message) -> Json:
        """Put a message on somebody's phone. Raises Refusal -211."""
        if self.sent >= self.habits.messages:
            raise Refusal(-211, "Out of quota")
        self.sent += 1
        person.seen.append(message)
        self.phones.put(
            person.id, self.files.get(message.attachment) or words(message.text, message.buttons), out=False
        )
        at = int(self.now().timestamp() * 1000)
        return {"message_id": message.id, "user_id": person.id, "sent_time": str(at)}
