"""What a file may leave out or call `unknown`: asked of the models, so that schema, check and remedy say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from domain.content.spoken import is_unknown, unknown_words


def or_unknown(value: Any) -> Any:
    """A fact that the document does not give is written `unknown`, which shows that it was looked for."""
    if value is None:
        raise PydanticCustomError("empty", "a value is wanted")
    return None if is_unknown(value) else value


def optional(model: type[BaseModel]) -> set[str]:
    """Return the keys that a file may leave out."""
    return {field.alias or name for name, field in model.model_fields.items() if not field.is_required()}


def or_absent(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a value that may be absent: it may be null or `unknown` too."""
    around: dict[str, Any] = {name: value for name, value in schema.items() if name in ("default", "description")}
    inner = {name: value for name, value in schema.items() if name not in around}
    choices = inner["anyOf"] if inner.keys() == {"anyOf"} else [inner]
    kinds = [choice for choice in choices if choice != {"type": "null"}]
    return {"anyOf": [*kinds, absent_schema()], **around}


def absent_schema() -> dict[str, Any]:
    """Return the schema of what stands in the place of an absent value."""
    return {"enum": [None, *unknown_words()]}


def given(name: str, *, listed: bool = False) -> dict[str, Any]:
    """Return the condition of a schema that a part is not absent; `listed`: that it has at least one item."""
    value = {"type": "array", "minItems": 1} if listed else {"not": absent_schema()}
    return {"required": [name], "properties": {name: value}}


def answers(model: type[BaseModel], place: Sequence[str | int]) -> dict[str, bool]:
    """Say of a place without a value whether `unknown` may stand there, and whether it may be left out."""
    found = list(_fields(model, place))
    return {
        "unknown": any(_takes_unknown(field) for field in found),
        "optional": any(not field.is_required() for field in found),
    }


def _fields(model: type[BaseModel], place: Sequence[str | int]) -> Iterator[FieldInfo]:
    """Yield the fields that a place may mean; a step that names a choice between models is passed over."""
    models, found = [model], list[FieldInfo]()
    for step in place:
        here = [field for part in models for name, field in part.model_fields.items() if step in (name, field.alias)]
        if here:
            found, models = here, [part for field in here for part in _models(field.annotation)]
        elif isinstance(step, int):
            found = []  # of a list, each item is wanted
    yield from found


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _takes_unknown(field: FieldInfo) -> bool:
    return any(getattr(marker, "func", None) is or_unknown for marker in field.metadata)
