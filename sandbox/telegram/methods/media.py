"""sendPhoto, sendDocument, sendVoice, sendVideo, sendMediaGroup."""

from __future__ import annotations

from typing import Any

from sandbox.telegram.args import Args, Upload, plain
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.files import media_type
from sandbox.telegram.keyboards import NONE, reply_markup
from sandbox.telegram.people import Json
from sandbox.telegram.photos import photo_sizes
from sandbox.telegram.text import caption

from .call import Call, Table
from .messages import deliver, replied

UPLOAD_LIMIT = 50 * 1024 * 1024  # bytes: Bot API, "Sending files"
ALBUM_LIMIT = 10
ATTACHED = "attach://"


def send_one(call: Call, kind: str) -> Json:
    """Send one file of the given kind, uploaded now or known by its file_id."""
    content = {kind: _media(call, call.args, kind, kind)} | call.resolved(caption(call.args))
    return deliver(call, call.open_chat(), content, reply_markup(call.args))


def send_media_group(call: Call) -> list[Json]:
    """Send an album: all of its messages or none. Returns the messages."""
    raw = call.args.json("media", "media")
    if raw is None:
        raise bad_request('parameter "media" is required')
    if not isinstance(raw, list | tuple):
        raise bad_request("expected an Array of InputMedia")
    if len(raw) > ALBUM_LIMIT:
        raise bad_request("too many messages to send as an album")
    if not raw:
        raise bad_request("there are no messages to send")
    contents = [_item(call, item) for item in raw]
    with_document = ["document" in content for content in contents]
    if any(with_document) and not all(with_document):
        raise bad_request("document can't be mixed with other media types")
    chat = call.open_chat()
    album, reply = {"media_group_id": call.world.next_album()} if len(contents) > 1 else {}, replied(call, chat)
    return [deliver(call, chat, album | content, NONE, reply) for content in contents]


def _item(call: Call, item: Any) -> Json:
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = plain(item.get("type") or "")
    if kind not in KINDS or kind == "voice":
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    args = Args(item, call.args.files)
    if not item.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    return {kind: _media(call, args, "media", kind)} | call.resolved(caption(args))


def _media(call: Call, args: Args, name: str, kind: str) -> Any:
    """The object of the file that the parameter `name` gives: by file_id, attach://, or as a part of that name."""
    value = args.text(name)
    attached = value.removeprefix(ATTACHED) if value.startswith(ATTACHED) else name
    if value and not value.startswith(ATTACHED):
        if value.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")  # the sandbox reaches no other host
        return call.world.files.reuse(call.bot.id, kind, value)
    upload = call.args.files.get(attached)
    if upload is None:
        raise bad_request(f"there is no {kind} in the request")
    if len(upload.content) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    if not upload.content:
        raise bad_request("file must be non-empty")
    return KINDS[kind](call, args, upload)


def _photo(call: Call, _args: Args, upload: Upload) -> list[Json]:
    return call.world.files.add_photo(call.bot.id, photo_sizes(upload.content))


def _document(call: Call, _args: Args, upload: Upload) -> Json:
    fields = {"file_name": upload.filename, "mime_type": media_type(upload.filename)}
    return call.world.files.add(call.bot.id, "document", upload.content, upload.filename, **fields)


def _voice(call: Call, args: Args, upload: Upload) -> Json:
    fields = {"duration": args.integer("duration"), "mime_type": "audio/ogg"}
    return call.world.files.add(call.bot.id, "voice", upload.content, upload.filename, **fields)


def _video(call: Call, args: Args, upload: Upload) -> Json:
    shape = {name: args.integer(name) for name in ("width", "height", "duration")}
    fields = {**shape, "file_name": upload.filename, "mime_type": media_type(upload.filename, "video/mp4")}
    return call.world.files.add(call.bot.id, "video", upload.content, upload.filename, **fields)


KINDS = {"photo": _photo, "document": _document, "voice": _voice, "video": _video}

TABLE: Table = {
    "sendPhoto": lambda call: send_one(call, "photo"),
    "sendDocument": lambda call: send_one(call, "document"),
    "sendVoice": lambda call: send_one(call, "voice"),
    "sendVideo": lambda call: send_one(call, "video"),
    "sendMediaGroup": send_media_group,
}
