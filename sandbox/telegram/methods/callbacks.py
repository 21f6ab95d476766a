"""answerCallbackQuery."""

from __future__ import annotations

from sandbox.telegram.errors import ApiError, bad_request

from .call import Call, Table

TEXT_LIMIT = 200  # Bot API, answerCallbackQuery


def answer_callback_query(call: Call) -> bool:
    """Answer a tap once, in time. A text is shown on the phone; without one only the button's waiting sign goes."""
    text, alert = call.args.text("text"), call.args.flag("show_alert")
    if len(text) > TEXT_LIMIT:
        raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
    query_id = call.args.text("callback_query_id")
    chat = call.world.tapped.answer(query_id, call.bot.id, call.world.clock())
    if chat is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    call.world.tell(chat, "answered", query=query_id)
    if text:
        call.world.tapped.shown.setdefault(chat.person.id, []).append({"text": text, "show_alert": alert})
        call.world.tell(chat, "toast", text=text, show_alert=alert)
    return True


TABLE: Table = {"answerCallbackQuery": answer_callback_query}
