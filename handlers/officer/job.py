"""A task of several steps, and how it is written down: it lies as JSON in the conversation row between the steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import TypeAdapter


class Job:
    """A task of several steps."""

    NAME: ClassVar[str]

    def dump(self) -> dict[str, Any]:
        """Write it as JSON."""
        return {"job": self.NAME, **_adapter(type(self)).dump_python(self, mode="json", by_alias=True)}

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Self:
        """Read what `dump` wrote. Raises `pydantic.ValidationError` for what is no such task."""
        found: Self = _adapter(cls).validate_python(stored)
        return found


_ADAPTERS: dict[type[Job], TypeAdapter[Any]] = {}


def _adapter(kind: type[Job]) -> TypeAdapter[Any]:
    """Return the reader and writer of a task. Each is built when it is first needed, for that takes milliseconds."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]
