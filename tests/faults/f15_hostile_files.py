"""F15: hostile files from forty people at once: the program keeps its memory, and everybody gets their answers.

The program is a process of its own; the referee is the sandbox's log. Everybody tells of a good deed, sends what
unpacks to as much as is allowed, and what claims more than that, and then writes on.
"""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path

import pytest
from PIL import Image

from tests.support.amounts import DEADLINE, amount
from tests.support.full_disk import tells_of_a_good_deed
from tests.support.hostile_files import BOMBS, saved
from tests.support.launcher import Launcher, Street
from tests.support.users import BOT

pytestmark = pytest.mark.kill

CROWD = amount(5, 40)
MACHINE = 1024  # MB: docs/running.md, section 1
LINES = 3  # of the log for each file, at most
SIDE = amount(1_500, 7_000)  # pixels
SETTLED = "SELECT count(*) FROM inbox WHERE handled_at IS NOT NULL AND worker IS NULL"


def files() -> list[bytes]:
    """What unpacks to as much as is allowed, and what claims more."""
    size = (SIDE, SIDE)
    large = [
        saved(Image.new("RGBA", size), "PNG", compress_level=1),
        saved(Image.new("CMYK", size), "JPEG", progressive=True, subsampling=0),
        saved(Image.new("RGBA", (min(SIDE, 4_000),) * 2), "WEBP", lossless=True, method=0),
    ]
    return [*large, *BOMBS.values()]


def peak(pid: int) -> int:
    """Megabytes that the process has had at most."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read where Linux tells it")
async def test_forty_people_send_what_brings_others_down(street: Street, launcher: Launcher, tmp_path: Path) -> None:
    async with street.running():
        crowd = [await tells_of_a_good_deed(street) for _ in range(CROWD)]
    before = {person.number: street.shown(person.number) for person in crowd}
    settled = await street.count(SETTLED)
    sent = list(itertools.islice(itertools.cycle(files()), CROWD * 2))
    for number, person in enumerate(crowd):
        for content in (sent[number], sent[CROWD + number]):
            street.world.sends_document(person.number, BOT, content, "anh.png")
        street.world.says(person.number, BOT, "menu")
    log = tmp_path / "log"
    pid = await launcher.start({**street.job, "log": str(log)})
    async with asyncio.timeout(DEADLINE * 5):
        while await street.count(SETTLED) < settled + 3 * CROWD:  # noqa: ASYNC110 - another process does it
            await asyncio.sleep(0.05)
    highest, lines = peak(pid), log.read_text().count("\n")
    await launcher.end(pid)

    answered = {person.number: street.shown(person.number) - before[person.number] for person in crowd}
    assert set(answered.values()) == {3}, "one answer for each message: none lost, none doubled"
    for person in crowd:
        person.sees("Trang chính")
    assert await street.count("SELECT count(*) FROM inbox WHERE problem IS NOT NULL") == 0
    assert await street.count("SELECT max(tries) FROM inbox") == 1
    assert highest < MACHINE, f"{highest} MB"
    assert lines <= LINES * len(sent), f"{lines} lines"
    print(f" {CROWD} people, {len(sent)} files: {highest} MB at most, {lines} lines of log")  # noqa: T201 - its report
