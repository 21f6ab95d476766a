"""editMessageText, editMessageCaption, editMessageReplyMarkup, deleteMessage, deleteMessages."""

from __future__ import annotations

from datetime import timedelta

from sandbox.telegram.args import number
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.keyboards import inline_markup
from sandbox.telegram.people import Chat, Json, Stored
from sandbox.telegram.text import caption, link_preview, message_text

from .call import Call, Table

DELETE_WITHIN = timedelta(hours=48)  # Bot API, deleteMessage
DELETE_LIMIT = 100  # Bot API, deleteMessages
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
TEXT = {"text", "entities", "link_preview_options"}
CAPTION = {"caption", "caption_entities", "show_caption_above_media"}
ALWAYS = {"reply_markup", "edit_date"}


def edit_message_text(call: Call) -> Json:
    content = call.resolved(message_text(call.args)) | link_preview(call.args) | _keyboard(call)
    found = _editable(call)
    if "text" not in found[1].message:
        raise bad_request("there is no text in the message to edit")
    return _replace(call, found, content, TEXT)


def edit_message_caption(call: Call) -> Json:
    content = call.resolved(caption(call.args)) | _keyboard(call)
    found = _editable(call)
    if not found[1].message.keys() & {"photo", "document", "voice", "video"}:
        raise bad_request("there is no caption in the message to edit")
    return _replace(call, found, content, CAPTION)


def edit_message_reply_markup(call: Call) -> Json:
    content = _keyboard(call)
    return _replace(call, _editable(call), content, set())


def _editable(call: Call) -> tuple[Chat, Stored]:
    """The bot's own message, unless it was sent with a keyboard that is not inline."""
    if not call.args.text("chat_id") and not call.args.text("message_id"):
        if call.args.text("inline_message_id"):
            raise ApiError(400, "Bad Request: MESSAGE_ID_INVALID")  # the sandbox has no inline messages
        raise bad_request("message identifier is not specified")
    chat = call.open_chat()
    stored = call.message(chat, "message to edit")
    if stored.out or stored.markup is not None:
        raise bad_request("message can't be edited")
    return chat, stored


def _replace(call: Call, found: tuple[Chat, Stored], content: Json, fields: set[str]) -> Json:
    """Put the content in the place of these fields and of the keyboard."""
    chat, stored = found
    new = {key: value for key, value in stored.message.items() if key not in fields | ALWAYS} | content
    if new == {key: value for key, value in stored.message.items() if key != "edit_date"}:
        raise bad_request(NOT_MODIFIED)
    return call.world.replace(chat, stored, new | {"edit_date": int(call.world.now().timestamp())})


def _keyboard(call: Call) -> Json:
    markup = inline_markup(call.args)
    return {} if markup is None else {"reply_markup": markup}


def delete_message(call: Call) -> bool:
    chat = call.chat()
    stored = call.message(chat, "message to delete")
    if _too_old(call, stored):
        raise bad_request("message can't be deleted for everyone")
    _delete(call, chat, stored)
    return True


def delete_messages(call: Call) -> bool:
    """Delete several; those that are not there are skipped."""
    ids = call.args.json("message_ids", "message_ids")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if not isinstance(ids, list | tuple):
        raise bad_request("expected an Array of message identifiers")
    if len(ids) > DELETE_LIMIT:
        raise bad_request("too many message identifiers specified")
    chat = call.chat()
    found = [stored for stored in map(chat.find, map(number, ids)) if stored is not None]
    if any(_too_old(call, stored) for stored in found):
        raise bad_request("message can't be deleted for everyone")
    for stored in found:
        _delete(call, chat, stored)
    return True


def _too_old(call: Call, stored: Stored) -> bool:
    return bool(call.world.now().timestamp() - stored.message["date"] > DELETE_WITHIN.total_seconds())


def _delete(call: Call, chat: Chat, stored: Stored) -> None:
    stored.deleted = True
    call.world.tell(chat, "delete", message_id=stored.message["message_id"])


TABLE: Table = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
