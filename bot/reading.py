"""Reading an aiogram update as what a person did."""

from __future__ import annotations

from aiogram.types import Message, Update

from bot.channels.channel import Arrival
from bot.typed import Typed, button_data, file_name, has_words, is_text, phone, typed
from domain.commands import read_slash, read_word
from domain.events import Event, OldButton, PushChose, SentFile, SentPhoto, SentVoice, SharedContact, Unreadable, Wrote
from domain.outbox import choices
from domain.ports import FILE_LOST, FILE_NO_PDF, FILE_NOT_KEPT, FILE_TOO_LARGE, PDF
from handlers.turn import Turn


def read_event(update: Update, turn: Turn, arrival: Arrival) -> Event:
    """Say what this update means on the screen that the person sees."""
    if update.callback_query is not None:
        return read_data(button_data(update.callback_query), turn)
    if update.message is not None:
        return _read_message(update.message, turn, arrival)
    if update.edited_message is not None:  # a live location moves on its own
        return Unreadable("edited" if has_words(update.edited_message) else "moved")
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
    if message.voice is not None:
        return SentVoice(arrival.media, message.voice.duration, arrival.problem)
    if message.document is not None and _is_paper(arrival):
        return SentFile(arrival.media, file_name(message.document), arrival.problem)
    if arrival.media is not None or arrival.problem is not None:
        return SentPhoto(arrival.media, arrival.problem, message.media_group_id, typed(message).text)
    if message.contact is not None and message.from_user is not None:
        return SharedContact(phone(message.contact), message.contact.user_id == message.from_user.id)
    return Unreadable(message.content_type)


def _is_paper(arrival: Arrival) -> bool:
    if arrival.media is not None:
        return arrival.media.media_type == PDF
    return arrival.problem in {FILE_LOST, FILE_NO_PDF, FILE_NOT_KEPT, FILE_TOO_LARGE}


def _read_text(told: Typed, turn: Turn) -> Event:
    """Read words as a choice or a command by themselves; kept as an answer they have the addresses of their links."""
    if turn.screen is not None:
        event = turn.screen.read(told.bare)
    else:
        event = read_slash(told.bare) or read_word(told.bare) or Wrote(told.bare)
    if not isinstance(event, Wrote):
        return event
    named = turn.screen is not None and turn.screen.awaits_name
    return Wrote(told.bare if named else told.text, styled=told.styled)
