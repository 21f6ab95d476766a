"""What a person sees: a template, its context, choices, and what it accepts. One place renders and reads it.

Button data is `<seq>:<code>[:<value>]` (domain/input/button_data.py). Another number is an old button or a second tap;
a code that is not on the screen is refused like an old one, so forged data opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from data.queries.privacy.named import Who
from domain.input.button_data import button_data, carries
from domain.input.commands import is_no_answer, read_slash, read_word
from domain.input.events import Chose, Event, OldButton, Wrote
from domain.ports import Capabilities
from domain.text import templates
from domain.text.normalise import fold, has_diacritics, tidy
from handlers.core.replies import OTHER_WORDS, replied
from handlers.core.shown import Button, Export, Shown

MOVES = frozenset({"back", "cancel", "later", "skip", "done", "submit", "edit", "home", "add_more"})
MOVES |= {"more", "more_menu", "older", "newer", "own_menu", "officer_menu"}
"""Choices that lead somewhere instead of answering: never numbered among answers, always understood as words."""

ANSWER = "answer"  # the code of a ready answer to the question of a form
PAGE = 5  # choices that one screen offers where the phone sets no other number; more come behind "Thêm"
FILE = "file"  # stands in `accepts` where a paper is awaited; an app that carries none shows an address instead
SEARCH = "search"  # stands in `accepts` beside "text" where somebody, or a unit, is looked for by name
LIMIT = 100  # choices of one screen that are buttons or have numbers; the others are found by their words
LONGEST_LABEL = 500  # characters; the longest has the name of a unit in it, and what is longer is no choice
SIDE_BY_SIDE = 14  # characters of a label that still fits half a small phone


@dataclass(frozen=True)
class Choice:
    """Something to tap. Its label comes from labels.yaml under `code`, with `words` filled in."""

    code: str
    value: str = ""
    words: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return templates.label(self.code, **self.words)


@dataclass(frozen=True)
class Screen:
    """Stored whole as JSON in the conversation row.

    `accepts` holds: choice, text, search, name, photo, file, contact.
    """

    name: str
    context: Mapping[str, Any] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    accepts: frozenset[str] = frozenset({"choice"})
    start: int = 0  # the first choice of a long list that is shown
    ask_contact: bool = False  # offers to share one's own number, where the platform has a button for it
    export: Export | None = None  # comes with the screen
    page: int = PAGE
    limit: int = LIMIT
    names: frozenset[Who] = frozenset()  # everybody else whose name or number stands on it: erasing finds it by them

    def fitted(self, capabilities: Capabilities) -> Self:
        """Page the choices as the phone shows them; itself when they already are."""
        if (self.page, self.limit) == (capabilities.page, capabilities.button_limit):
            return self
        return replace(self, page=capabilities.page, limit=capabilities.button_limit)

    def dump(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "context": dict(self.context),
            "choices": [
                {"code": choice.code, "value": choice.value, "words": dict(choice.words)} for choice in self.choices
            ],
            "accepts": sorted(self.accepts),
            "start": self.start,
            "ask_contact": self.ask_contact,
            **({"export": asdict(self.export)} if self.export else {}),
            **({"names": sorted(self.names)} if self.names else {}),
            **({"page": self.page, "limit": self.limit} if (self.page, self.limit) != (PAGE, LIMIT) else {}),
        }

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Self | None:
        """Load a stored screen; `None` when there is none yet."""
        if not stored:
            return None
        choices = tuple(Choice(**choice) for choice in stored["choices"])
        accepts, start = frozenset(stored["accepts"]), stored.get("start", 0)
        export = Export(**stored["export"]) if "export" in stored else None
        paged = (stored.get("page", PAGE), stored.get("limit", LIMIT))
        asks = stored.get("ask_contact", False)
        names = frozenset((kind, key) for kind, key in stored.get("names", ()))
        return cls(stored["name"], stored["context"], choices, accepts, start, asks, export, *paged, names)

    @cached_property
    def visible(self) -> list[Choice]:
        """The choices on show: of a long list one page and "Thêm", which leads round to the first again."""
        listed = [choice for choice in self.choices if choice.code not in MOVES]
        if len(listed) <= min(self.page, self.limit):
            return list(self.choices)
        moves = [choice for choice in self.choices if choice.code in MOVES]
        return [*listed[self.start : self.start + self.step], Choice("more"), *moves]

    @property
    def step(self) -> int:
        """How many choices of a long list one page shows, beside "Thêm"."""
        return min(self.page, self.limit - 1)

    def turned(self) -> Self:
        """Show the next page of a long list."""
        following = self.start + self.step
        listed = sum(choice.code not in MOVES for choice in self.choices)
        return replace(self, start=following if following < listed else 0)

    @property
    def answers(self) -> list[Choice]:
        """The choices that a number may mean here."""
        if not self.awaits_text:
            return self.visible if len(self.visible) <= self.limit else self._first
        return [choice for choice in self.visible if choice.code not in MOVES] if "choice" in self.accepts else []

    @cached_property
    def _first(self) -> list[Choice]:
        """The choices that come first where there is not room for all: those of the list, and "Thêm"."""
        return [choice for choice in self.visible if choice.code not in MOVES or choice.code == "more"][: self.limit]

    @cached_property
    def buttons(self) -> list[Choice]:
        """The choices that are buttons; those that lead elsewhere come after the answers, as far as there is room."""
        if len(self.visible) <= self.limit:
            return self.visible
        others = [choice for choice in self.visible if choice not in self._first]
        kept = [*self._first, *others[: max(0, self.limit - len(self._first))]]
        return [choice for choice in self.visible if choice in kept]

    @property
    def awaits_text(self) -> bool:
        return bool(self.accepts & {"text", "name"})

    @property
    def awaits_search(self) -> bool:
        """Tell whether a name is looked for: "Huy" and "Dũng" are names then."""
        return SEARCH in self.accepts

    @property
    def awaits_name(self) -> bool:
        return "name" in self.accepts

    def render(self, seq: int, capabilities: Capabilities, you: str, notice: str = "") -> Shown:
        """Render for one phone; `notice` is markup that stands above the screen."""
        contact = self.ask_contact and capabilities.contact_button
        shows = {"buttons": capabilities.buttons, "contact": contact}
        context = {**self.context, "you": you, "You": you[:1].upper() + you[1:], **shows}
        parts = [notice, templates.render(f"screens/{self.name}", context)]
        numbered, moves = ([], self._moves(self.buttons)) if capabilities.buttons else (self.answers, self._moves())
        if numbered or moves:
            offered = {"answers": [choice.label for choice in numbered], "moves": moves, "asked": self.awaits_text}
            parts.append(templates.render("screens/choices", offered))
        text = "\n\n".join(part for part in parts if part)
        rows = list(self._rows(seq)) if capabilities.buttons else []
        return Shown(
            text,
            rows,
            contact=templates.label("share_contact") if contact else "",
            export=self.export,
            takes_file=FILE in self.accepts,
        )

    def _moves(self, without: list[Choice] | None = None) -> list[str]:
        """The words of the choices that are neither buttons nor numbers."""
        known = self.answers if without is None else without
        return [] if known is self.visible else [choice.label for choice in self.visible if choice not in known]

    def _rows(self, seq: int) -> Iterable[list[Button]]:
        row: list[Button] = []
        for choice in self.buttons:
            button = Button(choice.label, button_data(str(seq), choice.code, choice.value))
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
        offered = (shown for shown in self.visible if shown.code == code and carries(value, shown.value))
        choice = next(offered, None) if number == str(seq) else None
        return Chose(choice.code, choice.value) if choice else OldButton()

    def read(self, text: str) -> Event:
        """Say what a typed text means here.

        Where text is awaited a bare word is the answer, unless it cannot be one: a person may be called Huy, so a
        name is never taken for a command; commands with a slash always work.
        """
        text = text.strip()
        known = read_slash(text) or self._read_choice(text) or self._read_command(text) or self._read_reply(text)
        return known or Wrote(text)

    def _read_choice(self, text: str) -> Chose | None:
        if text.isdecimal() and len(text) <= 2:  # noqa: PLR2004 - no list is longer than 99
            number = int(text)
            if 1 <= number <= len(self.answers):
                chosen = self.answers[number - 1]
                return Chose(chosen.code, chosen.value)
        folded = fold(text) if len(text) <= LONGEST_LABEL else ""
        for choice in (*self.visible, *self.choices):  # what stands behind "Thêm" may be typed as well
            if folded and fold(choice.label) == folded and not self._could_be_answer(text, choice):
                return Chose(choice.code, choice.value)
        return None

    def _read_reply(self, text: str) -> Chose | None:
        """Read a yes, a no, a number in words, or nothing to add, where it can only mean one of the choices."""
        shown = self.visible
        numbered = [shown.index(choice) for choice in self.answers]
        place = replied(text, [choice.code for choice in shown], numbered, awaits_text=self.awaits_text)
        return Chose(shown[place].code, shown[place].value) if place is not None else None

    def _could_be_answer(self, typed: str, choice: Choice) -> bool:
        """Tell whether a word may be an answer although a choice is called so: a person may be called Huy, or Hủy.

        A ready answer is one itself, with its marks or without any: "toi" is "Tôi", and Tới somebody's name.
        """
        exact = tidy(typed).lower() == choice.label.lower()
        if self.awaits_search:
            return not exact
        ready = choice.code == ANSWER and (exact or not has_diacritics(typed))
        return self.awaits_name and " " not in fold(typed) and not ready

    def _read_command(self, text: str) -> Event | None:
        if self.awaits_name:
            return None
        command = read_word(text)
        offered = command is not None and any(choice.code == command.name for choice in self.choices)
        if command and self.awaits_text and not is_no_answer(text, command.name, offered, search=self.awaits_search):
            return None
        if command and not offered and (meant := OTHER_WORDS.get(command.name)):
            return next((Chose(shown.code, shown.value) for shown in self.visible if shown.code in meant), command)
        return Chose(command.name) if command and offered else command
