"""Every action of the officers, found where the program itself keeps them: a new one is forged without being named."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import Any, NamedTuple

import yaml
from jinja2 import Environment, meta
from sqlalchemy import select, update
from sqlmodel import SQLModel

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import Contact, Conversation
from domain.input.events import Chose, PushChose, Wrote
from domain.text import templates
from handlers import officer
from handlers.core.router import Handler, Rule
from handlers.core.screen import Choice, Screen
from handlers.officer.jobs import JOBS
from tests.support.templates import OVERRIDES, SAMPLES
from tests.support.users import Town, User

SECRETS = ("Bùi Thị Xuyến", "Quách Thị Bưởi", "Dệt xong trước hạn", "0987", "Tháng nước rút")
"""What nobody may read who does not look after May Sao Mai: members, a line of the list, a record, a special phase."""

TECHNICAL = {"conversation", "named_on_screen", "inbox", "tally", "tick_mark", "lease"}
LAUNCH = [3, "thanh-hoa-2021", "th21-duty-launch-grassroots", "once"]

VALUES = ("1", "2", "3")
OTHER_VALUES = {
    **dict.fromkeys(("group_text", "group_picture"), ("lost.3", "sent.1", "draft", "news", "x")),
    "good_news": ("news",),
    "undelivered_page": ("0", "1"),
    **dict.fromkeys(("pair_line", "pair_known", "yes_pair_known", "move_to"), ("2-2", "3-1", "3-2")),
    **dict.fromkeys(("let_go_role", "yes_let_go_role"), ("1", "3")),  # 2 is an own one, which may be given up
    **dict.fromkeys(("make_responsible", "end_responsible"), ("officer.1", "officer.2", "department.2")),
    "announce_hour": ("2021-02-28T08:00:00+07:00",),
    "role_until": ("2021-12-31",),
    "request_today": ("2021-02-27",),
    "role_open_end": ("",),
    "give_day": ("members", "officers"),
    "take_day": ("2021-12-31",),
    "take_rhythm": ("month", "quarter"),
    "new_unit_level": ("grassroots", "directly_attached_grassroots"),
    "swap_day": ("off", "worked"),
    "accepted_by": ("kind", "title"),
    "accepted_any": ("kind",),
    "accepted_is": ("kind:good_deed", "title:th21-title-worker"),
    "coming_from": ("2021-03-08",),
    "reason": ("off_topic",),
    "urge_thing": ("th21-title-worker",),
    "part": ("task",),
    "praised_is": ("p2", "e1"),
    "consent_way": ("orally",),
    **dict.fromkeys(("block_person", "readmit"), ("2", "2-2", "3-3")),
}
TYPED = ("hanh", "31/12/2022", "Nghỉ việc!")
WORDS = {
    **dict.fromkeys((f"officer/announce_{screen}" for screen in ("word", "over_word", "again_word")), ("gửi",)),
    "officer/cut_word": ("khóa",),
    "officer/new_unit_name": ("Công đoàn Công ty May Hoa Sen",),
    "officer/role_word": ("giao",),
}
"""Screens that want a word of a certain kind, and the word."""

LABELS = yaml.safe_load((templates.TEMPLATES / "labels.yaml").read_text("utf-8"))
HELD: dict[str, Any] = {
    "unit": 3, "here": 3, "record": 1, "code": "TH-XXXX", "several": True, "found": None, "due": None, "ack": False,
    "paper": None,
    "file": None, "registered": None, "id": 1,
    "corrects": None, "role": "section_leader", "text": "Nghỉ việc!", "draft_id": "f",
    "one": False, "name": "x", "until": None, "start": 0, "duty": LAUNCH, "campaign": "thanh-hoa-2021", "partner": 2,
    "round": ["thanh-hoa-2021", "2021"], "rounds": [["thanh-hoa-2021", "2021"]] * 4, "seen": 1, "version": 1,
    "action": "reject", "reason": "x", "parts": {}, "photos": False, "member": 2, "memberships": [3], "ticked": [1],
    "done_on": "2021-02-27", "thing": "th21-title-worker", "asking": True, "date": "2021-02-27", "day": "2021-02-27",
    "guardian": False, "wish": None, "adult": True, "said": "agreed", "vouched": True, "queued": True,
    "way": "announce_now", "count": 3, "done": 1, "kind": "erase", "who": "x",
    "key": ["thanh-hoa-2021", "th21-duty-nominees", 2021], "year": 2021, "proposed": "2021-12-31",
    "proof": None, "this": LAUNCH[1:], "below": [LAUNCH[1:]] * 4,
}  # fmt: skip
"""What a job may hold when its own checks are already behind it: everything points at May Sao Mai."""
PHASE = {
    "key": ["thanh-hoa-2021", "phase@3@2021@1", 2021], "theme": None, "occasion": None,
    "first": "2021-03-10", "last": "2021-03-20",
}  # fmt: skip
"""The special phase of May Sao Mai, which stands on these screens."""
LISTED: dict[str, Any] = {
    "many": [{"key": 1, "version": 1, "code": "TH-XXXX", "name": "x", "subject": "s", "text": "t"}],
    "duties": [LAUNCH] * 4,
    "year": [["thanh-hoa-2021", "th21-duty-nominees", 2021]] * 4,
}
CONTEXT: dict[str, Any] = {
    "unit_id": 3, "membership": 3, "membership_id": 2, "join_code": "MAY0123", "version": 1, "record": 1,
    "queued": True, "came": "officer/member", "at": "2", "contact_id": "", "person_id": "2", "id": "1",
    "about": "lost.3",
}  # fmt: skip
WRITTEN_AT: dict[str, dict[str, Any]] = {"officer/letter": {"at": "2021-02-26T21:40:00+07:00"}}
"""Where `at` is no key but the moment of what is shown."""


class Action(NamedTuple):
    """Something that an officer can do on a screen: tap a choice, or type.

    `jobs`: those that its module knows; `points`: what was tapped says at what.
    """

    name: str
    screen: str
    code: str
    jobs: tuple[str, ...]
    points: bool


@cache
def actions() -> tuple[Action, ...]:
    """List every wish of every officer router; what hears on any screen is tried on the menu."""
    routers = officer.routers()
    found = {action for router in routers for rule, handler in router.rules for action in _of(rule, handler)}
    return tuple(sorted(found))


def _of(rule: Rule, handler: Handler) -> Iterator[Action]:
    module = sys.modules[handler.__module__]
    named = {vars(module).get(word) for word in re.findall(r"job\(turn, (\w+)", inspect.getsource(module))}
    jobs = tuple(sorted(kind.NAME for kind in JOBS if kind in named)) or ("",)
    points = any(word in inspect.getsource(handler) for word in ("value", "_both("))
    for screen in rule.screens or ("menu",):
        if rule.kinds == (Chose,) and rule.code is not None:
            yield Action(f"{rule.code} on {screen}", screen, rule.code, jobs, points)
        elif rule.kinds == (Wrote,):
            yield Action(f"typing on {screen}", screen, "", jobs, points)


def pushes() -> list[str]:
    """List the codes of the buttons under the officers' pushes."""
    routers = officer.routers()
    rules = (rule for router in routers for rule, _ in router.rules)
    return sorted({rule.code for rule in rules if rule.kinds == (PushChose,) and rule.code})


async def put(person: User, screen: Screen, draft: dict[str, Any]) -> int:
    """Lay a screen before somebody, as if they had come there; returns its number."""
    conversation, own = table_of(Conversation), table_of(Contact)

    async def lay(work: Work) -> int:
        key = select(own.c.id).where(own.c.external_id == str(person.number)).scalar_subquery()
        at = conversation.c.contact_id == key
        await work.connection.execute(update(conversation).where(at).values(screen=screen.dump(), draft=draft))
        return int((await work.connection.execute(select(conversation.c.seq).where(at))).scalar_one())

    return await person.town.writer.run(lay)


async def attempt(person: User, action: Action, values: Sequence[str] = ()) -> list[str]:
    """Do it with everything that might point at somebody else's; returns what was answered."""
    told = []
    every = values or (
        OTHER_VALUES.get(action.code, VALUES if action.points else ("1",))
        if action.code
        else WORDS.get(action.screen, TYPED)
    )
    for job, value in product(action.jobs, every):
        held = {**HELD, **(PHASE if "phase" in action.screen else {})}
        draft = {"officer": {**held, "job": job, "listed": LISTED.get(job, [])}} if job else {}
        choices = (Choice(action.code, value, _words(action.code)),) if action.code else ()
        accepts = frozenset({"choice"} if action.code else {"text"})
        seq = await put(person, Screen(action.screen, _context(action.screen), choices, accepts), draft)
        data = ":".join(part for part in (str(seq), action.code, value) if part)
        await (person.forges(data) if action.code else person.says(value))
        told.append(person.text)
    return told


def _words(code: str) -> dict[str, Any]:
    """Fill in whatever the label of a button names."""
    reading = Environment(autoescape=True)
    reading.filters["clip"] = str
    named = meta.find_undeclared_variables(reading.parse(LABELS[code]))
    return dict.fromkeys(named - {"promise"}, "08:00")


def _context(screen: str) -> dict[str, Any]:
    return {**SAMPLES, **OVERRIDES.get(f"screens/{screen}", {}), **CONTEXT, **WRITTEN_AT.get(screen, {})}


async def everything(town: Town) -> dict[str, list[Any]]:
    """Read every row that says something about people and units, but not what the trail says of attempts."""
    tables = [one for one in SQLModel.metadata.sorted_tables if one.name not in TECHNICAL]

    async def look(work: Work) -> dict[str, list[Any]]:
        rows = {one.name: (await work.connection.execute(one.select())).all() for one in tables}
        return {name: [tuple(row) for row in found if "refused" not in row] for name, found in rows.items()}

    return await town.writer.run(look)
