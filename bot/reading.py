"""Reading an aiogram update as what a person did."""

from __future__ import annotations

from aiogram.types import Message, Update

from bot.channels.channel import Arrival
from bot.file_types import VOICES
from bot.intake import Said, said_of
from domain.commands import read_slash, read_word
from domain.events import Event, OldButton, PushChose, SentFile, SentPhoto, SentVoice, SharedContact, Unreadable, Wrote
from domain.outbox import choices
from domain.ports import PDF
from domain.text import tidy, tidy_lines
from handlers.screen import FILE
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
    file = _read_file(message, turn, arrival)
    if file is not None:
        return file
    if message.contact is not None and message.from_user is not None:
        return SharedContact(message.contact.phone_number, message.contact.user_id == message.from_user.id)
    return Unreadable(message.content_type)


def _read_file(message: Message, turn: Turn, arrival: Arrival) -> SentPhoto | SentVoice | SentFile | None:
    """Say what the file of a message is: its bytes decide, and where there are none the words of its refusal."""
    media, problem = arrival.media, arrival.problem
    voice = message.voice or message.audio
    if (media.media_type in VOICES) if media else (problem or "").startswith("voice"):
        return SentVoice(media, voice.duration if voice else 0, problem, arrival.facts)
    if (media.media_type == PDF) if media else (problem or "").startswith("file"):
        if media and _said_to_be_a_picture(message) and not (turn.screen and FILE in turn.screen.accepts):
            return SentPhoto(None, "photo_not_a_picture")
        name = message.document.file_name if message.document else None
        return SentFile(media, tidy(name or "")[:LONGEST_NAME], problem, arrival.facts)
    if media is None and problem is None:
        return SentVoice(None, message.voice.duration) if message.voice else None
    caption = tidy_lines((message.caption or "")[:LONGEST])
    return SentPhoto(media, problem, message.media_group_id, caption, arrival.facts)


def _said_to_be_a_picture(message: Message) -> bool:
    document = message.document
    return document is not None and said_of(document.mime_type, document.file_name) is Said.PHOTO


def _read_text(text: str, turn: Turn) -> Event:
    if turn.screen is not None:
        return turn.screen.read(text)
    return read_slash(text) or read_word(text) or Wrote(text)
