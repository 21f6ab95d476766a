"""One turn of a conversation: what a person did, what they saw, what they see next.

A handler takes a `Turn` and returns the next `Screen`; it sends nothing. Everything that it changes through
`turn.work` is committed together with the screen, or not at all.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from data.engine.unit_of_work import Work
from data.enums import ContactState
from data.queries.inbox import conversations
from data.queries.members import people
from data.queries.privacy import named
from data.types import HANOI
from domain.errors import Problem, Refused
from domain.input.events import Chose, Commanded, Event, PushChose, SentPhoto, Wrote
from domain.limits import hour_of
from domain.ports import Capabilities, Document, Media
from domain.text import templates
from handlers.core.actor import Actor
from handlers.core.app import App
from handlers.core.screen import Screen
from handlers.core.shown import Shown

FORGOTTEN = timedelta(days=7)
"""After such a silence nobody remembers what was asked last: a word that is understood at any time means itself."""
Store = Callable[[Mapping[str, Any]], Awaitable[None]]
"""Writes what a turn leaves behind."""
SENTENCE = "sentence"
"""In the draft: what somebody wrote, for as long as a choice on the screen offers to hand it to an officer."""

HANDS_OVER = frozenset({"hand_over", "hand_to"})


@dataclass
class Turn:
    """The state of one conversation during one unit of work."""

    work: Work
    app: App
    actor: Actor
    capabilities: Capabilities
    seq: int
    shown: str | None
    screen: Screen | None
    draft: dict[str, Any]
    hour_seq: int = 0  # the number of the screen on show when this hour began: answers are counted from there
    event: Event = field(default_factory=lambda: Commanded("menu"))
    mark: str = ""  # what the tapped button of a push says from now on
    notice: str = ""  # markup above the next screen: what just happened
    refused: Refused | None = None  # by a gate, which shows something else
    cut: bool = False  # an officer cut this phone: it gets one neutral line, whatever it sends
    shown_unknown: bool = False  # a backup was brought back: the phone may show a later screen
    begins: bool = False  # the first thing on this day that comes from this app, or since it was gone
    silent: bool = False  # nothing has come from this app for so long that nobody remembers what was asked
    rest_awaited: int | None = None  # the date of a text that may have been cut (seconds since 1970)
    profile_name: str = ""  # what the platform says they are called: nothing of it is kept before they agree
    in_place: bool = False  # the next screen replaces the message on show instead of following it
    files: tuple[Media, ...] = ()  # sent before the next screen
    document: Document | None = None  # sent before the next screen
    named: frozenset[named.Who] = frozenset()  # who stands on the screen and in the draft as they are stored

    @property
    def now(self) -> datetime:
        return self.work.now

    @property
    def answers(self) -> int:
        """How many answers this app has had in this hour."""
        return self.seq - self.hour_seq

    @property
    def person_id(self) -> int:
        """The person's key; only for screens that are reached after joining."""
        if self.actor.person_id is None:
            raise NotJoinedError
        return self.actor.person_id

    @property
    def text(self) -> str:
        return self.event.text if isinstance(self.event, Wrote) else ""

    @property
    def styled(self) -> bool:
        """Whether the text had bold, slanted or struck words, which nobody will see."""
        return isinstance(self.event, Wrote) and self.event.styled

    @property
    def value(self) -> str:
        return self.event.value if isinstance(self.event, Chose | PushChose) else ""

    def tell(self, template: str, **context: Any) -> None:
        """Put a line above the next screen, once, below those that stand there already."""
        you = self.actor.you
        line = templates.render(template, {**context, "you": you, "You": you[:1].upper() + you[1:]})
        if f"\n{line}\n" not in f"\n{self.notice}\n":
            self.notice = f"{self.notice}\n{line}".lstrip()

    def tell_problem(self, problem: Problem) -> None:
        """Say above the next screen why something could not be done."""
        self.tell(f"refusals/{problem.template}", **problem.context)

    def attach(self, files: Sequence[Media]) -> None:
        """Send files before the next screen, which then follows them; say so where this app cannot show them."""
        if self.capabilities.files:
            self.files, self.in_place = tuple(files), False
        else:
            self.tell("screens/everywhere/no_files_here", count=len(files))

    def hand_over(self, document: Document) -> None:
        """Send a file before the next screen; say so where this app cannot take it."""
        if self.capabilities.files:
            self.document, self.in_place = document, False
        else:
            is_picture = document.media_type.startswith("image/")
            self.tell("screens/everywhere/no_picture_here" if is_picture else "screens/everywhere/no_list_here")

    def becomes(self, person_id: int | None, name: str | None, you: str) -> None:
        """The contact has just been joined to a person, or to nobody."""
        self.actor = replace(self.actor, person_id=person_id, name=name, you=you)

    async def show(self, screen: Screen, *, same: bool = False, store: Store | None = None) -> Shown:
        """Make `screen` the current one and render it.

        `same`: it is shown again under its old number. `store`: writes the turn, and what else belongs to it.
        """
        self.seq += not same
        if not any(choice.code in HANDS_OVER for choice in screen.choices):
            self.draft.pop(SENTENCE, None)
        screen = screen.fitted(self.capabilities)
        values = {"seq": self.seq, "screen": screen.dump(), "draft": self.draft, "changed_at": self.now}
        values |= {"shown": self.shown, "hour": hour_of(self.now), "hour_seq": self.hour_seq}
        await (store or self._store)(values)
        await named.note(self.work.connection, self.actor.contact_id, names_on(screen, self.draft), self.named)
        shown = screen.render(self.seq, self.capabilities, self.actor.you, self.notice)
        export = None if screen is self.screen and not same else shown.export  # the same screen again keeps its number
        shown = replace(shown, files=self.files, document=self.document, export=export)
        asked = self.screen is not None and self.screen.ask_contact and self.capabilities.contact_button
        return shown if same or not asked or shown.contact else self._take_keyboard_away(screen)

    async def _store(self, values: Mapping[str, Any]) -> None:
        await conversations.store_turn(self.work.connection, self.actor.contact_id, values)

    def _take_keyboard_away(self, screen: Screen) -> Shown:
        """Say what happened in a message of its own: only a new message can take the phone's keyboard away."""
        farewell = self.notice or templates.render("screens/everywhere/keyboard_away")
        plain = screen.render(self.seq, self.capabilities, self.actor.you)
        return replace(plain, files=self.files, document=self.document, farewell=farewell)


class NotJoinedError(Exception):
    """A screen for members was reached by somebody who has not joined. The menu leads to joining."""


class ContactAt(NamedTuple):
    """Where somebody is reached: an app, and the platform's id of their chat with the program."""

    channel: str
    address: str


def day_of(moment: datetime) -> date:
    return moment.astimezone(HANOI).date()


async def open_turn(
    work: Work, app: App, contact: ContactAt, capabilities: Capabilities, *, wrote: bool = True
) -> Turn:
    """Read who is writing and where the conversation stands; a stranger gets a new, empty conversation."""
    row = await conversations.open_conversation(work.connection, *contact, work.now, wrote=wrote)
    if row.state is ContactState.GONE:  # a person who writes can be reached again
        await people.mark_back(work.connection, row.id)
    hour_seq = row.hour_seq if row.hour == hour_of(work.now) else row.seq
    if row.state is ContactState.CUT:
        nobody = Actor(row.id, contact.channel, None, None, templates.label("you_unknown"))
        return Turn(work, app, nobody, capabilities, row.seq, None, None, {}, hour_seq, cut=True)
    screen, draft = Screen.load(row.screen), dict(row.draft)
    unknown_yet = templates.label("you_officer" if "invitation" in draft else "you_unknown")
    actor = Actor(row.id, contact.channel, row.person_id, row.name, row.address_form or unknown_yet)
    unknown = row.shown == conversations.SHOWN_UNKNOWN
    turn = Turn(work, app, actor, capabilities, row.seq, None if unknown else row.shown, screen, draft, hour_seq)
    turn.shown_unknown = unknown
    if wrote:
        back = row.state is ContactState.GONE or row.closed_at is not None
        turn.begins = back or day_of(row.written_at) < day_of(work.now)
        turn.silent = work.now - row.written_at >= FORGOTTEN
    turn.rest_awaited, turn.named = row.rest_awaited, names_on(screen, draft)
    return turn


def tell_lost_links(turn: Turn) -> None:
    """Say above the next screen that what was kept of a text has lost links whose address nobody can spell out."""
    if isinstance(turn.event, Wrote | SentPhoto) and turn.event.unlinked:
        turn.tell("screens/everywhere/links_lost")


def names_on(screen: Screen | None, draft: Mapping[str, Any]) -> frozenset[named.Who]:
    """Return who stands on a screen, or in the officer's job that is begun in a draft."""
    held = draft.get(named.OFFICER) or {}
    return (screen.names if screen else frozenset()) | named.people(*held.get("people", ()))
