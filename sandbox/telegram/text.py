"""A text or a caption that a bot sends: its markup, its limits, its entities."""

from __future__ import annotations

from typing import Any

from .args import Args, plain
from .entities import utf16_length, with_found
from .errors import bad_request
from .markup_html import MarkupError, parse_html

Json = dict[str, Any]

TEXT_LIMIT = 4096  # Bot API, sendMessage: characters after entities parsing
CAPTION_LIMIT = 1024  # Bot API, sendPhoto: characters after entities parsing


def parts(text: str) -> list[str]:
    """Cut a text as the apps do: at the last line or space of what one message holds, in its second half."""
    found = []
    while len(text) > TEXT_LIMIT:
        at = max(text.rfind("\n", TEXT_LIMIT // 2, TEXT_LIMIT), text.rfind(" ", TEXT_LIMIT // 2, TEXT_LIMIT))
        at = at if at > 0 else TEXT_LIMIT
        found.append(text[:at].strip())
        text = text[at:].strip()
    return [*found, text]


def message_text(args: Args) -> Json:
    """The fields `text` and `entities` of a message, from the parameters of the same names."""
    source = args.text("text")
    if not source:
        raise bad_request("message text is empty")
    text, entities = _formatted(source, args, "entities")
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def link_preview(args: Args) -> Json:
    """The field `link_preview_options` of a message, if the call gives one."""
    if args.values.get("link_preview_options") is None:
        return {}
    options = args.json("link_preview_options", "link preview options") or {}
    if not isinstance(options, dict):
        raise bad_request("object expected as link preview options")
    kept = {key: value for key, value in options.items() if value is not None}
    return {"link_preview_options": kept} if kept else {}


def caption(args: Args) -> Json:
    """The fields `caption` and `caption_entities` of a message; none of them if there is no caption."""
    text, entities = _formatted(args.text("caption"), args, "caption_entities")
    if len(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    fields: Json = {"caption": text} if text else {}
    if text and entities:
        fields["caption_entities"] = entities
    if text and args.flag("show_caption_above_media"):
        fields["show_caption_above_media"] = True
    return fields


def _formatted(source: str, args: Args, entities_name: str) -> tuple[str, list[Json]]:
    mode = args.text("parse_mode").lower()
    if source and mode and mode != "none":
        if mode != "html":
            raise bad_request("unsupported parse_mode")
        try:
            text, entities = parse_html(source)
        except MarkupError as error:
            raise bad_request(f"can't parse entities: {error}") from None
    else:
        text, entities = source, _given(args, entities_name)
    text, entities = _trimmed(text, entities)
    return text, with_found(text, entities)


def _given(args: Args, name: str) -> list[Json]:
    """The entities of the parameter; what is not a list counts as none."""
    raw = args.json(name, "entities")
    return [_entity(entity) for entity in raw] if isinstance(raw, list | tuple) else []


def _entity(raw: Any) -> Json:
    for name, kind in (("offset", int), ("length", int), ("type", str)):
        if not isinstance(raw, dict) or not isinstance(raw.get(name), kind):
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    return {key: value for key, value in raw.items() if value is not None} | {"type": plain(raw["type"])}


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without white space at both ends, the entities moved and cut with the text."""
    kept = text.strip()
    if kept == text or not entities:
        return kept, entities
    shift, end = utf16_length(text[: len(text) - len(text.lstrip())]), utf16_length(kept)
    moved = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        length = min(end, entity["offset"] + entity["length"] - shift) - start
        if length > 0:
            moved.append({**entity, "offset": start, "length": length})
    return kept, moved
