"""The parameters of a request, in the four ways that the Bot API takes them: query, form, JSON, multipart."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message

from .args import Upload
from .errors import bad_request

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
PART_LIMIT = 8 * 1024 * 1024  # bytes of one field that is not a file


async def parameters(content_type: str, body: bytes, query: str) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Parameters and files of a request; those of the body win over those of the query."""
    params: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True))
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json" and body:
        params |= _object(body)
    elif kind in FORMS and body:
        fields, files = await _form(content_type, body)
        return params | fields, files
    return params, {}


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(found, dict):
        raise bad_request("can't parse JSON object")
    return found


async def _form(content_type: str, body: bytes) -> tuple[dict[str, Any], dict[str, Upload]]:
    request = Request({"type": "http", "headers": [(b"content-type", content_type.encode("latin-1"))]}, _once(body))
    fields: dict[str, Any] = {}
    files: dict[str, Upload] = {}
    try:
        async with request.form(max_part_size=PART_LIMIT) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    kind = value.content_type or "application/octet-stream"
                    files[name] = Upload(value.filename or name, await value.read(), kind)
                else:
                    fields[name] = value
    except MultiPartException as error:
        raise bad_request(f"can't parse the form: {error.message}") from None
    return fields, files


def _once(body: bytes) -> Any:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
