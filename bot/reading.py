"""Reading an aiogram update as what a person did."""

from __future__ import annotations

from aiogram.types import Message, Update

from bot.channels.channel import Arrival
from bot.file_types import VOICES
from bot.intake import Said, said_of
from bot.typed import Typed, button_data, file_name, has_words, is_text, name_end, phone, typed
from domain.commands import read_slash, read_word
from domain.events import (
    Edited,
    Event,
    OldButton,
    PushChose,
    SentFile,
    SentPhoto,
    SentVoice,
    SharedContact,
    Unreadable,
    Wrote,
)
from domain.outbox import choices
from domain.ports import PDF
from handlers.screen import FILE
from handlers.turn import Turn


def read_event(update: Update, turn: Turn, arrival: Arrival) -> Event:
    """Say what this update means on the screen that the person sees."""
    if update.callback_query is not None:
        return read_data(button_data(update.callback_query), turn)
    if update.message is not None:
        return _read_message(update.message, turn, arrival)
    if update.edited_message is not None:  # a live location moves on its own
        return Edited(has_words(update.edited_message))
    return Unreadable("update")


def read_data(data: str, turn: Turn) -> Event:
    """Read button data: of a push (`p<id>:<code>`), of this screen, or of an old one."""
    push = choices.read(data)
    if push is not None:
        return PushChose(*push)
    return turn.screen.read_tap(data, turn.seq) if turn.screen else OldButton()


def _read_message(message: Message, turn: Turn, arrival: Arrival) -> Event:
    if is_text(message):
        return _read_text(typed(message), turn)
    file = _read_file(message, turn, arrival)
    if file is not None:
        return file
    if message.contact is not None and message.from_user is not None:
        return SharedContact(phone(message.contact), message.contact.user_id == message.from_user.id)
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
        name = file_name(message.document) if message.document else ""
        return SentFile(media, name, problem, arrival.facts)
    if media is None and problem is None:
        return SentVoice(None, message.voice.duration) if message.voice else None
    return SentPhoto(media, problem, message.media_group_id, typed(message).text, arrival.facts)


def _said_to_be_a_picture(message: Message) -> bool:
    document = message.document
    return document is not None and said_of(document.mime_type, name_end(document)) is Said.PHOTO


def _read_text(told: Typed, turn: Turn) -> Event:
    """Read words as a choice or a command by themselves; kept as an answer they have the addresses of their links."""
    if turn.screen is not None:
        event = turn.screen.read(told.bare)
    else:
        event = read_slash(told.bare) or read_word(told.bare) or Wrote(told.bare)
    if not isinstance(event, Wrote):
        return event
    named = turn.screen is not None and turn.screen.awaits_name
    return Wrote(told.bare if named else told.text, styled=told.styled, unlinked=told.unlinked)
