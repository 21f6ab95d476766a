"""The calls of the account's API. Each takes the world and what was asked, and returns `data`. Raises Refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .people import Json, Message, Person, Refusal
from .world import OA, ZaloOaWorld

TEXT_LIMIT, BUTTONS, TITLE_LIMIT, PAYLOAD_LIMIT = 2000, 5, 100, 1000
PHONE_FORMS = ("+84", "84", "0")
BUTTON_TYPES = frozenset({"oa.query.show", "oa.query.hide", "oa.open.url", "oa.open.sms", "oa.open.phone"})
SIZES = {"image": 1_000_000, "gif": 5_000_000, "file": 5_000_000}  # bytes
TYPES = {
    "image": {"image/jpeg", "image/png"},
    "gif": {"image/gif"},
    "file": {
        "application/pdf",
        "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text/csv",
    },
}


def consult(world: ZaloOaWorld, asked: Json) -> Json:
    """A consultation message: free for two days after the last interaction, billed until the seventh, then refused."""
    person = _person(world, _part(asked, "recipient").get("user_id"))
    message = _part(asked, "message")
    text = message.get("text", "")
    attachment = _part(message, "attachment")
    if not isinstance(text, str) or not (text or attachment):
        raise Refusal(-201, "message is invalid")
    if _length(world, text) > TEXT_LIMIT:
        raise Refusal(-210, "text is too long")
    buttons, shown = _attachment(world, attachment)
    if person.blocks or not (person.follows or person.last):
        raise Refusal(-213, "User has not followed OA")
    since = world.now() - person.last if person.last else None
    if since is None or since > world.habits.open:
        raise Refusal(world.habits.closed_code, "User has not interacted with the OA in the past 7 days")
    if world.habits.in_window and person.taken >= world.habits.in_window:
        raise Refusal(-218, "Out of quota for this user")
    person.taken += 1
    return world.show(person, Message(world.next_id(), text, buttons, shown, billed=since > world.habits.free))


def template(world: ZaloOaWorld, asked: Json) -> Json:
    """An approved template to a user id: always billed, in no window."""
    return _template(world, _person(world, asked.get("user_id")), asked)


def template_by_phone(world: ZaloOaWorld, asked: Json) -> Json:
    phone = str(asked.get("phone", ""))
    form = next((form for form in PHONE_FORMS if phone.startswith(form)), "")
    if form not in world.habits.phone_forms or not phone.removeprefix("+").isdecimal():
        raise Refusal(-108, "Phone number is invalid")
    number = f"84{phone.removeprefix(form)}"
    person = next((member for member in world.people.values() if member.phone and member.phone == number), None)
    if person is None:
        raise Refusal(-118, "Zalo account not existed")
    sent = _template(world, person, asked)
    return {"msg_id": sent["message_id"], "sent_time": sent["sent_time"], "quota": sent["quota"]}


def _template(world: ZaloOaWorld, person: Person, asked: Json) -> Json:
    named = world.templates.get(str(asked.get("template_id")))
    if named is None:
        raise Refusal(-109, "Template is invalid")
    data = asked.get("template_data")
    if not isinstance(data, dict):
        raise Refusal(-132, "template_data is invalid")
    _check_values(world, named, data)
    words = f"[{asked['template_id']}] " + ", ".join(f"{name}: {value}" for name, value in data.items())
    left = world.count_template()
    return {**world.show(person, Message(world.next_id(), words, billed=True)), "quota": left}


def _check_values(world: ZaloOaWorld, named: Mapping[str, int], data: Json) -> None:
    """Raises Refusal for a value that is missing, too long, no text, or, where the habits mind, empty or not named."""
    if world.habits.template_extra and data.keys() - named.keys():
        raise Refusal(world.habits.template_extra, "parameter is not in the template")
    for name, most in named.items():
        value = data.get(name)
        if value is None:
            raise Refusal(-1122, f"{name} is missing")
        if not isinstance(value, str):
            raise Refusal(-132, f"{name} is invalid")
        if not value.strip() and world.habits.template_empty:
            raise Refusal(world.habits.template_empty, f"{name} is empty")
        if _length(world, value) > most:
            raise Refusal(-1121, f"{name} is too long")


def _length(world: ZaloOaWorld, text: str) -> int:
    return len(text.encode("utf-16-le")) // 2 if world.habits.counts_units else len(text)


def quota(world: ZaloOaWorld, asked: Json) -> Json:
    last = _person(world, asked.get("user_id")).last
    return {"last_interaction": str(int(last.timestamp() * 1000)) if last else ""}


def detail(world: ZaloOaWorld, asked: Json) -> Json:
    person = _person(world, asked.get("user_id"))
    day = person.last.strftime("%d/%m/%Y") if person.last else ""
    followed = {"user_is_follower": person.follows, "user_last_interaction_date": day}
    return {"user_id": person.id, "display_name": person.name, **followed}


def account(world: ZaloOaWorld, asked: Json) -> Json:  # noqa: ARG001 - all calls are made alike
    return {"oa_id": OA, "name": "OA", "is_verified": True, "package_name": "free"}


def upload(world: ZaloOaWorld, kind: str, file_name: str, content: bytes, media_type: str) -> Json:
    if media_type not in TYPES[kind]:
        raise Refusal(-201, "file type is invalid")
    if len(content) > SIZES[kind]:
        raise Refusal(-210, "file is too large")
    world.count_upload()
    name = world.next_id()
    world.keep(name, kind, file_name, content)
    return {"token" if kind == "file" else "attachment_id": name}


def _attachment(world: ZaloOaWorld, attachment: Json) -> tuple[tuple[tuple[str, str], ...], str]:
    payload = _part(attachment, "payload")
    if "buttons" in payload and world.habits.refuses_buttons:
        raise Refusal(world.habits.refuses_buttons, "attachment is not supported")
    if "buttons" in payload:
        return _buttons(payload["buttons"]), ""
    if attachment.get("type") == "file":
        return (), _uploaded(world, payload.get("token"))
    if payload.get("template_type") == "media":
        element = _first(payload.get("elements"))
        return (), str(element["url"]) if "url" in element else _uploaded(world, element.get("attachment_id"))
    if attachment:
        raise Refusal(-233, "attachment is not supported")
    return (), ""


def _buttons(raw: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(raw, list) or not raw or not all(isinstance(button, dict) for button in raw):
        raise Refusal(-201, "buttons is invalid")
    if len(raw) > BUTTONS:
        raise Refusal(-210, "too many buttons")
    found = tuple((str(button.get("title", "")), str(button.get("payload", ""))) for button in raw)
    if any(button.get("type") not in BUTTON_TYPES for button in raw) or not all(title for title, _ in found):
        raise Refusal(-201, "button is invalid")
    if any(len(title) > TITLE_LIMIT or len(payload) > PAYLOAD_LIMIT for title, payload in found):
        raise Refusal(-210, "button is too long")
    return found


def _uploaded(world: ZaloOaWorld, name: Any) -> str:
    if not isinstance(name, str) or world.uploads.get(name, world.now()) <= world.now():
        raise Refusal(-100, "attachment has expired")
    return name


def _person(world: ZaloOaWorld, name: Any) -> Person:
    person = world.people.get(name) if isinstance(name, str) else None
    if person is None:
        raise Refusal(-201, "user_id is invalid")
    return person


def _part(raw: Json, name: str) -> Json:
    found = raw.get(name)
    return found if isinstance(found, dict) else {}


def _first(raw: Any) -> Json:
    return raw[0] if isinstance(raw, list) and raw and isinstance(raw[0], dict) else {}


METHODS: dict[tuple[str, str], Callable[[ZaloOaWorld, Json], Json]] = {
    ("POST", "/v3.0/oa/message/cs"): consult,
    ("POST", "/v3.0/oa/message/template"): template,
    ("POST", "/message/template"): template_by_phone,
    ("POST", "/v3.0/oa/quota/message"): quota,
    ("GET", "/v3.0/oa/user/detail"): detail,
    ("GET", "/v2.0/oa/getoa"): account,
}
