"""What a person sees: a template, its context, choices, and what it accepts. One place renders and reads it.

Button data is `<seq>:<code>[:<value>]`, at most 64 bytes (Bot API: callback_data). Another number is an old button
or a second tap; a code that is not on the screen is refused like an old one, so forged data opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from domain import words
from domain.commands import read_slash, read_word
from domain.events import Chose, Commanded, Event, OldButton, Wrote
from domain.ports import Capabilities, Document, Media
from domain.text import fold

MOVES = frozenset(
    {"back", "cancel", "later", "skip", "done", "submit", "edit", "home", "more", "more_menu", "add_more"}
)
"""Choices that lead somewhere instead of answering: never numbered among answers, always understood as words."""

PAGE = 5  # choices that one screen offers; more of them come behind "Thêm"
DATA_LIMIT = 64  # bytes
SIDE_BY_SIDE = 14  # characters of a label that still fits half a small phone


class ButtonTooLongError(Exception):
    """Button data over 64 bytes. Put a code or an id into the choice, not a text."""


@dataclass(frozen=True)
class Choice:
    """Something to tap. Its label comes from labels.yaml under `code`, with `words` filled in."""

    code: str
    value: str = ""
    words: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return words.label(self.code, **self.words)


@dataclass(frozen=True)
class Button:
    label: str
    data: str


@dataclass(frozen=True)
class Export:
    """A copy of somebody's own data, made after the commit: its name in the media store."""

    key: str
    name: str  # what the person sees


@dataclass(frozen=True)
class Shown:
    """A rendered screen: markup and rows of buttons (none on a text-only phone).

    `contact`: the label of the button that shares one's own number; then all buttons stand in the phone's keyboard.
    `farewell`: the markup of a message that goes before, to take such a keyboard away.
    """

    text: str
    rows: list[list[Button]]
    document: Document | None = None  # a file that goes out before it
    files: tuple[Media, ...] = ()  # photos and voice notes that go out before it
    export: Export | None = None  # goes out before it
    contact: str = ""
    farewell: str = ""


@dataclass(frozen=True)
class Screen:
    """Stored whole as JSON in the conversation row; `accepts` holds: choice, text, name, photo, contact."""

    name: str
    context: Mapping[str, Any] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    accepts: frozenset[str] = frozenset({"choice"})
    start: int = 0  # the first choice of a long list that is shown
    ask_contact: bool = False  # offers to share one's own number, where the platform has a button for it
    export: Export | None = None  # comes with the screen

    def dump(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "context": dict(self.context),
            "choices": [{"code": one.code, "value": one.value, "words": dict(one.words)} for one in self.choices],
            "accepts": sorted(self.accepts),
            "start": self.start,
            "ask_contact": self.ask_contact,
            **({"export": asdict(self.export)} if self.export else {}),
        }

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Self | None:
        """Load a stored screen; `None` when there is none yet."""
        if not stored:
            return None
        choices = tuple(Choice(**choice) for choice in stored["choices"])
        accepts, start = frozenset(stored["accepts"]), stored.get("start", 0)
        export = Export(**stored["export"]) if "export" in stored else None
        return cls(stored["name"], stored["context"], choices, accepts, start, stored.get("ask_contact", False), export)

    @property
    def visible(self) -> list[Choice]:
        """The choices on show: of a long list one page and "Thêm", which leads round to the first again."""
        listed = [choice for choice in self.choices if choice.code not in MOVES]
        if len(listed) <= PAGE:
            return list(self.choices)
        moves = [choice for choice in self.choices if choice.code in MOVES]
        return [*listed[self.start : self.start + PAGE], Choice("more"), *moves]

    def turned(self) -> Self:
        """Show the next page of a long list."""
        following = self.start + PAGE
        listed = sum(choice.code not in MOVES for choice in self.choices)
        return replace(self, start=following if following < listed else 0)

    @property
    def answers(self) -> list[Choice]:
        """The choices that a number may mean here."""
        if not self.awaits_text:
            return self.visible
        return [choice for choice in self.visible if choice.code not in MOVES] if "choice" in self.accepts else []

    @property
    def awaits_text(self) -> bool:
        return bool(self.accepts & {"text", "name"})

    def render(self, seq: int, capabilities: Capabilities, you: str, notice: str = "") -> Shown:
        """Render for one phone; `notice` is markup that stands above the screen."""
        contact = self.ask_contact and capabilities.contact_button
        shows = {"buttons": capabilities.buttons, "contact": contact}
        context = {**self.context, "you": you, "You": you[:1].upper() + you[1:], **shows}
        parts = [notice, words.render(f"screens/{self.name}", context)]
        if not capabilities.buttons:
            parts.append(words.render("screens/choices", answers=self._labels(self.answers), moves=self._moves()))
        text = "\n\n".join(part for part in parts if part)
        rows = list(self._rows(seq)) if capabilities.buttons else []
        return Shown(text, rows, contact=words.label("share_contact") if contact else "", export=self.export)

    def _labels(self, choices: Iterable[Choice]) -> list[str]:
        return [choice.label for choice in choices]

    def _moves(self) -> list[str]:
        return self._labels(choice for choice in self.visible if choice not in self.answers)

    def _rows(self, seq: int) -> Iterable[list[Button]]:
        row: list[Button] = []
        for choice in self.visible:
            button = Button(choice.label, _data(seq, choice))
            if row and (len(row) == 2 or max(len(button.label), len(row[0].label)) > SIDE_BY_SIDE):  # noqa: PLR2004 - two a row
                yield row
                row = []
            row.append(button)
        if row:
            yield row

    def read_tap(self, data: str, seq: int) -> Event:
        """Read a button's data: a choice of this very screen, or an old (or forged) button."""
        number, _, rest = data.partition(":")
        code, _, value = rest.partition(":")
        offered = any(choice.code == code and choice.value == value for choice in self.visible)
        return Chose(code, value) if number == str(seq) and offered else OldButton()

    def read(self, text: str) -> Event:
        """Say what a typed text means here.

        Where text is awaited a bare word is the answer, unless it cannot be one: a person may be called Huy, so a
        name is never taken for a command; commands with a slash always work.
        """
        text = text.strip()
        return read_slash(text) or self._read_choice(text) or self._read_command(text) or Wrote(text)

    def _read_choice(self, text: str) -> Chose | None:
        if text.isdecimal() and len(text) <= 2:  # noqa: PLR2004 - no list is longer than 99
            number = int(text)
            if 1 <= number <= len(self.answers):
                chosen = self.answers[number - 1]
                return Chose(chosen.code, chosen.value)
        folded = fold(text)
        for choice in self.visible:
            if folded and fold(choice.label) == folded and not self._could_be_answer(folded):
                return Chose(choice.code, choice.value)
        return None

    def _could_be_answer(self, folded: str) -> bool:
        return "name" in self.accepts and " " not in folded

    def _read_command(self, text: str) -> Event | None:
        if "name" in self.accepts:
            return None
        command = read_word(text)
        if command and any(choice.code == command.name for choice in self.choices):
            return Chose(command.name)
        if command and "text" in self.accepts and command.name not in {"cancel", "menu", "stop"}:
            return None  # "đăng ký" may well be part of a short answer; these three are not
        return command


def _data(seq: int, choice: Choice) -> str:
    data = f"{seq}:{choice.code}:{choice.value}" if choice.value else f"{seq}:{choice.code}"
    if len(data.encode()) > DATA_LIMIT:
        raise ButtonTooLongError(choice.code)
    return data


def commanded(event: Event, *names: str) -> bool:
    """Tell whether the event is one of these commands."""
    return isinstance(event, Commanded) and event.name in names
