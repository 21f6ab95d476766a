"""What somebody did, on the screen that they see."""

from __future__ import annotations

from bot.channels.base import Arrival
from bot.channels.incoming import File, Presence, Tap, Text
from bot.channels.typed_text import Typed
from bot.files.file_types import VOICES
from bot.files.intake import FileKind
from domain.input.commands import read_copied, read_slash, read_word
from domain.input.events import Event, OldButton, PushChose, SentFile, SentPhoto, SentVoice, Unreadable, Wrote
from domain.outbox import buttons
from domain.ports import PDF
from handlers.core.screen import FILE
from handlers.core.turn import Turn


def read_event(turn: Turn, arrival: Arrival) -> Event:
    """Say what an update means on the screen on show."""
    match arrival.act:
        case Tap():
            return read_data(arrival.act.data, turn)
        case Text():
            return _read_text(arrival.act.typed, turn)
        case File():
            return _read_file(arrival.act, turn, arrival)
        case Presence():
            return Unreadable("presence")  # it is noted without a turn
        case _:
            return arrival.act


def read_data(data: str, turn: Turn) -> Event:
    """Read button data: of a push (`p<id>:<code>`), of this screen, or of an old one."""
    push = buttons.read(data)
    if push is not None:
        return PushChose(*push)
    return turn.screen.read_tap(data, turn.seq) if turn.screen else OldButton()


def _read_file(file: File, turn: Turn, arrival: Arrival) -> Event:
    """Say what a file is: its bytes decide, and where there are none the words of its refusal."""
    media, problem = arrival.media, arrival.problem
    if (media.media_type in VOICES) if media else (problem or "").startswith("voice"):
        return SentVoice(media, file.seconds, problem, arrival.facts)
    if (media.media_type == PDF) if media else (problem or "").startswith("file"):
        if media and file.kind == "document" and file.claimed is FileKind.PHOTO and not _awaits_file(turn):
            return SentPhoto(None, "photo_not_a_picture")
        return SentFile(media, file.name, problem, arrival.facts)
    if media is None and problem is None:
        return SentVoice(None, file.seconds) if file.kind == "voice" else Unreadable(file.kind)
    return SentPhoto(media, problem, file.album, file.caption, arrival.facts, file.unlinked)


def _awaits_file(turn: Turn) -> bool:
    return turn.screen is not None and FILE in turn.screen.accepts


def _is_free(turn: Turn) -> bool:
    """Tell whether what somebody types is no answer: nothing was asked, or so long ago that nobody remembers."""
    awaited = turn.screen is not None and turn.screen.awaits_text
    return turn.actor.person_id is not None and (turn.silent or not awaited)


def _read_text(typed: Typed, turn: Turn) -> Event:
    """Read words as a choice or a command by themselves; kept as an answer they have the addresses of their links."""
    if turn.screen is not None:
        event = turn.screen.read(typed.bare)
    else:
        event = read_slash(typed.bare) or read_word(typed.bare) or Wrote(typed.bare)
    if not isinstance(event, Wrote):
        return event
    if _is_free(turn) and (copied := read_copied(typed.bare)):
        return copied
    named = turn.screen is not None and turn.screen.awaits_name
    return Wrote(typed.bare if named else typed.text, styled=typed.styled, unlinked=typed.unlinked)
