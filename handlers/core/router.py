"""Which handler answers what: rules on handlers, routers of handlers, and the index that finds one.

A module has a `Router` of its own and names its handlers on it; `handlers/conversation.py` lists the routers. The order
decides only where several rules meet the same event: the first router, and in it the first handler, answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple, TypeVar

from domain.input.events import Chose, Commanded, Event, PushChose, SentPhoto, SentVoice, SharedContact, Wrote
from handlers.core.screen import Screen
from handlers.core.turn import Turn

Handler = Callable[[Turn], Awaitable[Screen | None]]
"""`None`: nothing is sent."""

Given = TypeVar("Given", bound=Handler)

_number = itemgetter(0)  # of an entry

Key = tuple[str | None, type[Event] | None, str | None]
"""The screen on show, the kind of the event, the code of its choice or command; `None` stands for any."""


class DeclinedError(Exception):
    """A handler sees that the event is not for its router after all: the next router is asked."""


class RuleTwiceError(Exception):
    """Two handlers have the same rule, so that the second is never called. The message names both."""


@dataclass(frozen=True)
class Rule:
    """Meets a turn by the screen on show and by what the person did. Empty means any."""

    screens: tuple[str, ...] = ()
    kinds: tuple[type[Event], ...] = ()
    code: str | None = None  # of the choice or the command
    when: Callable[[Turn], bool] | None = None  # asked last

    @property
    def keys(self) -> Iterator[Key]:
        for screen in self.screens or (None,):
            for kind in self.kinds or (None,):
                yield screen, kind, self.code


def chose(code: str, *screens: str) -> Rule:
    return Rule(screens, (Chose,), code)


def chose_push(code: str) -> Rule:
    return Rule((), (PushChose,), code)


def command(name: str, *screens: str) -> Rule:
    return Rule(screens, (Commanded,), name)


def wrote(*screens: str, when: Callable[[Turn], bool] | None = None) -> Rule:
    return Rule(screens, (Wrote,), when=when)


def sent_photo(*screens: str) -> Rule:
    return Rule(screens, (SentPhoto,))


def sent_voice(*screens: str) -> Rule:
    return Rule(screens, (SentVoice,))


def shared_contact(*screens: str) -> Rule:
    return Rule(screens, (SharedContact,))


@dataclass(eq=False)
class Router:
    """The handlers of one subject. `gate`: asked before each of them; a screen from it is shown instead."""

    name: str
    gate: Handler | None = None
    rules: list[tuple[Rule, Handler]] = field(default_factory=list)

    def on(self, *rules: Rule) -> Callable[[Given], Given]:
        """Register a handler for any of these, however it arrives: tapped, typed or sent. Without rules: for all."""

        def register(handler: Given) -> Given:
            self.rules.extend((rule, handler) for rule in rules or (Rule(),))
            return handler

        return register


class Entry(NamedTuple):
    """A handler in the index. `number`: its place among all rules, in the order of the routers."""

    number: int
    rule: Rule
    handler: Handler
    router: Router


class Conversation:
    """All handlers, found by the screen, the kind of the event and its code. Raises `RuleTwiceError` when built."""

    def __init__(self, routers: Iterable[Router]) -> None:
        self.routers = tuple(routers)
        self._index: dict[Key, list[Entry]] = defaultdict(list)
        rules = ((rule, handler, router) for router in self.routers for rule, handler in router.rules)
        for number, (rule, handler, router) in enumerate(rules):
            for key in rule.keys:
                self._add(key, Entry(number, rule, handler, router))
        self._index.default_factory = None

    def _add(self, key: Key, entry: Entry) -> None:
        for other in self._index[key]:
            if other.rule.when is None:
                raise RuleTwiceError(f"{key}: {other.handler.__qualname__} and {entry.handler.__qualname__}")
        self._index[key].append(entry)

    def found(self, turn: Turn) -> Iterator[Entry]:
        """Yield the handlers whose rules meet a turn, the first one first."""
        screen, kind, code = turn.screen.name if turn.screen else "", type(turn.event), code_of(turn.event)
        entries: list[Entry] = []
        for place in (screen, None):
            for key in ((place, kind, code), (place, kind, None), (place, None, None)):
                entries += self._index.get(key, ())
        for entry in sorted(entries, key=_number) if len(entries) > 1 else entries:
            if entry.rule.when is None or entry.rule.when(turn):
                yield entry

    async def answer(self, turn: Turn) -> Screen | None:
        """Let the first handler answer whose router does not decline; `None` when nothing is to be sent."""
        declined: set[Router] = set()
        for entry in self.found(turn):
            if entry.router in declined:
                continue
            shown_out = await entry.router.gate(turn) if entry.router.gate else None
            if shown_out is not None:
                return shown_out
            try:
                return await entry.handler(turn)
            except DeclinedError:
                declined.add(entry.router)
        return None


def code_of(event: Event) -> str:
    """Return the code by which a choice or a command is found; empty for what has none."""
    if isinstance(event, Chose | PushChose):
        return event.code
    return event.name if isinstance(event, Commanded) else ""
