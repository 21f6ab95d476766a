"""Reading an aiogram update as what a person did."""

from __future__ import annotations

from aiogram.types import Message, Update

from bot.channels.channel import Arrival
from domain.commands import read_slash, read_word
from domain.events import Event, OldButton, PushChose, SentFile, SentPhoto, SentVoice, SharedContact, Unreadable, Wrote
from domain.outbox import choices
from domain.ports import FILE_LOST, FILE_NO_PDF, FILE_NOT_KEPT, FILE_TOO_LARGE, PDF
from domain.text import tidy, tidy_lines
from handlers.turn import Turn

LONGEST = 10_000  # characters that are looked at: no question takes more, and nobody may hold up the others
LONGEST_NAME = 80  # characters of a file's name


def read_event(update: Update, turn: Turn, arrival: Arrival) -> Event:
    """Say what this update means on the screen that the person sees."""
    if update.callback_query is not None:
        return read_data(update.callback_query.data or "", turn)
    if update.message is not None:
        return _read_message(update.message, turn, arrival)
    edited = update.edited_message
    if edited is not None:
        return Unreadable("edited" if edited.text or edited.caption else "moved")  # a live location moves on its own
    return Unreadable("update")


def read_data(data: str, turn: Turn) -> Event:
    """Read button data: of a push (`p<id>:<code>`), of this screen, or of an old one."""
    push = choices.read(data)
    if push is not None:
        return PushChose(*push)
    return turn.screen.read_tap(data, turn.seq) if turn.screen else OldButton()


def _read_message(message: Message, turn: Turn, arrival: Arrival) -> Event:
    if message.text is not None:
        return _read_text(tidy_lines(message.text[:LONGEST]), turn)
    if message.voice is not None:
        return SentVoice(arrival.media, message.voice.duration, arrival.problem)
    if message.document is not None and _is_paper(arrival):
        return SentFile(arrival.media, tidy(message.document.file_name or "")[:LONGEST_NAME], arrival.problem)
    if arrival.media is not None or arrival.problem is not None:
        caption = tidy_lines((message.caption or "")[:LONGEST])
        return SentPhoto(arrival.media, arrival.problem, message.media_group_id, caption)
    if message.contact is not None and message.from_user is not None:
        return SharedContact(message.contact.phone_number, message.contact.user_id == message.from_user.id)
    return Unreadable(message.content_type)


def _is_paper(arrival: Arrival) -> bool:
    if arrival.media is not None:
        return arrival.media.media_type == PDF
    return arrival.problem in {FILE_LOST, FILE_NO_PDF, FILE_NOT_KEPT, FILE_TOO_LARGE}


def _read_text(text: str, turn: Turn) -> Event:
    if turn.screen is not None:
        return turn.screen.read(text)
    return read_slash(text) or read_word(text) or Wrote(text)
