"""Promises of the templates, collected while somebody reads them, and what each is held by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from bot.files import upload_links
from domain.files import downloads
from domain.members import belonging
from domain.privacy import erasing
from domain.privacy.retention import Periods
from domain.review.records import UNDO_SECONDS
from domain.text import templates

LIVED = frozenset(
    {"campaign", "change", "closing", "duty", "mend", "personal_code", "phase", "register", "role", "round"}
)
"""Held by `tests/promises/test_year_of_promises.py`, which lives to the end of the promised day and beyond."""

LENGTHS = {
    "blocked_mark": Periods().blocked,
    "download": downloads.LIFE,
    "undo_decision": timedelta(seconds=UNDO_SECONDS),
    "undo_erase": erasing.GRACE,
    "undo_leaving": belonging.UNDO,
    "upload": upload_links.LIFE,
}
"""Lengths that templates write as numbers: the constants after which the program ends it."""

HELD = frozenset(
    [
        "announcement",
        "announcement_now",
        "announcement_rest",
        "answers",
        "decision",
        "duty_urging",
        "erase",
        "exports",
        "fact",
        "hourly",
        "invitation",
        "letter",
        "letter_answer",
        "letters",
        "link_code",
        "own_day",
        "photos",
        "records",
        "reminding",
        "request_act",
        "request_answer",
        "result",
        "undo_new_unit",
        "urging",
    ]
)
"""Held by the other tests of `tests/promises`: each asks the recorder what it heard under such a code, and waits."""

CODES = LIVED | LENGTHS.keys() | HELD


@dataclass(frozen=True)
class Promise:
    """What was promised: under which code, by which macro, with which day, moment or number, and about what."""

    code: str
    macro: str
    value: Any
    about: Any = None


@dataclass
class Recorder:
    """Stands in the place of the macros: what it hears it keeps, and says the same as they do."""

    macros: Any
    heard: dict[Promise, None] = field(default_factory=dict)  # in the order in which it was last heard
    about: Any = None

    def __getattr__(self, macro: str) -> Any:
        def say(code: str, *values: Any) -> Any:
            promise = Promise(code, macro, values[0] if values else None, self.about)
            self.heard.pop(promise, None)
            self.heard[promise] = None
            return getattr(self.macros, macro)(code, *values)

        return say

    def take(self) -> set[Promise]:
        """Return what was heard since the last time."""
        heard, self.heard = self.heard, {}
        return set(heard)

    def last(self, code: str, macro: str) -> Any:
        """Return what was last promised under a code by a macro: the day, the moment or the number."""
        found = [promise.value for promise in self.heard if (promise.code, promise.macro) == (code, macro)]
        assert found, f"nobody promised {code} by {macro}, only {sorted({each.code for each in self.heard})}"
        return found[-1]

    def moment(self, code: str, macro: str) -> datetime:
        """Return the last promised moment; templates get it as it stands in a stored screen."""
        value = self.last(code, macro)
        return value if isinstance(value, datetime) else datetime.fromisoformat(value)

    def day(self, code: str, macro: str) -> date:
        """Return the last promised day."""
        value = self.last(code, macro)
        return value if isinstance(value, date) else date.fromisoformat(value)


@contextmanager
def recording() -> Iterator[Recorder]:
    """Let a recorder hear every promise; templates are built anew, for a module keeps the globals of its time."""
    _forget()
    made = templates.environment()
    recorder = Recorder(made.globals["promise"])
    made.globals["promise"] = recorder
    try:
        yield recorder
    finally:
        _forget()


def _forget() -> None:
    for made in (templates.environment, templates._labels, templates._fixed_label):
        made.cache_clear()
