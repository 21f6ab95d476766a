"""The official document of an announcement: the file itself, then its number, date and subject."""

from __future__ import annotations

from dataclasses import replace

from domain import announcements
from domain.errors import Problem
from domain.input.events import SentFile, SentPhoto, Unreadable
from domain.ports import FILE_NO_PDF, Attached
from handlers.core.router import Rule, chose, wrote
from handlers.core.screen import FILE, Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.announce.announce_preview import PREVIEW, held_file, preview
from handlers.officer.gate import job, keep_job, officer_router
from handlers.officer.jobs import Announce

router = officer_router("announce paper")

PAPER_FILE, PAPER = "officer/announce_file", "officer/announce_paper"
FILES = Rule((PAPER_FILE, PREVIEW), (SentFile, SentPhoto, Unreadable))


@router.on(chose("back", PAPER))
@router.on(chose("announce_paper", PREVIEW))
async def ask_file(turn: Turn) -> Screen:
    """Ask for the document as a file; a correction keeps that of the first announcement unless it gets another."""
    held = job(turn, Announce)
    file = await held_file(turn, held)
    kept = ("keep_file", "no_file") if file else ("no_file",)
    line = (Choice("paper_line"),) if file else ()
    choices = (*(Choice(code) for code in kept), *line, Choice("back"), Choice("cancel"))
    return Screen(PAPER_FILE, {"file": _facts(file)}, choices, frozenset({"choice", "photo", FILE}))


def _facts(file: Attached | None) -> dict[str, object] | None:
    return {"name": file.name, "size": file.size, "media_type": file.media_type} if file else None


@router.on(FILES)
async def take_file(turn: Turn) -> Screen:
    """Take a PDF or a photo, whatever its name says that it is."""
    held = job(turn, Announce)
    keep_job(turn, replace(held, file=await received(turn)))
    return await ask_paper(turn)


async def received(turn: Turn) -> int:
    """Note the file that was just sent; returns its key. Raises `Problem` with what was wrong with it."""
    event = turn.event
    if not isinstance(event, SentFile | SentPhoto):
        raise Problem(FILE_NO_PDF)
    if event.media is None:
        raise Problem(event.problem or FILE_NO_PDF, **event.facts)
    name = event.name if isinstance(event, SentFile) else ""
    return await announcements.attach(turn.work, turn.person_id, event.media, name)


@router.on(chose("no_file", PAPER_FILE), wrote(PAPER_FILE))
async def go_without(turn: Turn) -> Screen:
    """Carry no file. What is typed instead of one names the document."""
    held = job(turn, Announce)
    if turn.text:
        keep_job(turn, replace(held, paper=announcements.check_paper(turn.text)))
    else:
        keep_job(turn, replace(held, file=None, paper=None))
    return await preview(turn)


router.on(chose("keep_file", PAPER_FILE), chose("back", PAPER_FILE))(preview)


@router.on(chose("paper_line", PAPER_FILE))
async def ask_paper(turn: Turn) -> Screen:
    """Ask for the number, date and subject of the document, in one line."""
    context = {"old": job(turn, Announce).paper}
    return Screen(PAPER, context, (Choice("skip"), Choice("back")), frozenset({"text"}))


@router.on(wrote(PAPER), chose("skip", PAPER))
async def take_paper(turn: Turn) -> Screen:
    held = job(turn, Announce)
    keep_job(turn, replace(held, paper=announcements.check_paper(turn.text) or held.paper))
    return await preview(turn)
