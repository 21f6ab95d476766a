"""`python -m bot campaign new`: writes a campaign file by asking, one question after the other, and checks each answer.

Every answer is kept at once in a file beside the one that is being written, so that whoever stops goes on where they
were. The file itself is written at the end, and never over another.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import typer
import yaml

from bot.cli.commands.speaking import refuse, say
from data.paths import TEMPLATES
from domain.calendar import NationalCalendar
from domain.content.errors import Problem
from domain.drafting import Asked, WrongAnswer, as_data, as_text, choices_of, next_asked, read_answer
from domain.drafting.looking import Seen, look_at, unseen
from domain.text.normalise import fold

PART = ".dang-viet"
"""Behind the name of a file whose answers are being collected."""

BACK, HELP = "<", "?"
"""Typed instead of an answer: to the question before; what may be typed here."""

PARTS = {"phase": "phases", "day": "anniversaries", "title": "titles", "duty": "duties"}
"""Where the items of each kind stand in the file."""

_YES, _NO = frozenset({"co", "c", "y", "yes"}), frozenset({"khong", "k", "n", "no"})


@dataclass
class Writing:
    """A campaign file that is being written. `taken`: the files of other campaigns, by the letters of their records."""

    file: Path
    national: NationalCalendar
    taken: Mapping[str, str]
    answers: dict[str, str] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)

    @property
    def part(self) -> Path:
        return self.file.with_name(self.file.name + PART)

    @property
    def slug(self) -> str:
        return self.file.stem

    def open(self) -> None:
        """Take up what was answered before. Ends the command where the file is there already."""
        if self.file.exists():
            refuse("campaign_there", file=self.file)
        if self.part.exists():
            try:
                kept = json.loads(self.part.read_text("utf-8"))
                self.answers, self.seen = dict(kept["answers"]), [(kind, place) for kind, place in kept["seen"]]
            except (OSError, ValueError, KeyError, TypeError):
                refuse("campaign_part_unreadable", file=self.part)

    def keep(self) -> None:
        """Keep the answers, whole or not at all."""
        new = self.part.with_name(self.part.name + ".new")
        new.write_text(json.dumps({"answers": self.answers, "seen": self.seen}, ensure_ascii=False), "utf-8")
        new.replace(self.part)

    def ask_all(self) -> None:
        """Ask whatever is open; each part is looked at as a whole when its last question is answered."""
        self._look_at_ended()  # who stopped at what did not agree is asked it again, before anything else
        while (asked := next_asked(self.answers)) is not None:
            answer = self._ask(asked)
            if answer is None:
                self._go_back()
            else:
                self.answers[asked.key] = answer
                self._look_at_ended()
            self.keep()

    def _look_at_ended(self) -> None:
        """Look at the part of the last answer, if that was its last question."""
        if not self.answers:
            return
        item = next(reversed(self.answers)).rpartition(".")[0]
        following = next_asked(self.answers)
        if following is None or following.item != item:
            self._look(item)

    def _go_back(self) -> None:
        """Forget the last answer, so that its question is asked again, and what was looked at in its part."""
        if self.answers:
            key, _ = self.answers.popitem()
            part = _place_of(key.rpartition(".")[0])
            self.seen = [(kind, place) for kind, place in self.seen if not f"{place}.".startswith(part)]

    def _ask(self, asked: Asked) -> str | None:
        """Return what is kept of the answer; None: back to the question before."""
        question = {"example": "", **_questions()[asked.code]}
        choices = choices_of(asked.question)
        typer.echo(_say("question", question=question, number=asked.number, choices=choices))
        while True:
            typed = typer.prompt("", prompt_suffix="> ", default="", show_default=False)
            if typed.strip() == BACK:
                return None
            if typed.strip() == HELP:
                typer.echo(_say("help"))
                continue
            try:
                return read_answer(asked, typed, self.taken)
            except WrongAnswer as wrong:
                typer.echo(_say("wrong", kind=wrong.kind, facts=wrong.facts))

    def _look(self, item: str) -> None:
        """Look at the part that was just answered; what cannot stand, or was a slip, is asked again."""
        broken, doubtful = look_at(self.file, self.text(), self.national)
        doubtful = unseen(doubtful, self.seen)
        if broken:
            typer.echo(_say("faults", problems=broken))
        if broken or (doubtful and not self._stays(doubtful)):
            self._forget(item)
            return
        self.seen += [(problem.kind, problem.place) for problem in doubtful]

    def _stays(self, problems: list[Problem]) -> bool:
        typer.echo(_say("look", problems=problems))
        while True:
            typed = fold(typer.prompt(_say("keep"), prompt_suffix=" > "))
            if typed in _YES | _NO:
                return typed in _YES

    def _forget(self, item: str) -> None:
        """Forget the answers of one item, or those of the document."""
        mine = [key for key in self.answers if (key.startswith(f"{item}.") if item else "." not in key)]
        for key in mine:
            del self.answers[key]

    def text(self) -> str:
        return as_text(as_data(self.answers, self.slug, self.national), say("campaign_file_head", slug=self.slug))

    def write(self) -> None:
        """Write the file, unless there is one by now."""
        try:
            with self.file.open("x", encoding="utf-8") as opened:
                opened.write(self.text())
        except FileExistsError:
            refuse("campaign_there", file=self.file)
        self.part.unlink(missing_ok=True)


def _place_of(item: str) -> tuple[str, ...]:
    """Return how the places of an item begin in the file: "phase.3" is "phases.2."."""
    kind, _, number = item.partition(".")
    return (f"{PARTS[kind]}.{int(number) - 1}.",) if item else ("document.", "period.", "name.", "short_name.")


@cache
def _questions() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(
        (TEMPLATES / "commands" / "new_questions.yaml").read_text("utf-8")
    )
    return found


def _say(what: str, **facts: Any) -> str:
    return say("campaign_new", what=what, **facts)


def write_new(writing: Writing, *, taken_up: bool) -> None:
    """Ask and write. `taken_up`: the program that runs here takes the file up by itself."""
    writing.open()
    typer.echo(_say("begin", file=writing.file, answered=len(writing.answers)))
    try:
        writing.ask_all()
    except typer.Abort:
        writing.keep()
        typer.echo("\n" + _say("stopped", part=writing.part, slug=writing.slug))
        raise typer.Exit(1) from None
    writing.write()
    typer.echo(_say("written", file=writing.file, slug=writing.slug, taken_up=taken_up))
