"""Promises of the templates, collected while somebody reads them, and what each is held by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
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
"""Held by `tests/year/test_promises_kept.py`, which lives to the end of the promised day and beyond."""

LENGTHS = {
    "blocked_mark": Periods().blocked,
    "download": downloads.LIFE,
    "undo_decision": timedelta(seconds=UNDO_SECONDS),
    "undo_erase": erasing.GRACE,
    "undo_leaving": belonging.UNDO,
    "upload": upload_links.LIFE,
}
"""Lengths that templates write as numbers: the constants after which the program ends it."""

REQUESTS = "test_it_reminds_the_officer_then_the_level_above_until_it_is_closed"
OFFICER, TALKS = "tests/conversations/officer", "tests/conversations"
ELSEWHERE = {
    "announcement": f"{OFFICER}/test_evening_announce.py::test_it_goes_at_the_hour_that_was_typed",
    "announcement_now": f"{OFFICER}/test_officer_announce.py::test_what_is_urgent_goes_at_night",
    "announcement_rest": f"{OFFICER}/test_evening_announce.py::test_the_rest_can_be_cancelled",
    "answers": f"{TALKS}/test_share_for_each.py::test_a_stranger_is_answered_so_often_in_an_hour_and_told_once",
    "decision": f"{OFFICER}/test_evening_many.py::test_at_night_the_senders_sleep",
    "duty_urging": f"{OFFICER}/test_late_below.py::test_all_who_are_late_with_one_duty_are_reminded_from_its_list",
    "erase": f"{TALKS}/test_my_data.py::test_who_erased_hears_of_it_and_may_come_back_as_somebody_new",
    "exports": f"{TALKS}/test_my_data.py::test_one_downloads_everything_as_one_file",
    "fact": f"{TALKS}/test_sentences.py::test_a_question_about_the_document_is_answered_in_its_words",
    "invitation": "tests/members/test_invitations.py::test_a_link_ends_at_that_second",
    "letter": f"{TALKS}/test_contact.py::test_in_quiet_hours_it_waits_for_the_morning",
    "letter_answer": f"{TALKS}/test_contact.py::test_in_quiet_hours_it_waits_for_the_morning",
    "letters": f"{TALKS}/test_contact.py::test_so_many_messages_a_day",
    "own_day": f"{OFFICER}/test_own_days.py::test_a_day_later_than_that_for_all_is_refused_in_words",
    "photos": f"{TALKS}/test_limits.py::test_photos_have_a_limit_and_those_taken_stay",
    "records": f"{TALKS}/test_limits.py::test_the_eleventh_record_waits_until_tomorrow",
    "reminding": f"{OFFICER}/test_announce_sent.py::test_silent_units_under_their_unions_with_numbers_and_a_reminder",
    "request_act": f"{OFFICER}/test_data_requests.py::{REQUESTS}",
    "request_answer": f"{OFFICER}/test_data_requests.py::{REQUESTS}",
    "result": "tests/records/test_results.py::test_until_when_a_result_is_told",
    "urging": f"{OFFICER}/test_evening_urging.py::test_at_night_nobody_is_woken_up",
}
"""Held by a test that was there before, which waits until the moment or counts whom it reached."""

CODES = LIVED | LENGTHS.keys() | ELSEWHERE.keys()


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
    heard: set[Promise] = field(default_factory=set)
    about: Any = None

    def __getattr__(self, macro: str) -> Any:
        def say(code: str, value: Any = None, *more: Any) -> Any:
            self.heard.add(Promise(code, macro, value, self.about))
            return getattr(self.macros, macro)(code, value, *more)

        return say

    def take(self) -> set[Promise]:
        """Return what was heard since the last time."""
        heard, self.heard = self.heard, set()
        return heard


@contextmanager
def recording() -> Iterator[Recorder]:
    """Let a recorder hear every promise; templates are built anew, for a module keeps the globals of its time."""
    templates.environment.cache_clear()
    made = templates.environment()
    recorder = Recorder(made.globals["promise"])
    made.globals["promise"] = recorder
    try:
        yield recorder
    finally:
        templates.environment.cache_clear()
