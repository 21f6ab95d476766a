"""sendMessage, sendChatAction, and what all messages have in common."""

from __future__ import annotations

from sandbox.telegram.args import number
from sandbox.telegram.errors import bad_request
from sandbox.telegram.keyboards import Markup, reply_markup
from sandbox.telegram.people import Chat, Json
from sandbox.telegram.text import link_preview, message_text

from .call import Call, Table

ACTIONS = {
    "typing",
    "cancel",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "record_audio",
    "upload_audio",
    "upload_document",
    "choose_sticker",
    "find_location",
    "pick_up_location",
    "record_video_note",
    "upload_video_note",
}


def send_message(call: Call) -> Json:
    content = call.resolved(message_text(call.args)) | link_preview(call.args)
    markup = reply_markup(call.args)
    return deliver(call, call.open_chat(), content, markup)


def deliver(call: Call, chat: Chat, content: Json, markup: Markup, reply: Json | None = None) -> Json:
    """Put a message into the chat with what any message may have: a reply, protection, a keyboard."""
    reply = replied(call, chat) if reply is None else reply
    if reply or call.args.flag("protect_content"):
        protected = {"has_protected_content": True} if call.args.flag("protect_content") else {}
        content = {**reply, **content, **protected}
    if markup.inline is not None:
        content["reply_markup"] = markup.inline
    return call.world.send(chat, content, markup.other)


def replied(call: Call, chat: Chat) -> Json:
    """The field `reply_to_message`, if the call asks for one."""
    parameters = call.args.json("reply_parameters", "reply parameters") or {}
    if not isinstance(parameters, dict):
        raise bad_request("object expected as reply parameters")
    message_id = number(parameters.get("message_id")) or call.args.integer("reply_to_message_id")
    if not message_id:
        return {}
    stored = chat.find(message_id)
    if stored is not None:
        nested = {key: value for key, value in stored.message.items() if key != "reply_to_message"}
        return {"reply_to_message": nested}
    if parameters.get("allow_sending_without_reply") or call.args.flag("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def send_chat_action(call: Call) -> bool:
    action = call.args.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.tell(call.open_chat(), "typing", action=action)
    return True


TABLE: Table = {"sendMessage": send_message, "sendChatAction": send_chat_action}
