"""The page of results: every figure beside what it is compared with in the same run, and what fell short."""

from __future__ import annotations

import os
import platform
import re
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Written by `make bench` (`python -m benchmarks`), never by hand: what was measured, beside what it was compared with in
the same run. Where other work runs beside it (see the load of each section) speeds and their ratios are noise: believe
the CPU, and do not take a missed or a reached speed for more than it is. How each of them is taken stands in
[benchmarks/README.md](../benchmarks/README.md).
"""

_WHY = "Why an aim was missed, and under which load it was measured, stands with each section.\n"


@dataclass(frozen=True)
class Line:
    """One row of the issue's table. `reached` None: nothing was aimed at, the line is there to compare with."""

    what: str
    figure: str
    ratio: str = ""
    aim: str = ""
    reached: bool | None = None

    @property
    def cells(self) -> str:
        verdict = {None: "", True: "reached", False: "**not reached**"}[self.reached]
        return f"{self.what} | {self.figure} | {self.ratio} | {self.aim} | {verdict}"


@dataclass(frozen=True)
class Section:
    """What one command measured. `why`: what binds where an aim was missed, and what the last step would take."""

    name: str
    title: str
    lines: list[Line]
    why: str = ""
    moment: datetime = field(default_factory=lambda: datetime.now(UTC))
    load: tuple[float, float, float] = field(default_factory=os.getloadavg)
    quick: bool = False

    def text(self) -> str:
        machine = (
            f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
        )
        table = ["| what | measured | against | aim | |", "| --- | ---: | ---: | --- | --- |"]
        table += [f"| {line.cells} |" for line in self.lines]
        command = f"`python -m benchmarks {self.name}{' --quick' if self.quick else ''}`"
        load = f"load {self.load[0]:.1f} before and {os.getloadavg()[0]:.1f} after"
        taken = f"{command}, {self.moment:%Y-%m-%d %H:%M} UTC, {machine}, {load}"
        return "\n".join([f"## {self.title}", "", *table, "", *([self.why, ""] if self.why else []), taken])


def write(section: Section, page: Path = PAGE) -> None:
    """Put a section into the page, in the place of the one that it had."""
    begin, end = f"<!-- {section.name} -->", f"<!-- end of {section.name} -->"
    block = f"{begin}\n{section.text()}\n{end}\n"
    text = page.read_text(encoding="utf-8") if page.exists() else HEAD
    place = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}\n", re.DOTALL)
    text = place.sub(lambda _: block, text) if place.search(text) else f"{text}\n{block}"
    page.write_text(summed_up(text), encoding="utf-8")


def summed_up(text: str) -> str:
    """Put the rows at which something was aimed on top, from whatever sections the page has."""
    begin, end = "<!-- summary -->\n", "<!-- end of summary -->\n"
    if begin in text:
        text = text[: text.index(begin)] + text[text.index(end) + len(end) :]
    rows = [line for line in text.splitlines() if line.startswith("| ") and _aim(line)]
    table = ["| what | measured | against | aim | |", "| --- | ---: | ---: | --- | --- |", *rows]
    return text.replace(HEAD, HEAD + "\n" + begin + "\n".join(["## The aims", "", *table, "", _WHY]) + end)


def _aim(row: str) -> bool:
    cells = [cell.strip() for cell in row.split("|")]
    return len(cells) > 4 and cells[4] not in {"", "aim", "---"}


def show(section: Section) -> None:
    sys.stdout.write(section.text() + "\n\n")
    sys.stdout.flush()
